//! Times and their table.

use std::fmt;
use std::time::Instant;

use crate::Run;

/// Milliseconds of several runs, sorted.
pub(crate) struct Times(Vec<f64>);

impl Times {
    /// Of runs in any order.
    pub(crate) fn new(mut times: Vec<f64>) -> Times {
        times.sort_by(f64::total_cmp);
        Times(times)
    }

    fn median(&self) -> f64 {
        self.part(50)
    }

    /// So many hundredths of the runs were at least as fast.
    fn part(&self, hundredths: usize) -> f64 {
        let last = self.0.len().saturating_sub(1);
        self.0
            .get(last * hundredths / 100)
            .copied()
            .unwrap_or(f64::NAN)
    }
}

impl fmt::Display for Times {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (low, median, high) = (self.part(10), self.part(50), self.part(90));
        write!(f, "{median:.2} ms ({low:.2}–{high:.2})")
    }
}

/// Runs a work several times.
pub(crate) fn timed(runs: usize, mut work: impl FnMut() -> Run<()>) -> Run<Times> {
    let mut times = Vec::with_capacity(runs);
    for _ in 0..runs {
        let start = Instant::now();
        work()?;
        times.push(start.elapsed().as_secs_f64() * 1e3);
    }
    Ok(Times::new(times))
}

/// Runs our work and the bare one in turn, so that a slow moment of the machine meets both.
pub(crate) fn in_turn(
    runs: usize,
    mut ours: impl FnMut() -> Run<()>,
    mut bare: impl FnMut(usize) -> Run<()>,
) -> Run<(Times, Times)> {
    let (mut own, mut other) = (Vec::with_capacity(runs), Vec::with_capacity(runs));
    // The first round warms both up.
    for run in 0..=runs {
        let start = Instant::now();
        ours()?;
        let between = Instant::now();
        bare(run)?;
        let end = Instant::now();
        if run > 0 {
            own.push((between - start).as_secs_f64() * 1e3);
            other.push((end - between).as_secs_f64() * 1e3);
        }
    }
    Ok((Times::new(own), Times::new(other)))
}

/// What was measured, with its limit.
#[derive(Default)]
pub(crate) struct Table {
    rows: Vec<[String; 6]>,
    missed: bool,
}

impl Table {
    /// Ours against the bare library's.
    pub(crate) fn ratio(&mut self, name: &str, ours: &Times, bare: &Times, limit: f64) {
        let ratio = ours.median() / bare.median();
        self.add(
            name,
            ours.to_string(),
            bare.to_string(),
            format!("{ratio:.2} ×"),
            format!("{limit} ×"),
            Some(ratio <= limit),
        );
    }

    /// A time nothing was promised about.
    pub(crate) fn info(&mut self, name: &str, times: &Times) {
        let median = format!("{:.2} ms", times.median());
        self.add(
            name,
            times.to_string(),
            String::new(),
            median,
            String::new(),
            None,
        );
    }

    /// A time that is promised in milliseconds, for want of anything bare that does the like.
    pub(crate) fn time(&mut self, name: &str, times: &Times, limit: f64) {
        let median = times.median();
        self.add(
            name,
            times.to_string(),
            String::new(),
            format!("{median:.1} ms"),
            format!("{limit} ms"),
            Some(median <= limit),
        );
    }

    /// A size; `None` could not be measured here, which is no success.
    pub(crate) fn size(&mut self, name: &str, size: Option<f64>, limit: f64, unit: &str) {
        let shown = size.map_or("not measured".to_owned(), |size| {
            format!("{size:.1} {unit}")
        });
        let kept = size.is_some_and(|size| size <= limit);
        self.add(
            name,
            String::new(),
            String::new(),
            shown,
            format!("{limit} {unit}"),
            Some(kept),
        );
    }

    /// What could not be measured.
    pub(crate) fn failed(&mut self, name: &str, done: Run<()>) {
        if let Err(error) = done {
            eprintln!("{name}: {error}");
            self.size(name, None, 0.0, "");
        }
    }

    /// Whether a promise was not kept.
    pub(crate) fn missed(&self) -> bool {
        self.missed
    }

    fn add(
        &mut self,
        name: &str,
        ours: String,
        bare: String,
        shown: String,
        limit: String,
        kept: Option<bool>,
    ) {
        let verdict = match kept {
            Some(true) => "ok",
            Some(false) => "MISS",
            None => "",
        };
        self.missed |= kept == Some(false);
        self.rows.push([
            name.to_owned(),
            ours,
            bare,
            shown,
            limit,
            verdict.to_owned(),
        ]);
    }
}

impl fmt::Display for Table {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let head = [
            "",
            "ours (10–90 %)",
            "bare (10–90 %)",
            "result",
            "limit",
            "",
        ]
        .map(str::to_owned);
        let rows: Vec<&[String; 6]> = std::iter::once(&head).chain(&self.rows).collect();
        let width = |i: usize| {
            rows.iter()
                .map(|row| row[i].chars().count())
                .max()
                .unwrap_or(0)
        };
        let widths: Vec<usize> = (0..6).map(width).collect();
        for row in rows {
            let cells = row
                .iter()
                .zip(&widths)
                .map(|(cell, width)| format!("{cell:width$}"));
            writeln!(f, "{}", cells.collect::<Vec<_>>().join("  ").trim_end())?;
        }
        Ok(())
    }
}
