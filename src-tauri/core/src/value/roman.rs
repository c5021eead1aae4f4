//! Roman numbers as labels: I, II, III, IV …

const SIGNS: [(u32, &str); 9] = [
    (100, "C"),
    (90, "XC"),
    (50, "L"),
    (40, "XL"),
    (10, "X"),
    (9, "IX"),
    (5, "V"),
    (4, "IV"),
    (1, "I"),
];

/// Writes a number: 4 → "IV"; 0 → "".
pub fn roman(number: u32) -> String {
    let (mut rest, mut text) = (number, String::new());
    for (value, sign) in SIGNS {
        while rest >= value {
            (rest, text) = (rest - value, text + sign);
        }
    }
    text
}

/// Reads a number in capitals as it is properly written: "IV" → 4. `None` for "IIII", "A", "".
pub fn read_roman(text: &str) -> Option<u32> {
    let (mut rest, mut number) = (text, 0);
    for (value, sign) in SIGNS {
        while let Some(after) = rest.strip_prefix(sign) {
            (number, rest) = (number + value, after);
        }
    }
    (rest.is_empty() && number > 0 && roman(number) == text).then_some(number)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(number: u32, text: &str) {
        assert_eq!(roman(number), text);
        assert_eq!(read_roman(text), Some(number));
    }

    #[test]
    fn one_is_i() {
        check(1, "I");
    }

    #[test]
    fn four_and_nine_are_taken_off() {
        check(4, "IV");
        check(9, "IX");
        check(49, "XLIX");
        check(94, "XCIV");
    }

    #[test]
    fn what_is_not_written_properly_is_no_number() {
        for text in ["", "IIII", "VX", "A", "i", "I "] {
            assert_eq!(read_roman(text), None, "{text}");
        }
    }
}
