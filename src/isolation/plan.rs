//! What will be sent, before anything is: for the person to look at.

use super::account::anonymous;
use super::facts::is_owner_field;
use super::identity::{Identity, plain_name};
use super::state::{Recorded, Who};
use super::{Sessions, Skipped, Variant};
use crate::sorted::Set;
use crate::traffic::{Kind, ProvenRead, Read, Request};

/// What the review shows.
#[derive(Debug, Clone, PartialEq)]
pub struct Plan {
    /// Whom the app sees.
    pub sessions: Sessions,
    /// What will be sent, in that order. Reads of single records may follow, where a list doesn't show them.
    pub requests: Vec<Planned>,
    /// What was seen and will never be sent.
    pub skipped: Vec<Skipped>,
    /// Why the test can't go on, as a sentence; `None` when it can.
    pub problem: Option<String>,
}

/// One request that will be sent, as people see it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Planned {
    /// HTTP method.
    pub method: String,
    /// Without secrets and data.
    pub url: String,
    /// As whom.
    pub who: Who,
    /// How it differs from the recorded call.
    pub variant: Variant,
    /// What it reads.
    pub entity: String,
}

/// One thing to ask, or the reason why it can't be asked.
#[derive(Clone)]
pub(super) struct Question {
    /// Index among A's recorded reads.
    pub read: usize,
    pub who: Who,
    pub variant: Variant,
    /// The record, where it is about one.
    pub id: Option<String>,
    pub request: Result<ProvenRead, String>,
}

/// How a recorded read is called when it is sent unchanged.
pub(super) fn variant_of(read: &Read) -> Variant {
    match read.kind {
        Kind::Count | Kind::Aggregate => Variant::Count,
        _ if is_one(read) => Variant::ById,
        _ => Variant::AsIs,
    }
}

/// Whether it reads one record.
pub(super) fn is_one(read: &Read) -> bool {
    read.kind == Kind::One || (read.kind == Kind::Any && read.id.is_some())
}

/// Whether a condition of a query names an owner.
pub(super) fn is_owner_filter(name: &str, value: &str, a: &Identity) -> bool {
    // `filters[created_by]` and `created_by__eq` name a field with something around it.
    let bare = name
        .rsplit(['[', '.'])
        .next()
        .unwrap_or(name)
        .trim_end_matches(']');
    let bare = bare.split("__").next().unwrap_or(bare);
    is_owner_field(&plain_name(bare)) || (value.len() > 3 && a.is(value))
}

/// A recorded read without owner filter and paging.
pub(super) fn widened(recorded: &Recorded, a: &Identity) -> Option<Request> {
    let owner = |name: &str, value: &str| is_owner_filter(name, value, a);
    recorded.read().widened(recorded.proven.request(), &owner)
}

/// The first questions: every read as B and as nobody, and every collection once more widely as B.
pub(super) fn questions(
    reads: &[Recorded],
    a: &Identity,
    as_b: &dyn Fn(&Request) -> Result<ProvenRead, String>,
    permit: &dyn Fn(&Request) -> Result<ProvenRead, String>,
) -> Vec<Question> {
    let mut questions = Vec::new();
    let mut addresses = Set::new();
    for (read, recorded) in reads.iter().enumerate() {
        let request = recorded.proven.request();
        addresses.insert(request.url.full());
        let variant = variant_of(recorded.read());
        let id = recorded.read().id.clone();
        let mut ask = |who, request| {
            questions.push(Question {
                read,
                who,
                variant,
                id: id.clone(),
                request,
            });
        };
        ask(Who::B, as_b(request));
        // A number that visitors are told says too little of anybody to be worth a request.
        if variant != Variant::Count {
            ask(Who::Anonymous, permit(&anonymous(request)));
        }
    }
    for (read, recorded) in reads.iter().enumerate() {
        if let Some(wide) = widened(recorded, a)
            && addresses.insert(wide.url.full())
        {
            questions.push(Question {
                read,
                who: Who::B,
                variant: Variant::Widened,
                id: None,
                request: as_b(&wide),
            });
        }
    }
    questions
}

#[cfg(test)]
#[path = "../../tests/unit/isolation/plan.rs"]
mod tests;
