//! Copies of the dossiers, and of the data file in the same folder.

use chrono::{NaiveDateTime, TimeDelta};

use super::{at, ids, list, said, take};
use crate::dossier::Facts;
use crate::store::Store;
use crate::store::backup::{self, Reason};
use crate::store::dossiers::{Dossiers, beside, ready};
use crate::store::tests::{Folder, now, start_a_cycle};

fn names(file: &std::path::Path) -> Vec<String> {
    let copies = backup::list(file).unwrap().into_iter();
    copies.map(|copy| copy.name).collect()
}

fn later(days: i64) -> NaiveDateTime {
    now() + TimeDelta::days(days)
}

fn take_at(dossiers: &mut Dossiers, sum: &str, taken: NaiveDateTime) {
    let mut new = list(sum, "15");
    new.taken = taken;
    take(dossiers, &new, &[said(sum, Facts::default())]);
}

#[test]
fn before_each_intake_one_is_made_and_three_are_kept() {
    let folder = Folder::new("dossiers-copies");
    let file = beside(&folder.file());
    let mut dossiers = Dossiers::create(&file, now()).unwrap();
    // There is nothing worth a copy yet.
    take_at(&mut dossiers, "A", now());
    assert!(names(&file).is_empty());
    for day in 1..=5 {
        take_at(&mut dossiers, &format!("B{day}"), later(day));
    }
    assert_eq!(
        names(&file),
        [
            "sổ-ho-so_2026-11-21_080105_truoc-khi-nhap-tep.db",
            "sổ-ho-so_2026-11-20_080105_truoc-khi-nhap-tep.db",
            "sổ-ho-so_2026-11-19_080105_truoc-khi-nhap-tep.db"
        ]
    );
}

#[test]
fn nothing_new_needs_no_copy() {
    let folder = Folder::new("dossiers-unchanged");
    let file = beside(&folder.file());
    let mut dossiers = Dossiers::create(&file, now()).unwrap();
    let copy = |dossiers: &Dossiers| dossiers.copy(now(), Reason::ByHand).unwrap().is_some();
    assert!(!copy(&dossiers));
    take_at(&mut dossiers, "A", now());
    assert!(copy(&dossiers));
    assert!(!copy(&dossiers));
    dossiers.copy_weekly(later(30));
    drop(dossiers);
    let mut dossiers = Dossiers::create(&file, now()).unwrap();
    assert!(!copy(&dossiers));
    // The copy before this intake would hold what the newest holds.
    take_at(&mut dossiers, "B", later(1));
    assert_eq!(names(&file).len(), 1);
    assert!(copy(&dossiers));
}

#[test]
fn each_week_with_changes_has_one() {
    let folder = Folder::new("dossiers-weekly");
    let file = beside(&folder.file());
    // A Monday.
    for day in 0..15 {
        let mut dossiers = Dossiers::create(&file, now()).unwrap();
        if day == 0 || day == 6 {
            take_at(&mut dossiers, &format!("A{day}"), later(day));
        }
        for _ in 0..2 {
            dossiers.copy_weekly(later(day) + TimeDelta::seconds(1));
        }
        assert!(dossiers.copy_trouble().is_none());
    }
    assert_eq!(
        names(&file),
        [
            "sổ-ho-so_2026-11-23_080106_hang-tuan.db",
            "sổ-ho-so_2026-11-16_080106_hang-tuan.db"
        ]
    );
}

#[test]
fn the_copies_of_two_files_are_never_mixed_up() {
    let folder = Folder::new("dossiers-mixed");
    let (data, file) = (folder.file(), beside(&folder.file()));
    let mut store = Store::open(&data, now()).unwrap();
    start_a_cycle(&mut store);
    let mut dossiers = Dossiers::create(&file, now()).unwrap();
    take_at(&mut dossiers, "A", now());
    let old = dossiers.copy(later(-600), Reason::ByHand).unwrap().unwrap();
    let of_data: Vec<_> = (0..5)
        .map(|day| store.copy(later(-day), Reason::ByHand).unwrap().name)
        .collect();
    assert_eq!(names(&data), of_data[..]);
    assert_eq!(names(&file), [old.name.as_str()]);
    // More of the dossiers' than are kept: the data file's stay, and the other way round.
    for day in 1..=5 {
        take_at(&mut dossiers, &format!("B{day}"), later(day));
    }
    assert_eq!(names(&file).len(), 3);
    assert_eq!(names(&data).len(), 5);
    let kept = names(&file);
    let earlier = later(5) - TimeDelta::hours(1);
    for at in [earlier, later(5), later(9)] {
        store.copy(at, Reason::ByHand).unwrap();
    }
    assert_eq!(names(&file), kept);
    // The earlier one of a day went.
    assert_eq!(names(&data).len(), 7);
    backup::forget(&data);
    assert_eq!(names(&file), kept);
    // Neither takes the other's place.
    let copy = store.copy(later(501), Reason::ByHand).unwrap();
    let renamed = copy
        .path
        .with_file_name("sổ-ho-so_2026-11-01_080105_tu-sao-luu.db");
    std::fs::rename(&copy.path, &renamed).unwrap();
    let refused = ready(&file, "sổ-ho-so_2026-11-01_080105_tu-sao-luu.db");
    let refused = refused.err().unwrap().to_string();
    assert!(refused.contains("không phải tệp hồ sơ"), "{refused}");
    assert!(ready(&file, "khác.db").is_err());
}

#[test]
fn a_copy_takes_the_files_place() {
    let folder = Folder::new("dossiers-restore");
    let file = beside(&folder.file());
    let mut dossiers = Dossiers::create(&file, now()).unwrap();
    take_at(&mut dossiers, "A", now());
    let before = (dossiers.changes(), ids(&dossiers));
    let copy = dossiers.copy(now(), Reason::ByHand).unwrap().unwrap();
    take_at(&mut dossiers, "B", at("21 08:00"));
    assert_ne!(dossiers.changes(), before.0);
    dossiers.alone(now()).unwrap();
    drop(dossiers);
    ready(&file, &copy.name).unwrap().replace(now()).unwrap();
    let dossiers = Dossiers::create(&file, now()).unwrap();
    assert_eq!((dossiers.changes(), ids(&dossiers)), before);
}
