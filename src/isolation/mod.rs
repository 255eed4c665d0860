//! The second account: whom it is, what is replayed, and the verdict for every record.
//!
//! [`Test`] is the whole test as a pure state machine; the panel feeds it and shows what it says.
//!
//! ```text
//! let mut test = Test::new(page_address)?;
//! test.observe(Call::from_json(&text)?);          // for every call the recorder delivers, in every phase
//! test.start_baseline()?;                         // A's own reads again, as A
//! loop { let batch = test.next_requests(); /* empty: done */ for each: test.answer(Answer::from_json(&text)?); }
//! test.become_b();                                // the person signs out and in as B; keep calling observe
//! let plan = test.review();                       // whom, what, what never; `problem` says why it can't go on
//! test.start_replay()?;
//! loop { let batch = test.next_requests(); /* empty: done */ for each: test.answer(…); }
//! test.stop("…");                                 // instead, when cancelled or told to slow down
//! let run = test.judge();                         // any time; what was not tested says so
//! ```
//!
//! `next_requests` gives [`crate::traffic::Outgoing`]s (serialise them to JSON for `replay` in `extension/panel/traffic.js`);
//! ask again after a batch is answered, as later requests depend on earlier answers. [`Test::seen`] is the live list of calls,
//! [`Test::sessions`] whom the app sees, [`Test::phase`] where the test stands.
//!
//! How a verdict comes about is told in `judge.rs` and `verdict.rs`. Tokens and record contents live in memory while the
//! test runs and are in none of its outputs.

mod account;
mod answer;
mod asking;
mod collection;
mod counts;
mod facts;
mod foreign;
mod identity;
mod judge;
mod lists;
mod nobody;
mod plan;
mod record;
mod sentences;
mod sessions;
mod single;
mod state;
mod summary;
mod verdict;

pub use answer::Answer;
pub use judge::ForeignRows;
pub use plan::{Plan, Planned};
pub use state::{Phase, Seen, Test, Who};
pub use summary::*;

/// One second-account test, as far as it came.
#[derive(Debug, Clone, Default)]
pub struct Run {
    /// What the test found; the shape of the report's `isolation`.
    pub summary: Summary,
    /// Whose rows were already in A's own answers.
    pub foreign: Vec<ForeignRows>,
}
