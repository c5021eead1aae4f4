//! The one clear next step: start, mend, fill, close, send; and when the forms need nothing, what is late.

use serde::Serialize;
use ts_rs::TS;

use crate::calendar::Cycle;

/// The one clear next step.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(rename = "NextStep")]
pub struct Step {
    /// "Biểu II.06a còn 2 lỗi. Xem và sửa."
    pub text: String,
    /// What the button does.
    pub act: Act,
    /// The form it is about.
    pub form: Option<String>,
}

/// What the button of the next step does.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(rename = "NextAct")]
pub enum Act {
    /// Start the cycle.
    StartCycle,
    /// Go to the form's grid.
    OpenForm,
    /// Go to the report.
    OpenReport,
    /// Go to the tasks that are late.
    OpenTasks,
    /// Nothing is left to do.
    Nothing,
}

impl Act {
    /// All of them, in the order of a cycle.
    pub const ALL: [Act; 5] = [
        Act::StartCycle,
        Act::OpenForm,
        Act::OpenReport,
        Act::OpenTasks,
        Act::Nothing,
    ];

    /// What the button says: "mở biểu"; with nothing to do there is none.
    pub fn word(self) -> &'static str {
        match self {
            Act::StartCycle => "bắt đầu kỳ này",
            Act::OpenForm => "mở biểu",
            Act::OpenReport => "mở báo cáo",
            Act::OpenTasks => "xem việc trễ hạn",
            Act::Nothing => "",
        }
    }
}

/// How far a form is in the cycle.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stage {
    /// The cycle has not been started.
    NotStarted,
    /// So many errors stand.
    Errors(usize),
    /// No errors, but so many blank cells; none: it has no rows yet.
    Blanks(usize),
    /// Nothing is missing; still open.
    Complete,
    /// Closed.
    Closed,
}

/// How far the cycle's report is, once its forms are closed.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Report<'a> {
    /// It was written as a file.
    pub exported: bool,
    /// It was marked as sent.
    pub sent: bool,
    /// A form whose figures are no longer those that were sent.
    pub changed: Option<&'a str>,
}

/// What the forms of a cycle need, given by code; `None`: all are closed. What is wrong goes before what is missing.
pub fn of_forms(cycle: Cycle, forms: &[(&str, Stage)]) -> Option<Step> {
    let of = |(code, _): &(&str, Stage), text: String| Step {
        text,
        act: Act::OpenForm,
        form: Some((*code).to_owned()),
    };
    let first = |wanted: fn(Stage) -> bool| forms.iter().find(|(_, stage)| wanted(*stage));
    if first(|stage| stage == Stage::NotStarted).is_some() {
        let text = format!("Bắt đầu kỳ {}", cycle.label());
        return Some(plain(text, Act::StartCycle));
    }
    let form = first(|stage| matches!(stage, Stage::Errors(_)))
        .or_else(|| first(|stage| matches!(stage, Stage::Blanks(_))))
        .or_else(|| first(|stage| stage == Stage::Complete))?;
    let code = form.0;
    Some(of(
        form,
        match form.1 {
            Stage::Errors(errors) => format!("Biểu {code} còn {errors} lỗi: xem và sửa"),
            Stage::Blanks(0) => {
                format!("Biểu {code} chưa có số liệu: nhập tay hoặc nhập từ tệp")
            }
            Stage::Blanks(blanks) => format!("Biểu {code} còn {blanks} ô trống: nhập tiếp"),
            Stage::Complete | Stage::NotStarted | Stage::Closed => {
                format!("Biểu {code} đã đủ: kiểm tra và khóa sổ")
            }
        },
    ))
}

/// What is to be done once all forms of a cycle are closed; `late`: how many tasks of plans are.
pub fn of_report(cycle: Cycle, report: Report<'_>, late: usize) -> Step {
    let label = cycle.label();
    match report {
        Report {
            sent: true,
            changed: Some(code),
            ..
        } => plain(
            format!("Biểu {code} khác bản đã gửi: xem báo cáo và gửi lại"),
            Act::OpenReport,
        ),
        Report { sent: true, .. } if late > 0 => plain(
            format!("{late} việc trong kế hoạch trễ hạn: xem và cập nhật"),
            Act::OpenTasks,
        ),
        Report { sent: true, .. } => plain(format!("Kỳ {label} đã gửi"), Act::Nothing),
        Report { exported: true, .. } => plain(
            format!("Gửi báo cáo kỳ {label} rồi đánh dấu đã gửi"),
            Act::OpenReport,
        ),
        Report { .. } => plain(format!("Xuất báo cáo kỳ {label}"), Act::OpenReport),
    }
}

fn plain(text: String, act: Act) -> Step {
    Step {
        text,
        act,
        form: None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cycle() -> Cycle {
        "2026-11".parse().unwrap()
    }

    #[track_caller]
    fn forms(forms: &[(&str, Stage)], expected: Option<(&str, Act, Option<&str>)>) {
        let step = of_forms(cycle(), forms);
        let step = step.as_ref();
        let found = step.map(|step| (step.text.as_str(), step.act, step.form.as_deref()));
        assert_eq!(found, expected, "{forms:?}");
    }

    #[test]
    fn the_forms_are_started_mended_filled_and_closed_in_this_order() {
        use Stage::*;
        let open = |text, form| Some((text, Act::OpenForm, Some(form)));
        forms(
            &[("A", Errors(2)), ("B", NotStarted)],
            Some(("Bắt đầu kỳ 11/2026", Act::StartCycle, None)),
        );
        forms(
            &[
                ("A", Complete),
                ("B", Blanks(3)),
                ("C", Errors(2)),
                ("D", Errors(1)),
            ],
            open("Biểu C còn 2 lỗi: xem và sửa", "C"),
        );
        forms(
            &[("A", Complete), ("B", Blanks(3))],
            open("Biểu B còn 3 ô trống: nhập tiếp", "B"),
        );
        forms(
            &[("A", Closed), ("B", Blanks(0))],
            open("Biểu B chưa có số liệu: nhập tay hoặc nhập từ tệp", "B"),
        );
        forms(
            &[("A", Closed), ("B", Complete)],
            open("Biểu B đã đủ: kiểm tra và khóa sổ", "B"),
        );
        forms(&[("A", Closed), ("B", Closed)], None);
    }

    #[track_caller]
    fn report(report: Report<'_>, late: usize, text: &str, act: Act) {
        let step = of_report(cycle(), report, late);
        assert_eq!((step.text.as_str(), step.act), (text, act), "{report:?}");
    }

    #[test]
    fn a_report_is_exported_then_sent_then_looked_after() {
        let new = Report::default();
        let exported = Report {
            exported: true,
            ..new
        };
        let sent = Report {
            sent: true,
            ..exported
        };
        report(new, 0, "Xuất báo cáo kỳ 11/2026", Act::OpenReport);
        // The report goes before what is late.
        report(new, 3, "Xuất báo cáo kỳ 11/2026", Act::OpenReport);
        let send = "Gửi báo cáo kỳ 11/2026 rồi đánh dấu đã gửi";
        report(exported, 3, send, Act::OpenReport);
        report(sent, 0, "Kỳ 11/2026 đã gửi", Act::Nothing);
        let late = "3 việc trong kế hoạch trễ hạn: xem và cập nhật";
        report(sent, 3, late, Act::OpenTasks);
        let changed = Report {
            changed: Some("II.06a"),
            ..sent
        };
        let again = "Biểu II.06a khác bản đã gửi: xem báo cáo và gửi lại";
        report(changed, 3, again, Act::OpenReport);
    }
}
