//! The units of the catalogue that a text of lead or coordinating units names. Pure.

use crate::value::fold_name;

/// The units named in a text, in the order in which they stand there; units as (id, name, short name).
/// A longer name goes before a shorter one inside it: "Phòng Văn hóa - Xã hội" does not name "Xã hội".
pub fn named(text: &str, units: &[(i64, &str, &str)]) -> Vec<i64> {
    let mut rest = format!(" {} ", fold_name(text));
    let mut names: Vec<(String, i64)> = units
        .iter()
        .flat_map(|(id, name, short)| {
            let name = fold_name(name);
            [
                (bare(&name).to_owned(), *id),
                (name, *id),
                (fold_name(short), *id),
            ]
        })
        .filter(|(name, _)| !name.is_empty())
        .map(|(name, id)| (format!(" {name} "), id))
        .collect();
    names.sort_by_key(|(name, _)| std::cmp::Reverse(name.len()));
    let mut found: Vec<(usize, i64)> = Vec::new();
    for (name, id) in &names {
        while let Some(at) = rest.find(name.as_str()) {
            found.push((at, *id));
            // Taken: a sign that stands in no name, as long as what it covers. The spaces stay.
            let inner = at + 1..at + name.len() - 1;
            let taken = "\0".repeat(inner.len());
            rest.replace_range(inner, &taken);
        }
    }
    found.sort_unstable();
    let mut ids: Vec<i64> = Vec::new();
    for (_, id) in found {
        if !ids.contains(&id) {
            ids.push(id);
        }
    }
    ids
}

/// A folded name without the ward at its end: plans write "Trung tâm Phục vụ hành chính công" of the ward's own
/// "Trung tâm Phục vụ hành chính công phường Đông Hải". A name of three words ("Công an phường") stays whole.
fn bare(name: &str) -> &str {
    let ends = [" phuong ", " xa ", " dac khu "];
    let end = ends.iter().filter_map(|word| name.rfind(word)).max();
    let own = end.map_or(name, |end| &name[..end]);
    match own.split(' ').count() {
        0..=2 => name,
        _ => own,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const UNITS: &[(i64, &str, &str)] = &[
        (1, "Trung tâm Phục vụ hành chính công", "TTPVHCC"),
        (2, "Phòng Văn hóa - Xã hội", "VHXH"),
        (3, "Văn phòng HĐND và UBND", ""),
        (4, "Công an phường", ""),
        (5, "Xã hội", ""),
    ];

    #[track_caller]
    fn names(text: &str, expected: &[i64]) {
        assert_eq!(named(text, UNITS), expected, "{text}");
    }

    #[test]
    fn units_are_found_in_the_order_of_the_text() {
        names(
            "Phòng Văn hóa - Xã hội; Trung tâm phục vụ hành chính công phường",
            &[2, 1],
        );
        names(
            "- VĂN PHÒNG HĐND và UBND\n- Công an phường, TTPVHCC",
            &[3, 4, 1],
        );
        names("phong van hoa xa hoi", &[2]);
        names("VHXH, Phòng Văn hóa – Xã hội, VHXH", &[2]);
        names("Xã hội và VHXH", &[5, 2]);
    }

    #[test]
    fn a_wards_own_unit_is_named_without_the_ward() {
        let units: &[(i64, &str, &str)] = &[
            (1, "Trung tâm Phục vụ hành chính công phường Mẫu", ""),
            (2, "Công an phường Mẫu", ""),
        ];
        assert_eq!(named("Trung tâm Phục vụ hành chính công", units), [1]);
        assert_eq!(
            named(
                "Trung tâm Phục vụ hành chính công phường Mẫu; Công an",
                units
            ),
            [1]
        );
        assert_eq!(named("Công an phường Mẫu", units), [2]);
    }

    #[test]
    fn other_words_name_no_unit() {
        names("", &[]);
        names("VHXHX; Sở Xã hộihóa", &[]);
        names("Các đơn vị liên quan", &[]);
    }
}
