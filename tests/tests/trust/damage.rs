//! What disks do to files: bytes that turn, pages exchanged, old, blank, torn or lost.

use smc_tests::badfiles::Dice;

/// The size of a page in the program's files.
const PAGE: usize = 4096;

/// A kind of damage.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Kind {
    /// One to eight bytes anywhere turn into others.
    Bytes,
    /// Two pages stand in each other's place.
    Exchanged,
    /// Two pages of one table stand in each other's place.
    Neighbours,
    /// A page is as it was before the last changes.
    Stale,
    /// A page holds zeros.
    Blank,
    /// Half of a page is as it was before.
    Torn,
    /// The end of the file is missing.
    Short,
    /// A byte of the file's head turns into another.
    Head,
}

pub(crate) const KINDS: [Kind; 8] = [
    Kind::Bytes,
    Kind::Exchanged,
    Kind::Neighbours,
    Kind::Stale,
    Kind::Blank,
    Kind::Torn,
    Kind::Short,
    Kind::Head,
];

/// Damages a file; `before` is what it was some changes ago, `tables` are the pages of each table.
pub(crate) fn damage(
    kind: Kind,
    file: &[u8],
    before: &[u8],
    tables: &[Vec<usize>],
    dice: &mut Dice,
) -> Vec<u8> {
    let mut bad = file.to_vec();
    let pages = file.len() / PAGE;
    match kind {
        Kind::Bytes => {
            for _ in 0..=dice.roll(8) {
                let at = dice.roll(bad.len());
                bad[at] ^= 1 + u8::try_from(dice.roll(255)).unwrap();
            }
        }
        Kind::Exchanged => exchange(&mut bad, dice.roll(pages), dice.roll(pages)),
        Kind::Neighbours => {
            let table = &tables[dice.roll(tables.len())];
            let at = dice.roll(table.len() - 1);
            exchange(&mut bad, table[at] - 1, table[at + 1] - 1);
        }
        // Pages that have not changed since are no damage: one that has is sought.
        Kind::Stale | Kind::Torn => {
            let changed: Vec<usize> = (0..before.len() / PAGE)
                .filter(|page| page_of(before, *page) != page_of(file, *page))
                .collect();
            let page = changed[dice.roll(changed.len())];
            let (from, to) = match kind {
                Kind::Stale => (0, PAGE),
                _ => [(0, PAGE / 2), (PAGE / 2, PAGE)][dice.roll(2)],
            };
            let part = page * PAGE + from..page * PAGE + to;
            bad[part.clone()].copy_from_slice(&before[part]);
        }
        Kind::Blank => {
            let page = dice.roll(pages);
            bad[page * PAGE..(page + 1) * PAGE].fill(0);
        }
        Kind::Short => bad.truncate((1 + dice.roll(pages - 1)) * PAGE - dice.roll(2) * 100),
        Kind::Head => {
            let at = dice.roll(100);
            bad[at] ^= 1 + u8::try_from(dice.roll(255)).unwrap();
        }
    }
    bad
}

fn page_of(file: &[u8], page: usize) -> &[u8] {
    file.get(page * PAGE..(page + 1) * PAGE).unwrap_or_default()
}

fn exchange(file: &mut [u8], a: usize, b: usize) {
    for at in 0..PAGE {
        file.swap(a * PAGE + at, b * PAGE + at);
    }
}
