//! Pipes, devices, folders and links in the place of files: none is waited for or read without end, and through a link
//! no other file is overwritten.

use std::fs;
use std::os::unix::fs::symlink;
use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::{Value, json};
use smc_tests::called::Called;
use smc_tests::folder::Folder;
use smc_tests::programs;

const PIPE: &str = "là ống dẫn hoặc thiết bị, không phải tệp thường";
const FOLDER: &str = "là thư mục, không phải tệp";
const NOWHERE: &str = "là liên kết tới một tệp không còn ở đó";

/// `smc` that is ended, and so fails the test, where it waits for something that never comes.
fn start(data: &Path) -> Called {
    let mut smc = Command::new("timeout");
    smc.arg("120").arg(programs::smc());
    Called::start(&mut smc, data)
}

fn ask(smc: &mut Called, command: &str, args: Value) -> Value {
    smc.call(&json!({"cmd": command, "args": args}))
}

#[track_caller]
fn ok(smc: &mut Called, command: &str, args: Value) -> Value {
    let mut reply = ask(smc, command, args);
    assert!(reply.get("ok").is_some(), "{command}: {reply}");
    reply["ok"].take()
}

fn pipe(path: &Path) {
    let made = Command::new("mkfifo").arg(path).status().unwrap();
    assert!(made.success());
}

/// What is no file, under names with an ending, and what is said of each.
fn strange(folder: &Path, ending: &str) -> Vec<(PathBuf, &'static str)> {
    let named = |name: &str| folder.join(format!("{name}.{ending}"));
    let all = [
        (named("ống"), PIPE),
        (named("thiết bị"), PIPE),
        (named("thư mục"), FOLDER),
        (named("cụt"), NOWHERE),
        (named("vòng"), NOWHERE),
    ];
    pipe(&all[0].0);
    symlink("/dev/zero", &all[1].0).unwrap();
    fs::create_dir(&all[2].0).unwrap();
    symlink(folder.join("không có"), &all[3].0).unwrap();
    symlink(&all[4].0, &all[4].0).unwrap();
    all.to_vec()
}

/// Each reader of foreign files with what it refuses; none when it reads.
fn refusals(smc: &mut Called, path: &Path) -> Vec<(&'static str, Option<String>)> {
    let plan = json!({"source": {"from": "file", "path": path}, "year": 2026, "mends": []});
    let summary = json!({"path": path, "cycle": "2026-11", "form": "II.06a", "choices": []});
    let compared = json!({"path": path, "cycle": "2026-11", "form": "II.06a"});
    let list = json!({"files": [{"path": path, "as_of": "2026-11-15T08:12:00"}]});
    let catalogue = json!({"path": path, "choices": {}});
    let all = [
        ("plan_read", plan),
        ("summary_read", summary),
        ("form_compare", compared),
        ("lists_read", list),
        ("procedures_read", catalogue),
    ];
    let said = all.into_iter().map(|(command, args)| {
        let reply = ask(smc, command, args);
        let of_list = &reply["ok"]["lists"][0]["refusal"];
        let said = reply["error"]["message"].as_str().or(of_list.as_str());
        (command, said.map(str::to_owned))
    });
    said.collect()
}

#[test]
fn what_is_no_file_is_refused_by_every_reader() {
    let folder = Folder::new();
    let mut smc = start(&folder.join("sổ.db"));
    ok(&mut smc, "cycle_start", json!({"cycle": "2026-11"}));
    for (path, part) in strange(&folder, "xlsx") {
        for (command, said) in refusals(&mut smc, &path) {
            let said = said.unwrap_or_default();
            assert!(
                said.contains(part) && said.ends_with('.'),
                "{command} {path:?}: {said}"
            );
        }
    }
    // A link to a file is that file.
    fs::write(
        folder.join("a.csv"),
        "Mã hồ sơ;Trạng thái\nH57.132-261102-0001;Đang xử lý\n",
    )
    .unwrap();
    let link = folder.join("liên kết.csv");
    symlink(folder.join("a.csv"), &link).unwrap();
    let list = refusals(&mut smc, &link)
        .into_iter()
        .find(|own| own.0 == "lists_read");
    assert_eq!(list, Some(("lists_read", None)));
    assert!(smc.end());
}

#[test]
fn the_texts_of_smc_are_files_too() {
    let folder = Folder::new();
    for (path, part) in strange(&folder, "txt") {
        let mut smc = Command::new("timeout");
        smc.arg("60")
            .arg(programs::smc())
            .arg("plan-import")
            .arg(&path);
        let ended = smc
            .arg("--data")
            .arg(folder.join("sổ.db"))
            .output()
            .unwrap();
        let said = String::from_utf8_lossy(&ended.stderr);
        assert!(
            ended.status.code() == Some(2) && said.contains(part),
            "{path:?}: {said}"
        );
    }
}

