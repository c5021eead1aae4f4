//! Several lists speak of one dossier: what is known of it. A later known value stands over an earlier one; an unknown
//! value never over a known one.

use super::Facts;
use super::known::Dossier;

/// What is known after all of these have spoken, in the order of the moments they speak for.
pub fn merged(said: impl IntoIterator<Item = Facts>) -> Facts {
    said.into_iter()
        .fold(Facts::default(), |known, said| Facts {
            channel: said.channel.or(known.channel),
            received: said.received.or(known.received),
            due: said.due.or(known.due),
            finished: said.finished.or(known.finished),
            returned: said.returned.or(known.returned),
            status: said.status.or(known.status),
            paid: said.paid.or(known.paid),
            digitised: said.digitised.or(known.digitised),
            electronic: said.electronic.or(known.electronic),
            apology: said.apology.or(known.apology),
        })
}

/// A dossier after one more list has spoken, whose texts are numbered alike.
pub fn heard(known: Dossier, said: Dossier) -> Dossier {
    Dossier {
        id: known.id,
        source: said.source.or(known.source),
        procedure: said.procedure.or(known.procedure),
        title: said.title.or(known.title),
        field: said.field.or(known.field),
        unit: said.unit.or(known.unit),
        facts: merged([known.facts, said.facts]),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dossier::{Channel, Status};

    #[test]
    fn texts_follow_the_same_rule() {
        let first = Dossier {
            id: 1,
            source: Some(1),
            procedure: Some(2),
            title: None,
            field: Some(4),
            ..Dossier::default()
        };
        let second = Dossier {
            source: None,
            procedure: Some(3),
            title: Some(5),
            ..first
        };
        let both = Dossier {
            procedure: Some(3),
            title: Some(5),
            ..first
        };
        assert_eq!(heard(first, second), both);
    }

    #[test]
    fn a_later_word_stands_over_an_earlier_one_but_silence_over_none() {
        let first = Facts {
            channel: Some(Channel::Online),
            status: Some(Status::Processing),
            paid: Some(true),
            ..Facts::default()
        };
        let second = Facts {
            status: Some(Status::Done),
            paid: Some(false),
            digitised: Some(true),
            ..Facts::default()
        };
        let both = Facts {
            channel: Some(Channel::Online),
            status: Some(Status::Done),
            paid: Some(false),
            digitised: Some(true),
            ..Facts::default()
        };
        assert_eq!(merged([first, second]), both);
        assert_eq!(merged([second, first]).status, Some(Status::Processing));
        assert_eq!(merged([]), Facts::default());
    }
}
