use std::collections::{HashMap, HashSet};

use super::*;
use crate::calendar::Working;
use crate::dossier;
use crate::sample::procedures;

/// The office's fields in its order.
const FIELDS: [&str; 19] = [
    "Hộ tịch",
    "Chứng thực",
    "Đất đai",
    "Bảo trợ xã hội",
    "Người có công",
    "Hoạt động xây dựng",
    "Quy hoạch đô thị và nông thôn",
    "Thành lập và hoạt động hộ kinh doanh",
    "An toàn thực phẩm",
    "Phí, lệ phí",
    "Hàng hải và đường thủy nội địa",
    "Môi trường",
    "Giáo dục và đào tạo",
    "Văn hóa",
    "Tín ngưỡng, tôn giáo",
    "Lao động, việc làm",
    "Trẻ em",
    "Nuôi con nuôi",
    "Hòa giải ở cơ sở",
];

/// Some moments: a workday's morning, a weekend, the new year, the first days after Tết.
const MOMENTS: [&str; 4] = [
    "2026-11-16T08:00:00",
    "2026-08-23T21:00:00",
    "2027-01-04T08:00:00",
    "2027-02-12T10:00:00",
];

fn made(now: &str, sources: usize, seed: u64) -> Vec<SampleList> {
    let now: NaiveDateTime = now.parse().unwrap();
    let working = Working::default();
    let first = NaiveDate::from_ymd_opt(now.year() - 2, now.month(), 1).unwrap();
    let days: Vec<NaiveDate> = first
        .iter_days()
        .take(1100)
        .filter(|day| working.is_working(*day))
        .collect();
    lists(&Dossiering {
        procedures: &procedures(),
        fields: &FIELDS.map(str::to_owned),
        sources,
        days: &days,
        now,
        seed,
    })
}

/// What is known of each at last, by its code.
fn known(lists: &[SampleList]) -> HashMap<String, (usize, Facts)> {
    let said = lists
        .iter()
        .flat_map(|own| own.said.iter().map(move |said| (own.source, said)));
    said.map(|(source, said)| (said.code.clone(), (source, said.facts)))
        .collect()
}

#[test]
fn the_same_seed_gives_the_same_dossiers_and_another_seed_others() {
    let [one, same, other] = [2026, 2026, 7].map(|seed| made(MOMENTS[0], 2, seed));
    assert_eq!(one, same);
    assert_ne!(one, other);
}

#[test]
fn each_source_has_a_list_for_each_half_year_and_one_of_now() {
    let told = made(MOMENTS[0], 2, 2026);
    let told: Vec<_> = told
        .iter()
        .map(|own| (own.source, own.file.as_str(), own.as_of.to_string()))
        .collect();
    assert_eq!(told.len(), 10);
    assert_eq!(
        told[0],
        (
            0,
            "danh-sach-ho-so-mau-2024-12-nguon-1.xlsx",
            "2024-12-31 17:30:00".to_owned()
        )
    );
    assert_eq!(
        told[7],
        (
            1,
            "danh-sach-ho-so-mau-2026-06-nguon-2.xlsx",
            "2026-06-30 17:30:00".to_owned()
        )
    );
    assert_eq!(
        told[9],
        (
            1,
            "danh-sach-ho-so-mau-2026-11-nguon-2.xlsx",
            "2026-11-16 08:00:00".to_owned()
        )
    );
}

#[test]
fn a_source_has_codes_of_its_own_each_once_in_a_list() {
    for own in made(MOMENTS[0], 3, 2026) {
        let codes: HashSet<_> = own.said.iter().map(|said| &said.code).collect();
        assert_eq!(codes.len(), own.said.len(), "{}", own.file);
        let system = ["G22.99.31.27", "000.27.68.H24", "000.00.03.H24"][own.source];
        for said in &own.said {
            assert_eq!(dossier::code(&said.code).as_ref(), Some(&said.code));
            assert_eq!(dossier::system(&said.code), Some(system));
            let day = said.facts.received.unwrap().format("-%y%m%d-").to_string();
            assert!(said.code.contains(&day), "{}", said.code);
        }
    }
}

