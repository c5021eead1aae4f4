//! The Vietnamese lunar calendar: months begin on the day of the new moon as it is dated in Việt Nam (UTC+7), month 11
//! holds the winter solstice, and of thirteen months between two solstices the first one in which the sun enters no
//! sign (trung khí) repeats the number before it.
//!
//! New moons and the sun's longitude by the series that Jean Meeus published (Astronomical Algorithms, 2nd edition:
//! chapters 49 and 25); what the earth's turning lags behind (ΔT) by the polynomials of Espenak and Meeus. Good to
//! seconds for a new moon and to a quarter of an hour for a sign: every month of 2000–2200 begins on the day that fuller
//! series (VSOP87 and the moon's, as in the library ephem) give.

use chrono::{Datelike, NaiveDate};

/// A day as the lunar calendar calls it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Lunar {
    /// The year of its month 1.
    pub year: i32,
    /// 1–12.
    pub month: u32,
    /// Whether the month repeats the number before it (tháng nhuận).
    pub leap: bool,
    /// 1–30.
    pub day: u32,
}

/// The lunar name of a day; `None` outside the years 1900–2300, for which the series were not looked at.
pub fn lunar(day: NaiveDate) -> Option<Lunar> {
    let months = [day.year(), day.year() + 1].map(months_to_solstice);
    let months = months.into_iter().collect::<Option<Vec<_>>>()?.concat();
    let month = months.iter().rev().find(|month| month.first <= day)?;
    Some(Lunar {
        year: month.year,
        month: month.number,
        leap: month.leap,
        day: u32::try_from((day - month.first).num_days()).ok()? + 1,
    })
}

/// The day of a lunar date in a month that is not a repeated one; `None` where there is no such day.
pub fn solar(year: i32, month: u32, day: u32) -> Option<NaiveDate> {
    // Months 11 and 12 lie behind the year's own solstice.
    let months = months_to_solstice(if month > 10 { year + 1 } else { year })?;
    let own = |own: &&Month| (own.year, own.number, own.leap) == (year, month, false);
    let first = months.iter().find(own)?.first;
    let found = first + chrono::Days::new(u64::from(day.checked_sub(1)?));
    (lunar(found)?.day == day).then_some(found)
}

/// A lunar month.
#[derive(Debug, Clone, Copy)]
struct Month {
    year: i32,
    number: u32,
    leap: bool,
    first: NaiveDate,
}

/// The months from the one that holds the winter solstice of the year before to the last one before this year's.
fn months_to_solstice(year: i32) -> Option<Vec<Month>> {
    if !(1900..=2301).contains(&year) {
        return None;
    }
    let (from, to) = (solstice_moon(year - 1), solstice_moon(year));
    let firsts: Vec<i32> = (from..=to).map(first_day).collect();
    // Twelve months need no repeated one. The first of them holds the solstice.
    let repeated = (1..firsts.len() - 1)
        .find(|at| to - from == 13 && sign(firsts[*at]) == sign(firsts[at + 1]));
    let mut number = 10;
    let mut months = Vec::new();
    for (at, first) in firsts[..firsts.len() - 1].iter().enumerate() {
        let leap = repeated == Some(at);
        number = if leap { number } else { number % 12 + 1 };
        months.push(Month {
            year: if number > 10 { year - 1 } else { year },
            number,
            leap,
            first: NaiveDate::from_num_days_from_ce_opt(*first)?,
        });
    }
    Some(months)
}

/// The number of the new moon that begins the month of a year's winter solstice.
fn solstice_moon(year: i32) -> i32 {
    let last_day = NaiveDate::from_ymd_opt(year, 12, 31).unwrap_or_default();
    let mut moon = ((julian(last_day.num_days_from_ce()) - FIRST_MOON) / MONTH).floor() as i32 + 1;
    // The sun stands before 270° as the month's first day begins; it may still have to enter the sign before.
    while first_day(moon) > last_day.num_days_from_ce() || !(6..=8).contains(&sign(first_day(moon)))
    {
        moon -= 1;
    }
    moon
}

/// The new moon of 6 January 2000, from which they are counted, on average.
const FIRST_MOON: f64 = 2_451_550.097_66;

/// From new moon to new moon, on average.
const MONTH: f64 = 29.530_588_861;

/// Hours of Việt Nam before Greenwich, as a part of a day.
const ZONE: f64 = 7.0 / 24.0;

/// The moment (a Julian date of Greenwich) a day begins in Việt Nam; days are counted from the first of the year 1.
fn julian(day: i32) -> f64 {
    f64::from(day) + 1_721_424.5 - ZONE
}

/// The day in Việt Nam of a new moon.
fn first_day(moon: i32) -> i32 {
    (new_moon(f64::from(moon)) - julian(0)).floor() as i32
}

/// In which sign, of 30° each, the sun stands as a day begins.
fn sign(day: i32) -> i32 {
    (sun(julian(day)) / 30.0).floor() as i32
}

