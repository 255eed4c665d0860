//! The edge: the only room that names the browser.
//!
//! - [`host`]: what we ask of it, as `extension/panel/host.js` offers it.
//! - [`dom`]: the panel's page: draws regions, keeps focus.
//! - [`input`]: what the person does there, as events.
//! - [`effects`]: what the model wants done.
//! - [`live`]: what live mode wants done, and the toolbar's badge.
//! - [`field`]: what the field view wants done.
//! - [`traffic`]: what the second-account test wants done.
//! - [`App`]: the loop that ties them together.

mod app;
mod dom;
mod effects;
mod field;
mod host;
mod input;
mod live;
mod traffic;

pub use app::App;
