//! Every act with the power going, and with the disk refusing, at every moment of it.

use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;
use std::time::{Duration, Instant};

use serde_json::json;
use smc_tests::badfiles::Dice;
use smc_tests::door::Door;

use crate::acts::{self, Act, THEN};
use crate::calls::hear_statements;
use crate::times;
use crate::told::{Reply, Told, is_sentence};
use crate::watch::{Task, Watch};

const LANES: usize = 2;

/// What is there before an act, and after it.
struct States {
    old: Told,
    new: Told,
    is_same: bool,
    /// How many acts on the disk it takes.
    acts: u64,
    /// How many statements.
    statements: u64,
}

/// How many acts on the disk are all tried; of more every second, every third …
const ALL: u64 = 120;

/// How many moments of a run of writes are tried with chance.
const MOMENTS: u64 = 24;

impl States {
    /// One of both, as far as it goes.
    fn accept(&self, told: &Told) -> Result<(), String> {
        let is_old = told.lines == self.old.lines;
        let is_new = told.lines == self.new.lines;
        let (old, new) = (&self.old.beside, &self.new.beside);
        let strange = |own: &&String| !old.contains(*own) && !new.contains(*own);
        let strange: Vec<&String> = told.beside.iter().filter(strange).collect();
        // What takes another one's place is never missing in between.
        let least = old.len().min(new.len());
        // What the new state speaks of is there before it.
        let is_short = is_new && !is_old && !told.beside.is_superset(new);
        match () {
            () if !is_old && !is_new => Err(format!(
                "neither the old state: {}; nor the new one: {}",
                told.unlike(&self.old),
                told.unlike(&self.new)
            )),
            () if !self.is_same => Ok(()),
            () if !strange.is_empty() => Err(format!("neither old nor new: {strange:?}")),
            () if told.beside.len() < least => Err(format!("missing: {:?}", told.beside)),
            () if is_short => Err(format!("new, but {}", told.unlike(&self.new))),
            () => Ok(()),
        }
    }

    /// The new state, whole.
    fn accept_new(&self, told: &Told) -> Result<(), String> {
        self.accept(told)?;
        let all = told.beside.is_superset(&self.new.beside) || !self.is_same;
        match all && told.lines == self.new.lines {
            true => Ok(()),
            false => Err(format!("not the new state: {}", told.unlike(&self.new))),
        }
    }
}

/// Does an act on a watched disk: the door afterwards, still watched, the reply, and both states.
fn run(act: &Act, task: Task) -> (Door, Watch, Reply) {
    hear_statements();
    if !act.opens {
        let door = Door::on(THEN, &act.ground);
        let (command, args) = (act.ready)(&door);
        let watch = Watch::new(&door.path(""), task);
        let reply = door.ask(command, args);
        return (door, watch, reply);
    }
    // Opening is what is done, or the first half of it.
    let mut watch = None;
    let door = Door::on_after(THEN, &act.ground, |folder| {
        watch = Some(Watch::new(folder, task));
    });
    let (command, args) = (act.ready)(&door);
    let reply = door.ask(command, args);
    (door, watch.unwrap(), reply)
}

fn states(act: &Act) -> States {
    let door = Door::on(THEN, &act.ground);
    (act.ready)(&door);
    let old = Told::by(&door).unwrap();
    drop(door);
    let (door, watch, reply) = run(act, Task::Count);
    reply.unwrap_or_else(|why| panic!("{}: {why:?}", act.name));
    let (acts, statements) = watch.ask(|disk| disk.counted());
    drop(watch);
    let new = Told::by(&door).unwrap();
    let is_same = act.is_same;
    assert!(!is_same || old != new, "{}: it does nothing", act.name);
    States {
        old,
        new,
        is_same,
        acts,
        statements,
    }
}

/// What was tried of an act.
#[derive(Debug, Default)]
struct Count {
    /// Power cuts, those alike among them.
    cuts: u64,
    /// Files left by them that differ: each was opened.
    opened: usize,
    /// Acts that the disk refused.
    refused: u64,
    /// Of them those of which the officer was told, the rest did no harm.
    told: u64,
    taken: Duration,
    faults: Vec<String>,
}

impl Count {
    fn fault(&mut self, what: &str, found: Result<(), String>) {
        if let Err(why) = found {
            self.faults.push(format!("{what}: {why:.1500}"));
        }
    }

