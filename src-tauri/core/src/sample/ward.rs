//! An invented ward at work: dossiers come in, are settled or stay; feedback is received and answered.
//! From it all forms take their figures, so that they agree with each other.

use super::random::Random;
use crate::calendar::Cycle;
use crate::form::Form;

/// What the sample is made for.
#[derive(Debug, Clone, Copy)]
pub struct Ward<'a> {
    /// The forms, in the version to fill.
    pub forms: &'a [Form],
    /// The fields' names in the order of the catalogue.
    pub fields: &'a [String],
    /// How many sources there are.
    pub sources: usize,
    /// The last cycle, the open one.
    pub last: Cycle,
    /// How many closed cycles come before it.
    pub closed: usize,
    /// Every field in every source and every form: as much as there can be, for measuring.
    pub full: bool,
    /// The same seed gives the same figures.
    pub seed: u64,
}

/// Dossiers a month in the fields of the default catalogue, in its order; further fields get small numbers.
const VOLUMES: [u64; 23] = [
    420, 1350, 160, 90, 25, 40, 12, 75, 6, 8, 1, 3, 9, 5, 7, 2, 14, 3, 1, 1, 6, 1, 2,
];

/// The year's rhythm in thousandths by month: quiet around Tết, busy before the school year.
pub(super) const SEASON: [u64; 12] = [
    950, 600, 900, 1000, 1000, 1150, 1300, 1350, 1100, 1000, 1000, 1050,
];

/// A field's dossiers from one source in one cycle.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Dossiers {
    pub(super) online: u64,
    pub(super) direct: u64,
    pub(super) carried: u64,
    pub(super) early: u64,
    pub(super) on_time: u64,
    pub(super) late: u64,
    pub(super) pending_in_time: u64,
    pub(super) pending_late: u64,
}

/// What a field offers and does online in one cycle, over all sources.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Online {
    pub(super) procs: u64,
    pub(super) part_procs: u64,
    pub(super) part_active: u64,
    pub(super) part_online: u64,
    pub(super) part_direct: u64,
    pub(super) full_procs: u64,
    pub(super) full_active: u64,
    pub(super) full_online: u64,
    pub(super) full_direct: u64,
    pub(super) portal_received: u64,
    pub(super) pay_procs: u64,
    pub(super) paid_online: u64,
    pub(super) digitised: u64,
    pub(super) e_results: u64,
}

/// A field's feedback in one cycle; triples are about acts, rules and both.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Feedback {
    pub(super) received: [u64; 3],
    pub(super) carried: u64,
    pub(super) handled: [u64; 3],
    pub(super) processing: u64,
    pub(super) transferred: u64,
    pub(super) published: u64,
}

/// What happened in one cycle, by field (and source).
#[derive(Debug, Clone, Default)]
pub(super) struct Month {
    /// By source, then field; none where the field does not live in the source.
    pub(super) dossiers: Vec<Vec<Option<Dossiers>>>,
    pub(super) online: Vec<Online>,
    /// None where there was no feedback.
    pub(super) feedback: Vec<Option<Feedback>>,
    /// Procedures reviewed: index of the topic, how many, saving in tenths of a percent.
    pub(super) reviews: Vec<(u64, u64, u64)>,
}

/// The ward's running state.
pub(super) struct Life<'a> {
    ward: &'a Ward<'a>,
    random: Random,
    /// Cycles lived so far.
    age: u64,
    /// Unsettled dossiers by source, then field.
    pending: Vec<Vec<u64>>,
    /// Unanswered feedback by field.
    processing: Vec<[u64; 3]>,
}

