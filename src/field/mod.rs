//! The field: what other visits were like, beside the one that is audited. One visit is no percentile.
//!
//! - `device`: phone, tablet or desktop.
//! - `visits`: one visit as it is kept, and the visits kept of one origin.
//! - [`keep()`]: adds a visit to what storage held, within bounds.
//! - `percentile`: the 75th percentile of values some of which are only bounds.
//! - [`crux`]: the Chrome UX Report, asked with the person's own key.
//!
//! Own visits are the developer's and decide nothing; the Chrome UX Report's phones are the app's real users.

pub mod crux;
mod device;
mod keep;
mod percentile;
mod visits;

pub use device::{Device, Hints};
pub use keep::{Arrival, Kept, keep};
pub use percentile::{ENOUGH, Percentile};
pub use visits::{Visit, Visits};

use serde::{Deserialize, Serialize};

/// What is known of other visits than the audited one.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(default)]
pub struct Field {
    /// Visits to this origin on this class of device that this extension has kept, this one included; `None` where
    /// none could be kept.
    pub visits: Option<Visits>,
    /// What the Chrome UX Report says, one record a class of device; empty where it was not asked or knows nothing.
    pub crux: Vec<crux::Record>,
}
