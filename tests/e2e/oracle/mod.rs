//! web-vitals 6.2.3 as the oracle: the same page load is judged by the library inside the page and by our audit.

mod server;
mod stage;
mod table;

use libtest_mimic::{Failed, Trial};
use stage::Stage;
use std::cell::RefCell;
use table::{SCENARIOS, Scenario};

thread_local! {
    static STAGE: RefCell<Option<Stage>> = const { RefCell::new(None) };
}

pub(crate) fn trials() -> Vec<Trial> {
    SCENARIOS
        .iter()
        .map(|scenario| Trial::test(format!("oracle: {}", scenario.name), move || play(scenario)))
        .collect()
}

fn play(scenario: &'static Scenario) -> Result<(), Failed> {
    STAGE.with_borrow_mut(|shared| {
        if shared.is_none() {
            *shared = Some(Stage::new()?);
        }
        let stage = shared.as_ref().ok_or("no browser")?;
        let played = stage.play(scenario)?;
        eprintln!("== {}", scenario.name);
        for (name, metric) in &played.report.metrics {
            eprintln!(
                "ours {name:?} {:?} {:?} {}",
                metric.value,
                metric.status,
                serde_json::to_string(&metric.attribution)?
            );
        }
        for (how, list) in [
            ("final", &played.heard.last),
            ("live", &played.heard.live),
            ("soft", &played.heard.soft),
        ] {
            for theirs in list {
                eprintln!(
                    "{how} {} {} {} {}",
                    theirs.name,
                    theirs.value,
                    theirs.kind,
                    serde_json::to_string(&theirs.attribution)?
                );
            }
        }
        Ok(())
    })
}

/// Closes the browser.
pub(crate) fn close() {
    STAGE.with_borrow_mut(|shared| *shared = None);
}
