//! Everything one audit recorded: all that judgement may look at.

use crate::{field, isolation, page, vitals};

/// What was recorded of one app. A part that is `None` was not recorded, and the checks that need it
/// are `untested`, never `passed`.
#[derive(Debug, Clone, Default)]
pub struct Recording {
    /// The open page, reduced to a snapshot.
    pub page: Option<page::Snapshot>,
    /// The performance entries of the open page.
    pub vitals: Option<vitals::Timeline>,
    /// What other visits were like.
    pub field: field::Field,
    /// The second-account test.
    pub isolation: Option<isolation::Run>,
}
