//! A cell through the cycles: the small chart beside the grid, and its least, most and median.

use serde::Serialize;
use ts_rs::TS;

use crate::value::{Amount, format_figure};

/// A cycle's figure in the small chart.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct TrendPoint {
    /// "11/2026".
    pub cycle: String,
    /// "1.234", or nothing.
    pub text: String,
    /// Height of the bar, 0–100 of the largest.
    pub height: u32,
}

/// The chart of a cell's figures, oldest first: each cycle's label and number; and a sentence about them.
pub fn trend(points: &[(String, Option<Amount>)]) -> (Vec<TrendPoint>, Option<String>) {
    let numbers: Vec<Amount> = points.iter().filter_map(|(_, number)| *number).collect();
    let largest = numbers.iter().max().copied().unwrap_or_default();
    let chart = points.iter().map(|(cycle, number)| TrendPoint {
        cycle: cycle.clone(),
        text: number.map(format_figure).unwrap_or_default(),
        height: number.map_or(0, |number| height(number, largest)),
    });
    (chart.collect(), described(numbers, points.len()))
}

fn height(number: Amount, largest: Amount) -> u32 {
    match largest.is_zero() {
        true => 0,
        false => (number * Amount::ONE_HUNDRED / largest)
            .round()
            .try_into()
            .unwrap_or(0),
    }
}

/// "12 kỳ gần nhất: 9 – 17, trung vị 12".
fn described(mut numbers: Vec<Amount>, cycles: usize) -> Option<String> {
    if numbers.len() < 2 {
        return None;
    }
    numbers.sort();
    let middle = numbers.len() / 2;
    let median = match numbers.len() % 2 {
        1 => numbers[middle],
        _ => (numbers[middle - 1] + numbers[middle]) / Amount::TWO,
    };
    let (least, most) = (numbers[0], numbers[numbers.len() - 1]);
    Some(format!(
        "{cycles} kỳ gần nhất: {} – {}, trung vị {}",
        format_figure(least),
        format_figure(most),
        format_figure(median)
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(numbers: &[Option<i64>]) -> (Vec<TrendPoint>, Option<String>) {
        let points = numbers.iter().zip(1..);
        let points: Vec<_> = points
            .map(|(number, month)| (format!("{month:02}/2026"), number.map(Amount::from)))
            .collect();
        trend(&points)
    }

    #[track_caller]
    fn told(numbers: &[Option<i64>], expected: Option<&str>) {
        assert_eq!(of(numbers).1.as_deref(), expected);
    }

    #[test]
    fn the_trend_tells_least_most_and_median() {
        told(
            &[Some(12), Some(9), Some(17)],
            Some("3 kỳ gần nhất: 9 – 17, trung vị 12"),
        );
        told(
            &[Some(1), Some(2)],
            Some("2 kỳ gần nhất: 1 – 2, trung vị 1,5"),
        );
        told(
            &[Some(1), None, Some(2)],
            Some("3 kỳ gần nhất: 1 – 2, trung vị 1,5"),
        );
        told(&[Some(5), None], None);
        told(&[], None);
    }

    #[test]
    fn bars_are_parts_of_the_largest_and_a_blank_has_none() {
        let (points, _) = of(&[Some(50), None, Some(200), Some(0)]);
        let bars: Vec<_> = points
            .iter()
            .map(|own| (own.text.as_str(), own.height))
            .collect();
        assert_eq!(bars, [("50", 25), ("", 0), ("200", 100), ("0", 0)]);
        assert!(of(&[Some(0), Some(0)]).0.iter().all(|own| own.height == 0));
    }
}
