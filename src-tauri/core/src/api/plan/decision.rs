//! The text of the decision that issues a plan: the plan's own, the office's standard, the built-in one.

use crate::api::reply::Decision;
use crate::error::{Error, Result};
use crate::plan::{About, Plan, carry};
use crate::store::{Connection, kept, plan, setting};
use crate::value::{one_line, tidy};

/// What stands for the plan's title in the office's standard text.
const TITLE: &str = "{kế hoạch}";

/// The decision's text of a plan: its own, or the office's standard one, or the built-in one.
pub(in crate::api) fn of(db: &Connection, record: &plan::Record) -> Result<Decision> {
    if let Some(own) = &record.decision {
        return Ok(from_kept(kept::read(
            own,
            "Lời văn quyết định của kế hoạch",
        )?));
    }
    let plan = &record.plan;
    let standard = setting::DECISION.get(db)?;
    let office = setting::OFFICE.get(db)?;
    Ok(match standard.text {
        None => built_in(plan, &office),
        Some(text) => each(from_kept(text), |text| {
            let text = text.replace(TITLE, &sentence_case(&one_line(&plan.title)));
            carry::shifted(&text, standard.year, plan.year)
        }),
    })
}

/// Makes a plan's decision the office's standard; its title and year become those of the plan it is used for.
pub(in crate::api) fn keep_standard(db: &Connection, plan: &Plan, text: &Decision) -> Result<()> {
    let title = sentence_case(&one_line(&plan.title));
    let text = each(text.clone(), |text| match title.is_empty() {
        true => text,
        false => replaced(&text, &title, TITLE),
    });
    let standard = kept::Standard {
        year: plan.year,
        text: Some(kept_of(text)),
    };
    setting::DECISION.set(db, &standard)
}

/// A decision as it is kept (JSON).
pub(in crate::api) fn text(own: Decision) -> Result<String> {
    kept::text(&kept_of(own))
}

fn kept_of(own: Decision) -> kept::Decision {
    kept::Decision {
        subject: own.subject,
        authority: own.authority,
        basis: own.basis,
        proposer: own.proposer,
        articles: own.articles,
        recipients: own.recipients,
    }
}

fn from_kept(own: kept::Decision) -> Decision {
    Decision {
        subject: own.subject,
        authority: own.authority,
        basis: own.basis,
        proposer: own.proposer,
        articles: own.articles,
        recipients: own.recipients,
    }
}

fn each(own: Decision, change: impl Fn(String) -> String) -> Decision {
    let all = |texts: Vec<String>| texts.into_iter().map(&change).collect();
    Decision {
        subject: change(own.subject),
        authority: own.authority,
        basis: all(own.basis),
        proposer: change(own.proposer),
        articles: all(own.articles),
        recipients: all(own.recipients),
    }
}

/// A plan's own decision for a plan of another year, as it is kept.
pub(in crate::api) fn in_year(own: Decision, plan: &Plan, year: i32) -> Option<String> {
    let own = each(own, |text| carry::shifted(&text, plan.year, year));
    text(own).ok()
}

/// Replaces a text wherever it stands, whatever its case.
fn replaced(text: &str, wanted: &str, by: &str) -> String {
    let lower = |text: &str| -> Vec<char> {
        let one = |c: char| c.to_lowercase().next().unwrap_or(c);
        text.chars().map(one).collect()
    };
    let (letters, wanted) = (lower(text), lower(wanted));
    let original: Vec<char> = text.chars().collect();
    let (mut found, mut at) = (String::with_capacity(text.len()), 0);
    while at < original.len() {
        if letters[at..].starts_with(&wanted) {
            found.push_str(by);
            at += wanted.len();
        } else {
            found.push(original[at]);
            at += 1;
        }
    }
    found
}

/// Abbreviations that stay capitals in a sentence.
const CAPITALS: [&str; 8] = ["TTHC", "CCHC", "UBND", "HĐND", "DVC", "CĐS", "PVHCC", "TP"];

/// A title in capitals as it stands in a sentence: "KẾ HOẠCH … NĂM 2026" → "Kế hoạch … năm 2026".
pub(in crate::api) fn sentence_case(title: &str) -> String {
    if title.chars().any(char::is_lowercase) {
        return title.to_owned();
    }
    let mut text = String::with_capacity(title.len());
    for word in title.split(' ') {
        if !text.is_empty() {
            text.push(' ');
        }
        let bare = word.trim_matches(|c: char| !c.is_alphanumeric());
        match CAPITALS.contains(&bare) {
            true => text.push_str(word),
            false => text.push_str(&word.to_lowercase()),
        }
    }
    let mut letters = text.chars();
    let first = letters.next().map(|c| c.to_uppercase().to_string());
    first.unwrap_or_default() + letters.as_str()
}

