//! What was said of lists of a kind, between the choices of the officer and what is kept.

use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::dossier::words::Meaning;
use crate::error::Result;
use crate::import::lists::{ChannelChoice, ColumnChoice, ListChoices, StatusChoice};
use crate::store::kept::{Common, List};
use crate::store::{self, Connection};

/// The choices remembered for lists of a kind, with the source's key.
pub(super) fn recalled(
    db: &Connection,
    fingerprint: &str,
) -> Result<Option<(ListChoices, Option<String>)>> {
    let Some(kept) = store::profile::find(db, fingerprint)? else {
        return Ok(None);
    };
    let columns = kept.columns.iter().filter_map(|(column, role)| {
        Some(ColumnChoice {
            column: *column,
            role: read(role)?,
        })
    });
    let choices = ListChoices {
        columns: columns.collect(),
        statuses: words(&kept.statuses, |word, status| StatusChoice { word, status }),
        channels: words(&kept.channels, |word, channel| ChannelChoice {
            word,
            channel,
        }),
        meaning: kept.meaning.map(|own| Meaning {
            channel: own.channel.as_deref().and_then(read),
            status: own.status.as_deref().and_then(read),
            paid: own.paid,
            digitised: own.digitised,
            electronic: own.electronic,
        }),
        ..ListChoices::default()
    };
    Ok(Some((choices, kept.source)))
}

/// Remembers the choices for lists of a kind.
pub(super) fn remember(
    db: &Connection,
    fingerprint: &str,
    choices: &ListChoices,
    source: Option<String>,
) -> Result<()> {
    let own = List {
        source,
        columns: choices
            .columns
            .iter()
            .map(|own| (own.column, name(&own.role)))
            .collect(),
        statuses: choices
            .statuses
            .iter()
            .map(|own| (own.word.clone(), own.status.as_ref().map(name)))
            .collect(),
        channels: choices
            .channels
            .iter()
            .map(|own| (own.word.clone(), own.channel.as_ref().map(name)))
            .collect(),
        meaning: choices.meaning.map(|own| Common {
            channel: own.channel.as_ref().map(name),
            status: own.status.as_ref().map(name),
            paid: own.paid,
            digitised: own.digitised,
            electronic: own.electronic,
        }),
    };
    store::profile::set(db, fingerprint, &own)
}

fn words<T: DeserializeOwned, C>(
    kept: &[(String, Option<String>)],
    choice: impl Fn(String, Option<T>) -> C,
) -> Vec<C> {
    let own = kept
        .iter()
        .map(|(word, meaning)| choice(word.clone(), meaning.as_deref().and_then(read)));
    own.collect()
}

/// The name under which a word of a closed list is kept.
fn name<T: Serialize>(own: &T) -> String {
    let value = serde_json::to_value(own).unwrap_or_default();
    value.as_str().unwrap_or_default().to_owned()
}

/// What [`name`] wrote.
fn read<T: DeserializeOwned>(name: &str) -> Option<T> {
    serde_json::from_value(serde_json::Value::String(name.to_owned())).ok()
}
