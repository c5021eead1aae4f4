//! A plan's own fields and those of its appendices: read as typed, and what is wrong with them.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::refusal::Refusal;
use super::{About, Appendix, Column, Plan, Role};
use crate::value::{YEARS, one_line, read_date, tidy, within};

/// A plan's own fields.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(rename = "PlanFields")]
pub struct Fields {
    /// The year.
    pub year: i32,
    /// What it is about.
    pub about: About,
    /// The title.
    pub title: String,
    /// What it carries out: number and date of the superior's plan.
    pub basis: String,
    /// The decision's number: "12", "12/QĐ-UBND"; often still blank.
    pub number: String,
    /// The decision's date, `2026-01-20` (read in any usual way); often still blank.
    pub date: String,
    /// "TM. ỦY BAN NHÂN DÂN / CHỦ TỊCH".
    pub signer_title: String,
    /// Who signs.
    pub signer: String,
}

/// An appendix's own fields.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct AppendixFields {
    /// "Phụ lục I"; empty for the only table of a plan.
    pub name: String,
    /// Its title.
    pub title: String,
    /// "(Kèm theo …)"; empty: made from the plan's number and date when printed.
    pub attached: String,
    /// Its columns in the office's order; content is always among them.
    pub columns: Vec<Column>,
    /// Printed across the page.
    pub landscape: bool,
    /// Printed as numbered paragraphs, not as a table.
    pub prose: bool,
    /// Print size of the table's text, 11 to 13.
    pub size: u8,
}

/// The longest text of a plan's or appendix's head, in letters.
const LONGEST: usize = 2000;

/// The print sizes a table may have, in points.
pub const SIZES: std::ops::RangeInclusive<u8> = 11..=13;

/// A year the program knows.
///
/// # Errors
///
/// When it is another.
pub fn year(year: i32) -> Result<i32, Refusal> {
    match YEARS.contains(&year) {
        true => Ok(year),
        false => Err(Refusal::Year(year)),
    }
}

fn text(what: &str, text: &str) -> Result<String, Refusal> {
    Ok(within(what, tidy(text), LONGEST)?)
}

impl Fields {
    /// Those of a plan.
    pub fn of(plan: &Plan) -> Fields {
        Fields {
            year: plan.year,
            about: plan.about,
            title: plan.title.clone(),
            basis: plan.basis.clone(),
            number: plan.number.clone(),
            date: plan.date.clone(),
            signer_title: plan.signer_title.clone(),
            signer: plan.signer.clone(),
        }
    }

    /// As they are kept.
    ///
    /// # Errors
    ///
    /// What is wrong with them.
    pub fn read(&self) -> Result<Fields, Refusal> {
        let year = year(self.year)?;
        let date = one_line(&self.date);
        let date = match read_date(&date, year) {
            _ if date.is_empty() => date,
            Some(date) => date.to_string(),
            None => return Err(Refusal::NoDate { text: date, year }),
        };
        Ok(Fields {
            year,
            about: self.about,
            title: text("Tên kế hoạch", &self.title)?,
            basis: text("Căn cứ", &self.basis)?,
            number: one_line(&text("Số quyết định", &self.number)?),
            date,
            signer_title: text("Chức danh người ký", &self.signer_title)?,
            signer: one_line(&text("Người ký", &self.signer)?),
        })
    }

    /// As they are kept of a plan that is issued.
    ///
    /// # Errors
    ///
    /// What is wrong with them, or missing.
    pub fn issued(&self) -> Result<Fields, Refusal> {
        let own = self.read()?;
        let wanted = [
            (&own.number, "số quyết định"),
            (&own.date, "ngày quyết định"),
            (&own.signer, "người ký"),
            (&own.title, "tên kế hoạch"),
        ];
        let missing = wanted.into_iter().filter(|(text, _)| text.is_empty());
        let missing: Vec<&str> = missing.map(|(_, name)| name).collect();
        match missing.is_empty() {
            true => Ok(own),
            false => Err(Refusal::Missing(missing)),
        }
    }
}

impl AppendixFields {
    /// Those of an appendix.
    pub fn of(own: &Appendix) -> AppendixFields {
        AppendixFields {
            name: own.name.clone(),
            title: own.title.clone(),
            attached: own.attached.clone(),
            columns: own.columns.clone(),
            landscape: own.landscape,
            prose: own.prose,
            size: own.size,
        }
    }

