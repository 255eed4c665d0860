use super::*;
use crate::load::tests::load;
use crate::page::{ElementBuilder, PageBuilder};
use serde_json::{Value, json};

/// A page with these elements, and what the server sends for it to strangers.
pub(crate) fn opened(elements: Vec<ElementBuilder>, served: Value) -> Recording {
    let mut page = PageBuilder::new("http://app/");
    for element in elements {
        page.add(element);
    }
    Recording {
        page: Some(page.finish()),
        load: Some(load(json!([]), served)),
        ..Recording::default()
    }
}

fn told(recording: &Recording) -> &'static str {
    match public(recording) {
        Ok(Public::Page(_)) => "page",
        Ok(Public::Hidden) => "hidden",
        Ok(Public::Not) => "not",
        Err(_) => "unknown",
    }
}

fn text(tag: &str, text: &str) -> ElementBuilder {
    ElementBuilder::new(tag).text(text)
}

#[test]
fn strangers_are_told_from_people_who_signed_in() {
    let served = json!({ "status": 200, "words": 3 });
    for (elements, expected) in [
        (vec![text("p", "Prices")], "page"),
        (vec![text("button", " Sign out ")], "unknown"),
        (vec![text("a", "Abmelden")], "unknown"),
        (vec![text("p", "How to sign out of our list")], "page"),
        (
            vec![text("a", "Bye").attr("href", "/auth/logout?x")],
            "unknown",
        ),
        (
            vec![ElementBuilder::new("button").attr("aria-label", "Log out")],
            "unknown",
        ),
        (
            vec![ElementBuilder::new("input").attr("type", "password")],
            "not",
        ),
        (
            vec![
                ElementBuilder::new("input")
                    .attr("type", "password")
                    .unrendered(),
            ],
            "page",
        ),
    ] {
        assert_eq!(
            told(&opened(elements.clone(), served.clone())),
            expected,
            "{elements:?}"
        );
    }
}

#[test]
fn who_was_told_who_is_signed_in_is_signed_in() {
    for (path, status, expected) in [
        ("/api/me", 200, "unknown"),
        ("/auth/v1/user", 200, "unknown"),
        ("/api/me", 401, "page"),
        ("/api/prices", 200, "page"),
    ] {
        let request = json!({ "key": 1, "url": format!("http://app{path}"), "initiator": "fetch", "startTime": 1.0, "responseEnd": 2.0, "status": status });
        let recording = Recording {
            load: Some(load(json!([request]), json!({ "status": 200, "words": 3 }))),
            ..opened(
                vec![text("p", "Prices")],
                json!({ "status": 200, "words": 3 }),
            )
        };
        assert_eq!(told(&recording), expected, "{path} {status}");
    }
}

#[test]
fn what_the_server_says_counts() {
    for (served, expected) in [
        (
            json!({ "status": 200, "words": 3, "redirected": true, "url": "http://app/login" }),
            "not",
        ),
        (
            json!({ "status": 200, "words": 3, "redirected": true, "url": "http://app/" }),
            "page",
        ),
        (json!({ "status": 401, "words": 3 }), "not"),
        (
            json!({ "status": 200, "words": 3, "robots": "NoIndex, follow" }),
            "hidden",
        ),
        (
            json!({ "status": 200, "words": 3, "robots": "index, follow" }),
            "page",
        ),
        (
            json!({ "status": 200, "words": 3, "robotsHeader": "none" }),
            "hidden",
        ),
    ] {
        assert_eq!(
            told(&opened(vec![text("p", "Hello")], served.clone())),
            expected,
            "{served}"
        );
    }
    let refused = Recording {
        load: Some(crate::load::Load::default()),
        ..opened(Vec::new(), json!({ "status": 200, "words": 0 }))
    };
    assert_eq!(told(&refused), "unknown");
    assert_eq!(told(&Recording::default()), "unknown");
}

#[test]
fn words_are_those_that_take_room() {
    let recording = opened(
        vec![
            text("p", "Three short words"),
            text("p", "hidden away").unrendered().text("gone"),
            ElementBuilder::new("iframe").frame("http://app/f", vec![text("p", "in a frame")]),
            text("p", "– … !"),
        ],
        json!({ "status": 200, "words": 0 }),
    );
    // The builder gives a text the box its element had then.
    let page = recording.page.as_ref().unwrap();
    assert_eq!(words(page), 3 + 2);
}
