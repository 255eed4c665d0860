use super::*;
use crate::vitals::{Metric, Metrics, Name, Rating, Status, Unit};

fn visit(lcp: f64, at: &str) -> Visit {
    let metric = Metric {
        value: Some(lcp),
        unit: Unit::Ms,
        rating: Some(Rating::Good),
        status: Status::Exact,
        reason: String::new(),
        attribution: Default::default(),
    };
    Visit::new(at, &Metrics::from([(Name::Lcp, metric)])).unwrap()
}

fn arrival(document: &str, lcp: f64) -> Arrival {
    Arrival {
        origin: "https://app.example".into(),
        document: document.into(),
        device: Device::Desktop,
        visit: Some(visit(lcp, "2026-11-21T02:14:00Z")),
    }
}

/// Storage, as the edge keeps it.
#[derive(Default)]
struct Shelf {
    visits: Option<Value>,
    documents: Option<Value>,
}

impl Shelf {
    fn keep(&mut self, arrival: &Arrival) -> Kept {
        let stored = json!({ "visits": self.visits, "documents": self.documents.clone().unwrap_or(json!([])) });
        let kept = super::keep(&stored.to_string(), arrival).unwrap();
        if let Some(changes) = &kept.changes {
            let mut changes: Value = serde_json::from_str(changes).unwrap();
            self.visits = Some(changes["visits"].take());
            self.documents = Some(changes["documents"].take());
        }
        kept
    }

    fn count(&self, device: &str) -> usize {
        self.visits.as_ref().unwrap()[device]
            .as_array()
            .unwrap()
            .len()
    }
}

#[test]
fn the_first_visit_is_kept_where_nothing_was() {
    let mut shelf = Shelf::default();
    let kept = shelf.keep(&arrival("d1", 1200.0));
    assert_eq!(kept.visits.unwrap().visits, 1);
    assert_eq!(
        shelf.visits.unwrap(),
        json!({
            "version": 1, "last": "2026-11-21T02", "phone": [], "tablet": [],
            "desktop": [["2026-11-21T02", 1200.0, null, null, null, null]],
        })
    );
    // An empty store is what the edge finds at first.
    assert!(keep("{}", &arrival("d1", 1.0)).is_ok());
}

#[test]
fn auditing_a_document_again_replaces_its_visit() {
    let mut shelf = Shelf::default();
    shelf.keep(&arrival("d1", 1200.0));
    shelf.keep(&arrival("d2", 1200.0));
    let kept = shelf.keep(&arrival("d1", 1300.0));
    assert_eq!(kept.visits.unwrap().visits, 2);
    let kept = shelf.keep(&arrival("d1", 1400.0));
    assert_eq!(kept.visits.unwrap().visits, 2);
    let desktop = shelf.visits.unwrap()["desktop"].clone();
    assert_eq!(
        (&desktop[0][1], &desktop[1][1]),
        (&json!(1200.0), &json!(1400.0))
    );
}

#[test]
fn after_forgetting_a_known_document_is_new() {
    let mut shelf = Shelf::default();
    shelf.keep(&arrival("d1", 1200.0));
    shelf.visits = None;
    assert_eq!(shelf.keep(&arrival("d1", 1200.0)).visits.unwrap().visits, 1);
}

#[test]
fn classes_of_device_are_kept_apart() {
    let mut shelf = Shelf::default();
    shelf.keep(&arrival("d1", 1200.0));
    let phone = Arrival {
        device: Device::Phone,
        ..arrival("d2", 2400.0)
    };
    let kept = shelf.keep(&phone).visits.unwrap();
    assert_eq!((kept.device, kept.visits), (Device::Phone, 1));
    assert_eq!((shelf.count("phone"), shelf.count("desktop")), (1, 1));
}

#[test]
fn looking_changes_nothing() {
    let mut shelf = Shelf::default();
    shelf.keep(&arrival("d1", 1200.0));
    let look = Arrival {
        visit: None,
        ..arrival("d2", 1.0)
    };
    let kept = shelf.keep(&look);
    assert_eq!(kept.changes, None);
    assert_eq!(kept.visits.unwrap().visits, 1);
    assert_eq!(keep("{}", &look).unwrap().visits, None);
}

#[test]
fn the_oldest_visits_go_first() {
    let mut shelf = Shelf::default();
    for n in 0..VISITS + 5 {
        shelf.keep(&arrival(&format!("d{n}"), n as f64));
    }
    assert_eq!(shelf.count("desktop"), VISITS);
    let visits = shelf.visits.unwrap();
    assert_eq!(visits["desktop"][0][1], 5.0);
    assert_eq!(visits["desktop"][VISITS - 1][1], (VISITS + 4) as f64);
    assert_eq!(
        shelf.documents.unwrap().as_array().unwrap().len(),
        DOCUMENTS
    );
}

#[test]
fn the_origin_longest_not_visited_goes_first() {
    let others = |n: usize| -> Vec<(String, String)> {
        (0..n)
            .map(|n| {
                (
                    format!("https://{n}.example"),
                    format!("2026-01-{:02}T00", 28 - n % 28),
                )
            })
            .collect()
    };
    let dropped = |mut others: Vec<(String, String)>| {
        others.push(("https://app.example".into(), "2020-01-01T00".into()));
        let stored = json!({ "others": others }).to_string();
        let changes = keep(&stored, &arrival("d", 1.0)).unwrap().changes.unwrap();
        let changes: Value = serde_json::from_str(&changes).unwrap();
        changes["dropped"].clone()
    };
    assert_eq!(
        dropped(others(ORIGINS - 1)),
        json!([]),
        "there is room, and it is not itself that goes"
    );
    let mut many = others(ORIGINS + 1);
    many[40].1 = "2025-01-01T00".into();
    many[7].1 = String::new();
    assert_eq!(
        dropped(many),
        json!(["https://7.example", "https://40.example"])
    );
}

#[test]
fn what_cannot_be_read_is_an_error_and_stays() {
    let version =
        |version: u64| json!({ "version": version, "phone": [], "tablet": [], "desktop": [] });
    for (visits, why) in [
        (json!(7), "object"),
        (json!({}), "version"),
        (version(2), "another version"),
        (version(0), "another version"),
        (
            json!({ "version": 1, "phone": [[]], "tablet": [], "desktop": [] }),
            "6 items",
        ),
        (
            json!({ "version": 1, "phone": "lots", "tablet": [], "desktop": [] }),
            "list",
        ),
    ] {
        let stored = json!({ "visits": visits }).to_string();
        let error = keep(&stored, &arrival("d", 1.0)).unwrap_err();
        assert!(error.contains(why), "{visits}: {error}");
    }
    assert!(keep("not json", &arrival("d", 1.0)).is_err());
}

/// All that can be kept fits into what a browser gives an extension, without asking for more.
#[test]
fn the_largest_store_fits() {
    let row = json!([
        "2026-11-21T02",
        12345.6789,
        [104.0, "upperBound"],
        0.1234,
        1234.5678,
        12345.6789
    ]);
    let one = json!({ "version": 1, "last": "2026-11-21T02", "phone": vec![&row; VISITS], "tablet": vec![&row; VISITS],
        "desktop": vec![&row; VISITS] });
    let bytes = one.to_string().len() * ORIGINS;
    assert!(
        bytes < 10_485_760,
        "{bytes} bytes, and storage.local holds 10 MiB"
    );
}
