//! The second account, as a stepper that can't be got wrong: at any time there is one thing to do.

use super::matrix;
use super::parts::button;
use crate::isolation::{Session, Sessions, Test, Who};
use crate::panel::{Model, Phase, SecondPhase};
use crate::report::words::count;
use maud::{Markup, html};

/// Calls listed at once; the newest come first.
const LISTED: usize = 40;

pub(super) fn draw(model: &Model) -> Markup {
    let second = &model.second;
    let at = step(second.phase);
    html! {
        @if let Some(error) = &second.error { div.notice.problem id="second-error" { p { (error) } } }
        @if at == 0 { (idle(model)) } @else {
            ol.steps {
                @for (number, title) in (1..).zip(["Record as A", "Become B", "Review", "Replay"]) {
                    @let current = at == number;
                    li.done[number < at] aria-current=[current.then_some("step")] {
                        div {
                            h3 { (title) }
                            @if current { (doing(model)) } @else { (done(model, number, at)) }
                        }
                    }
                }
            }
        }
        @if !second.in_progress()
            && let Some(run) = &model.recording.isolation {
            (matrix::draw(model, &run.summary))
        }
    }
}

/// The step a phase belongs to; 0 outside of all.
fn step(phase: SecondPhase) -> usize {
    match phase {
        SecondPhase::Idle | SecondPhase::Failed | SecondPhase::Done => 0,
        SecondPhase::Recording | SecondPhase::Baseline => 1,
        SecondPhase::BecomeB => 2,
        SecondPhase::Review => 3,
        SecondPhase::Replaying => 4,
    }
}

fn idle(model: &Model) -> Markup {
    let again = model.recording.isolation.is_some();
    let ready = model.audit.phase == Phase::Done;
    html! {
        section {
            @if !again {
                h3 { "Can one account read another's records?" }
                p {
                    "You need two accounts of your app. Premortem records what the app reads as account A, sends the \
                     same reads as account B and without signing in, and compares record by record."
                }
                p.soft {
                    "Only proven reads are sent, and you see them first. Nothing is written, and neither tokens nor \
                     records ever leave this panel."
                }
            }
            div.actions {
                button type="button" id="do-record" data-action="record" disabled[!ready]
                    class=(if again { "" } else { "primary" }) {
                    (if again { "Test again" } else { "Record as account A" })
                }
            }
            p.soft {
                @if ready { "Sign in as account A first. The tab will be reloaded." }
                @else { "This can begin when the audit is done." }
            }
        }
    }
}

/// What the current step asks for.
fn doing(model: &Model) -> Markup {
    let second = &model.second;
    let Some(test) = &second.test else {
        return html! {};
    };
    match second.phase {
        SecondPhase::Recording => html! {
            p { "As account A, open the screens that show A's data: lists, single records, a search." }
            (who("A", &test.sessions().a))
            p.figures {
                (count(second.calls.0, "call", "calls")) " seen, "
                (count(test.testable(), "read", "reads")) " to put to the test"
            }
            div.actions {
                (button("become-b", "A is recorded: go on", "primary"))
                (button("stop", "Stop", ""))
            }
            (seen(test, Who::A))
        },
        SecondPhase::Baseline => html! {
            p { "Sending A's own reads once more as A, to know what changes by itself." }
            (progress(second.progress, "Repeating A's reads"))
            (button("stop", "Stop", ""))
        },
        SecondPhase::BecomeB => html! {
            p { "In the same tab: sign out, sign in as account B, and open the same screens." }
            (both(model, &test.sessions()))
            p.figures { (count(second.calls.1, "call", "calls")) " seen of B" }
            div.actions {
                (button("review", "B is signed in: review", "primary"))
                (button("stop", "Stop", ""))
            }
            (seen(test, Who::B))
        },
        SecondPhase::Review => review(model),
        SecondPhase::Replaying => html! {
            (progress(second.progress, "Sending A's reads as B and as nobody"))
            (button("stop", "Stop and judge what is there", ""))
        },
        _ => html! {},
    }
}

/// What a step that is not the current one says in a line.
fn done(model: &Model, number: usize, at: usize) -> Markup {
    let sessions = model.second.test.as_ref().map(Test::sessions);
    let Some(sessions) = sessions.filter(|_| number < at) else {
        return html! {};
    };
    let session = match number {
        1 => &sessions.a,
        2 => &sessions.b,
        _ => return html! {},
    };
    html! { p.meta { (session.identity.as_deref().unwrap_or("not named by the app")) } }
}

fn who(name: &str, session: &Session) -> Markup {
    html! {
        p {
            "Account " (name) ", as the app sees it: "
            strong { (session.identity.as_deref().unwrap_or("not seen yet")) }
        }
    }
}

fn both(model: &Model, sessions: &Sessions) -> Markup {
    html! {
        div { (who("A", &sessions.a)) (who("B", &sessions.b)) }
        // Before anything of B was seen there is nothing wrong yet.
        @if let (None, Some(_), Some(reason)) = (&model.second.error, &sessions.b.identity, &sessions.b.reason) {
            p.refusal { (reason) }
        }
    }
}

fn seen(test: &Test, who: Who) -> Markup {
    let calls = || test.seen().iter().rev().filter(move |call| call.who == who);
    let rest = calls().count().saturating_sub(LISTED);
    html! {
        @if calls().next().is_none() {
            p.empty { "Calls appear here as the app makes them." }
        } @else {
            ul.calls.scroll tabindex="0" id={ "calls" } aria-label="Calls seen, newest first" {
                @for call in calls().take(LISTED) {
                    li {
                        @if let Some(entity) = &call.entity { strong { (entity) } }
                        @if let Some(rows) = call.rows { span.figures { (count(rows, "record", "records")) } }
                        code { (call.method) " " (call.url) }
                        @if let Some(never) = &call.never { span.meta { "never sent: " (never) } }
                    }
                }
            }
            @if rest > 0 { p.meta { "and " (rest) " before" } }
        }
    }
}

fn review(model: &Model) -> Markup {
    let Some(plan) = &model.second.plan else {
        return html! {};
    };
    let of = |who| {
        plan.requests
            .iter()
            .filter(move |request| request.who == who)
            .count()
    };
    html! {
        (both(model, &plan.sessions))
        p {
            strong.figures { (of(Who::B)) } " reads will be sent as B, "
            strong.figures { (of(Who::Anonymous)) } " without signing in. Single records may be read after that, \
            where a list does not show them."
        }
        ul.calls.scroll tabindex="0" id="plan" aria-label="What will be sent" {
            @for request in &plan.requests {
                li {
                    strong { (request.entity) }
                    span { (matrix::asked(request.who, request.variant)) }
                    code { (request.method) " " (request.url) }
                }
            }
        }
        @if !plan.skipped.is_empty() {
            @let open = model.open.contains("skipped");
            button type="button" id="skipped" data-action="toggle" data-value="skipped" aria-expanded=(open) {
                "Never sent: " (plan.skipped.len())
            }
            @if open {
                ul.calls.scroll tabindex="0" id="never" aria-label="What is never sent" {
                    @for call in &plan.skipped {
                        li { code { (call.method) " " (call.url) } span.meta { (call.reason) } }
                    }
                }
            }
        }
        div.actions {
            (button("replay", "Send these reads", "primary"))
            (button("stop", "Stop", ""))
        }
    }
}

fn progress((answered, sent): (usize, usize), label: &str) -> Markup {
    html! {
        div.progress {
            progress max=(sent.max(1)) value=(answered) aria-label=(label) {}
            p.figures { (answered) " of " (sent) " answered" }
        }
    }
}
