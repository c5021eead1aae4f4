//! Kills in the middle of taking lists in, taking one back and clearing: afterwards all of it has happened, or nothing, and
//! doing it again works.

#![expect(
    clippy::unwrap_used,
    reason = "a test says with it that it expects success"
)]

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::time::{Duration, Instant};

use serde_json::Value;
use smc_tests::folder::Folder;
use smc_tests::programs;

/// Fewer on Windows, where a process is ended as suddenly but, under wine, takes half a second to start.
const KILLS: u32 = if cfg!(windows) { 8 } else { 16 };

/// How many rows each list has.
const ROWS: u64 = 3_000;

/// A list of which half the dossiers are those of every other list, too.
fn list(number: u32) -> String {
    let mut text =
        String::from("STT;Mã hồ sơ;Tên thủ tục hành chính;Ngày nhận;Ngày hẹn trả;Trạng thái\n");
    for row in 1..=ROWS {
        let own = if row % 2 == 0 { 0 } else { number };
        let day = row % 28 + 1;
        writeln!(
            text,
            "{row};H57.132-{own:04}-{row:06};Thủ tục thử số {};{day:02}/10/2026 08:00:{:02};{day:02}/11/2026;Đang xử lý",
            row % 90,
            number % 60,
        )
        .unwrap();
    }
    text
}

fn smc(data: &Path, args: &[&str]) -> Command {
    let mut command = Command::new(programs::smc());
    command.args(args).arg("--data").arg(data);
    command
}

/// What it says as JSON.
#[track_caller]
fn asked(data: &Path, args: &[&str]) -> Value {
    let Output { stdout, stderr, .. } = smc(data, args).arg("--json").output().unwrap();
    let told = String::from_utf8_lossy(&stderr);
    serde_json::from_slice(&stdout).unwrap_or_else(|error| panic!("{args:?}: {error}: {told}"))
}

fn import(data: &Path, path: &Path) -> Command {
    let as_of = "2026-11-15T08:12:00";
    let mut command = smc(data, &["lists-import", "--source", "1", "--as-of", as_of]);
    command.arg("--apply").arg(path);
    command.stdout(Stdio::null()).stderr(Stdio::null());
    command
}

/// Takes a list in, killed by nobody; in how many microseconds.
#[track_caller]
fn taken_in(data: &Path, path: &Path) -> u64 {
    let started = Instant::now();
    assert!(
        import(data, path).status().unwrap().success(),
        "{}",
        path.display()
    );
    u64::try_from(started.elapsed().as_micros()).unwrap()
}

/// The names of the lists that are there; each has all its rows, and the file is sound.
#[track_caller]
fn whole(data: &Path, number: u32) -> Vec<String> {
    let intakes = asked(data, &["intakes"]);
    let all = intakes["intakes"].as_array().unwrap();
    for own in all {
        assert_eq!(own["rows"], ROWS, "after kill {number}: {own}");
        assert_eq!(own["dossiers"], ROWS, "after kill {number}: {own}");
    }
    // The halves that are each list's own, and the one that all share.
    let lists = all.len() as u64;
    let dossiers = if lists == 0 {
        0
    } else {
        (lists + 1) * ROWS / 2
    };
    assert_eq!(intakes["dossiers"], dossiers, "after kill {number}");
    let names = all
        .iter()
        .map(|own| own["file"].as_str().unwrap().to_owned());
    names.collect()
}

/// How long a file is; one that is not there has no length.
fn length(path: &Path) -> u64 {
    std::fs::metadata(path).map_or(0, |found| found.len())
}

/// A number below `below`, the same in every run of the test.
fn random(chance: &mut u64, below: u64) -> u64 {
    *chance = chance
        .wrapping_mul(6_364_136_223_846_793_005)
        .wrapping_add(1_442_695_040_888_963_407);
    (*chance >> 33) % below
}

/// Starts a program and kills it after some microseconds; with a log, after so many since the log has grown.
fn killed(mut command: Command, log: Option<&Path>, after: u64) {
    let begun = log.map(length);
    let mut child = command.spawn().unwrap();
    // Waiting for nothing that another could do meanwhile, so there is nothing to sleep for.
    let mut started = Instant::now();
    if let (Some(log), Some(begun)) = (log, begun) {
        while length(log) == begun && child.try_wait().unwrap().is_none() {
            std::hint::spin_loop();
        }
        started = Instant::now();
    }
    let moment = Duration::from_micros(after);
    while started.elapsed() < moment {
        std::hint::spin_loop();
    }
    child.kill().unwrap();
    child.wait().unwrap();
}

