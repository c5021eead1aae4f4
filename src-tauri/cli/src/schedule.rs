//! What a time means, without a window.

use std::io::Write;

use crate::args::Args;
use crate::{Ended, Run, Trouble, open, told};

/// Says what the text of a time means in a year, and when it falls due.
pub(crate) fn schedule(args: &Args, out: &mut impl Write) -> Run {
    let year = args.text("year")?.unwrap_or_default();
    let year: i32 = year
        .parse()
        .map_err(|_| Trouble::Misuse(format!("--year: “{year}” không phải năm. Viết 2026.")))?;
    let reply = open(args).schedule_read(args.word(0)?.to_owned(), year)?;
    let understood = reply.read.meaning.is_some();
    let said = match understood {
        true => format!("{}\n{}", reply.read.text, falls_due(&reply.told)),
        false => match &reply.read.why {
            Some(why) => why.clone(),
            None => "Chưa có thời gian.".to_owned(),
        },
    };
    told(args, out, &reply, said)?;
    Ok(match understood {
        true => Ended::Fine,
        false => Ended::Findings,
    })
}

fn falls_due(dues: &[String]) -> String {
    match dues {
        [] => "Không có ngày đến hạn.".to_owned(),
        [one] => format!("Đến hạn chậm nhất {one}"),
        all => format!("Đến hạn {} lần, chậm nhất:\n{}", all.len(), all.join("\n")),
    }
}
