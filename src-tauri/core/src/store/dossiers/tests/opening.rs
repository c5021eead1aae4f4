//! Making, opening and refusing the file.

use std::fs;
use std::path::Path;

use super::{list, said, take};
use crate::dossier::Facts;
use crate::store::dossiers::{Dossiers, beside};
use crate::store::tests::{Folder, now};
use crate::store::{Store, backup};

#[test]
fn it_lies_beside_the_data_file() {
    let of = |file: &str| beside(&Path::new("sổ").join(file));
    assert_eq!(
        of("so-mot-cua.db"),
        Path::new("sổ").join("so-mot-cua-ho-so.db")
    );
    assert_eq!(of("a.b.sqlite"), Path::new("sổ").join("a.b-ho-so.sqlite"));
}

#[test]
fn looking_for_it_makes_nothing_and_making_it_is_safe() {
    let folder = Folder::new("dossiers-new");
    let file = beside(&folder.file());
    assert!(Dossiers::open(&file, now()).unwrap().is_none());
    assert_eq!(fs::read_dir(&folder.0).unwrap().count(), 0);
    let dossiers = Dossiers::create(&file, now()).unwrap();
    assert_eq!(dossiers.path(), file);
    let asked = |pragma: &str| -> String {
        let value = |row: &rusqlite::Row| row.get::<_, rusqlite::types::Value>(0);
        let found = dossiers.db().pragma_query_value(None, pragma, value);
        format!("{:?}", found.unwrap())
    };
    assert_eq!(asked("journal_mode"), "Text(\"wal\")");
    assert_eq!(asked("synchronous"), "Integer(2)");
    assert_eq!(asked("user_version"), "Integer(1)");
    let loose =
        "SELECT count(*) FROM pragma_table_list WHERE NOT strict AND name NOT LIKE 'sqlite_%'";
    let loose: i64 = dossiers
        .db()
        .query_row(loose, [], |row| row.get(0))
        .unwrap();
    assert_eq!(loose, 0, "every table is STRICT");
    dossiers.verify().unwrap();
    drop(dossiers);
    let mut dossiers = Dossiers::open(&file, now()).unwrap().unwrap();
    take(
        &mut dossiers,
        &list("a", "15"),
        &[said("H1", Facts::default())],
    );
    drop(dossiers);
    let dossiers = Dossiers::open(&file, now()).unwrap().unwrap();
    assert_eq!(dossiers.known(None).unwrap().dossiers.len(), 1);
}

#[track_caller]
fn refuses(file: &Path, told: &[&str]) {
    let before = fs::read(file).unwrap_or_default();
    for open in [
        Dossiers::open(file, now()).map(|_| ()),
        Dossiers::create(file, now()).map(|_| ()),
    ] {
        let refused = open.unwrap_err().to_string();
        for told in told {
            assert!(refused.contains(told), "{told}: {refused}");
        }
    }
    assert!(
        fs::read(file).unwrap_or_default() == before,
        "the file was changed"
    );
}

#[test]
fn what_is_no_file_of_dossiers_is_refused_and_kept() {
    let folder = Folder::new("dossiers-foreign");
    let data = folder.file();
    drop(Store::open(&data, now()).unwrap());
    refuses(
        &data,
        &[
            "Không dùng được tệp hồ sơ",
            "chương trình khác",
            "giữ nguyên",
        ],
    );
    let file = folder.0.join("chữ.db");
    fs::write(&file, "đây không phải tệp hồ sơ".repeat(100)).unwrap();
    refuses(&file, &["tệp hồ sơ", "bị hỏng", "giữ nguyên"]);
    // And the other way round.
    let file = beside(&data);
    drop(Dossiers::create(&file, now()).unwrap());
    let refused = Store::open(&file, now()).err().unwrap().to_string();
    assert!(refused.contains("Không dùng được tệp dữ liệu"), "{refused}");
}

#[test]
fn a_newer_file_is_refused_and_kept() {
    let folder = Folder::new("dossiers-newer");
    let file = beside(&folder.file());
    let dossiers = Dossiers::create(&file, now()).unwrap();
    dossiers
        .db()
        .pragma_update(None, "user_version", 99)
        .unwrap();
    drop(dossiers);
    refuses(&file, &["phiên bản mới hơn"]);
}

#[test]
fn a_damaged_file_names_its_own_copy_and_says_that_no_figure_is_lost() {
    let folder = Folder::new("dossiers-damaged");
    let file = beside(&folder.file());
    let mut dossiers = Dossiers::create(&file, now()).unwrap();
    let many: Vec<_> = (0..2000)
        .map(|number| said(&format!("H57-{number}"), Facts::default()))
        .collect();
    take(&mut dossiers, &list("a", "15"), &many);
    let copy = dossiers
        .copy(now(), backup::Reason::ByHand)
        .unwrap()
        .unwrap();
    dossiers.verify().unwrap();
    drop(dossiers);
    drop(Dossiers::open(&file, now()).unwrap());
    let whole = fs::read(&file).unwrap();
    fs::write(&file, &whole[..whole.len() / 2]).unwrap();
    let told = [
        "tệp hồ sơ",
        "bị hỏng",
        &copy.name,
        "nhập lại các danh sách",
        "Số liệu của biểu không nằm",
    ];
    refuses(&file, &told);
}

#[test]
fn a_log_without_its_file_is_told() {
    let folder = Folder::new("dossiers-log");
    let file = beside(&folder.file());
    fs::write(backup::log_of(&file), "x").unwrap();
    refuses(&file, &["phần ghi dở"]);
}
