//! Every text that was ever written can be read, and is written the same: one table, a line for each.

use chrono::NaiveDate;
use serde::Serialize;
use serde::de::DeserializeOwned;

use super::*;
use crate::calendar;
use crate::plan::{Column, Role};
use crate::schedule as meaning;

#[track_caller]
fn same<T: DeserializeOwned + Serialize>(written: &str) -> T {
    let value: T = read(written, "Văn bản").unwrap();
    assert_eq!(text(&value).unwrap(), written);
    value
}

#[test]
fn the_office_of_0_1_0() {
    let office: Office = same(
        r#"{"ward":"Phường Mẫu","body":"UBND phường Mẫu","superior":"UBND thành phố Mẫu","centre":"Trung tâm Phục vụ hành chính công phường Mẫu","place":"Phường Mẫu","reporting_unit":"UBND phường Mẫu","receiving_unit":"UBND thành phố Mẫu","preparer":"Trần Thị Mẫu","signer_title":"TM. ỦY BAN NHÂN DÂN / CHỦ TỊCH","signer":"Nguyễn Văn Mẫu","symbol":"BC-UBND"}"#,
    );
    assert_eq!(office.ward, "Phường Mẫu");
    assert_eq!(office.symbol, "BC-UBND");
}

#[test]
fn the_decision_of_0_1_0() {
    let standard: Standard = same(
        r#"{"year":2026,"text":{"subject":"Về việc ban hành {kế hoạch}","authority":"ỦY BAN NHÂN DÂN PHƯỜNG MẪU","basis":["Căn cứ Luật;"],"proposer":"Theo đề nghị.","articles":["Một.","Hai./."],"recipients":["Như Điều 2;","Lưu: VT."]}}"#,
    );
    assert_eq!(standard.text.unwrap().articles, ["Một.", "Hai./."]);
    let none: Standard = same(r#"{"year":2026,"text":null}"#);
    assert_eq!(none.text, None);
}

#[test]
fn report_calendars_and_sections_as_0_1_0_left_them_after_migrating() {
    let dated: Vec<Dated> = same(
        r#"[{"valid_from":"0001-01-01","deadlines":{"month":17,"longer":16,"reform":5,"reform_year":6}}]"#,
    );
    assert_eq!(calendar::ReportDays::from(dated[0].deadlines).month, 17);
    let sections: Vec<Section> = same(
        r#"[{"id":1,"key":"tren-he-thong-cua-bo-nganh","name":"Trên Hệ thống của Bộ, ngành"}]"#,
    );
    assert_eq!(sections[0].id, 1);
}

#[test]
fn working_days_as_0_1_0_wrote_them() {
    let written = r#"[{"year":2026,"before_tet":2,"beside":"after","off":[{"day":"2026-08-31","name":"nghỉ hoán đổi"}],"worked":[{"day":"2026-08-22","name":"làm bù"}],"left_out":["2026-09-03"]},{"year":2027,"before_tet":1,"beside":null,"off":[],"worked":[],"left_out":[]}]"#;
    let years: Vec<WorkingYear> = same(written);
    let own = calendar::working::Own::from(years[0].clone());
    assert_eq!(own.choice.before_tet, 2);
    assert_eq!(own.off[&day("2026-08-31")], "nghỉ hoán đổi");
    assert_eq!(WorkingYear::of(2026, &own), years[0]);
    let own = calendar::working::Own::from(years[1].clone());
    assert_eq!(own, calendar::working::Own::default());
    let before: Vec<WorkingYear> = same(&written.replace("after", "before"));
    assert_eq!(WorkingYear::of(2026, &before[0].clone().into()), before[0]);
}

#[track_caller]
fn means(written: &str, expected: meaning::Schedule) {
    assert_eq!(schedule(written, 0).unwrap(), expected);
    assert_eq!(schedule_text(&expected), written);
}

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

#[test]
fn the_schedules_of_0_1_0() {
    use meaning::{Day, Rule, Schedule, Span};
    means(r#"{"kind":"ongoing"}"#, Schedule::Ongoing);
    means(r#"{"kind":"on_demand"}"#, Schedule::OnDemand);
    means(
        r#"{"kind":"once","from":null,"due":"2026-08-29"}"#,
        Schedule::Once {
            from: None,
            due: day("2026-08-29"),
        },
    );
    means(
        r#"{"kind":"once","from":"2026-08-01","due":"2026-08-31"}"#,
        Schedule::Once {
            from: Some(day("2026-08-01")),
            due: day("2026-08-31"),
        },
    );
    means(
        r#"{"kind":"dates","dues":["2026-03-31","2026-09-30"]}"#,
        Schedule::Dates {
            dues: vec![day("2026-03-31"), day("2026-09-30")],
        },
    );
    let spans = [
        ("week", Span::Week),
        ("month", Span::Month),
        ("quarter", Span::Quarter),
        ("half", Span::Half),
        ("nine_months", Span::NineMonths),
        ("year", Span::Year),
    ];
    let days = [
        (r#"{"kind":"calendar"}"#, Day::Calendar),
        (r#"{"kind":"on","day":31}"#, Day::On { day: 31 }),
        (r#"{"kind":"before","day":5}"#, Day::Before { day: 5 }),
    ];
    for (span, every) in spans {
        for (written, day) in days {
            means(
                &format!(
                    r#"{{"kind":"recurring","rules":[{{"every":"{span}","day":{written}}}]}}"#
                ),
                Schedule::Recurring {
                    rules: vec![Rule { every, day }],
                },
            );
        }
    }
}

#[test]
fn the_columns_of_0_1_0() {
    for role in Role::ALL {
        let written = format!(r#"[{{"role":"{}","heading":"Tên"}}]"#, role.name());
        let expected = [Column {
            role,
            heading: "Tên".to_owned(),
        }];
        assert_eq!(columns(&written, 0).unwrap(), expected);
        assert_eq!(columns_text(&expected), written);
    }
    assert_eq!(columns("[]", 0).unwrap(), []);
}

#[test]
fn what_cannot_be_read_is_told_with_a_way_out() {
    let refused = read::<Office>("Phường Mẫu", "Tên đơn vị").unwrap_err();
    let said = refused.to_string();
    assert!(said.starts_with("Tên đơn vị trong tệp dữ liệu không đọc được"));
    assert!(said.contains("khôi phục bản sao"));
    for broken in ["", "x", r#"{"kind":"never"}"#] {
        let error = crate::error::Error::from(schedule(broken, 0).unwrap_err());
        assert!(
            error.to_string().starts_with("Ý nghĩa thời gian"),
            "{error}"
        );
    }
    for broken in ["", r#"[{"role":"never","heading":""}]"#] {
        let error = crate::error::Error::from(columns(broken, 0).unwrap_err());
        assert!(error.to_string().starts_with("Các cột"), "{error}");
    }
}
