use super::*;

const PHONE: &str = include_str!("recorded/phone.json");
const FEW: &str = include_str!("recorded/few.json");

#[test]
fn the_request_holds_the_origin_and_the_class_and_nothing_else() {
    let body: Value = serde_json::from_str(&request("https://app.example", Device::Phone)).unwrap();
    assert_eq!(
        body,
        json!({
            "origin": "https://app.example", "formFactor": "PHONE",
            "metrics": ["largest_contentful_paint", "interaction_to_next_paint", "cumulative_layout_shift",
                "experimental_time_to_first_byte", "first_contentful_paint"],
        })
    );
    for (device, word) in [(Device::Tablet, "TABLET"), (Device::Desktop, "DESKTOP")] {
        assert!(request("https://a.example", device).contains(word));
    }
}

#[test]
fn all_five_are_read_with_their_shares_and_days() {
    let record = parse(200, PHONE, Device::Phone).unwrap();
    assert_eq!((&*record.from, &*record.to), ("2026-10-23", "2026-11-19"));
    let p75 = |name| record.metrics[&name].p75;
    assert_eq!(Name::ALL.map(p75), [2215.0, 145.0, 0.05, 1102.0, 1789.0]);
    let ratings = Name::ALL.map(|name| record.metrics[&name].rating);
    use Rating::{Good, NeedsImprovement};
    assert_eq!(ratings, [Good, Good, Good, NeedsImprovement, Good]);
    assert_eq!(
        record.metrics[&Name::Cls].shares,
        Some([0.8124, 0.1021, 0.0855])
    );
}

#[test]
fn what_chrome_has_too_few_visits_for_is_missing() {
    let record = parse(200, FEW, Device::Desktop).unwrap();
    assert_eq!(record.metrics.len(), 2);
    assert_eq!(
        record.metrics[&Name::Cls].shares,
        Some([1.0, 0.0, 0.0]),
        "bins nobody was in"
    );
    let lcp = record.metrics[&Name::Lcp];
    assert_eq!(
        (lcp.p75, lcp.rating, lcp.shares),
        (4312.0, Rating::Poor, None)
    );
    assert_eq!(record.metrics.get(&Name::Inp), None);
}

#[test]
fn refusals_are_sentences_that_say_what_to_do_and_name_no_project() {
    for (status, body, said) in [
        (
            404,
            include_str!("recorded/not-found.json"),
            "no figures of this origin on a phone",
        ),
        (
            400,
            include_str!("recorded/bad-key.json"),
            "does not know this API key",
        ),
        (
            400,
            include_str!("recorded/bad-address.json"),
            "public on the web",
        ),
        (
            403,
            include_str!("recorded/not-allowed.json"),
            "Allow the key that API",
        ),
        (429, include_str!("recorded/too-often.json"), "in a minute"),
        (
            503,
            "<html>Service unavailable</html>",
            "not available (503)",
        ),
        (302, "", "status 302"),
    ] {
        let why = parse(status, body, Device::Phone).unwrap_err();
        assert!(why.contains(said) && why.ends_with('.'), "{why}");
        assert!(!why.contains("123456789"), "{why}");
    }
}

#[test]
fn an_answer_that_makes_no_sense_is_not_used() {
    let changed = |from: &str, to: &str| {
        assert!(PHONE.contains(from), "{from}");
        PHONE.replace(from, to)
    };
    for body in [
        String::new(),
        "{".into(),
        "{}".into(),
        "[]".into(),
        "null".into(),
        r#"{"record":{}}"#.into(),
        changed("\"PHONE\"", "\"DESKTOP\""),
        changed("\"collectionPeriod\"", "\"other\""),
        changed("\"metrics\"", "\"figures\""),
        changed("{ \"p75\": 2215 }", "{}"),
        changed("{ \"p75\": 2215 }", "{ \"p75\": \"fast\" }"),
        changed("{ \"p75\": 2215 }", "{ \"p75\": -1 }"),
        changed("{ \"p75\": 2215 }", "{ \"p75\": null }"),
        changed("{ \"p75\": \"0.05\" }", "{ \"p75\": \"NaN\" }"),
        changed("{ \"p75\": \"0.05\" }", "{ \"p75\": \"inf\" }"),
        changed(
            "\"year\": 2026, \"month\": 10",
            "\"year\": \"then\", \"month\": 10",
        ),
    ] {
        let why = parse(200, &body, Device::Phone).unwrap_err();
        assert!(
            why.contains("can't be read") && !why.contains("fast"),
            "{body}: {why}"
        );
    }
}

#[test]
fn shares_outside_of_all_bounds_stay_within() {
    let body = PHONE.replace("0.7968", "7.5").replace("0.1137", "-3");
    let record = parse(200, &body, Device::Phone).unwrap();
    assert_eq!(record.metrics[&Name::Lcp].shares, Some([1.0, 0.0, 0.0895]));
    let body = PHONE.replace(
        "{ \"start\": 4000, \"density\": 0.0895 }",
        "{ \"start\": 4000 }, {}",
    );
    let record = parse(200, &body, Device::Phone).unwrap();
    assert_eq!(
        record.metrics[&Name::Lcp].shares,
        None,
        "four bins are not ours"
    );
}