#[test]
fn a_data_file_is_a_regular_file() {
    let folder = Folder::new();
    for (path, part) in strange(&folder, "db") {
        let mut smc = start(&path);
        let said = ask(&mut smc, "plans", json!({}))["error"]["message"].to_string();
        let part = if part == FOLDER {
            "Đó là một thư mục"
        } else {
            part
        };
        assert!(said.contains(part), "{path:?}: {said}");
        assert!(!folder.join("không có").exists());
        assert!(smc.end());
    }
}

#[test]
fn logs_beside_a_data_file_are_regular_files() {
    let folder = Folder::new();
    let data = folder.join("sổ.db");
    let mut smc = start(&data);
    ok(&mut smc, "sample_fill", json!({}));
    assert!(smc.end());
    let before = fs::read(&data).unwrap();
    pipe(&folder.join("sổ.db-wal"));
    let mut smc = start(&data);
    let said = ask(&mut smc, "plans", json!({}))["error"]["message"].to_string();
    assert!(said.contains("sổ.db-wal là ống dẫn"), "{said}");
    assert!(smc.end());
    assert_eq!(fs::read(&data).unwrap(), before);
}

#[test]
fn through_a_link_the_data_file_is_used_where_it_lies() {
    let folder = Folder::new();
    let (moved, link) = (folder.join("ổ đĩa khác"), folder.join("sổ.db"));
    fs::create_dir(&moved).unwrap();
    symlink(moved.join("số liệu.db"), &link).unwrap();
    fs::write(moved.join("số liệu.db"), b"").unwrap();
    let mut smc = start(&link);
    ok(&mut smc, "sample_fill", json!({}));
    let copies = ok(&mut smc, "backup_make", json!({}));
    assert!(
        copies["folder"].as_str().unwrap().contains("ổ đĩa khác"),
        "{copies}"
    );
    let name = copies["backups"][0]["name"].clone();
    ok(&mut smc, "restore", json!({"name": name}));
    assert!(smc.end());
    assert!(fs::symlink_metadata(&link).unwrap().is_symlink());
    assert!(fs::metadata(&link).unwrap().len() > 4_096);
    let beside = smc_tests::folder::names(&folder);
    assert_eq!(beside, ["sổ.db", "ổ đĩa khác"]);
}

#[test]
fn nothing_is_overwritten_through_a_link() {
    let folder = Folder::new();
    let data = folder.join("sổ.db");
    let foreign = folder.join("của người khác.txt");
    fs::write(&foreign, "giữ nguyên").unwrap();
    for name in ["sổ.db.khoi-phuc", "sổ.db.dang-tao", "sổ.db.dang-mo"] {
        symlink(&foreign, folder.join(name)).unwrap();
    }
    let mut smc = start(&data);
    ok(&mut smc, "sample_fill", json!({}));
    let copies = ok(&mut smc, "backup_make", json!({}));
    let name = copies["backups"][0]["name"].clone();
    ok(&mut smc, "restore", json!({"name": name}));
    let target = folder.join("báo cáo.xlsx");
    symlink(&foreign, &target).unwrap();
    let args = json!({"period": "2026-10", "forms": ["II.06a"], "path": target});
    ok(&mut smc, "export_write", args);
    assert!(fs::symlink_metadata(&target).unwrap().is_file());
    // A pipe is not replaced.
    let target = folder.join("ống.xlsx");
    pipe(&target);
    let args = json!({"period": "2026-10", "forms": ["II.06a"], "path": target});
    let said = ask(&mut smc, "export_write", args)["error"]["message"].to_string();
    assert!(
        said.contains(PIPE) && said.contains("ống (2).xlsx"),
        "{said}"
    );
    assert!(smc.end());
    assert_eq!(fs::read_to_string(&foreign).unwrap(), "giữ nguyên");
}

#[test]
fn templates_of_an_office_are_files_of_their_size() {
    let folder = Folder::new();
    for own in ["bieu-mau", "mau-ke-hoach", "mau-in"] {
        let inside = folder.join(own);
        fs::create_dir(&inside).unwrap();
        strange(&inside, if own == "mau-in" { "typ" } else { "toml" });
    }
    let large = vec![b'#'; (1 << 20) + 1];
    fs::write(folder.join("mau-ke-hoach").join("lớn.toml"), &large).unwrap();
    fs::write(folder.join("mau-in").join("phu-luc.typ"), &large).unwrap();
    let mut smc = start(&folder.join("sổ.db"));
    ok(&mut smc, "sample_fill", json!({}));
    let plans = ok(&mut smc, "plan_templates", json!({})).to_string();
    for part in [PIPE, FOLDER, NOWHERE, "lớn hơn 1 MB"] {
        assert!(plans.contains(part), "{part}: {plans}");
    }
    let plan = ok(&mut smc, "plans", json!({}))[0]["id"].clone();
    let paper = json!({"paper": "appendix", "plan": plan, "appendix": null});
    let mut shown = ok(&mut smc, "paper_pages", json!({"paper": paper}));
    shown["pages"].take();
    let shown = shown.to_string();
    for part in [PIPE, FOLDER, NOWHERE, "lớn hơn 1 MB"] {
        assert!(shown.contains(part), "{part}: {shown}");
    }
    assert!(smc.end());
}
