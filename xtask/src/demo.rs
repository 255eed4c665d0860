//! The embedded demo app: a small CRM on an embedded server that speaks Base44's HTTP shape, with planted defects.
//!
//! `tests/apps/crm` holds the app, its data, its access rules and the list of what is planted; here is what serves it:
//! [`bundle()`] builds the app, [`serve`] gives it an address on a free loopback port until the [`Demo`] is dropped.

mod account;
mod aggregate;
mod api;
mod bundle;
mod defects;
mod entities;
mod filter;
mod log;
mod page;
mod reads;
mod refusal;
mod server;
mod site;
mod store;
mod writes;

pub use account::Account;
pub use bundle::bundle;
pub use defects::{Defect, Expectation, Place, defects};
pub use log::Entry;
pub use server::{Demo, Options, serve};
