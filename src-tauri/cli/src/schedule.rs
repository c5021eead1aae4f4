//! What a time means, without a window.

use std::io::Write;

use smc_core::api::Command;

use crate::args::Args;
use crate::{Ended, Run, Trouble, list, open, text};

/// Says what the text of a time means in a year, and when it falls due.
pub(crate) fn schedule(args: &Args, out: &mut impl Write) -> Run {
    let year = args.text("year")?.unwrap_or_default();
    let year: i32 = year
        .parse()
        .map_err(|_| Trouble::Misuse(format!("--year: “{year}” không phải năm. Viết 2026.")))?;
    let reply = open(args).run(Command::schedule_read {
        text: args.word(0)?.to_owned(),
        year,
    })?;
    let understood = !reply["meaning"].is_null();
    match (args.json(), understood) {
        (true, _) => writeln!(out, "{reply}")?,
        (false, true) => {
            writeln!(out, "{}", text(&reply, "text"))?;
            writeln!(out, "{}", falls_due(list(&reply, "dues")))?;
        }
        (false, false) => {
            let why = reply["why"].as_str();
            writeln!(out, "{}", why.unwrap_or("Chưa có thời gian."))?;
        }
    }
    Ok(match understood {
        true => Ended::Fine,
        false => Ended::Findings,
    })
}

/// "Đến hạn 2 lần: 17/06/2026, 17/12/2026".
fn falls_due(dues: &[serde_json::Value]) -> String {
    let dates: Vec<String> = dues
        .iter()
        .filter_map(|due| due.as_str()?.parse::<chrono::NaiveDate>().ok())
        .map(smc_core::value::format_date)
        .collect();
    match dates.as_slice() {
        [] => "Không có ngày đến hạn.".to_owned(),
        [one] => format!("Đến hạn: {one}"),
        all => format!("Đến hạn {} lần: {}", all.len(), all.join(", ")),
    }
}