    /// The columns of the office's own that an appendix has and these fields no longer do. Their texts go with them:
    /// the next column of its own must not come with another one's texts.
    pub fn further_gone(&self, own: &Appendix) -> Vec<Role> {
        let has = |columns: &[Column], role: Role| columns.iter().any(|own| own.role == role);
        let gone = |role: &Role| has(&own.columns, *role) && !has(&self.columns, *role);
        Role::FURTHER.into_iter().filter(gone).collect()
    }

    /// As they are kept.
    ///
    /// # Errors
    ///
    /// What is wrong with them.
    pub fn read(&self) -> Result<AppendixFields, Refusal> {
        let mut columns: Vec<Column> = Vec::new();
        for own in &self.columns {
            if columns.iter().any(|known| known.role == own.role) {
                return Err(Refusal::ColumnTwice(own.role));
            }
            let heading = one_line(&text("Tên cột", &own.heading)?);
            columns.push(Column {
                role: own.role,
                heading: match heading.is_empty() {
                    true => own.role.heading().to_owned(),
                    false => heading,
                },
            });
        }
        if !columns.iter().any(|own| own.role == Role::Content) {
            return Err(Refusal::NoContent);
        }
        if !SIZES.contains(&self.size) {
            return Err(Refusal::Size);
        }
        Ok(AppendixFields {
            name: one_line(&text("Tên phụ lục", &self.name)?),
            title: text("Tiêu đề phụ lục", &self.title)?,
            attached: text("Dòng “Kèm theo”", &self.attached)?,
            columns,
            landscape: self.landscape,
            prose: self.prose,
            size: self.size,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fields(change: impl Fn(&mut Fields)) -> Fields {
        let mut own = Fields::of(&Plan::of_year(2026));
        change(&mut own);
        own
    }

    #[track_caller]
    fn refused<T: std::fmt::Debug>(read: Result<T, Refusal>, expected: &str) {
        let why = read.unwrap_err().to_string();
        assert!(why.contains(expected), "{why}");
    }

    #[test]
    fn texts_are_tidied_and_a_date_is_read_as_it_is_typed() {
        let own = fields(|own| {
            own.title = "  KẾ HOẠCH\t A ".to_owned();
            own.number = "12 \n".to_owned();
            own.date = "20/1".to_owned();
        });
        let read = own.read().unwrap();
        assert_eq!(
            (read.number.as_str(), read.date.as_str()),
            ("12", "2026-01-20")
        );
        assert!(!read.title.starts_with(' '), "{read:?}");
        assert_eq!(read.read().unwrap(), read, "what is kept is kept so");
    }

    #[test]
    fn what_is_wrong_with_a_plans_fields_is_told() {
        refused(fields(|own| own.year = 1999).read(), "từ 2000 đến 2200");
        refused(
            fields(|own| own.date = "31/02".to_owned()).read(),
            "20/01/2026",
        );
        refused(
            fields(|own| own.title = "a".repeat(2001)).read(),
            "Tên kế hoạch dài quá 2.000",
        );
        assert!(fields(|own| own.title = "ô".repeat(2000)).read().is_ok());
    }

    #[test]
    fn what_is_missing_for_issuing_is_told_at_once() {
        refused(
            fields(|own| own.number = "12".to_owned()).issued(),
            "còn thiếu ngày quyết định, người ký, tên kế hoạch",
        );
        let own = fields(|own| {
            own.number = "12".to_owned();
            own.date = "20/01/2026".to_owned();
            own.signer = "A".to_owned();
            own.title = "B".to_owned();
        });
        assert!(own.issued().is_ok());
    }

    #[test]
    fn what_is_wrong_with_an_appendix_is_told() {
        let own = |change: &dyn Fn(&mut AppendixFields)| {
            let mut own = AppendixFields::of(&Appendix::empty(String::new()));
            change(&mut own);
            own
        };
        refused(own(&|own| own.size = 10).read(), "từ 11 đến 13");
        refused(own(&|own| own.columns.truncate(1)).read(), "cột nội dung");
        refused(
            own(&|own| own.columns.push(own.columns[0].clone())).read(),
            "Cột “TT” có hai lần",
        );
        let read = own(&|own| own.columns[2].heading = " ".to_owned())
            .read()
            .unwrap();
        assert_eq!(read.columns[2].heading, "Thời gian thực hiện/ hoàn thành");
    }
}