impl<'a> Life<'a> {
    pub(super) fn new(ward: &'a Ward<'a>) -> Life<'a> {
        let fields = ward.fields.len();
        Life {
            ward,
            random: Random::new(ward.seed),
            age: 0,
            pending: vec![vec![0; fields]; ward.sources.max(1)],
            processing: vec![[0; 3]; fields],
        }
    }

    /// Lives through a cycle.
    pub(super) fn month(&mut self, cycle: Cycle) -> Month {
        let (sources, fields) = (self.pending.len(), self.ward.fields.len());
        let mut dossiers = vec![vec![None; fields]; sources];
        for (source, row) in dossiers.iter_mut().enumerate() {
            for (field, cell) in row.iter_mut().enumerate() {
                if self.ward.lives_in(field, source) {
                    *cell = Some(self.dossiers(field, source, cycle));
                }
            }
        }
        let online = (0..fields)
            .map(|field| self.online(field, &dossiers))
            .collect();
        let feedback = (0..fields).map(|field| self.feedback(field)).collect();
        let reviews = self.reviews();
        self.age += 1;
        Month {
            dossiers,
            online,
            feedback,
            reviews,
        }
    }

    fn dossiers(&mut self, field: usize, source: usize, cycle: Cycle) -> Dossiers {
        let season = SEASON[cycle.month() as usize - 1];
        let growth = 1000 + 3 * self.age;
        let chance = &mut self.random;
        let noise = chance.between(850, 1150);
        let usual = volume(field) * growth / 1000 * season / 1000;
        let fresh = chance.share(usual.max(u64::from(volume(field) < 4)), noise);
        let online = chance.share(fresh, (550 + 10 * self.age).min(920));
        let carried = self.pending[source][field];
        let total = carried + fresh;
        // Every fifth field is slow: much of it stays over the end of the cycle.
        let stays = match field % 5 {
            2 => chance.between(150, 300),
            _ => chance.between(15, 60),
        };
        let pending = chance.share(total, stays).min(total);
        let done = total - pending;
        let late = match chance.once_in(6) {
            true => chance.between(1, 3).min(done),
            false => 0,
        };
        let share = chance.between(650, 900);
        let early = chance.share(done - late, share).min(done - late);
        let pending_late = match chance.once_in(7) {
            true => pending.min(1 + carried / 10),
            false => 0,
        };
        self.pending[source][field] = pending;
        Dossiers {
            online,
            direct: fresh - online,
            carried,
            early,
            on_time: done - late - early,
            late,
            pending_in_time: pending - pending_late,
            pending_late,
        }
    }

    fn online(&mut self, field: usize, dossiers: &[Vec<Option<Dossiers>>]) -> Online {
        let own = || dossiers.iter().filter_map(|row| row[field]);
        let online: u64 = own().map(|d| d.online).sum();
        let direct: u64 = own().map(|d| d.direct).sum();
        let done: u64 = own().map(|d| d.early + d.on_time + d.late).sum();
        // What is offered stays the same all year: it depends on the field alone.
        let procs = 2 + (field as u64 * 7) % 23;
        let part_procs = procs / 4;
        let full_procs = procs / 2;
        let chance = &mut self.random;
        let to_part = match part_procs {
            0 => 0,
            _ => chance.between(200, 350),
        };
        let part_online = chance.share(online, to_part).min(online);
        let part_direct = chance.share(direct, to_part).min(direct);
        let (full_online, full_direct) = (online - part_online, direct - part_direct);
        let active = |chance: &mut Random, procs: u64, received: u64| match received {
            0 => 0,
            _ => chance.between(1, procs.min(received).max(1)).min(procs),
        };
        let pay_procs = procs / 3;
        let (to_portal, to_pay) = (chance.between(600, 900), chance.between(200, 500));
        let (to_scan, to_result) = (chance.between(800, 1000), chance.between(600, 950));
        Online {
            procs,
            part_procs,
            part_active: active(chance, part_procs, part_online + part_direct),
            part_online,
            part_direct,
            full_procs,
            full_active: active(chance, full_procs, full_online + full_direct),
            full_online,
            full_direct,
            portal_received: chance.share(online, to_portal).min(online),
            pay_procs,
            paid_online: match pay_procs {
                0 => 0,
                _ => chance.share(online, to_pay).min(online),
            },
            digitised: chance.share(online + direct, to_scan).min(online + direct),
            e_results: chance.share(done, to_result).min(done),
        }
    }

    fn feedback(&mut self, field: usize) -> Option<Feedback> {
        let chance = &mut self.random;
        let waiting = self.processing[field];
        let mut received = waiting;
        if chance.once_in(if field < 8 { 5 } else { 25 }) {
            received[chance.below(3) as usize] += chance.between(1, 2);
        }
        let total: u64 = received.iter().sum();
        if total == 0 && !self.ward.full {
            return None;
        }
        let mut feedback = Feedback {
            received,
            carried: waiting.iter().sum(),
            ..Feedback::default()
        };
        let mut stays = [0; 3];
        for kind in 0..3 {
            let mut left = received[kind];
            // What came new may be another office's, or wait for the next cycle; what waited is answered.
            if left > waiting[kind] && chance.once_in(6) {
                feedback.transferred += 1;
                left -= 1;
            }
            if left > waiting[kind] && chance.once_in(4) {
                stays[kind] = 1;
                left -= 1;
            }
            feedback.handled[kind] = left;
        }
        let handled: u64 = feedback.handled.iter().sum();
        feedback.processing = stays.iter().sum();
        feedback.published = chance.share(handled, 850).min(handled);
        self.processing[field] = stays;
        Some(feedback)
    }

    fn reviews(&mut self) -> Vec<(u64, u64, u64)> {
        let chance = &mut self.random;
        let count = match (self.ward.full, chance.below(12)) {
            (_, 0) => 2,
            (true, _) | (false, 1..=3) => 1,
            _ => 0,
        };
        let first = chance.below(100);
        (0..count)
            .map(|i| (first + i, chance.between(1, 3), chance.between(50, 300)))
            .collect()
    }
}

/// Dossiers a month in a field.
pub(super) fn volume(field: usize) -> u64 {
    VOLUMES
        .get(field)
        .copied()
        .unwrap_or(1 + (field as u64 * 11) % 30)
}

/// Whether a field's dossiers are handled in a source: some in all, some only in the first or last.
pub(super) fn lives_in(field: usize, source: usize, sources: usize) -> bool {
    sources < 2
        || match field % 3 {
            0 => true,
            1 => source + 1 == sources,
            _ => source == 0,
        }
}
