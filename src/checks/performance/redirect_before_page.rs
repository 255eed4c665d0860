//! # Redirected before the page
//!
//! ## What it checks
//! Whether the address that was opened sent the browser elsewhere before the page came, how often, and how long that took
//! (measured). Browsers tell only of redirections within the page's own site. Those from another one are hidden in the
//! time before the page was asked for: where that was under 300 ms the check passes, otherwise a person is asked. A
//! page that was loaded anew is not judged: the address it has by then is the last one.
//!
//! ## Why it matters
//! Each redirection is a whole way to the server and back with nothing on the screen, on a phone half a second and more.
//!
//! ## How to fix
//! Link to the final address: with `https://`, with or without `www` and the slash at the end as the server wants it.
//! Decide where people start on the server that answers first, not one redirection after the other.
//!
//! ## Examples
//! Redirected pages and others are in `tests/e2e/load/document.rs`.
//!
//! ## References
//! - [Optimize TTFB](https://web.dev/articles/optimize-ttfb)
//! - [`redirectCount`](https://w3c.github.io/navigation-timing/#dom-performancenavigationtiming-redirectcount)

use crate::Recording;
use crate::catalog::Pillar;
use crate::checks::load::{load, time, vitals};
use crate::checks::{Case, Check, Impact, Target};

/// Browsers need some time before they ask for a page; a redirection that is hidden in less does little harm. In
/// milliseconds.
const NO_ROOM: f64 = 300.0;

/// The check.
pub const CHECK: Check = Check {
    id: "redirect-before-page",
    pillar: Pillar::Performance,
    impact: Impact::Minor,
    wcag: &[],
    act: &[],
    items: &[],
    run,
};

fn run(recording: &Recording) -> Result<Vec<Case>, String> {
    let Some(document) = &load(recording)?.document else {
        return Err("The browser does not tell how the page came.".to_owned());
    };
    if document.redirect_count > 0 {
        let lost = (document.redirect_end - document.redirect_start).max(0.0);
        let times = match document.redirect_count {
            1 => "once".to_owned(),
            count => format!("{count} times"),
        };
        let message = format!(
            "The browser was redirected {times} before the page came; that took {}, measured.",
            time(lost)
        );
        let impact = match lost {
            lost if lost >= 1000.0 => Impact::Serious,
            lost if lost >= 300.0 => Impact::Moderate,
            _ => Impact::Minor,
        };
        return Ok(vec![Case {
            impact: Some(impact),
            ..Case::failed(Target::Page, "redirect", message)
        }]);
    }
    if document.kind != "navigate" {
        return Ok(Vec::new());
    }
    let navigation = vitals(recording)?.navigation();
    let before = navigation.map_or(0.0, |navigation| navigation.fetch_start);
    if before < NO_ROOM {
        return Ok(vec![Case::passed(Target::Page)]);
    }
    let message = format!(
        "{} passed before the page was asked for. A redirection from another site would be hidden in it; the browser does not say.",
        time(before)
    );
    Ok(vec![Case::cant_tell(Target::Page, "hidden", message)])
}

#[cfg(test)]
#[path = "../../../tests/unit/checks/performance/redirect_before_page.rs"]
mod tests;
