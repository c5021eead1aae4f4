//! What Typst says of a template, as the officer is told: file, line, reason.

use smc_core::paper::{Fault, Job};
use typst::World as _;
use typst::WorldExt;
use typst::diag::SourceDiagnostic;
use typst::syntax::DiagSpan;

use crate::told::told;
use crate::world::World;

/// A fault without a line.
pub(crate) fn plain(job: &Job, why: &str) -> Fault {
    Fault {
        file: job.name.clone(),
        line: None,
        why: why.to_owned(),
        calls: Vec::new(),
    }
}

/// A fault with the place Typst names, and those it was called from.
pub(crate) fn of(world: &World<'_>, job: &Job, error: &SourceDiagnostic) -> Fault {
    let calls = error.trace.iter().map(|call| DiagSpan::from(call.span));
    let mut calls: Vec<(String, usize)> = calls.filter_map(|span| place(world, span)).collect();
    let own = place(world, error.span);
    let own = own.or_else(|| (!calls.is_empty()).then(|| calls.remove(0)));
    calls.retain(|call| Some(call) != own.as_ref());
    calls.dedup();
    let (file, line) = match own {
        Some((file, line)) => (file, Some(line)),
        None => (job.name.clone(), None),
    };
    Fault {
        file,
        line,
        why: said(&error.message),
        calls,
    }
}

fn place(world: &World<'_>, span: DiagSpan) -> Option<(String, usize)> {
    let id = span.id()?;
    let range = world.range(span)?;
    let line = world.source(id).ok()?.lines().byte_to_line(range.start)?;
    Some((id.vpath().get_without_slash().to_owned(), line + 1))
}

/// Sentences that templates say themselves stand without Typst's own words.
fn said(message: &str) -> String {
    let own = message
        .strip_prefix("assertion failed: ")
        .or_else(|| message.strip_prefix("panicked with: ").map(unquoted));
    own.map_or_else(|| told(message), str::to_owned)
}

fn unquoted(text: &str) -> &str {
    text.strip_prefix('"')
        .and_then(|text| text.strip_suffix('"'))
        .unwrap_or(text)
}
