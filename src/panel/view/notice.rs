//! What a person must know before reading on: what went wrong, and what is missing and why.

use crate::panel::{Model, Phase};
use maud::{Markup, html};

pub(super) fn draw(model: &Model) -> Markup {
    match model.audit.phase {
        Phase::Idle => html! {
            div.notice {
                p {
                    "Would your app survive real users? Open it, then press the Premortem button in the toolbar."
                }
                p.soft {
                    "Nothing leaves your browser, and nobody is contacted but the app itself, unless you ask for it."
                }
            }
        },
        Phase::Failed => html! {
            div.notice.problem {
                p { strong { "No audit. " } (model.audit.error.as_deref().unwrap_or_default()) }
            }
        },
        Phase::Cancelled => html! {
            div.notice { p { "You cancelled the audit; nothing was kept. Press Run again to start over." } }
        },
        Phase::Auditing | Phase::Done => partial(model),
    }
}

fn partial(model: &Model) -> Markup {
    html! {
        @if model.stale {
            div.notice {
                p {
                    "The page has been reloaded or has changed since; this is what it was. \
                     Press Run again to audit what is there now."
                }
            }
        }
        @if !model.gaps.is_empty() {
            div.notice {
                @for gap in &model.gaps { p { (gap) } }
            }
        }
    }
}
