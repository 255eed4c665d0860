//! Small things that several views draw.

use crate::report::words::Sign;
use maud::{Markup, html};

/// A state by shape, word and colour.
pub(super) fn sign(sign: Sign) -> Markup {
    html! {
        span class={ "sign " (sign.class) } {
            span.sign-shape aria-hidden="true" { (sign.shape) } (sign.word)
        }
    }
}

/// A state by shape and colour; its word is for assistive technology and the pointer.
pub(super) fn shape(sign: Sign) -> Markup {
    html! {
        span class={ "sign " (sign.class) } title=(sign.word) {
            span.sign-shape aria-hidden="true" { (sign.shape) }
            span.aside { (sign.word) }
        }
    }
}

/// A button that does `action`.
pub(super) fn button(action: &str, label: &str, class: &str) -> Markup {
    html! {
        button type="button" id={ "do-" (action) } class=(class) data-action=(action) { (label) }
    }
}
