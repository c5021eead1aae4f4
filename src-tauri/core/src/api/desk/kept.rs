//! Forms in cycles that were read, as long as they stand as they were read.

use std::collections::HashMap;
use std::sync::Arc;

use crate::api::desk::loaded::Loaded;
use crate::calendar::{Cycle, Period};
use crate::sheet::sent::Snapshot;

/// How many forms are kept in memory: a year of four. Each takes some hundred kilobytes.
const MOST: usize = 48;

/// What of a form was last sent for a period, and on which day.
pub(in crate::api) struct LastSent {
    /// The day, as it is shown.
    pub(in crate::api) at: String,
    /// The figures.
    pub(in crate::api) then: Snapshot,
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

    /// Forgets the open forms and what was sent: something was written.
    pub(in crate::api) fn forget_open(&mut self) {
        self.sent.clear();
        self.retain(|own| own.record.closed_at.is_some());
    }

    /// Forgets all: a form was reopened, or another file is open.
    pub(in crate::api) fn clear(&mut self) {
        self.cycles.clear();
        self.sent.clear();
        self.count = 0;
    }

    fn retain(&mut self, stays: impl Fn(&Loaded) -> bool) {
        for forms in self.cycles.values_mut() {
            forms.retain(&stays);
        }
        self.count = self.cycles.values().map(Vec::len).sum();
    }
}
