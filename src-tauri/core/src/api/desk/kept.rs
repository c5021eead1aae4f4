//! Forms in cycles that were read, as long as they stand as they were read.

use std::collections::HashMap;
use std::sync::Arc;

use crate::api::desk::loaded::Loaded;
use crate::calendar::{Cycle, Period};
use crate::sheet::proposal::RowProposed;
use crate::sheet::sent::Snapshot;
use crate::sheet::{RowKey, Seal};

/// How many forms are kept in memory: a year of four. Each takes some hundred kilobytes.
const MOST: usize = 48;

/// What of a form was last sent for a period, and on which day.
pub(in crate::api) struct LastSent {
    /// The day, as it is shown.
    pub(in crate::api) at: String,
    /// The figures.
    pub(in crate::api) then: Snapshot,
    /// Whether they are still those.
    pub(in crate::api) seal: Seal,
}

/// What was counted anew for a form, to be held against its figures as often as they change.
pub(in crate::api) struct Recounted {
    /// The state of the dossiers it was counted from.
    pub(in crate::api) changes: i64,
    /// By which rule.
    pub(in crate::api) rule: String,
    /// The rows that the form had.
    pub(in crate::api) rows: Vec<RowKey>,
    /// What was counted.
    pub(in crate::api) proposals: Vec<RowProposed>,
    /// For each of these rows how many dossiers are carried into it; none where it does not count that.
    pub(in crate::api) opening: Vec<Option<u32>>,
}

/// What was read, by cycle. Open forms until anything is written, closed ones until one is reopened, all until another
/// process writes to the data file.
#[derive(Default)]
pub(in crate::api) struct Kept {
    /// What [`crate::store::written_by_others`] said when they were read.
    version: i64,
    cycles: HashMap<Cycle, Vec<Loaded>>,
    count: usize,
    sent: HashMap<(Period, String), Option<Arc<LastSent>>>,
    recounted: HashMap<(Cycle, String), Arc<Recounted>>,
}

impl Kept {
    /// A form in a cycle that was read; `version` tells whether others have written since.
    pub(in crate::api) fn get(&mut self, version: i64, form: &str, cycle: Cycle) -> Option<Loaded> {
        self.stand_at(version);
        let own = self.cycles.get(&cycle)?;
        own.iter().find(|own| own.record.form == form).cloned()
    }

    /// Forgets all when others have written since.
    fn stand_at(&mut self, version: i64) {
        if self.version != version {
            self.clear();
            self.version = version;
        }
    }

    /// Keeps a form that was read.
    pub(in crate::api) fn put(&mut self, own: &Loaded) {
        if self.count >= MOST {
            self.clear();
        }
        let forms = self.cycles.entry(own.record.cycle).or_default();
        forms.push(own.clone());
        self.count += 1;
    }

    /// Takes a form out whose figures are about to change. Later cycles open with its stocks: they are forgotten.
    pub(in crate::api) fn take(&mut self, form: &str, cycle: Cycle) -> Option<Loaded> {
        let forms = self.cycles.get_mut(&cycle);
        let taken = forms.and_then(|forms| {
            let at = forms.iter().position(|own| own.record.form == form)?;
            Some(forms.swap_remove(at))
        });
        self.retain(|own| own.record.form != form || own.record.cycle < cycle);
        taken
    }

    /// What was last sent, when that was read.
    pub(in crate::api) fn sent(
        &mut self,
        version: i64,
        period: Period,
        form: &str,
    ) -> Option<Option<Arc<LastSent>>> {
        self.stand_at(version);
        self.sent.get(&(period, form.to_owned())).cloned()
    }

    /// Keeps what was last sent.
    pub(in crate::api) fn put_sent(
        &mut self,
        period: Period,
        form: &str,
        sent: Option<Arc<LastSent>>,
    ) {
        self.sent.insert((period, form.to_owned()), sent);
    }

    /// What was counted anew for a form, where that still holds; a typed figure does not change it. To be asked after a
    /// form, as [`Kept::sent`] is.
    pub(in crate::api) fn recounted(
        &self,
        cycle: Cycle,
        form: &str,
        holds: impl Fn(&Recounted) -> bool,
    ) -> Option<Arc<Recounted>> {
        let own = self.recounted.get(&(cycle, form.to_owned()))?;
        holds(own).then(|| Arc::clone(own))
    }

    /// Keeps what was counted anew.
    pub(in crate::api) fn put_recounted(&mut self, cycle: Cycle, form: &str, own: Arc<Recounted>) {
        self.recounted.insert((cycle, form.to_owned()), own);
    }

    /// Forgets the open forms, what was sent and what was counted: something was written.
    pub(in crate::api) fn forget_open(&mut self) {
        self.sent.clear();
        self.recounted.clear();
        self.retain(|own| own.record.closed_at.is_some());
    }

    /// Forgets all: a form was reopened, or another file is open.
    pub(in crate::api) fn clear(&mut self) {
        self.cycles.clear();
        self.sent.clear();
        self.recounted.clear();
        self.count = 0;
    }

    fn retain(&mut self, stays: impl Fn(&Loaded) -> bool) {
        for forms in self.cycles.values_mut() {
            forms.retain(&stays);
        }
        self.count = self.cycles.values().map(Vec::len).sum();
    }
}