/// What the title of a plan is when nobody has written one.
pub(in crate::api) fn usual_title(about: About, year: i32) -> String {
    match about {
        About::Control => format!(
            "KẾ HOẠCH KIỂM SOÁT THỦ TỤC HÀNH CHÍNH VÀ THỰC HIỆN CƠ CHẾ MỘT CỬA, MỘT CỬA LIÊN THÔNG NĂM {year}"
        ),
        About::Reform => format!("KẾ HOẠCH CẢI CÁCH HÀNH CHÍNH NĂM {year}"),
        About::Inspection => format!("KẾ HOẠCH KIỂM TRA NĂM {year}"),
        About::Other => format!("KẾ HOẠCH NĂM {year}"),
    }
}

/// The standard text that comes with the program. The citations are those of wards' decisions of 2025 and 2026.
fn built_in(plan: &Plan, office: &kept::Office) -> Decision {
    let title = match plan.title.trim() {
        "" => usual_title(plan.about, plan.year),
        title => one_line(title),
    };
    let title = sentence_case(&title);
    let or = |text: &str, other: &str| match text.trim() {
        "" => other.to_owned(),
        text => text.to_owned(),
    };
    let body = or(&office.body, "UBND phường").replace("UBND", "Ủy ban nhân dân");
    let centre = or(&office.centre, "Trung tâm Phục vụ hành chính công");
    let mut basis = vec!["Căn cứ Luật Tổ chức chính quyền địa phương ngày 16/6/2025;".to_owned()];
    if plan.about == About::Control {
        basis.push(
            "Căn cứ Nghị định số 118/2025/NĐ-CP ngày 09/6/2025 của Chính phủ về thực hiện thủ tục hành chính \
             theo cơ chế một cửa, một cửa liên thông tại Bộ phận Một cửa và Cổng Dịch vụ công quốc gia;"
                .to_owned(),
        );
    }
    if !plan.basis.trim().is_empty() {
        let own = plan.basis.trim().trim_end_matches([';', '.']);
        let own = own.strip_prefix("Căn cứ ").unwrap_or(own);
        basis.push(format!("Căn cứ {own};"));
    }
    Decision {
        subject: format!("Ban hành {title}"),
        authority: body.to_uppercase(),
        basis,
        proposer: format!("Theo đề nghị của Giám đốc {centre}."),
        articles: vec![
            format!("Ban hành kèm theo Quyết định này {title}."),
            format!(
                "Thủ trưởng các cơ quan, đơn vị được giao nhiệm vụ tổ chức thực hiện theo đúng nội dung và thời gian \
                 của Kế hoạch; {centre} theo dõi, đôn đốc, tổng hợp kết quả, báo cáo {body}."
            ),
            "Quyết định này có hiệu lực kể từ ngày ký.".to_owned(),
            format!(
                "Chánh Văn phòng HĐND và UBND, Giám đốc {centre}, Trưởng các phòng chuyên môn và các cơ quan, \
                 đơn vị liên quan chịu trách nhiệm thi hành Quyết định này./."
            ),
        ],
        recipients: vec![
            "Như Điều 4;".to_owned(),
            or(&office.superior, "UBND thành phố") + " (để báo cáo);",
            "Lưu: VT.".to_owned(),
        ],
    }
}

/// A decision's text as it is kept: empty lines go, too much is refused.
pub(in crate::api) fn read(own: Decision) -> Result<Decision> {
    let texts = |texts: &[String]| -> Vec<String> {
        let texts = texts.iter().map(|text| tidy(text));
        texts.filter(|text| !text.is_empty()).collect()
    };
    let read = Decision {
        subject: tidy(&own.subject),
        authority: tidy(&own.authority),
        basis: texts(&own.basis),
        proposer: tidy(&own.proposer),
        articles: texts(&own.articles),
        recipients: texts(&own.recipients),
    };
    let lists = [&read.basis, &read.articles, &read.recipients];
    let all = lists.into_iter().flatten();
    let letters: usize = all.map(|text| text.chars().count()).sum();
    match letters + read.subject.chars().count() + read.proposer.chars().count() {
        0..=50_000 => Ok(read),
        _ => Err(Error::Invalid(
            "Nội dung quyết định dài quá 50.000 ký tự. Viết ngắn lại.".to_owned(),
        )),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn titles_in_capitals_become_sentences() {
        let check = |title: &str, expected: &str| assert_eq!(sentence_case(title), expected);
        check(
            "KẾ HOẠCH KIỂM SOÁT TTHC, NĂM 2026",
            "Kế hoạch kiểm soát TTHC, năm 2026",
        );
        check("Kế hoạch UBND", "Kế hoạch UBND");
        check("", "");
    }

    #[test]
    fn a_text_is_replaced_whatever_its_case() {
        let found = replaced("Ban hành KẾ HOẠCH A năm.", "Kế hoạch A", "X");
        assert_eq!(found, "Ban hành X năm.");
        assert_eq!(replaced("Kế", "Kế hoạch", "X"), "Kế");
    }
}
