//! Forms of a period on their way out, to a workbook, onto pages, or sent: each filled in once.

use std::path::Path;

use crate::api::desk::Desk;
use crate::api::desk::office::office_of;
use crate::api::desk::over::Over;
use crate::api::dossier::over::over;
use crate::api::reply::{ExportProposal, Exported};
use crate::calendar::{Cycle, Period};
use crate::error::{Error, Result};
use crate::export::{self, Book, Page};
use crate::sheet::state::to_know;
use crate::store::kept::Office;
use crate::store::{moment, sent};

/// The codes of all forms.
pub(in crate::api) fn codes(desk: &Desk) -> Vec<String> {
    let codes = desk.forms.codes().into_iter();
    codes.map(str::to_owned).collect()
}

/// Forms of a period.
pub(in crate::api) struct Outgoing {
    period: Period,
    /// The forms' codes, in order.
    pub(in crate::api) codes: Vec<String>,
    /// The forms, in the same order.
    pub(in crate::api) overs: Vec<Over>,
    office: Office,
    /// Where that is not the office of a closed form.
    differing: Vec<String>,
}

impl Outgoing {
    /// The chosen forms of a period, in the order of their codes; refuses unknown ones and none.
    pub(in crate::api) fn of(
        desk: &mut Desk,
        period: Period,
        forms: &[String],
    ) -> Result<Outgoing> {
        let mut codes = codes(desk);
        if let Some(form) = forms.iter().find(|form| !codes.contains(form)) {
            return Err(Error::NotFound(format!("Không có biểu “{form}”.")));
        }
        codes.retain(|code| forms.contains(code));
        if codes.is_empty() {
            return Err(Error::Invalid("Chọn ít nhất một biểu để xuất.".to_owned()));
        }
        let overs = codes.iter().map(|code| over(desk, code, period));
        let overs = overs.collect::<Result<_>>()?;
        let printed = office_of(desk.db()?, period, &codes)?;
        Ok(Outgoing {
            overs,
            office: printed.office,
            differing: printed.notes,
            period,
            codes,
        })
    }

    /// Whether a form has errors.
    pub(in crate::api) fn draft(&self) -> bool {
        self.overs.iter().any(|over| over.filled.sheet.errors() > 0)
    }

    /// The file's name and what to know before it goes out.
    pub(in crate::api) fn proposal(&self) -> ExportProposal {
        let draft = self.draft();
        let forms = self.overs.iter();
        let labels = |cycles: &[Cycle]| cycles.iter().map(|own| own.label()).collect::<Vec<_>>();
        ExportProposal {
            file_name: export::file_name(&self.office.ward, self.period, draft),
            draft,
            notes: forms
                .flat_map(|own| {
                    let code = own.filled.form.code();
                    let of_days = own.lacking.iter().chain(&own.rests_on);
                    let of_days = of_days.map(move |note| format!("Biểu {code}: {note}"));
                    to_know(&own.filled, &labels(&own.missing), &labels(&own.open))
                        .into_iter()
                        .chain(of_days)
                })
                .chain(self.differing.iter().cloned())
                .collect(),
        }
    }

    /// The forms as they go into a workbook or onto pages.
    pub(in crate::api) fn book(&self, desk: &Desk) -> Book<'_> {
        let pages = self.overs.iter().map(|over| Page {
            form: &over.filled.form,
            sheet: &over.filled.sheet,
            period: self.period,
            cycles: over.cycles,
            draft_errors: over.filled.sheet.errors(),
        });
        Book {
            office: self.letterhead(),
            pages: pages.collect(),
            made_at: desk.now(),
        }
    }

    fn letterhead(&self) -> export::Office {
        let office = self.office.clone();
        let lines = office.signer_title.split('/');
        let lines = lines.map(|line| line.trim().to_owned());
        export::Office {
            signer_title: lines.filter(|line| !line.is_empty()).collect(),
            ward: office.ward,
            place: office.place,
            reporting_unit: office.reporting_unit,
            receiving_unit: office.receiving_unit,
            preparer: office.preparer,
            signer: office.signer,
        }
    }

    /// Keeps that they were written to a file, and says so.
    pub(in crate::api) fn noted(&self, desk: &mut Desk, path: &Path) -> Result<Exported> {
        let shown = path.display().to_string();
        let noted = sent::Sent {
            at: moment(desk.now()),
            act: sent::Act::Export,
            period: self.period.to_string(),
            forms: self.codes.join(", "),
            path: Some(shown.clone()),
        };
        desk.store()?.write(|db| sent::add(db, &noted, None))?;
        let (draft, count) = (self.draft(), self.codes.len());
        Ok(Exported {
            message: match draft {
                true => format!("Đã xuất bản nháp {count} biểu: {shown}"),
                false => format!("Đã xuất {count} biểu: {shown}"),
            },
            folder: path.parent().unwrap_or(Path::new("")).display().to_string(),
            path: shown,
            draft,
        })
    }
}