    /// Every file that a power cut can leave in the middle of an act.
    fn cut(&mut self, act: &Act) {
        let states = states(act);
        let task = Task::Cut {
            dice: Dice(20_260_417),
            times: times(),
            every: (states.acts / MOMENTS / times()).max(1),
        };
        let (door, watch, reply) = run(act, task);
        reply.unwrap();
        watch.ask(|disk| disk.answered());
        // Closing is a part of it: the log is folded into the file, and goes.
        let door = door.reopened(THEN);
        let (images, cuts) = watch.ask(|disk| disk.images());
        drop((watch, door));
        (self.cuts, self.opened) = (cuts, images.len());
        for image in &images {
            let door = Door::on(THEN, &image.files());
            let found = Told::by(&door).and_then(|told| match image.answered {
                true => states.accept_new(&told),
                false => states.accept(&told),
            });
            let answered = if image.answered { ", acknowledged" } else { "" };
            self.fault(&format!("cut at {:?}{answered}", image.at), found);
        }
    }

    /// Refuses each act on the disk, by turns once with an error and, as a full disk does, with all that grow a file
    /// from it on; both of each where more is asked for.
    fn refuse(&mut self, act: &Act) {
        let states = states(act);
        let every = (states.acts / ALL / times()).max(1);
        for turn in 0.. {
            let (nth, on) = match times() {
                1 => (1 + turn * every, turn % 2 == 1),
                _ => (1 + turn / 2 * every, turn % 2 == 1),
            };
            let number = if on { libc::ENOSPC } else { libc::EIO };
            let (door, watch, reply) = run(act, Task::Refuse { nth, number, on });
            watch.ask(|disk| disk.relent());
            if !watch.ask(|disk| disk.was_hit()) {
                // A full disk takes what needs no room: only an error tells that there was nothing left.
                if !on || nth > states.acts {
                    return;
                }
                continue;
            }
            self.refused += 1;
            drop(watch);
            let accept = |door: &Door| {
                let told = Told::by(door)?;
                match &reply {
                    Ok(_) => states.accept_new(&told),
                    Err(_) => states.accept(&told),
                }
            };
            if let Err((_, message)) = &reply {
                assert!(is_sentence(message), "{}, {nth}: {message}", act.name);
            }
            // Where not even the old file could be opened again, that is told until the next start.
            let problem = door.call("state", json!({}))["problem"].take();
            self.told += u64::from(reply.is_err() || problem.is_string());
            match problem.as_str() {
                Some(problem) => assert!(is_sentence(problem), "{}, {nth}: {problem}", act.name),
                None => self.fault(&format!("{number} at {nth}, {reply:.500?}"), accept(&door)),
            }
            let door = door.reopened(THEN);
            self.fault(&format!("refused {number} at {nth}, later"), accept(&door));
        }
    }
}

/// Every act by itself, on two lanes.
fn each(acts: &[Act], run: impl Fn(&Act, &mut Count) + Sync) -> Vec<Count> {
    let next = AtomicUsize::new(0);
    let counted = Mutex::new(Vec::new());
    thread::scope(|scope| {
        for _ in 0..LANES {
            scope.spawn(|| {
                while let Some(act) = acts.get(next.fetch_add(1, Ordering::Relaxed)) {
                    let (started, mut count) = (Instant::now(), Count::default());
                    run(act, &mut count);
                    count.taken = started.elapsed();
                    println!("{}: {count:#.1?}", act.name);
                    counted.lock().unwrap().push(count);
                }
            });
        }
    });
    let counted = counted.into_inner().unwrap();
    let faults: usize = counted.iter().map(|own| own.faults.len()).sum();
    assert_eq!(faults, 0, "they stand above");
    counted
}

#[test]
fn a_power_cut_leaves_the_old_state_or_the_new_and_all_that_was_acknowledged() {
    let counted = each(&acts::all(), |act, count| count.cut(act));
    let opened: usize = counted.iter().map(|own| own.opened).sum();
    println!("{opened} files opened after a power cut");
    assert!(opened >= 500, "{opened}");
}

#[test]
fn a_disk_that_refuses_or_is_full_is_told_and_leaves_the_old_state_or_the_new() {
    let counted = each(&acts::all(), |act, count| count.refuse(act));
    let refused: u64 = counted.iter().map(|own| own.refused).sum();
    println!("{refused} acts refused");
    assert!(refused >= 500, "{refused}");
}

#[test]
fn a_migration_stopped_at_any_statement_is_told_and_done_by_the_next_opening() {
    for act in acts::migrations() {
        let states = states(&act);
        let every = (states.statements / ALL / times()).max(1);
        for nth in (1..).step_by(usize::try_from(every).unwrap()) {
            let (door, watch, reply) = run(&act, Task::Stop(nth));
            watch.ask(|disk| disk.relent());
            let hit = watch.ask(|disk| disk.was_hit());
            drop(watch);
            if let Some(problem) = reply.unwrap()["problem"].as_str() {
                assert!(is_sentence(problem), "{nth}: {problem}");
            }
            let door = door.reopened(THEN);
            let told = Told::by(&door).and_then(|told| states.accept_new(&told));
            assert_eq!(told, Ok(()), "stopped at statement {nth}");
            if !hit {
                println!("{}: {} statements", act.name, states.statements);
                break;
            }
        }
    }
}
