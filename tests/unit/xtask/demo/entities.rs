use super::*;
use crate::demo::store::Seed;
use serde_json::json;

fn accounts() -> Vec<Account> {
    Seed::read().unwrap().accounts
}

fn record(owner: &Account, status: &str) -> Map<String, Value> {
    let record = json!({ "created_by": owner.email, "created_by_id": owner.id, "status": status });
    record.as_object().unwrap().clone()
}

#[test]
fn without_defects_only_the_owner_reads() {
    let accounts = accounts();
    let (a, b) = (&accounts[0], &accounts[1]);
    let rules = Entities::new(&BTreeSet::new()).unwrap();
    for entity in ["Customer", "Invoice", "Lead", "Note", "Task"] {
        let may = |person| rules.allows(entity, Operation::Read, &record(a, "done"), person);
        assert!(may(Some(a)), "{entity}");
        assert!(!may(Some(b)), "{entity}");
        assert!(!may(None), "{entity}");
    }
}

#[test]
fn public_data_is_public_and_nobody_writes_it() {
    let accounts = accounts();
    let rules = Entities::new(&BTreeSet::new()).unwrap();
    let product = Map::new();
    assert!(rules.allows("Product", Operation::Read, &product, None));
    assert!(!rules.allows("Product", Operation::Update, &product, Some(&accounts[0])));
}

#[test]
fn nobody_is_not_the_owner_of_what_has_no_owner() {
    let rules = Entities::new(&BTreeSet::new()).unwrap();
    let ownerless = json!({ "created_by": null });
    let ownerless = ownerless.as_object().unwrap();
    assert!(!rules.allows("Customer", Operation::Read, ownerless, None));
    assert!(!rules.allows("Customer", Operation::Read, &Map::new(), None));
}

#[test]
fn every_defect_opens_what_it_says_and_no_more() {
    let accounts = accounts();
    let (a, b) = (&accounts[0], &accounts[1]);
    let reads = |defect: &str, entity, status, person| {
        let rules = Entities::new(&BTreeSet::from([defect.to_owned()])).unwrap();
        rules.allows(entity, Operation::Read, &record(a, status), person)
    };
    assert!(reads(
        "customers-open-to-every-user",
        "Customer",
        "active",
        Some(b)
    ));
    assert!(!reads(
        "customers-open-to-every-user",
        "Customer",
        "active",
        None
    ));
    assert!(!reads(
        "customers-open-to-every-user",
        "Invoice",
        "open",
        Some(b)
    ));
    assert!(reads(
        "invoices-open-to-every-user",
        "Invoice",
        "open",
        Some(b)
    ));
    assert!(!reads(
        "invoices-open-to-every-user",
        "Invoice",
        "open",
        None
    ));
    assert!(reads(
        "done-tasks-open-to-every-user",
        "Task",
        "done",
        Some(b)
    ));
    assert!(!reads(
        "done-tasks-open-to-every-user",
        "Task",
        "open",
        Some(b)
    ));
    assert!(reads(
        "done-tasks-open-to-every-user",
        "Task",
        "open",
        Some(a)
    ));
    assert!(!reads(
        "done-tasks-open-to-every-user",
        "Task",
        "done",
        None
    ));
    assert!(reads("leads-open-to-anyone", "Lead", "", Some(b)));
    assert!(reads("leads-open-to-anyone", "Lead", "", None));
}

#[test]
fn a_rule_that_is_not_understood_allows_nothing() {
    let record = Map::new();
    for rule in [
        json!("yes"),
        json!(1),
        json!(null),
        json!({ "$nor": [] }),
        json!({ "x": "{{user.nothing}}" }),
    ] {
        assert!(
            !holds(&rule, &record, Some(&accounts()[0].user())),
            "{rule}"
        );
    }
}
