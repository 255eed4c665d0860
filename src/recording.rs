//! Everything one audit recorded: all that judgement may look at.

use crate::{field, isolation, load, page, traffic, vitals};

/// What was recorded of one app. A part that is `None` was not recorded, and the checks that need it
/// are `untested`, never `passed`.
#[derive(Debug, Clone, Default)]
pub struct Recording {
    /// The open page, reduced to a snapshot.
    pub page: Option<page::Snapshot>,
    /// The performance entries of the open page.
    pub vitals: Option<vitals::Timeline>,
    /// The requests that loaded it, and its HTML as it was served.
    pub load: Option<load::Load>,
    /// The calls the app made while it was recorded, in order; empty when it never was.
    pub calls: Vec<load::Call>,
    /// What other visits were like.
    pub field: field::Field,
    /// The second-account test.
    pub isolation: Option<isolation::Run>,
}

impl Recording {
    /// Longer lists of calls end here: the panel holds them in memory.
    const MOST_CALLS: usize = 5000;

    /// Adds what a call the recorder saw is as a fact.
    pub fn remember(&mut self, call: &traffic::Call) {
        if self.calls.len() < Self::MOST_CALLS {
            self.calls.extend(load::Call::of(call));
        }
    }
}
