//! The side panel: its state, what can happen to it, and its views.
//!
//! After the Elm architecture: everything that happens is an [`Event`]; [`update`] changes the [`Model`] and says
//! which [`Effect`]s the edge must carry out; [`view::regions`] draws the model. Nothing here knows a browser.

mod effect;
mod event;
mod field;
mod live;
mod marks;
mod model;
mod output;
mod second;
mod state;
mod update;
pub mod view;

pub use effect::{Effect, Format};
pub use event::{Action, Event, Options};
pub use field::{Answers, FieldEffect, FieldEvent, FieldPress, FieldView, Shelf};
pub use live::{Live, LiveEffect, LiveEvent, LivePhase, LivePress};
pub use marks::Mark;
pub use model::{Audit, Model, Phase, Shot, Step, Subject, Tab};
pub use second::{Note, Press, SecondAccount, SecondEffect, SecondEvent, SecondPhase};
pub use state::State;
pub use update::update;
