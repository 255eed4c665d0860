use super::*;
use crate::checks::{Outcome, outcome_of};
use crate::page::{ElementBuilder as E, PageBuilder};
use crate::vitals::tests::visit;
use serde_json::{Value, json};

/// A page of these elements below its body, so loaded; of the visit `buffers` replace parts.
pub(crate) fn recorded(elements: Vec<E>, load: Value, buffers: Value) -> Recording {
    let mut page = PageBuilder::default();
    let body = elements.into_iter().fold(E::new("body"), E::child);
    page.add(E::new("html").child(body));
    let mut told = json!({ "refused": "It was not asked for." });
    if let (Value::Object(told), Value::Object(load)) = (&mut told, load) {
        told.extend(load);
    }
    Recording {
        page: Some(page.finish()),
        vitals: Some(visit(buffers)),
        load: Some(Load::parse(&told.to_string()).unwrap()),
        ..Recording::default()
    }
}

/// A request for `http://app/NAME` from 200 to 300 ms; `changes` replace parts.
pub(crate) fn request(key: u64, name: &str, changes: Value) -> Value {
    let mut request = json!({
        "key": key, "url": format!("http://app/{name}"), "initiator": "img", "startTime": 200.0, "requestStart": 210.0,
        "responseStart": 250.0, "responseEnd": 300.0, "transferSize": 50_300, "encodedSize": 50_000,
        "decodedSize": 50_000, "contentType": "image/png", "status": 200, "sameOrigin": true
    });
    if let (Value::Object(request), Value::Object(changes)) = (&mut request, changes) {
        request.extend(changes);
    }
    request
}

/// An `<img>` of 600 × 400 px that shows the picture of this key, which has as many pixels.
pub(crate) fn img(key: u64) -> E {
    let image = Image {
        complete: true,
        natural_width: 600.0,
        natural_height: 400.0,
        source: "http://app/a.png".into(),
        key: Some(key),
        ..Image::default()
    };
    E::new("img").rect(0.0, 100.0, 600.0, 400.0).image(image)
}

/// The same with other pixels and another address.
pub(crate) fn img_of(key: u64, width: f32, height: f32, density: f32) -> E {
    let image = Image {
        complete: true,
        natural_width: width,
        natural_height: height,
        density,
        source: "http://app/a.png".into(),
        key: Some(key),
        ..Image::default()
    };
    E::new("img").rect(0.0, 100.0, 600.0, 400.0).image(image)
}

/// The messages of what is not passed.
pub(crate) fn said(cases: &[Case]) -> Vec<&str> {
    let told = cases.iter().filter(|case| case.outcome != Outcome::Passed);
    told.map(|case| case.message.as_str()).collect()
}

type Run = fn(&Recording) -> Result<Vec<Case>, String>;

/// What must hold of every check here: without a recording it gives a sentence, and nothing a page does upsets it.
pub(crate) fn holds_in_any_weather(run: Run) {
    let reason = run(&Recording::default()).unwrap_err();
    assert!(reason.ends_with('.'), "{reason}");
    for odd in [0.0, -1.0, 1e-300, 1e18, 1e308] {
        let whole = if odd > 1e17 { u64::MAX } else { 0 };
        let requests: Vec<Value> = (0..1500)
            .map(|key| {
                request(key, "x/../..//?a#b", json!({
                    "startTime": f64::from(u32::try_from(key).unwrap()), "responseEnd": odd, "requestStart": odd,
                    "responseStart": -odd, "transferSize": whole, "encodedSize": whole, "decodedSize": whole,
                    "initiator": if key % 2 == 0 { "fetch" } else { "img" }, "renderBlocking": true,
                }))
            })
            .collect();
        #[allow(clippy::cast_possible_truncation, reason = "an infinity is wanted too")]
        let side = odd as f32;
        let elements = (0..2000)
            .map(|at| {
                let image = img_of(at, side, f32::NAN, side).number(u32::try_from(at).unwrap());
                if at % 2 == 0 {
                    image.rect(f32::NAN, side, side, f32::INFINITY)
                } else {
                    image
                }
            })
            .collect();
        let document = json!({
            "redirectCount": u32::MAX, "redirectStart": odd, "redirectEnd": -odd, "requestStart": odd, "responseStart": odd,
            "responseEnd": odd, "loadEvent": odd, "encodedSize": whole, "decodedSize": whole, "type": "",
            "serverTiming": [{ "name": "", "duration": odd }],
        });
        let sources = json!([{ "node": 7, "previousRect": [odd, odd, odd, -odd], "currentRect": [-odd, odd, odd, odd] }]);
        let recording = recorded(
            elements,
            json!({ "requests": requests, "document": document }),
            json!({
                "layout-shift": { "entries": [{ "startTime": 500.0, "value": 1.0, "sources": sources }] },
                "largest-contentful-paint": { "entries": [{ "startTime": 500.0, "size": odd, "node": 7, "url": "http://", "key": 7,
                    "fetches": [{ "startTime": odd, "requestStart": -odd, "responseEnd": odd }] }] },
            }),
        );
        for case in run(&recording).unwrap_or_default() {
            let passed = case.outcome == Outcome::Passed;
            assert!(
                passed == case.message.is_empty() && case.message.len() < 500,
                "{case:?}"
            );
            assert!(
                !case.message.contains("NaN") && !case.message.contains("inf"),
                "{case:?}"
            );
        }
    }
}

#[test]
fn bytes_and_times_in_words() {
    for (bytes, words) in [
        (0, "0 bytes"),
        (999, "999 bytes"),
        (1000, "1 KB"),
        (34_400, "34 KB"),
        (999_499, "999 KB"),
        (999_500, "1.0 MB"),
        (1_234_567, "1.2 MB"),
    ] {
        assert_eq!(size(bytes), words);
    }
    assert_eq!(
        (time(639.6), time(1840.0)),
        ("640 ms".into(), "1.84 s".into())
    );
    assert_eq!(part(1000, 0.7), 700);
    assert_eq!(part(1000, -1.0), 0);
}

#[test]
fn the_costliest_fault_speaks_for_all() {
    let fault = |cost| Fault {
        target: Target::Page,
        cost,
        message: format!("{cost}."),
    };
    let cases: Vec<Case> =
        told(vec![fault(2000), fault(90_000), fault(9000)], "c", wasted).collect();
    assert_eq!(
        said(&cases),
        ["90000. And 2 more; 101 KB in all.", "9000.", "2000."]
    );
    assert!(
        cases
            .iter()
            .all(|case| case.impact == Some(Impact::Moderate) && case.cause == "c")
    );
    let alone: Vec<Case> = told(vec![fault(u64::MAX)], "c", wasted).collect();
    assert_eq!(alone[0].message, format!("{}.", u64::MAX));
    assert_eq!(alone[0].impact, Some(Impact::Serious));
    assert_eq!(told(Vec::new(), "c", wasted).count(), 0);
}

#[test]
fn a_picture_knows_the_first_request_for_it() {
    let requests = json!([
        request(1, "late.png", json!({ "startTime": 290.0 })),
        request(1, "early.png", json!({})),
        request(2, "b.png", json!({})),
    ]);
    let elements = vec![
        img(1),
        img(3),
        E::new("p"),
        img(2).unrendered(),
        E::new("img"),
    ];
    let recording = recorded(elements, json!({ "requests": requests }), json!({}));
    let found = pictures(&recording).unwrap();
    let files: Vec<String> = found.iter().map(Picture::file).collect();
    assert_eq!(files, ["early.png", "a.png"]);
    assert_eq!(outcome_of(&[]), Outcome::Inapplicable);
}
