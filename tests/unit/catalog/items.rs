use super::*;
use crate::checks::CHECKS;
use std::collections::HashSet;

#[test]
fn every_line_is_an_item() {
    let lines = TABLE.lines().filter(|line| !line.starts_with('#')).count();
    assert_eq!(items().len(), lines);
    assert_eq!(items().len(), 184);
}

#[test]
fn ids_are_unique_and_kebab_case() {
    let mut seen = HashSet::new();
    for item in items() {
        assert!(seen.insert(item.id), "{} is there twice", item.id);
        let kebab = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
        assert!(item.id.chars().all(kebab), "{}", item.id);
        assert!(
            item.statement.ends_with('.'),
            "{}: {}",
            item.id,
            item.statement
        );
    }
}

#[test]
fn pillars_have_as_many_items_as_the_catalog_says() {
    let counts = Pillar::ALL.map(|pillar| items_of(pillar).count());
    assert_eq!(counts, [31, 48, 18, 11, 17, 16, 10, 33]);
}

#[test]
fn items_come_in_the_order_of_pillars() {
    assert!(items().is_sorted_by_key(|item| item.pillar));
}

#[test]
fn pillar_ids_are_those_of_the_report() {
    for pillar in Pillar::ALL {
        let json = serde_json::to_string(&pillar).unwrap();
        assert_eq!(json, format!("\"{}\"", pillar.id()));
        assert_eq!(Pillar::from_id(pillar.id()), Some(pillar));
    }
    assert_eq!(Pillar::from_id("Isolation"), None);
}

#[test]
fn an_empty_threshold_is_none() {
    assert_eq!(
        item("form-labels").unwrap().threshold,
        Some("100% of fields")
    );
    assert!(items().iter().any(|item| item.threshold.is_none()));
}

#[test]
fn checks_name_items_that_exist_in_their_pillar() {
    for (check, _) in CHECKS {
        for id in check.items {
            let item = item(id).unwrap_or_else(|| panic!("{}: no item {id}", check.id));
            assert_eq!(item.pillar, check.pillar, "{}: {id}", check.id);
        }
    }
}
