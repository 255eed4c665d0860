//! The verdict of every call: who was asked what, what came, and what that means.
//!
//! A verdict rests on ids and owners, never on status codes, lengths or likeness. What can't be decided says so: a test
//! with A = B, with B signed out, or with answers that change by themselves is inconclusive, never safe.

use super::answer::Reading;
use super::collection::{Collection, Ground};
use super::plan::{Question, variant_of};
use super::record::{Record, keyed};
use super::state::{Phase, Recorded, Step, Test, Who};
use super::{CallVerdict, Rows, Run, Summary, Variant, Verdict, counts};
use crate::sorted::Set;
use crate::traffic::shapes::Content;

/// Whose rows A's own answer holds, where they say so: seen without sending anything.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ForeignRows {
    /// Index among [`super::Summary::calls`].
    pub call: usize,
    /// What the records are.
    pub entity: String,
    /// Rows in the answer.
    pub rows: usize,
    /// Rows that belong to somebody else; 0 when all that say whose they are say A.
    pub foreign: usize,
    /// Whether that is certain, and not meant as far as can be seen.
    pub sure: bool,
    /// What was seen, as a sentence.
    pub reason: String,
}

/// Everything judges need to look at.
pub(super) struct Bench<'a> {
    pub test: &'a Test,
    pub ground: Ground,
    /// Why nothing can be concluded, as a sentence.
    pub gate: Option<String>,
}

/// Judges a test as far as it came.
pub(super) fn judge(test: &Test) -> Run {
    let bench = Bench {
        test,
        ground: Ground::of(test),
        gate: gate(test),
    };
    let mut calls = Vec::new();
    let mut foreign = Vec::new();
    for (index, recorded) in test.reads.iter().enumerate() {
        match variant_of(recorded.read()) {
            Variant::Count => calls.push(counts::judge(&bench, index)),
            // Judged together, below.
            Variant::ById => {}
            _ => {
                foreign.extend(bench.foreign(index, calls.len()));
                calls.push(bench.list(index, Variant::AsIs));
                calls.extend(
                    bench
                        .question(index, Who::B, Variant::Widened)
                        .map(|_| bench.list(index, Variant::Widened)),
                );
            }
        }
        if let Some((question, step)) =
            bench.question(index, Who::Anonymous, variant_of(recorded.read()))
        {
            calls.push(bench.nobody(recorded, question, step));
        }
    }
    for collection in bench.ground.collections.keys() {
        calls.extend(bench.by_id(collection));
    }
    for (index, call) in calls.iter_mut().enumerate() {
        call.id = format!("call-{}", index + 1);
    }
    Run {
        summary: Summary {
            sessions: test.sessions(),
            calls,
            skipped: test.skipped(),
        },
        foreign,
    }
}

fn gate(test: &Test) -> Option<String> {
    let tried = matches!(test.phase(), Phase::Replaying | Phase::Done);
    let problem = test
        .a_problem()
        .or_else(|| test.b_problem().filter(|_| tried));
    if problem.is_some() {
        return problem;
    }
    let mut of_b = test
        .asked()
        .filter(|(question, _)| question.who == Who::B)
        .peekable();
    let any = of_b.peek().is_some();
    let out = |step: &Step| {
        matches!(
            step.reading,
            Some(Reading::Refused {
                signed_out: true,
                ..
            })
        )
    };
    (any && of_b.all(|(_, step)| out(step))).then(|| {
        "Every call as account B was refused with 401: its session seems to have ended.".into()
    })
}

impl<'a> Bench<'a> {
    /// The question about a read, and its answer.
    pub(super) fn question(
        &self,
        read: usize,
        who: Who,
        variant: Variant,
    ) -> Option<(&'a Question, &'a Step)> {
        let mut asked = self.test.asked();
        asked.find(|(question, _)| {
            question.read == read && question.who == who && question.variant == variant
        })
    }

    pub(super) fn collection(&self, recorded: &Recorded) -> &Collection {
        &self.ground.collections[&recorded.read().collection]
    }

    /// Records of an answer as they are compared.
    pub(super) fn given(
        &self,
        recorded: &Recorded,
        reading: Option<&Reading>,
    ) -> Option<Vec<Record>> {
        match reading? {
            Reading::Data(Content::Records { records, .. }) => Some(keyed(
                recorded.read(),
                records.clone(),
                &self.collection(recorded).volatile,
            )),
            _ => None,
        }
    }

    /// What nobody in particular was given of a collection.
    pub(super) fn open(&self, collection: &str) -> Set<String> {
        if self.test.anonymous_problem().is_some() {
            return Set::new();
        }
        let asked = self
            .test
            .asked()
            .filter(|(question, _)| question.who == Who::Anonymous);
        let given = asked.filter_map(|(question, step)| {
            let recorded = &self.test.reads[question.read];
            (recorded.read().collection == collection)
                .then(|| self.given(recorded, step.reading.as_ref()))?
        });
        given.flatten().map(|record| record.key).collect()
    }

    /// A verdict with nothing decided yet.
    pub(super) fn blank(
        &self,
        recorded: &Recorded,
        question: Option<&Question>,
        variant: Variant,
    ) -> CallVerdict {
        let request = question.and_then(|question| question.request.as_ref().ok());
        let request = request.unwrap_or(&recorded.proven).request();
        CallVerdict {
            id: String::new(),
            method: request.method.clone(),
            url: request.url.display(),
            shape: recorded.read().shape.name().into(),
            entity: recorded.read().entity.clone(),
            variant,
            verdict: Verdict::NotTestable,
            rows: Rows::default(),
            leaked: Vec::new(),
            fields: Vec::new(),
            reason: String::new(),
        }
    }

    /// Why a question as B has no answer to judge; the verdict that follows and a sentence.
    pub(super) fn unanswered(
        &self,
        asked: Option<(&Question, &Step)>,
    ) -> Option<(Verdict, String)> {
        let gate = self.gate.clone().map(|gate| (Verdict::Inconclusive, gate));
        gate.or_else(|| unsent(self.test, asked))
    }
}

/// Why a question has no answer; the verdict that follows and a sentence.
pub(super) fn unsent(test: &Test, asked: Option<(&Question, &Step)>) -> Option<(Verdict, String)> {
    let unsent = |why: &str| Some((Verdict::NotTestable, format!("Not sent: {why}.")));
    let stopped = test.stopped.as_deref();
    match asked {
        None => unsent(stopped.unwrap_or("the second account was not tested")),
        Some((question, step)) => match (&question.request, &step.reading) {
            (Err(why), _) => unsent(why),
            (Ok(_), None) => unsent(stopped.unwrap_or("no answer came")),
            _ => None,
        },
    }
}

/// Ids as reports show them: what looks like a token or is very long is only counted.
pub(super) fn shown_ids(ids: Vec<String>) -> Vec<String> {
    let fits = |id: &String| id.len() <= 64 && !id.starts_with("eyJ") && !id.contains('@');
    ids.into_iter()
        .map(|id| if fits(&id) { id } else { "(not shown)".into() })
        .collect()
}

/// Field names as reports show them; where records are maps, a "name" may be somebody's address.
pub(super) fn shown_fields(fields: &Set<String>) -> Vec<String> {
    let plain = |name: &&String| {
        name.len() <= 40
            && name
                .chars()
                .all(|letter| letter.is_alphanumeric() || "_-$. ".contains(letter))
    };
    fields.iter().filter(plain).take(60).cloned().collect()
}

#[cfg(test)]
#[path = "../../tests/unit/isolation/judge.rs"]
mod tests;