/// A list of which every second dossier has ended.
fn ended(number: u32) -> String {
    let mut text = String::from(
        "STT;Mã hồ sơ;Tên thủ tục hành chính;Ngày nhận;Ngày hẹn trả;Ngày kết thúc xử lý;Trạng thái\n",
    );
    for row in 1..=ROWS {
        let day = row % 28 + 1;
        let (done, status) = match row % 2 {
            0 => (format!("{day:02}/10/2026 15:00:00"), "Đã trả kết quả"),
            _ => (String::new(), "Đang xử lý"),
        };
        writeln!(
            text,
            "{row};H57.132-0000-{row:06};Thủ tục thử số {};{day:02}/10/2026 08:00:{:02};{day:02}/11/2026;{done};{status}",
            row % 90,
            number % 60,
        )
        .unwrap();
    }
    text
}

#[test]
fn a_list_is_taken_back_and_dossiers_are_cleared_whole_or_not_at_all() {
    let folder = Folder::new();
    let (kept, data) = (folder.join("giữ.db"), folder.join("sổ.db"));
    let log = folder.join("sổ-ho-so.db-wal");
    for number in 1..=2 {
        let path = folder.join(format!("danh sách {number}.csv"));
        std::fs::write(&path, ended(number)).unwrap();
        taken_in(&kept, &path);
    }
    let anew = || {
        for ending in ["", "-ho-so"] {
            let named = |name: &str| folder.join(format!("{name}{ending}.db"));
            std::fs::copy(named("giữ"), named("sổ")).unwrap();
            for more in ["-wal", "-shm"] {
                let left = folder.join(format!("sổ{ending}.db{more}"));
                assert!(!left.exists() || std::fs::remove_file(left).is_ok());
            }
        }
    };
    let told = || [asked(&data, &["intakes"]), asked(&data, &["dossiers"])];
    anew();
    let before = told();
    let list = before[0]["intakes"][0]["id"].to_string();
    let mut chance = 11;
    for act in [["intake-undo", &list], ["clear-before", "2026-10-20"]] {
        let command = || {
            let mut command = smc(&data, &act);
            command.stdout(Stdio::null()).stderr(Stdio::null());
            command
        };
        // The shortest of some: a machine that was busy once would make every kill come too late.
        let took = |_| {
            anew();
            let started = Instant::now();
            assert!(command().status().unwrap().success(), "{act:?}");
            u64::try_from(started.elapsed().as_micros()).unwrap()
        };
        let usual = (0..3).map(took).min().unwrap();
        let after = told();
        assert_ne!(before, after, "{act:?}");
        let mut done = 0;
        for number in 0..KILLS / 2 {
            anew();
            let is_written = number % 2 == 0;
            let within = if is_written { usual / 12 } else { usual };
            killed(
                command(),
                is_written.then_some(&*log),
                random(&mut chance, within),
            );
            let now = told();
            assert!(
                now == before || now == after,
                "{act:?} after kill {number}: {now:?}"
            );
            done += u32::from(now == after);
            if now == before {
                assert!(command().status().unwrap().success(), "{act:?}");
                assert_eq!(told(), after, "{act:?} again after kill {number}");
            }
        }
        println!(
            "{act:?}: {} kills, {done} of them after it was done",
            KILLS / 2
        );
        // Kills that always come too late show nothing.
        assert!(done < KILLS / 2, "no kill came in time: {act:?}");
    }
}

#[test]
fn a_list_is_there_whole_or_not_at_all() {
    let folder = Folder::new();
    let data = folder.join("sổ.db");
    let log = folder.join("sổ-ho-so.db-wal");
    let put = |number: u32| -> PathBuf {
        let path = folder.join(format!("danh sách {number}.csv"));
        std::fs::write(&path, list(number)).unwrap();
        path
    };
    let mut usual = taken_in(&data, &put(1));
    let (mut chance, mut there) = (7, 0);
    for number in 2..KILLS + 2 {
        let path = put(number);
        // By turns an odd moment within what is usual, and one while the file itself is written.
        let is_written = number % 2 == 0;
        let within = if is_written { usual / 12 } else { usual };
        killed(
            import(&data, &path),
            is_written.then_some(&*log),
            random(&mut chance, within),
        );
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        let is_there = whole(&data, number).contains(&name);
        there += u32::from(is_there);
        let again = taken_in(&data, &path);
        // What was there already is only read.
        usual = if is_there { usual } else { again };
        assert_eq!(whole(&data, number).len(), number as usize);
    }
    println!("{KILLS} kills, {there} of them after the list was there");
    // Kills that always come too late show nothing.
    assert!(there < KILLS, "no kill came in time");
}
