//! The set phrases of a plan on paper: who issues, number, date, "(Kèm theo …)", titles. The same words for Word,
//! Excel and the printed page. What is not known yet is left as dots to write over (Nghị định 30/2020/NĐ-CP).
//! Pure.

use chrono::{Datelike, NaiveDate};

use crate::plan::{Appendix, Plan};
use crate::value::{fold, one_line};

/// Quốc hiệu.
pub const COUNTRY: &str = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM";
/// Tiêu ngữ.
pub const MOTTO: &str = "Độc lập - Tự do - Hạnh phúc";
/// Room to write a number in.
pub const ROOM: &str = "……";

/// Who issues a document. Every text may be empty.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Issuer {
    /// "UBND phường Đông Hải".
    pub body: String,
    /// Place of the date line: "Đông Hải".
    pub place: String,
    /// "QĐ-UBND".
    pub symbol: String,
    /// "TM. ỦY BAN NHÂN DÂN / CHỦ TỊCH", for a plan that names nobody itself.
    pub signer_title: String,
    /// Who signs such a plan.
    pub signer: String,
}

impl Issuer {
    /// The lines of its signature: authority and title in capitals, one each.
    pub fn signer_titles(&self, plan: &Plan) -> Vec<String> {
        let own = plan.signer_title.trim();
        let title = if own.is_empty() {
            &self.signer_title
        } else {
            own
        };
        let lines = title.split(['/', '\n']).map(one_line);
        let lines = lines.filter(|line| !line.is_empty());
        lines.map(|line| line.to_uppercase()).collect()
    }

    /// Who signs a plan.
    pub fn signer(&self, plan: &Plan) -> String {
        match plan.signer.trim() {
            "" => one_line(&self.signer),
            own => one_line(own),
        }
    }
}

/// The symbol of decisions, from the office's document symbol: "BC-UBND" → "QĐ-UBND".
pub fn decision_symbol(symbol: &str) -> String {
    let body = symbol.trim().rsplit(['-', '/']).next().unwrap_or_default();
    let body = if body.is_empty() { "UBND" } else { body };
    format!("QĐ-{body}")
}

/// The body's full name: "UBND phường Đông Hải" → "Ủy ban nhân dân phường Đông Hải".
pub fn body_name(body: &str) -> String {
    let body = one_line(body);
    match body.strip_prefix("UBND ") {
        Some(rest) => format!("Ủy ban nhân dân {rest}"),
        None => body,
    }
}

/// The body as it heads a document, in capitals: "ỦY BAN NHÂN DÂN", "PHƯỜNG ĐÔNG HẢI".
pub fn body_lines(body: &str) -> Vec<String> {
    let name = body_name(body).to_uppercase();
    match name.strip_prefix("ỦY BAN NHÂN DÂN ") {
        Some(place) => vec!["ỦY BAN NHÂN DÂN".to_owned(), place.to_owned()],
        None if name.is_empty() => Vec::new(),
        None => vec![name],
    }
}

/// "12/QĐ-UBND"; "……/QĐ-UBND" as long as there is no number. A number that has its symbol keeps it.
pub fn number_text(number: &str, symbol: &str) -> String {
    match number.trim() {
        "" => format!("{ROOM}/{symbol}"),
        whole if whole.contains('/') => whole.to_owned(),
        bare => format!("{bare}/{symbol}"),
    }
}

/// "ngày 05 tháng 02 năm 2026"; as long as there is no date, with room to write. `date` is `2026-02-05` or empty.
pub fn date_text(date: &str, year: i32) -> String {
    match date.trim().parse::<NaiveDate>() {
        Ok(date) => {
            let (day, month) = (two_digits(date.day(), 9), two_digits(date.month(), 2));
            format!("ngày {day} tháng {month} năm {}", date.year())
        }
        Err(_) => format!("ngày {ROOM} tháng {ROOM} năm {year}"),
    }
}

/// With a leading zero up to a number, so that nobody writes another digit before it: days to 9, months to 2.
fn two_digits(number: u32, up_to: u32) -> String {
    match number <= up_to {
        true => format!("0{number}"),
        false => number.to_string(),
    }
}

/// "Đông Hải, ngày 05 tháng 02 năm 2026".
pub fn date_line(place: &str, date: &str, year: i32) -> String {
    let date = date_text(date, year);
    match one_line(place).as_str() {
        "" => date,
        place => format!("{place}, {date}"),
    }
}