/// What the earth lags behind even time, in days.
fn lag(years: f64) -> f64 {
    let seconds = match 2000.0 + years {
        ..2005.0 => 63.86 + 0.3345 * years,
        2005.0..2050.0 => 62.92 + years * (0.32217 + 0.005_589 * years),
        year => {
            let u = (year - 1820.0) / 100.0;
            -20.0 + 32.0 * u * u - 0.5628 * (2150.0 - year).max(0.0)
        }
    };
    seconds / 86_400.0
}

/// What is added to the average new moon: a number of days times the sine of multiples of the sun's anomaly, the
/// moon's anomaly and the moon's distance from its node; what the sun's anomaly moves shrinks with its orbit.
const OF_THE_ORBITS: [(f64, i32, i32, i32); 24] = [
    (-0.40720, 0, 1, 0),
    (0.17241, 1, 0, 0),
    (0.01608, 0, 2, 0),
    (0.01039, 0, 0, 2),
    (0.00739, -1, 1, 0),
    (-0.00514, 1, 1, 0),
    (0.00208, 2, 0, 0),
    (-0.00111, 0, 1, -2),
    (-0.00057, 0, 1, 2),
    (0.00056, 1, 2, 0),
    (-0.00042, 0, 3, 0),
    (0.00042, 1, 0, 2),
    (0.00038, 1, 0, -2),
    (-0.00024, -1, 2, 0),
    (-0.00007, 2, 1, 0),
    (0.00004, 0, 2, -2),
    (0.00004, 3, 0, 0),
    (0.00003, 1, 1, -2),
    (0.00003, 0, 2, 2),
    (-0.00003, 1, 1, 2),
    (0.00003, -1, 1, 2),
    (-0.00002, -1, 1, -2),
    (-0.00002, 1, 3, 0),
    (0.00002, 0, 4, 0),
];

/// What the planets add: millionths of a day times the sine of an angle that grows with each new moon.
const OF_THE_PLANETS: [(f64, f64, f64); 14] = [
    (325.0, 299.77, 0.107_408),
    (165.0, 251.88, 0.016_321),
    (164.0, 251.83, 26.651_886),
    (126.0, 349.42, 36.412_478),
    (110.0, 84.66, 18.206_239),
    (62.0, 141.74, 53.303_771),
    (60.0, 207.14, 2.453_732),
    (56.0, 154.84, 7.306_860),
    (47.0, 34.52, 27.261_239),
    (42.0, 207.19, 0.121_824),
    (40.0, 291.34, 1.844_379),
    (37.0, 161.72, 24.198_154),
    (35.0, 239.56, 25.513_099),
    (23.0, 331.55, 3.592_518),
];

/// The moment of a new moon, as a Julian date of Greenwich.
fn new_moon(k: f64) -> f64 {
    let t = k / 1236.85;
    let shrinking = 1.0 - t * (0.002_516 + 0.000_007_4 * t);
    let sun = 2.5534 + 29.105_356_70 * k - t * t * (0.000_001_4 + 0.000_000_11 * t);
    let moon = 201.5643
        + 385.816_935_28 * k
        + t * t * (0.010_758_2 + t * (0.000_012_38 - 0.000_000_058 * t));
    let node = 160.7108 + 390.670_502_84 * k
        - t * t * (0.001_611_8 + t * (0.000_002_27 - 0.000_000_011 * t));
    let rising = 124.7746 - 1.563_755_88 * k + t * t * (0.002_067_2 + 0.000_002_15 * t);
    let mean = FIRST_MOON
        + MONTH * k
        + t * t * (0.000_154_37 - t * (0.000_000_150 - 0.000_000_000_73 * t));
    let orbits = OF_THE_ORBITS.map(|(days, of_sun, of_moon, of_node)| {
        let angle = f64::from(of_sun) * sun + f64::from(of_moon) * moon + f64::from(of_node) * node;
        days * shrinking.powi(of_sun.abs()) * angle.to_radians().sin()
    });
    let planets =
        OF_THE_PLANETS.map(|(days, from, each)| days * 1e-6 * (from + each * k).to_radians().sin());
    let even = mean + orbits.iter().sum::<f64>() + planets.iter().sum::<f64>()
        - 0.000_17 * rising.to_radians().sin();
    even - lag(t * 100.0)
}

/// The sun's apparent longitude at a Julian date of Greenwich, 0–360°.
fn sun(moment: f64) -> f64 {
    let years = (moment - 2_451_545.0) / 365.25;
    let t = years / 100.0 + lag(years) / 36_525.0;
    let mean = 280.466_46 + t * (36_000.769_83 + 0.000_303_2 * t);
    let anomaly = (357.529_11 + t * (35_999.050_29 - 0.000_153_7 * t)).to_radians();
    let centre = (1.914_602 - t * (0.004_817 + 0.000_014 * t)) * anomaly.sin()
        + (0.019_993 - 0.000_101 * t) * (2.0 * anomaly).sin()
        + 0.000_289 * (3.0 * anomaly).sin();
    let seen = -0.005_69 - 0.004_78 * (125.04 - 1934.136 * t).to_radians().sin();
    (mean + centre + seen).rem_euclid(360.0)
}

#[cfg(test)]
mod tests;
