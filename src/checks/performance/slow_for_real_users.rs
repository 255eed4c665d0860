//! # Slow for real users
//!
//! ## What it checks
//! The 75th percentiles of LCP, INP and CLS of people who visited this origin with Chrome on a phone, from the Chrome UX
//! Report: all its pages, 28 days. All three must be good: up to 2.5 s, 200 ms and 0.1. The report is asked only when you
//! give your own API key and press Compare in the panel; without it this check does not run. Visits kept by this
//! extension are yours, on your device, and decide nothing here.
//!
//! ## Why it matters
//! One visit on a developer's machine flatters. These are the people the app is for, on their phones and their networks:
//! one visit in four is slower than these figures.
//!
//! ## How to fix
//! Look which figure is poor, and at its own check: that one names the cause on this page. Try the app as its users have
//! it, with `cargo xtask audit --device mobile` or on a phone of the middle class. The figures move slowly: they look back
//! on 28 days.
//!
//! ## Examples
//! The figures come from outside the page, so no snippet can show them. Answers of the Chrome UX Report are in
//! `tests/unit/field/recorded`.
//!
//! ## References
//! - [Core Web Vitals thresholds](https://web.dev/articles/defining-core-web-vitals-thresholds)
//! - [Chrome UX Report API](https://developer.chrome.com/docs/crux/api)

use crate::Recording;
use crate::catalog::Pillar;
use crate::checks::{Case, Check, Impact, Target};
use crate::field::Device;
use crate::vitals::{Name, Rating};

/// The check.
pub const CHECK: Check = Check {
    id: "slow-for-real-users",
    pillar: Pillar::Performance,
    impact: Impact::Serious,
    wcag: &[],
    act: &[],
    items: &["field-p75-real-device"],
    run,
};

/// The core web vitals; the other two explain them.
const CORE: [Name; 3] = [Name::Lcp, Name::Inp, Name::Cls];

fn run(recording: &Recording) -> Result<Vec<Case>, String> {
    let records = &recording.field.crux;
    let phones = records.iter().find(|record| record.device == Device::Phone);
    let phones = phones.ok_or(
        "No figures of people's own phones were fetched: the Chrome UX Report was not asked, or has none of this origin.",
    )?;
    let cases = CORE.map(|name| {
        let Some(figure) = phones.metrics.get(&name) else {
            let message = format!(
                "The Chrome UX Report has too few visits on phones to tell {} ({}).",
                name.title(),
                name.short()
            );
            return Case::cant_tell(Target::Page, name.title(), message);
        };
        if figure.rating == Rating::Good {
            return Case::passed(Target::Page);
        }
        let message = format!(
            "On phones {} is {} for one visit in four, or worse ({} to {}, Chrome UX Report); up to {} is good.",
            name.short(),
            name.format(figure.p75),
            phones.from,
            phones.to,
            name.format(name.thresholds().good),
        );
        let impact = match figure.rating {
            Rating::Poor => Impact::Serious,
            _ => Impact::Moderate,
        };
        Case {
            impact: Some(impact),
            ..Case::failed(Target::Page, name.title(), message)
        }
    });
    Ok(cases.into())
}

#[cfg(test)]
#[path = "../../../tests/unit/checks/performance/slow_for_real_users.rs"]
mod tests;
