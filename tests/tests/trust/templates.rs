//! Printing templates of an office that loop without end or want all memory there is: the program goes on, and the
//! paper comes out of the program's own template.

use std::fs;
use std::process::Command;

use serde_json::{Value, json};
use smc_tests::called::Called;
use smc_tests::folder::Folder;
use smc_tests::programs;

#[test]
fn no_template_ends_the_program_or_holds_it_up() {
    let folder = Folder::new();
    let mut smc = Called::start(&mut Command::new(programs::smc()), &folder.join("sổ.db"));
    let mut ask = |cmd: &str, args: Value| {
        let mut reply = smc.call(&json!({"cmd": cmd, "args": args}));
        assert!(reply.get("ok").is_some(), "{cmd}: {reply}");
        reply["ok"].take()
    };
    ask("sample_fill", json!({}));
    let plan = ask("plans", json!({}))[0]["id"].clone();
    let paper = json!({"paper": "appendix", "plan": plan, "appendix": null});
    fs::create_dir(folder.join("mau-in")).unwrap();
    let inner = "for a in range(30000) { for b in range(30000) { for c in range(30000) { } } }";
    for (text, part) in [
        ("Một trang.".to_owned(), ""),
        ("#panic(\"sai\")".to_owned(), "có lỗi ở dòng 1: sai"),
        (format!("#{inner}"), "có lỗi: chạy quá 30 giây"),
        (
            "#let a = range(200000000)".to_owned(),
            "có lỗi: không dàn được trang, hoặc cần quá 1024 MB",
        ),
        (
            "#(\"x\" * 4000000000)".to_owned(),
            "có lỗi: không dàn được trang",
        ),
    ] {
        fs::write(folder.join("mau-in").join("phu-luc.typ"), &text).unwrap();
        let pages = ask("paper_pages", json!({"paper": paper}));
        let notes = pages["notes"].to_string();
        match part {
            "" => assert_eq!(
                (&*notes, pages["pages"].as_array().unwrap().len()),
                ("[]", 1)
            ),
            part => assert!(
                notes.contains("Mẫu phu-luc.typ của văn phòng")
                    && notes.contains(part)
                    && notes.contains("đã dùng mẫu kèm chương trình"),
                "{text}: {notes}"
            ),
        }
        // Once is enough of waiting.
        if part.contains("30 giây") {
            continue;
        }
        let target = folder.join("phụ lục.pdf");
        ask(
            "paper_write",
            json!({"paper": paper, "kind": "pdf", "path": target}),
        );
        assert!(fs::read(&target).unwrap().starts_with(b"%PDF"));
    }
    assert!(smc.end());
}
