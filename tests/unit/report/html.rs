use super::*;
use crate::catalog;
use serde_json::Value;
use std::collections::HashSet;

#[path = "sample.rs"]
mod sample;

const HOSTILE: &str =
    "\"><script>alert(1)</script><img src=x onerror=alert(1)>'</style></title>--><!--&amp;`";

/// Every value of an attribute.
fn values<'a>(html: &'a str, attribute: &str) -> Vec<&'a str> {
    let start = format!(" {attribute}=\"");
    let after = html.split(start.as_str()).skip(1);
    after.filter_map(|rest| rest.split('"').next()).collect()
}

/// The document without its style sheets.
fn rendered(report: &Report, pictures: &[Picture]) -> String {
    let html = render(report, pictures);
    let (head, rest) = html.split_once("<style>").unwrap();
    let (_, body) = rest.split_once("</style>").unwrap();
    format!("{head}{body}")
}

/// Writes the sample where `PREMORTEM_SAMPLE` says, for a person to look at; the picture from `PREMORTEM_PICTURE`,
/// a file that holds a data URL.
#[test]
fn the_sample_renders() {
    let data_url = std::env::var("PREMORTEM_PICTURE").ok();
    let data_url = data_url.map(|file| std::fs::read_to_string(file).unwrap());
    let html = render(&sample::report(), &[sample::picture(data_url)]);
    if let Ok(file) = std::env::var("PREMORTEM_SAMPLE") {
        std::fs::write(file, &html).unwrap();
    }
    assert!(html.starts_with("<!DOCTYPE html><html lang=\"en\">"));
}

#[test]
fn says_what_was_found() {
    let report = sample::report();
    let html = rendered(&report, &[sample::picture(None)]);
    assert!(
        html.contains(">Not ready: anybody can read your customers' data without signing in.</h1>")
    );
    assert!(html.contains("<strong>3</strong><span>/32</span>"));
    for call in &report.isolation.as_ref().unwrap().calls {
        assert!(html.contains(&call.reason));
        assert!(call.leaked.iter().all(|id| html.contains(id.as_str())));
    }
    assert!(html.contains("under 104 ms") && html.contains("12 interactions"));
    assert!(html.contains("4 of 16 seen"));
    assert!(html.contains("permission for it was not given"));
    assert!(html.contains("The style sheets of another origin could not be read."));
    assert!(html.contains(&report.exhibits[0].sha256));
    for item in catalog::items() {
        let escaped = html! { (item.statement) }.into_string();
        assert!(html.contains(&escaped), "{}", item.id);
    }
}

#[test]
fn markup_in_any_string_stays_text() {
    let clean = serde_json::to_value(sample::report()).unwrap();
    let mut paths = Vec::new();
    strings(&clean, String::new(), &mut paths);
    let mut hostile = clean.clone();
    let mut replaced = 0;
    for path in paths {
        let mut one = Value::clone(&clean);
        *one.pointer_mut(&path).unwrap() = HOSTILE.into();
        // What is one of a few words can't hold markup.
        if serde_json::from_value::<Report>(one).is_ok() {
            *hostile.pointer_mut(&path).unwrap() = HOSTILE.into();
            replaced += 1;
        }
    }
    assert!(replaced > 300, "{replaced}");
    let report: Report = serde_json::from_value(hostile).unwrap();
    let picture = Picture {
        exhibit: HOSTILE.into(),
        data_url: format!("data:image/png;{HOSTILE}"),
        width: 1280.0,
        height: 720.0,
    };
    let html = rendered(&report, &[picture]);
    assert!(html.contains("&lt;script&gt;"));
    assert!(!html.contains("<script"));
    assert!(!html.contains("<!--"));
    assert_eq!(html.matches("<img").count(), 0);
    assert_eq!(html.matches("<image").count(), 1);
    assert_eq!(html.matches("</title>").count(), 1);
    // Outside of quotes, tags hold nothing but names.
    let tags = html
        .split('<')
        .skip(1)
        .filter_map(|rest| rest.split('>').next());
    for tag in tags {
        let bare: String = tag.split('"').step_by(2).collect();
        assert!(!bare.contains("onerror") && !bare.contains('\''), "{tag}");
    }
}