#[test]
fn a_life_goes_forward_and_nothing_is_known_before_it_is() {
    for now in MOMENTS {
        let lists = made(now, 2, 2026);
        for own in &lists {
            for said in &own.said {
                let facts = said.facts;
                let received = facts.received.unwrap();
                assert!(
                    received <= own.as_of && facts.due.unwrap() > received,
                    "{said:?}"
                );
                let ends = [facts.finished, facts.returned].into_iter().flatten();
                let mut last = received;
                for end in ends {
                    assert!(last <= end && end <= own.as_of, "{said:?}");
                    last = end;
                }
                assert_eq!(
                    facts.status == Some(Status::Returned),
                    facts.returned.is_some(),
                    "{said:?}"
                );
                let is_ended = facts
                    .status
                    .is_some_and(|own| own.is_ended() || own == Status::Refused);
                assert_eq!(is_ended, facts.finished.is_some(), "{said:?}");
            }
        }
        // Who stood open in one list stands in the next of its source.
        for pair in lists
            .iter()
            .filter(|own| own.source == 0)
            .collect::<Vec<_>>()
            .windows(2)
        {
            let next: HashSet<_> = pair[1].said.iter().map(|said| &said.code).collect();
            let mut open = pair[0]
                .said
                .iter()
                .filter(|said| said.facts.finished.is_none());
            assert!(
                open.all(|said| next.contains(&said.code)),
                "{}",
                pair[0].file
            );
        }
    }
}

#[test]
fn there_is_some_of_everything_and_most_is_done_in_time() {
    for now in MOMENTS {
        let all = known(&made(now, 2, 2026));
        let today = now.parse::<NaiveDateTime>().unwrap().date();
        let soon = today + TimeDelta::days(5);
        let count = |is: &dyn Fn(&Facts) -> bool| all.values().filter(|(_, own)| is(own)).count();
        let status = |own: Status| count(&|facts| facts.status == Some(own));
        let is_pending = |own: &Facts| {
            own.finished.is_none() && own.status.is_some_and(|status| !status.is_waiting())
        };
        let due = |own: &Facts| own.due.unwrap().date();
        let late_done = count(&|own| own.finished.is_some_and(|end| end > own.due.unwrap()));
        let late = count(&|own| is_pending(own) && due(own) < today);
        let told = format!("{now}: {} {late_done} {late}", all.len());
        assert!((3000..7000).contains(&all.len()), "{told}");
        assert!(late_done > 20 && late_done < all.len() / 20, "{told}");
        assert!((2..30).contains(&late), "{told}");
        assert!(
            count(&|own| is_pending(own) && (today..=soon).contains(&due(own))) > 2,
            "{told}"
        );
        assert!(
            count(&|own| own.status.is_some_and(Status::is_waiting)) > 1,
            "{told}"
        );
        for own in [
            Status::Withdrawn,
            Status::SentBack,
            Status::Refused,
            Status::Done,
        ] {
            assert!(status(own) > 0, "{told} {own:?}");
        }
        for channel in [Channel::Online, Channel::Direct, Channel::Post] {
            let own = count(&|own| own.channel == Some(channel));
            assert!(own > all.len() / 100, "{told} {channel:?} {own}");
        }
        for source in [0, 1] {
            let own = all.values().filter(|(own, _)| *own == source).count();
            assert!(own > all.len() / 5, "{told} {source}");
        }
    }
}

#[test]
fn a_procedure_that_is_not_online_is_not_asked_for_online() {
    let other: HashSet<String> = procedures()
        .into_iter()
        .filter(|own| own.procedure.level == Some(Level::Other))
        .map(|own| own.procedure.name)
        .collect();
    let lists = made(MOMENTS[0], 2, 2026);
    let of_these = lists.iter().flat_map(|own| &own.said);
    let of_these: Vec<_> = of_these
        .filter(|said| other.contains(said.title.as_ref().unwrap()))
        .collect();
    assert!(of_these.len() > 50);
    assert!(
        of_these
            .iter()
            .all(|said| said.facts.channel != Some(Channel::Online))
    );
}

#[test]
fn every_procedure_is_asked_for_and_the_second_system_writes_names_alone() {
    let lists = made(MOMENTS[0], 2, 2026);
    let titles: HashSet<_> = lists
        .iter()
        .flat_map(|own| &own.said)
        .flat_map(|said| &said.title)
        .collect();
    assert_eq!(titles.len(), procedures().len());
    for own in &lists {
        for said in &own.said {
            assert_eq!(
                own.source == 0,
                said.procedure.is_some() && said.field.is_some()
            );
        }
    }
}

#[test]
fn without_sources_fields_or_days_there_are_none() {
    assert_eq!(made(MOMENTS[0], 0, 2026), []);
    let nothing = Dossiering {
        procedures: &procedures(),
        fields: &[],
        sources: 2,
        days: &[],
        now: MOMENTS[0].parse().unwrap(),
        seed: 1,
    };
    assert_eq!(lists(&nothing), []);
}
