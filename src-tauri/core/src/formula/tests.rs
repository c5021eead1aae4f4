use super::*;

fn of(name: &Name) -> Option<Amount> {
    match name {
        Name::Column(key) => match key.as_str() {
            "a" => Some(7.into()),
            "b" => Some(2.into()),
            "zero" => Some(0.into()),
            _ => None,
        },
        Name::Total { form, key } => (form == "II.06a" && key == "online").then(|| 100.into()),
    }
}

#[track_caller]
fn gives(text: &str, expected: Option<&str>) {
    let value = parse(text).unwrap().value(&of);
    assert_eq!(
        value.map(|v| v.normalize().to_string()).as_deref(),
        expected,
        "{text}"
    );
}

#[test]
fn a_blank_operand_gives_a_blank_and_sum_skips_it() {
    gives("a + b", Some("9"));
    gives("a + blank", None);
    gives("sum(a, blank, b)", Some("9"));
    gives("sum(blank, blank)", None);
    gives("sum(a) - blank", None);
}

#[test]
fn signs_bind_as_in_arithmetic() {
    gives("a + b × 3", Some("13"));
    gives("(a + b) * 3", Some("27"));
    gives("a - b - 1", Some("4"));
    gives("a - (b - 1)", Some("6"));
    gives("a ÷ b", Some("3.5"));
    gives("a / zero", None);
    gives("II.06a.online − a", Some("93"));
    gives("1.5 * b", Some("3"));
}

#[track_caller]
fn refused(text: &str, at: usize) {
    assert_eq!(parse(text).unwrap_err().at, at, "{text}");
}

#[test]
fn what_is_no_formula_is_refused_with_its_place() {
    refused("", 1);
    refused("a +", 4);
    refused("a b", 3);
    refused("(a + b", 7);
    refused("sum(a,)", 7);
    refused("sum(a + b)", 7);
    refused("a + 1.2.3", 5);
    refused(".a", 1);
    refused("a = b", 3);
    assert!(parse(&"(".repeat(100_000)).is_err());
}

fn cell(name: &Name) -> String {
    match name {
        Name::Column(key) => format!("{}9", key.to_uppercase()),
        Name::Total { form, key } => format!("'{form}'!{}20", key.to_uppercase()),
    }
}

#[test]
fn excel_keeps_the_same_blanks() {
    let excel = |text: &str| parse(text).unwrap().excel(&cell);
    assert_eq!(excel("a + b"), r#"IF(COUNT(A9,B9)<2,"",A9+B9)"#);
    assert_eq!(excel("sum(a, b)"), r#"IF(COUNT(A9,B9)=0,"",SUM(A9,B9))"#);
    assert_eq!(
        excel("a ÷ (b + 1)"),
        r#"IF(COUNT(A9,B9)<2,"",IFERROR(A9/(B9+1),""))"#
    );
    assert_eq!(
        excel("II.06a.k - a"),
        r#"IF(COUNT('II.06a'!K20,A9)<2,"",'II.06a'!K20-A9)"#
    );
}

#[test]
fn the_printed_formula_is_that_of_the_number_row() {
    let label = |name: &Name| match name {
        Name::Column(key) => format!("({key})"),
        Name::Total { form, key } => format!("{form} ({key})"),
    };
    let printed = |text: &str| parse(text).unwrap().printed(&label);
    assert_eq!(printed("a + b + c"), "(a)+(b)+(c)");
    assert_eq!(printed("sum(a, b)"), "(a)+(b)");
    assert_eq!(printed("a - sum(b, c)"), "(a)-((b)+(c))");
    assert_eq!(printed("a - (b - c)"), "(a)-((b)-(c))");
    assert_eq!(printed("a ÷ (b × 2)"), "(a):((b)×2)");
}