/// The line below an appendix's title: as the office wrote it, with number and date filled in once they are known and
/// room to write them until then; "(Kèm theo Quyết định số …/QĐ-UBND ngày … của …)" where it wrote none.
pub fn attached_line(plan: &Plan, appendix: &Appendix, office: &Issuer) -> String {
    match appendix.attached.trim() {
        "" => composed(plan, appendix, office),
        // Another document's number and date are not this plan's.
        written if of_a_plan(written) != of_a_plan(&plan.number) => with_room(written),
        written => with_room(&with_date(&with_number(written, &plan.number), &plan.date)),
    }
}

/// A line with room to write by hand where the office left a blank: "số /QĐ-UBND ngày / /2026" →
/// "số ……/QĐ-UBND ngày ……/……/2026".
fn with_room(line: &str) -> String {
    let mut roomy = String::with_capacity(line.len() + 32);
    let mut rest = line;
    while let Some(at) = rest.find('/') {
        let (before, after) = rest.split_at(at);
        roomy.push_str(before.trim_end());
        // A blank stands after the words "số" and "ngày", or between two strokes.
        match ["số", "ngày", "/"].iter().any(|end| roomy.ends_with(end)) {
            true if roomy.ends_with('/') => roomy.push_str(ROOM),
            true => roomy.push_str(&format!(" {ROOM}")),
            false => roomy.push_str(&before[before.trim_end().len()..]),
        }
        roomy.push('/');
        rest = &after[1..];
    }
    roomy.push_str(rest);
    roomy
}

/// Whether a number is a plan's own, not a decision's.
fn of_a_plan(number: &str) -> bool {
    number.contains("/KH")
}

fn composed(plan: &Plan, appendix: &Appendix, office: &Issuer) -> String {
    // A number is a decision's unless it says otherwise; before there is one, an appendix with a name hangs on a
    // plan, and the plan on a decision.
    let unnumbered = plan.number.trim().is_empty();
    let a_plan = of_a_plan(&plan.number) || (unnumbered && !appendix.name.trim().is_empty());
    let (document, symbol) = match a_plan {
        true => ("Kế hoạch", office.symbol.replacen("QĐ-", "KH-", 1)),
        false => ("Quyết định", office.symbol.clone()),
    };
    let number = number_text(&plan.number, &symbol);
    let date = date_text(&plan.date, plan.year);
    let body = body_name(&office.body);
    let titles = office.signer_titles(plan);
    // Signed in the chairman's own name, not for the committee.
    let chair = !titles.is_empty() && !titles.iter().any(|line| line.starts_with("TM"));
    let by = match (body.is_empty(), chair && !a_plan) {
        (true, _) => String::new(),
        (_, true) => format!(" của Chủ tịch {body}"),
        (_, false) => format!(" của {body}"),
    };
    format!("(Kèm theo {document} số {number} {date}{by})")
}

/// Whether a text before the next part of a number or date is only room to write; what follows it.
fn blank(text: &str) -> (bool, &str) {
    let rest = text.trim_start_matches(|c: char| {
        c.is_whitespace() || c.is_ascii_digit() || matches!(c, '.' | '…' | '_')
    });
    let gap = &text[..text.len() - rest.len()];
    (!gap.contains(|c: char| c.is_ascii_digit()), rest)
}

/// "số /QĐ-UBND" → "số 12/QĐ-UBND".
fn with_number(line: &str, number: &str) -> String {
    let number = number.trim().split('/').next().unwrap_or_default();
    let filled = line.match_indices("số").find_map(|(at, word)| {
        let after = at + word.len();
        let (blank, rest) = blank(&line[after..]);
        (blank && rest.starts_with('/')).then(|| format!("{} {number}{rest}", &line[..after]))
    });
    match filled {
        Some(filled) if !number.is_empty() => filled,
        _ => line.to_owned(),
    }
}

/// "ngày / /2026" → "ngày 20/01/2026", "ngày … tháng … năm 2026" → "ngày 20 tháng 01 năm 2026".
fn with_date(line: &str, date: &str) -> String {
    let Ok(day) = date.trim().parse::<NaiveDate>() else {
        return line.to_owned();
    };
    let filled = line.match_indices("ngày").find_map(|(at, word)| {
        let rest = &line[at + word.len()..];
        let (no_day, rest) = blank(rest);
        let (words, rest) = match rest.strip_prefix("tháng") {
            Some(rest) => (true, rest),
            None => (false, rest.strip_prefix('/')?),
        };
        let (no_month, rest) = blank(rest);
        let rest = rest.strip_prefix(if words { "năm" } else { "/" })?;
        let (no_year, end) = blank(rest);
        // The space before the next word is the line's, not the year's.
        let gap = rest[..rest.len() - end.len()].trim_end().len();
        let end = &rest[gap..];
        let date = match words {
            true => date_text(date, 0),
            false => day.format("ngày %d/%m/%Y").to_string(),
        };
        (no_day || no_month || no_year).then(|| format!("{}{date}{end}", &line[..at]))
    });
    filled.unwrap_or_else(|| line.to_owned())
}

