//! `--device`: the page believes it is on that device, and the report says which it was.

use crate::lab::{Lab, PATIENCE};
use crate::runner::{Scratch, audit};
use anyhow::{Context, Result};
use axum::Router;
use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE};
use axum::response::{Html, IntoResponse};
use axum::routing::get;
use libtest_mimic::{Failed, Trial};
use premortem::field;
use premortem::report::Report;
use premortem::vitals::{Name, Status};
use serde_json::json;
use xtask::device::Device;
use xtask::serve::Server;

pub(crate) fn trials() -> Vec<Trial> {
    vec![
        Trial::test(
            "a page on --device mobile has a phone's screen, touch and name",
            is_a_phone,
        ),
        Trial::test(
            "--device mobile makes a large picture late, and the report names the device",
            is_slow,
        ),
    ]
}

const SIDE: u32 = 384;
const PAGE: &str = "<!doctype html><html lang=en><meta name=viewport content='width=device-width'><title>Picture</title>
<h1>Hello</h1><img src=/picture.bmp alt=Noise width=384 height=384>";

/// A picture that can't be made smaller, so that its bytes are what they are.
fn noise() -> Vec<u8> {
    let size = 54 + SIDE * SIDE * 3;
    let mut bytes = b"BM".to_vec();
    for field in [size, 0, 54, 40, SIDE, SIDE, 1 | 24 << 16, 0, 0, 0, 0, 0, 0] {
        bytes.extend(field.to_le_bytes());
    }
    let mut state = 1_u32;
    bytes.extend((54..size).map(|_| {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        (state >> 24) as u8
    }));
    bytes
}

fn site() -> Router {
    let picture = || async {
        (
            [(CONTENT_TYPE, "image/bmp"), (CACHE_CONTROL, "no-store")],
            noise(),
        )
            .into_response()
    };
    Router::new()
        .route("/", get(|| async { Html(PAGE) }))
        .route("/picture.bmp", get(picture))
}

fn is_a_phone() -> Result<(), Failed> {
    let lab = Lab::new(site())?;
    let page = lab.browser.tab()?;
    Device::Mobile.apply(&lab.browser, &page)?;
    page.open(&lab.server.origin(), PATIENCE)?;
    let seen = "[innerWidth, innerHeight, screen.width, devicePixelRatio, navigator.maxTouchPoints, 'ontouchstart' in window,
      matchMedia('(pointer: coarse)').matches, navigator.userAgentData.mobile, /Android.* Mobile /.test(navigator.userAgent)]";
    assert_eq!(
        page.eval(seen)?,
        json!([412, 823, 412, 1.75, 5, true, true, true, true])
    );
    let (_, report) = lab.audit(&page)?;
    let viewport = report.page.viewport;
    assert_eq!(
        (viewport.width, viewport.height, viewport.dpr),
        (412.0, 823.0, 1.75)
    );
    assert_eq!(
        report.field.visits.context("no visits")?.device,
        field::Device::Phone
    );
    Ok(())
}

fn audited(site: &Server, device: &[&str]) -> Result<(Report, String, String, String)> {
    let scratch = Scratch::new()?;
    let origin = site.origin();
    let arguments = [&[&*origin, "--out", "report"], device].concat();
    let ended = audit(&arguments, &scratch)?;
    anyhow::ensure!(ended.code == Some(0), "{}", ended.stderr);
    let picture = std::fs::read(scratch.0.join("report/screenshot.png"))?;
    let side = |at: usize| {
        u32::from_be_bytes([
            picture[at],
            picture[at + 1],
            picture[at + 2],
            picture[at + 3],
        ])
    };
    let read = |name: &str| std::fs::read_to_string(scratch.0.join("report").join(name));
    let report: Report = serde_json::from_str(&read("report.json")?)?;
    // The picture shows the phone's screen and nothing beside it.
    let emulated = report.page.device.emulated.is_some();
    anyhow::ensure!(
        !emulated || (side(16), side(20)) == (412, 823),
        "{} × {}",
        side(16),
        side(20)
    );
    Ok((report, read("report.html")?, ended.stdout, ended.stderr))
}

fn is_slow() -> Result<(), Failed> {
    let site = Server::start(site())?;
    let (desktop, html, stdout, _) = audited(&site, &[])?;
    assert_eq!(
        (&*desktop.page.device.name, &desktop.page.device.emulated),
        ("desktop", &None)
    );
    for text in [&html, &stdout] {
        assert!(text.contains("desktop, nothing emulated"), "{text}");
    }

    let (mobile, html, stdout, stderr) = audited(&site, &["--device", "mobile"])?;
    assert_eq!(mobile.page.device, Device::Mobile.profile());
    for text in [&html, &stdout, &stderr] {
        let figures = "mobile (a phone of the middle class on fast 3G), emulated: touch, processor 4 times slower, \
            1510 kbit/s down, 691 kbit/s up, 562 ms before each answer; TTFB is this machine's own";
        assert!(text.contains(figures), "{text}");
    }
    assert_eq!(mobile.page.viewport.width, 412.0);
    let emulated = mobile
        .page
        .device
        .emulated
        .as_ref()
        .context("nothing is emulated")?;
    let ttfb = mobile.metrics[&Name::Ttfb].value.context("no TTFB")?;
    assert!(
        ttfb < emulated.latency,
        "TTFB is delayed as well, and the report says otherwise: {ttfb} ms"
    );

    let lcp = |report: &Report| -> Result<f64> {
        let metric = &report.metrics[&Name::Lcp];
        anyhow::ensure!(metric.status == Status::Exact, "{metric:?}");
        anyhow::ensure!(
            metric.attribution["url"]
                .to_string()
                .contains("picture.bmp"),
            "{metric:?}"
        );
        metric.value.context("no LCP")
    };
    let (quick, slow) = (lcp(&desktop)?, lcp(&mobile)?);
    // Two answers are waited for, and the picture's bits come through a narrow line: this much no machine can beat.
    let least = 2.0 * emulated.latency + noise().len() as f64 * 8.0 / emulated.download;
    assert!(
        slow >= 0.9 * least,
        "{slow} ms, and the line alone takes {least} ms"
    );
    assert!(
        slow > 1.5 * quick,
        "{slow} ms on a phone, {quick} ms on a desktop"
    );
    Ok(())
}