fn strings(value: &Value, path: String, found: &mut Vec<String>) {
    match value {
        Value::String(_) => found.push(path),
        Value::Array(list) => list
            .iter()
            .enumerate()
            .for_each(|(index, value)| strings(value, format!("{path}/{index}"), found)),
        // Keys are names of fields and metrics, but for those of an attribution, which come from our own code.
        Value::Object(map) => map
            .iter()
            .for_each(|(key, value)| strings(value, format!("{path}/{key}"), found)),
        _ => {}
    }
}

#[test]
fn fetches_nothing_and_runs_nothing() {
    let html = render(&sample::report(), &[sample::picture(None)]);
    assert!(
        values(&html, "href")
            .iter()
            .all(|href| href.starts_with('#') || href.starts_with("data:image/"))
    );
    assert_eq!(values(&html, "src"), [""; 0]);
    for forbidden in [
        "<script",
        "<link",
        "<iframe",
        "@import",
        "url(",
        "http-equiv=\"refresh\"",
    ] {
        assert!(!html.contains(forbidden), "{forbidden}");
    }
    assert!(values(&html, "content").contains(&POLICY));
}

#[test]
fn what_is_no_image_is_left_out() {
    let html = rendered(
        &sample::report(),
        &[sample::picture(Some("https://elsewhere.test/x.png".into()))],
    );
    assert!(!html.contains("<image") && !html.contains("href=\"#picture\""));
}

#[test]
fn ids_are_unique_and_links_lead_somewhere() {
    let html = render(&sample::report(), &[sample::picture(None)]);
    let ids = values(&html, "id");
    let unique: HashSet<&str> = ids.iter().copied().collect();
    assert_eq!(ids.len(), unique.len(), "{ids:?}");
    for link in values(&html, "href")
        .iter()
        .chain(&values(&html, "aria-labelledby"))
        .filter(|link| !link.starts_with("data:"))
    {
        assert!(unique.contains(link.trim_start_matches('#')), "{link}");
    }
}

#[test]
fn boxes_to_scroll_have_names_of_their_own() {
    let mut report = sample::report();
    let mut desktop = report.field.crux[0].clone();
    desktop.device = crate::field::Device::Desktop;
    report.field.crux.push(desktop);
    let html = render(&report, &[]);
    let boxes = html.split("role=\"region\"").skip(1);
    let names: Vec<&str> = boxes.map(|rest| values(rest, "aria-label")[0]).collect();
    let unique: HashSet<&str> = names.iter().copied().collect();
    assert!(names.contains(&"Chrome UX Report, desktop"), "{names:?}");
    assert_eq!(names.len(), unique.len(), "{names:?}");
}

#[test]
fn other_visits_are_shown_with_what_is_open_about_them() {
    let html = render(&sample::report(), &[]);
    let section = html.split("id=\"field\"").nth(1).unwrap();
    let section = section.split("</section>").next().unwrap();
    for part in [
        "12 visits",
        "since 2026-11-02 09:00 UTC",
        "2.20 s",
        "from 11 visits on",
        "at least 0.31",
        "under 900 ms",
        "2026-10-23 to 2026-11-19",
        "4.31 s",
        "52\u{a0}%, 21\u{a0}%, 27\u{a0}%",
        "not given",
        "decide nothing",
    ] {
        assert!(section.contains(part), "{part}: {section}");
    }
    assert!(html.contains("this device, nothing emulated"));
}

#[test]
fn headings_skip_no_level() {
    let html = rendered(&sample::report(), &[sample::picture(None)]);
    let levels: Vec<u32> = html
        .split("<h")
        .skip(1)
        .filter_map(|rest| rest.chars().next()?.to_digit(10))
        .collect();
    assert_eq!(levels.iter().filter(|level| **level == 1).count(), 1);
    assert!(
        levels.windows(2).all(|pair| pair[1] <= pair[0] + 1),
        "{levels:?}"
    );
}

#[test]
fn an_audit_that_saw_nothing_says_so_and_what_to_do() {
    let report = crate::report::assemble(
        &crate::Recording::default(),
        &crate::report::Context::default(),
    );
    let html = rendered(&report, &[]);
    assert!(html.contains("Not assessed: nothing could be judged yet."));
    assert!(html.contains("Run the second-account test"));
    assert!(html.contains("No picture or other evidence goes with this report."));
    assert!(!html.contains("href=\"#findings\""));
}

#[test]
fn a_finding_that_was_mended_says_so() {
    let mut report = sample::report();
    report.findings[3].baseline = Some(crate::report::Baseline::Fixed);
    assert!(rendered(&report, &[]).contains("mended since the earlier report"));
}
