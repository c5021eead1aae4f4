//! A closed form and what was sent are vouched for: what changes them afterwards is told where the form is shown, even
//! where the file adds up.

use std::path::Path;

use serde_json::{Value, json};
use smc_core::api::App;
use smc_core::store::Store;
use smc_tests::folder::Folder;

use crate::clocks::{at, ok_with};

const NOW: &str = "2026-11-16 09:00";

/// What is said of the closed form, and what of it are errors.
fn said(app: &App) -> (Vec<Value>, Vec<String>) {
    let body = &ok_with(app, "sheet", json!({"form": "II.06a", "cycle": "2026-10"}))["body"];
    let findings = body["findings"].as_array().unwrap();
    let errors = findings.iter().filter(|own| own["severity"] == "error");
    let errors = errors.map(|own| own["text"].as_str().unwrap().to_owned());
    (
        body["remarks"].as_array().unwrap().clone(),
        errors.collect(),
    )
}

/// Changes the file as nothing of the program does, with its sums kept.
fn changed(data: &Path, sql: &str) {
    let now = chrono::NaiveDateTime::parse_from_str(NOW, "%Y-%m-%d %H:%M").unwrap();
    let mut store = Store::open(data, now).unwrap();
    let lines = store.write(|db| Ok(db.execute(sql, [])?)).unwrap();
    assert_eq!(lines, 1, "{sql}");
}

#[test]
fn what_is_changed_after_closing_or_sending_is_told_with_the_form() {
    let folder = Folder::new();
    let first = folder.join("a.db");
    let app = at(&first, NOW);
    ok_with(&app, "sample_fill", json!({}));
    ok_with(
        &app,
        "sent_mark",
        json!({"period": "2026-10", "forms": ["II.06a"]}),
    );
    let (remarks, errors) = said(&app);
    let [closed, sent] = &remarks[..] else {
        panic!("{remarks:?}");
    };
    let intact = closed.as_str().unwrap().contains(", từ đó còn nguyên vẹn");
    assert!(intact, "{closed}");
    assert_eq!(sent, "Đã gửi 16/11/2026, số đã gửi còn lưu nguyên vẹn.");
    assert_eq!(errors, [""; 0]);
    // What other acts do leaves it alone: fields are renamed, other cycles are typed into.
    let names = ok_with(&app, "settings", json!({}));
    assert!(names["fields"].as_array().unwrap().len() > 5);
    drop(app);

    let own = "sheet = (SELECT id FROM sheet WHERE cycle = '2026-10' AND form = 'II.06a')";
    let a_row = format!("(SELECT min(id) FROM sheet_row WHERE {own} AND present)");
    let a_figure = format!("row = {a_row} AND column = 'online'");
    let of_form = "WHERE cycle = '2026-10' AND form = 'II.06a'";
    let changes = [
        format!("UPDATE figure SET value = value + 1 WHERE {a_figure}"),
        format!("UPDATE figure SET origin = 'imported' WHERE {a_figure}"),
        format!("DELETE FROM figure WHERE {a_figure}"),
        format!("INSERT INTO note VALUES ({a_row}, 'late', 'Ghi sau')"),
        format!("UPDATE sheet_row SET name = 'Tên khác' WHERE id = {a_row}"),
        format!("UPDATE sheet_row SET position = 99 WHERE id = {a_row}"),
        format!("UPDATE sheet_row SET present = 0 WHERE id = {a_row}"),
        format!("UPDATE sheet SET sections = replace(sections, 'Bộ', 'Sở') {of_form}"),
        format!("UPDATE sheet SET closed_at = '2026-10-20T08:00:00' {of_form}"),
        format!("UPDATE sheet SET office = '{{\"name\":\"Phường khác\"}}' {of_form}"),
        format!(
            "UPDATE definition SET text = text || ' ' WHERE id = (SELECT definition FROM sheet {of_form})"
        ),
        format!("UPDATE sheet SET seal = replace(seal, substr(seal, 1, 2), 'zz') {of_form}"),
    ];
    for (number, sql) in changes.iter().enumerate() {
        let data = folder.join(format!("{number}.db"));
        std::fs::copy(&first, &data).unwrap();
        changed(&data, sql);
        let (remarks, errors) = said(&at(&data, NOW));
        let told = remarks[0].as_str().unwrap();
        assert!(
            told.contains(", nay không còn như lúc khóa"),
            "{sql}: {told}"
        );
        let broken = errors
            .iter()
            .any(|own| own.starts_with("Biểu không còn như lúc khóa sổ:"));
        assert!(broken, "{sql}: {errors:?}");
    }

    let data = folder.join("gửi.db");
    std::fs::copy(&first, &data).unwrap();
    changed(
        &data,
        "UPDATE sent SET figures = replace(figures, '\"online\":\"', '\"online\":\"1')
         WHERE act = 'send' AND figures IS NOT NULL",
    );
    let (remarks, errors) = said(&at(&data, NOW));
    assert_eq!(
        remarks[1],
        "Đã gửi 16/11/2026, số đã gửi lưu lại không còn như lúc gửi."
    );
    assert!(
        errors[0].starts_with("Số đã gửi ngày 16/11/2026 không còn được lưu"),
        "{errors:?}"
    );
}

#[test]
fn opening_again_takes_the_seal_off_and_closing_puts_a_new_one() {
    let folder = Folder::new();
    let app = at(&folder.join("a.db"), NOW);
    ok_with(&app, "sample_fill", json!({}));
    let form = |more: Value| {
        let mut args = json!({"form": "II.06a", "cycle": "2026-10"});
        args.as_object_mut()
            .unwrap()
            .extend(more.as_object().unwrap().clone());
        args
    };
    let reopened = ok_with(&app, "form_reopen", form(json!({"reason": "Sửa số"})));
    let remarks = reopened["body"]["remarks"].to_string();
    assert!(
        remarks.contains("Đã mở lại") && !remarks.contains("nguyên vẹn"),
        "{reopened}"
    );
    ok_with(
        &app,
        "form_close",
        form(json!({"note": "Mẫu", "sure": true})),
    );
    let (remarks, _) = said(&app);
    assert!(
        remarks[0].as_str().unwrap().contains("nguyên vẹn"),
        "{remarks:?}"
    );
}
