//! The second account, as a stepper.

use crate::panel::Model;
use maud::{Markup, html};

pub(super) fn draw(_model: &Model) -> Markup {
    html! {}
}
