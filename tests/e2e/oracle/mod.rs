//! web-vitals 6.2.3 as the oracle: the same page load is judged by the library inside the page and by our audit.

mod compare;
mod server;
mod stage;
mod table;

use compare::{Score, compare};
use libtest_mimic::{Failed, Trial};
use stage::Stage;
use std::cell::RefCell;
use table::{SCENARIOS, Scenario};

thread_local! {
    static STAGE: RefCell<Option<Stage>> = const { RefCell::new(None) };
    static SCORE: RefCell<Score> = RefCell::default();
}

pub(crate) fn trials() -> Vec<Trial> {
    SCENARIOS
        .iter()
        .map(|scenario| Trial::test(format!("oracle: {}", scenario.name), move || play(scenario)))
        .collect()
}

fn play(scenario: &'static Scenario) -> Result<(), Failed> {
    let played = STAGE.with_borrow_mut(|shared| {
        if shared.is_none() {
            *shared = Some(Stage::new()?);
        }
        let played = shared.as_ref().ok_or("no browser")?.play(scenario);
        if played.is_err() {
            *shared = None; // whatever state it is in, the next scenario shall not suffer from it
        }
        Ok::<_, Failed>(played.map_err(|error| format!("{error:#}"))?)
    })?;
    let mut score = compare(scenario, &played);
    let wrong = std::mem::take(&mut score.wrong);
    SCORE.with_borrow_mut(|sum| sum.add(score));
    if wrong.is_empty() {
        Ok(())
    } else {
        Err(wrong.join("\n").into())
    }
}

/// Closes the browser and prints the score, if anything was played.
pub(crate) fn close() {
    STAGE.with_borrow_mut(|shared| *shared = None);
    SCORE.with_borrow(|score| {
        if score.scenarios > 0 {
            score.print();
        }
    });
}
