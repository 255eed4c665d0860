use super::*;

fn value(name: &str) -> Value {
    Attribute::named(name).unwrap().value
}

#[test]
fn values_are_of_their_kind() {
    for (name, text) in [
        ("aria-required", "TRUE"),
        ("aria-expanded", "undefined"),
        ("aria-pressed", "mixed"),
        ("aria-errormessage", "nobody"),
        ("aria-rowindex", "-1"),
        ("aria-valuenow", "1.5"),
        ("aria-valuenow", "-2"),
        ("aria-relevant", "text removals"),
        ("aria-current", "page"),
    ] {
        assert!(value(name).takes(text), "{name}={text}");
    }
    for (name, text) in [
        ("aria-required", "undefined"),
        ("aria-expanded", "mixed"),
        ("aria-expanded", "true false"),
        ("aria-rowindex", "2.5"),
        ("aria-rowindex", "--2"),
        ("aria-rowindex", "٣"),
        ("aria-valuenow", "50%"),
        ("aria-valuenow", "inf"),
        ("aria-valuenow", "NaN"),
        ("aria-valuenow", "1e999"),
        ("aria-relevant", "text, removals"),
        ("aria-live", "page"),
    ] {
        assert!(!value(name).takes(text), "{name}={text}");
    }
}

#[test]
fn roles_support_what_they_inherit() {
    let supports = |name: &str, role| Attribute::named(name).unwrap().supported_by(role);
    assert!(supports("aria-required", Switch) && supports("aria-level", Treeitem));
    assert!(supports("aria-valuenow", Separator) && supports("aria-label", Generic));
    assert!(!supports("aria-sort", Button) && !supports("aria-checked", Button));
    assert!(Attribute::named("aria-labelled").is_none());
}

#[test]
fn what_must_not_be_named_prohibits_names() {
    let prohibits = |name: &str, role| Attribute::named(name).unwrap().prohibited_by(role);
    assert!(prohibits("aria-label", Generic) && prohibits("aria-labelledby", Paragraph));
    assert!(prohibits("aria-roledescription", Generic));
    assert!(!prohibits("aria-roledescription", Paragraph) && !prohibits("aria-label", Link));
    assert!(!prohibits("aria-live", Generic));
}

#[test]
fn every_name_stands_once_and_in_order() {
    assert!(ATTRIBUTES.windows(2).all(|two| two[0].name < two[1].name));
}
