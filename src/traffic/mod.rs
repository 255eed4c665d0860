//! The app's own calls as the recorder saw them, and what may be sent again.
//!
//! ```text
//! recorder.js ──JSON──► Call ──► Request ──► Guard::permit ──► ProvenRead ──► Outgoing ──JSON──► replay.js
//!                                   ▲                             │
//!                                   └── shapes: widened, by id ◄──┘   every rewrite passes the guard again
//! ```
//!
//! A [`ProvenRead`] is made by [`Guard::permit`] and by nothing else, and nothing but a [`ProvenRead`] becomes an
//! [`Outgoing`], which is all that can be handed to the page: that only reads are sent is checked by the compiler.

mod call;
mod guard;
mod json;
mod request;
pub mod shapes;
mod url;
mod words;

pub use call::{Body, Call, Via};
pub use guard::{Guard, Outgoing, ProvenRead, Refusal};
pub use json::{Unreadable, fingerprint, parse as parse_json};
pub use request::{Credentials, Request, is_session_header};
pub use shapes::{Kind, Read, Shape};
pub use url::Url;
pub use words::harm_in_address;