/// A plan's title on paper: in capitals, "KẾ HOẠCH" on a line of its own.
pub fn title_lines(title: &str) -> Vec<String> {
    let mut lines: Vec<String> = title
        .lines()
        .map(|line| one_line(line).to_uppercase())
        .collect();
    lines.retain(|line| !line.is_empty());
    let first = lines.first().cloned().unwrap_or_default();
    if let Some(subject) = first.strip_prefix("KẾ HOẠCH ") {
        lines.splice(..1, ["KẾ HOẠCH".to_owned(), subject.to_owned()]);
    }
    lines
}

/// The title above an appendix's table: its own, else the plan's.
pub fn appendix_title<'a>(plan: &'a Plan, appendix: &'a Appendix) -> &'a str {
    let own = appendix.title.trim();
    let named = !appendix.name.trim().is_empty();
    match own.is_empty() && !named || fold(own) == fold(&plan.title) {
        true => plan.title.trim(),
        false => own,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn plan(number: &str, date: &str) -> Plan {
        Plan {
            year: 2026,
            title: "Kế hoạch kiểm soát thủ tục hành chính năm 2026".to_owned(),
            number: number.to_owned(),
            date: date.to_owned(),
            signer_title: "TM. ỦY BAN NHÂN DÂN / CHỦ TỊCH".to_owned(),
            ..Plan::default()
        }
    }

    fn appendix(name: &str, attached: &str) -> Appendix {
        Appendix {
            name: name.to_owned(),
            attached: attached.to_owned(),
            ..Appendix::default()
        }
    }

    fn office() -> Issuer {
        Issuer {
            body: "UBND phường Mẫu".to_owned(),
            place: "Mẫu".to_owned(),
            symbol: "QĐ-UBND".to_owned(),
            ..Issuer::default()
        }
    }

    #[track_caller]
    fn number(number: &str, expected: &str) {
        assert_eq!(number_text(number, "QĐ-UBND"), expected);
    }

    #[test]
    fn a_number_has_its_symbol_or_room() {
        number("", "……/QĐ-UBND");
        number(" 12 ", "12/QĐ-UBND");
        number("12/QĐ-CT", "12/QĐ-CT");
        assert_eq!(decision_symbol("BC-UBND"), "QĐ-UBND");
        assert_eq!(decision_symbol(""), "QĐ-UBND");
        assert_eq!(decision_symbol("BC-TTPVHCC"), "QĐ-TTPVHCC");
    }

    #[track_caller]
    fn dated(date: &str, expected: &str) {
        assert_eq!(date_line("Mẫu", date, 2026), expected);
    }

    #[test]
    fn days_to_nine_and_january_and_february_have_a_zero() {
        dated("2026-02-05", "Mẫu, ngày 05 tháng 02 năm 2026");
        dated("2026-03-10", "Mẫu, ngày 10 tháng 3 năm 2026");
        dated("2026-12-09", "Mẫu, ngày 09 tháng 12 năm 2026");
        dated("", "Mẫu, ngày …… tháng …… năm 2026");
        assert_eq!(
            date_line("", "2026-11-16", 2026),
            "ngày 16 tháng 11 năm 2026"
        );
    }

    #[test]
    fn the_body_heads_a_document_in_two_lines() {
        let lines = ["ỦY BAN NHÂN DÂN", "PHƯỜNG ĐÔNG HẢI"];
        assert_eq!(body_lines("UBND phường Đông Hải"), lines);
        assert_eq!(body_lines("Ủy ban nhân dân phường Đông Hải"), lines);
        assert_eq!(body_lines("Trung tâm Mẫu"), ["TRUNG TÂM MẪU"]);
        assert!(body_lines(" ").is_empty());
    }

    #[track_caller]
    fn attached(written: &str, number: &str, date: &str, expected: &str) {
        let line = attached_line(&plan(number, date), &appendix("", written), &office());
        assert_eq!(line, expected);
    }

    #[test]
    fn what_the_office_wrote_stays_and_its_blanks_are_filled_when_known() {
        let blank = "(Kèm theo Quyết định số /QĐ-UBND ngày / /2026 của Chủ tịch UBND phường)";
        attached(
            blank,
            "",
            "",
            "(Kèm theo Quyết định số ……/QĐ-UBND ngày ……/……/2026 của Chủ tịch UBND phường)",
        );
        attached(
            blank,
            "12/QĐ-UBND",
            "2026-01-20",
            "(Kèm theo Quyết định số 12/QĐ-UBND ngày 20/01/2026 của Chủ tịch UBND phường)",
        );
        attached(
            "(Kèm theo Quyết định số …./QĐ-UBND ngày    tháng 8 năm 2025 của A)",
            "7",
            "2025-08-15",
            "(Kèm theo Quyết định số 7/QĐ-UBND ngày 15 tháng 8 năm 2025 của A)",
        );
        let whole = "(Kèm theo Quyết định số 5/QĐ-UBND ngày 01/02/2026 của A)";
        attached(whole, "12", "2026-01-20", whole);
        attached(
            "(Kèm theo Kế hoạch số /KH-UBND ngày / /2026 của A)",
            "12",
            "2026-01-20",
            "(Kèm theo Kế hoạch số ……/KH-UBND ngày ……/……/2026 của A)",
        );
    }

    #[track_caller]
    fn roomy(line: &str, expected: &str) {
        assert_eq!(with_room(line), expected);
    }

    #[test]
    fn blanks_left_in_a_line_have_room_to_write() {
        roomy(
            "(Kèm theo Quyết định số /QĐ-UBND ngày / /2026 của A)",
            "(Kèm theo Quyết định số ……/QĐ-UBND ngày ……/……/2026 của A)",
        );
        roomy(
            "(Kèm theo Quyết định số 7/QĐ-UBND ngày /8/2025 của A)",
            "(Kèm theo Quyết định số 7/QĐ-UBND ngày ……/8/2025 của A)",
        );
        let full = "(Kèm theo Kế hoạch số ……/KH-UBND ngày 05 tháng 02 năm 2026)";
        roomy(full, full);
    }

    #[test]
    fn where_it_wrote_none_the_line_is_composed() {
        attached(
            "",
            "",
            "",
            "(Kèm theo Quyết định số ……/QĐ-UBND ngày …… tháng …… năm 2026 của Ủy ban nhân dân phường Mẫu)",
        );
        let line = |name: &str, plan: &Plan| attached_line(plan, &appendix(name, ""), &office());
        assert_eq!(
            line("Phụ lục I", &plan("", "2026-02-05")),
            "(Kèm theo Kế hoạch số ……/KH-UBND ngày 05 tháng 02 năm 2026 của Ủy ban nhân dân phường Mẫu)"
        );
        assert!(line("Phụ lục I", &plan("3", "")).contains("Quyết định số 3/QĐ-UBND"));
        assert!(line("", &plan("3/KH-UBND", "")).contains("Kế hoạch số 3/KH-UBND"));
        let mut by_chair = plan("3", "");
        by_chair.signer_title = "Chủ tịch".to_owned();
        assert!(line("", &by_chair).ends_with("của Chủ tịch Ủy ban nhân dân phường Mẫu)"));
    }

    #[test]
    fn a_title_stands_in_capitals_below_its_kind() {
        let lines = title_lines("Kế hoạch kiểm soát TTHC\nvà một cửa");
        assert_eq!(lines, ["KẾ HOẠCH", "KIỂM SOÁT TTHC", "VÀ MỘT CỬA"]);
        assert_eq!(title_lines("Danh mục nhiệm vụ"), ["DANH MỤC NHIỆM VỤ"]);
    }

    #[test]
    fn a_plan_signs_for_itself_or_as_the_office_does() {
        let office = Issuer {
            signer_title: "GIÁM ĐỐC".to_owned(),
            signer: "Nguyễn Văn Mẫu".to_owned(),
            ..office()
        };
        let mut plan = plan("", "");
        assert_eq!(
            office.signer_titles(&plan),
            ["TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"]
        );
        plan.signer_title.clear();
        assert_eq!(office.signer_titles(&plan), ["GIÁM ĐỐC"]);
        assert_eq!(office.signer(&plan), "Nguyễn Văn Mẫu");
    }
}
