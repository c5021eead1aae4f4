//! The days an office does not work, without a window.

use std::io::Write;

use crate::args::Args;
use crate::{Ended, Run, Trouble, open, told};

/// Prints the days off of a year beside the weekends, each with its name and on what it rests, and the days of weekends
/// that are worked.
pub(crate) fn working_days(args: &Args, out: &mut impl Write) -> Run {
    let year = args.text("year")?.unwrap_or_default();
    let year: i32 = year
        .parse()
        .map_err(|_| Trouble::Misuse(format!("--year: “{year}” không phải năm. Viết 2026.")))?;
    let reply = open(args).working_days(year)?;
    let held = reply.days.iter().filter(|day| !day.left_out);
    let lines = held.map(|day| format!("{} · {} · {}\n", day.shown, day.name, day.source));
    let said = lines.collect::<String>() + &reply.summary;
    told(args, out, &reply, said)?;
    Ok(Ended::Fine)
}
