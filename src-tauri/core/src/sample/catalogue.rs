//! The sample ward's catalogue: real codes, names and official fields of procedures; level, fee and time limit are
//! examples.

use crate::procedure::{Level, Procedure};

const TEXT: &str = include_str!(concat!(
    env!("CARGO_MANIFEST_DIR"),
    "/../../assets/sample/thu-tuc.tsv"
));

/// A procedure of the sample ward.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SampleProcedure {
    /// It itself.
    pub procedure: Procedure,
    /// The name of the office's field that its official field is.
    pub field: String,
}

/// The procedures of the sample ward, those of a field together, the most usual first.
pub fn procedures() -> Vec<SampleProcedure> {
    lines().filter_map(read).collect()
}

fn lines() -> impl Iterator<Item = &'static str> {
    TEXT.lines().filter(|line| !line.starts_with('#'))
}

/// A row; none where it is not whole.
fn read(line: &str) -> Option<SampleProcedure> {
    let cells: Vec<&str> = line.split('\t').collect();
    let &[code, name, official, field, level, fee, days, unit] = &cells[..] else {
        return None;
    };
    Some(SampleProcedure {
        procedure: Procedure {
            code: code.to_owned(),
            name: name.to_owned(),
            field: official.to_owned(),
            level: Some(match level {
                "full" => Level::Full,
                "partial" => Level::Partial,
                "other" => Level::Other,
                _ => return None,
            }),
            fee: Some(match fee {
                "yes" => true,
                "no" => false,
                _ => return None,
            }),
            days: Some(days.parse().ok()?),
            unit: unit.to_owned(),
            ..Procedure::default()
        },
        field: field.to_owned(),
    })
}

#[cfg(test)]
mod tests {
    use std::collections::{HashMap, HashSet};

    use super::*;
    use crate::dossier::procedure_code;

    #[test]
    fn every_row_is_a_procedure_of_its_own() {
        let all = procedures();
        assert_eq!(all.len(), lines().count());
        assert!((55..=70).contains(&all.len()), "{}", all.len());
        let mut codes = HashSet::new();
        // Lists may know a procedure by its name alone.
        let mut names = HashSet::new();
        for own in &all {
            let own = &own.procedure;
            assert_eq!(procedure_code(&own.code).as_ref(), Some(&own.code));
            assert!(codes.insert(&own.code), "{}", own.code);
            assert!(
                names.insert(crate::value::fold_name(&own.name)),
                "{}",
                own.name
            );
            assert!(own.days.unwrap() > 0, "{}", own.code);
        }
        let several = |level| {
            all.iter()
                .filter(|own| own.procedure.level == Some(level))
                .count()
        };
        assert!(
            [Level::Full, Level::Partial, Level::Other]
                .map(several)
                .iter()
                .all(|n| *n > 5)
        );
    }

    #[test]
    fn an_official_field_is_one_field_of_the_office() {
        let mut fields = HashMap::new();
        for own in procedures() {
            let before = fields.insert(own.procedure.field.clone(), own.field.clone());
            assert!(
                before.is_none_or(|before| before == own.field),
                "{}",
                own.field
            );
        }
        assert!(fields.len() > 15);
    }

    #[test]
    fn a_row_that_is_not_whole_is_none() {
        for line in [
            "",
            "1.000001\tA\tB\tC\tfull\tyes\t3",
            "1.000001\tA\tB\tC\tso\tyes\t3\tD",
        ] {
            assert_eq!(read(line), None, "{line}");
        }
    }
}
