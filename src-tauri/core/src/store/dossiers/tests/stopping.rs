//! Long acts that are stopped: afterwards everything is as it was.

use super::{answers, at, list, said, take};
use crate::dossier::{Facts, Said, Status};
use crate::error::{Error, Result};
use crate::store::dossiers::{Dossiers, Going, to_the_end};
use crate::store::tests::{Folder, now};

/// Dossiers, every second of which ended on the third.
fn dossiers(from: usize, count: usize) -> Vec<Said> {
    let ended = |at_all: bool| Facts {
        finished: at_all.then(|| at("03")),
        status: Some(if at_all {
            Status::Done
        } else {
            Status::Processing
        }),
        ..Facts::default()
    };
    let all = from..from + count;
    all.map(|number| said(&format!("H{number:05}"), ended(number % 2 == 0)))
        .collect()
}

/// Stops an act at its beginning, in its middle and near its end; then it may go on to its end.
#[track_caller]
fn stops<T>(
    dossiers: &mut Dossiers,
    steps: usize,
    act: impl Fn(&mut Dossiers, Going<'_>) -> Result<T>,
) {
    let before = answers(dossiers);
    for stop in [0, 500, steps - 1] {
        let going = |done: usize, all: usize| {
            assert_eq!(all, steps);
            done + 500 <= stop
        };
        let refused = act(dossiers, &going).err();
        assert!(matches!(refused, Some(Error::Cancelled)), "{refused:?}");
        assert_eq!(answers(dossiers), before, "stopped after {stop}");
        dossiers.verify().unwrap();
    }
    act(dossiers, &to_the_end).unwrap();
}

#[test]
fn a_list_that_is_stopped_while_it_is_written_has_left_nothing() {
    let folder = Folder::new("dossiers-stopped");
    let mut file = Dossiers::create(&folder.file(), now()).unwrap();
    take(&mut file, &list("a", "05"), &dossiers(0, 800));
    let new = list("b", "06");
    stops(&mut file, 1_200, |file, going| {
        let mut taking = file.begin()?;
        let id = taking.intake(&new)?;
        for (line, said) in (1..).zip(&dossiers(400, 1_200)) {
            taking.say(id, line, said)?;
        }
        taking.finish(going)
    });
    assert_eq!(file.known(None).unwrap().dossiers.len(), 1_600);
}

#[test]
fn a_list_that_is_not_taken_back_to_the_end_stays_whole() {
    let folder = Folder::new("dossiers-not-taken-back");
    let mut file = Dossiers::create(&folder.file(), now()).unwrap();
    take(&mut file, &list("a", "05"), &dossiers(0, 800));
    let before = answers(&file);
    let id = take(&mut file, &list("b", "06"), &dossiers(400, 1_200));
    stops(&mut file, 1_200, |file, going| file.take_back(id, going));
    assert_eq!(answers(&file), before);
}

#[test]
fn clearing_that_is_stopped_has_cleared_nothing() {
    let folder = Folder::new("dossiers-not-cleared");
    let mut file = Dossiers::create(&folder.file(), now()).unwrap();
    take(&mut file, &list("a", "05"), &dossiers(0, 2_400));
    let day = at("04").date();
    stops(&mut file, 1_200, |file, going| {
        file.clear_before(day, going)
    });
    assert_eq!(file.known(None).unwrap().dossiers.len(), 1_200);
}

#[test]
fn looking_for_conflicts_stops_and_nothing_half_found_is_kept() {
    let folder = Folder::new("dossiers-looked-through");
    let mut file = Dossiers::create(&folder.file(), now()).unwrap();
    take(&mut file, &list("a", "05"), &dossiers(0, 1_200));
    // One number further each is the other status.
    let mut changed = dossiers(1, 1_200);
    changed
        .iter_mut()
        .zip(dossiers(0, 1_200))
        .for_each(|(own, other)| own.code = other.code);
    take(&mut file, &list("b", "06"), &changed);
    stops(&mut file, 1_200, |file, going| file.all_conflicts(going));
    let all = file.conflicts(None, None).unwrap();
    assert!(all.len() >= 600, "{}", all.len());
    assert_eq!(*file.all_conflicts(&to_the_end).unwrap(), all);
}
