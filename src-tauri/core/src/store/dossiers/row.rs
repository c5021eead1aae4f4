//! How a dossier's facts stand in a row.

use chrono::{DateTime, NaiveDateTime};
use rusqlite::types::{FromSql, FromSqlError, FromSqlResult, ToSql, ToSqlOutput, ValueRef};
use rusqlite::{Row, Statement};

use crate::dossier::{Channel, Dossier, Facts, Status};

/// The columns of the texts and facts, in the order in which they are read and written.
macro_rules! columns {
    () => {
        "procedure, title, field, unit, channel, received, due, finished, returned, status, paid, digitised, \
         electronic, apology"
    };
}
pub(super) use columns;

/// A moment as it is kept.
#[derive(Clone, Copy)]
pub(super) struct Moment(pub(super) NaiveDateTime);

impl ToSql for Moment {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(self.0.and_utc().timestamp().into())
    }
}

impl FromSql for Moment {
    fn column_result(value: ValueRef<'_>) -> FromSqlResult<Moment> {
        let seconds = value.as_i64()?;
        let at = DateTime::from_timestamp(seconds, 0);
        at.map(|at| Moment(at.naive_utc()))
            .ok_or(FromSqlError::OutOfRange(seconds))
    }
}

fn of_channel(channel: Channel) -> i64 {
    match channel {
        Channel::Online => 1,
        Channel::Direct => 2,
        Channel::Post => 3,
    }
}

/// The numbers are kept: one that was given out is never given to another.
fn of_status(status: Status) -> i64 {
    match status {
        Status::Registered => 1,
        Status::Refused => 2,
        Status::Accepted => 3,
        Status::Processing => 4,
        Status::AwaitingPapers => 5,
        Status::AwaitingPayment => 6,
        Status::Stopped => 7,
        Status::Withdrawn => 8,
        Status::SentBack => 9,
        Status::Done => 10,
        Status::Returned => 11,
    }
}

fn channel(kept: i64) -> rusqlite::Result<Channel> {
    let all = [Channel::Online, Channel::Direct, Channel::Post];
    let found = all.into_iter().find(|channel| of_channel(*channel) == kept);
    found.ok_or(rusqlite::Error::IntegralValueOutOfRange(0, kept))
}

fn status(kept: i64) -> rusqlite::Result<Status> {
    let found = Status::ALL
        .into_iter()
        .find(|status| of_status(*status) == kept);
    found.ok_or(rusqlite::Error::IntegralValueOutOfRange(0, kept))
}

/// Binds texts and facts from a place on, in the order of [`columns`].
pub(super) fn bind(
    into: &mut Statement<'_>,
    from: usize,
    dossier: &Dossier,
) -> rusqlite::Result<()> {
    let facts = &dossier.facts;
    into.raw_bind_parameter(from, dossier.procedure)?;
    into.raw_bind_parameter(from + 1, dossier.title)?;
    into.raw_bind_parameter(from + 2, dossier.field)?;
    into.raw_bind_parameter(from + 3, dossier.unit)?;
    into.raw_bind_parameter(from + 4, facts.channel.map(of_channel))?;
    into.raw_bind_parameter(from + 5, facts.received.map(Moment))?;
    into.raw_bind_parameter(from + 6, facts.due.map(Moment))?;
    into.raw_bind_parameter(from + 7, facts.finished.map(Moment))?;
    into.raw_bind_parameter(from + 8, facts.returned.map(Moment))?;
    into.raw_bind_parameter(from + 9, facts.status.map(of_status))?;
    into.raw_bind_parameter(from + 10, facts.paid)?;
    into.raw_bind_parameter(from + 11, facts.digitised)?;
    into.raw_bind_parameter(from + 12, facts.electronic)?;
    into.raw_bind_parameter(from + 13, facts.apology)
}

/// Reads what [`bind`] bound; number and source are the caller's.
pub(super) fn read(row: &Row<'_>, from: usize) -> rusqlite::Result<Dossier> {
    let moment = |at| -> rusqlite::Result<Option<NaiveDateTime>> {
        Ok(row.get::<_, Option<Moment>>(at)?.map(|moment| moment.0))
    };
    Ok(Dossier {
        id: 0,
        source: None,
        procedure: row.get(from)?,
        title: row.get(from + 1)?,
        field: row.get(from + 2)?,
        unit: row.get(from + 3)?,
        facts: Facts {
            channel: row
                .get::<_, Option<i64>>(from + 4)?
                .map(channel)
                .transpose()?,
            received: moment(from + 5)?,
            due: moment(from + 6)?,
            finished: moment(from + 7)?,
            returned: moment(from + 8)?,
            status: row
                .get::<_, Option<i64>>(from + 9)?
                .map(status)
                .transpose()?,
            paid: row.get(from + 10)?,
            digitised: row.get(from + 11)?,
            electronic: row.get(from + 12)?,
            apology: row.get(from + 13)?,
        },
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_status_and_channel_has_a_number_of_its_own() {
        let mut seen: Vec<i64> = Status::ALL.into_iter().map(of_status).collect();
        for (kept, own) in seen.iter().zip(Status::ALL) {
            assert_eq!(status(*kept).unwrap(), own);
        }
        seen.dedup();
        assert_eq!(seen, (1..=11).collect::<Vec<_>>());
        for own in [Channel::Online, Channel::Direct, Channel::Post] {
            assert_eq!(channel(of_channel(own)).unwrap(), own);
        }
        assert!(status(12).is_err() && status(0).is_err() && channel(4).is_err());
    }

    #[test]
    fn a_moment_is_kept_to_the_second() {
        for text in [
            "2026-11-16 08:01:05",
            "1969-12-31 23:59:59",
            "2100-02-28 00:00:00",
        ] {
            let at = NaiveDateTime::parse_from_str(text, "%Y-%m-%d %H:%M:%S").unwrap();
            let seconds = at.and_utc().timestamp();
            let read = Moment::column_result(ValueRef::Integer(seconds)).unwrap();
            assert_eq!(read.0, at);
        }
        assert!(Moment::column_result(ValueRef::Integer(i64::MAX)).is_err());
    }
}
