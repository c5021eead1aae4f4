//! A damaged file that was put aside with its log, and comes back: both, or what is there now.

use serde_json::json;
use smc_tests::badfiles::Dice;
use smc_tests::door::Door;

use crate::acts::{Files, THEN, after, edit, restore, ward};
use crate::watch::{Task, Watch};

const DATA: &str = "phuong.db";
const LOG: &str = "phuong.db-wal";

fn bytes<'a>(files: &'a Files, name: &str) -> Option<&'a [u8]> {
    let (_, bytes) = files.iter().find(|(own, _)| own == name)?;
    Some(bytes)
}

/// A file with a damaged page, and the log of its last change.
fn damaged() -> Files {
    let mut files = after(&ward(), |door| {
        door.call("backup_make", json!({}));
    });
    let door = Door::on(THEN, &files);
    let (command, args) = edit(&door);
    door.call(command, args);
    let read = |name: &str| std::fs::read(door.path(name)).unwrap();
    let (mut data, log) = (read(DATA), read(LOG));
    let middle = data.len() / 2;
    data[middle..middle + 2048].fill(0xa5);
    files.retain(|(name, _)| name != DATA && name != LOG);
    files.extend([(DATA.to_owned(), data), (LOG.to_owned(), log)]);
    files
}

/// What is in every cell of a form; none where the file is refused.
fn shown(door: &Door) -> Option<String> {
    let args = json!({"form": "II.06a", "cycle": "2026-04"});
    let sheet = door.ask("sheet", args).ok()?;
    // Whoever wants to copy waits until all was looked at.
    door.ask("backup_make", json!({})).ok()?;
    Some(sheet["body"]["lines"].to_string())
}

#[test]
fn a_damaged_file_comes_back_with_its_log_or_not_at_all() {
    let damaged = damaged();
    assert_eq!(shown(&Door::on(THEN, &damaged)), None);
    let ground = after(&damaged, |door| {
        let (command, args) = restore(door);
        door.call(command, args);
    });
    let door = Door::on(THEN, &ground);
    let now = shown(&door).unwrap();
    let task = Task::Cut {
        dice: Dice(7),
        times: 1,
        every: 8,
    };
    let watch = Watch::new(&door.path(""), task);
    door.call("restore_undo", json!({}));
    watch.ask(|disk| disk.answered());
    let (images, _) = watch.ask(|disk| disk.images());
    drop((watch, door));
    let mut back = 0;
    for image in &images {
        let files = image.files();
        match shown(&Door::on(THEN, &files)) {
            Some(shown) => {
                assert_eq!(shown, now, "{:?}", image.at);
                assert!(!image.answered, "{:?}", image.at);
            }
            None => {
                back += 1;
                for name in [DATA, LOG] {
                    assert!(
                        bytes(&files, name) == bytes(&damaged, name),
                        "{name} {:?}",
                        image.at
                    );
                }
            }
        }
    }
    assert!(
        back > 0 && back < images.len(),
        "{back} of {}",
        images.len()
    );
}
