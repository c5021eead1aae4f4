//! What the officer mended in the preview of a plan's file, as the reader of plans takes it. A later mend of
//! the same place replaces an earlier one.

use crate::api::reply::Mend;
use crate::import::plan::Mends;
use crate::plan::outline::DEEPEST;
use crate::value::one_line;

pub(in crate::api) fn mends(list: Vec<Mend>) -> Mends {
    let mut mends = Mends::default();
    for mend in list {
        put(&mut mends, mend);
    }
    mends
}

fn put(mends: &mut Mends, mend: Mend) {
    match mend {
        Mend::Table { table, used } => {
            mends.tables.insert(table, used);
        }
        Mend::Column {
            table,
            column,
            role,
        } => {
            // Two columns that the officer gives one use, one after the other: the later has it.
            mends
                .columns
                .retain(|(own, _), given| *own != table || role.is_none() || *given != role);
            mends.columns.insert((table, column), role);
        }
        Mend::Swap {
            table,
            from,
            accepted,
        } => {
            mends.swaps.insert((table, from), accepted);
        }
        Mend::Kind {
            table,
            row,
            kind,
            level,
        } => {
            mends.kinds.insert((table, row), (kind, level.min(DEEPEST)));
        }
        Mend::Text {
            table,
            row,
            role,
            text,
        } => {
            mends.texts.insert((table, row, role), text);
        }
        Mend::Row { table, row, used } => {
            mends.rows.insert((table, row), used);
        }
        Mend::Title { text } => mends.title = Some(one_line(&text)),
        Mend::Heading { table, which, text } => {
            mends.above.insert((table, which), text);
        }
    }
}
