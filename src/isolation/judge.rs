//! The verdict of every call: who was asked what, what came, and what that means.
//!
//! A verdict rests on ids and owners, never on status codes, lengths or likeness. What can't be decided says so: a test
//! with A = B, with B signed out, or with answers that change by themselves is inconclusive, never safe.

use super::answer::Reading;
use super::collection::{Baseline, Collection, Ground};
use super::plan::{Question, is_one, variant_of};
use super::record::{Record, keyed};
use super::sentences as say;
use super::state::{Phase, Recorded, Step, Test, Who};
use super::verdict::{self, Exposure};
use super::{CallVerdict, Rows, Run, Summary, Variant, Verdict, counts, facts};
use crate::traffic::shapes::Content;
use std::collections::{BTreeMap, BTreeSet};

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
            Variant::ById => continue,
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
            calls.extend(bench.nobody(recorded, question, step));
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
    fn open(&self, collection: &str) -> BTreeSet<String> {
        if self.test.anonymous_problem().is_some() {
            return BTreeSet::new();
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

    /// A list as B.
    fn list(&self, index: usize, variant: Variant) -> CallVerdict {
        let recorded = &self.test.reads[index];
        let asked = self.question(index, Who::B, variant);
        let (baseline, collection) = (&self.ground.baselines[index], self.collection(recorded));
        let entity = recorded.read().entity.as_str();
        let mut call = self.blank(recorded, asked.map(|(question, _)| question), variant);
        let wide = variant.is_neutral();
        let of_a = if wide {
            collection.known.len()
        } else {
            baseline.records.len()
        };
        call.rows.a = Some(of_a);
        if let Some((_, step)) = self.question(index, Who::Anonymous, variant) {
            call.rows.anonymous = self
                .given(recorded, step.reading.as_ref())
                .map(|given| given.len());
        }
        if let Some((verdict, reason)) = self.unanswered(asked) {
            (call.verdict, call.reason) = (verdict, reason);
            return call;
        }
        let reading = asked.and_then(|(_, step)| step.reading.as_ref());
        let Some(given) = self.given(recorded, reading) else {
            (call.verdict, call.reason) =
                self.without_records(reading, wide, baseline, of_a, entity);
            return call;
        };
        call.rows.b = Some(given.len());
        let open = self.open(&recorded.read().collection);
        let tally = verdict::of_b(
            &self.ground,
            collection,
            entity,
            &given,
            &open,
            baseline.unstable.is_none(),
        );
        let Some(verdict) = tally.verdict() else {
            (call.verdict, call.reason) = self.nothing_given(baseline, of_a, entity);
            return call;
        };
        call.verdict = verdict;
        call.reason = match verdict {
            Verdict::Leak => self.leak_sentence(&tally, of_a, entity),
            Verdict::Shared => format!(
                "Account B read {} that say they are shared with B. Is that meant?",
                say::count(tally.shared.len(), entity)
            ),
            Verdict::Public => format!(
                "{} can be read by everybody. Is that meant?",
                say::capital(&say::count(tally.public.len(), entity))
            ),
            _ => format!(
                "Account B read {} that account A reads too: {}.",
                say::count(tally.review.len(), entity),
                tally.why.unwrap_or("is that meant")
            ),
        };
        if asked.is_some_and(|(_, step)| step.cached) {
            call.reason.push_str(" A shared cache gave this answer.");
        }
        call.leaked = if verdict == Verdict::Leak {
            shown_ids(tally.leaked())
        } else {
            Vec::new()
        };
        call.fields = if matches!(verdict, Verdict::Leak | Verdict::Review) {
            shown_fields(&tally.fields)
        } else {
            Vec::new()
        };
        call
    }

    fn leak_sentence(&self, tally: &verdict::Tally, of_a: usize, entity: &str) -> String {
        let others = || {
            format!(
                "{} of other accounts",
                say::count(tally.of_others.len(), entity)
            )
        };
        let mut sentence = match (tally.of_a.len(), tally.of_others.len()) {
            (0, _) => format!("Account B read {}.", others()),
            (number, 0) => say::read_of("Account B", number, of_a, entity),
            (number, _) => {
                let first = say::read_of("Account B", number, of_a, entity);
                format!("{}, and {}.", first.trim_end_matches('.'), others())
            }
        };
        let leaked = tally.leaked();
        if facts::are_sequential(leaked.iter().map(String::as_str)) {
            sentence.push_str(" Their ids are consecutive numbers, so they can be guessed.");
        }
        sentence
    }

    /// B's answer holds no records at all.
    fn without_records(
        &self,
        reading: Option<&Reading>,
        wide: bool,
        baseline: &Baseline,
        of_a: usize,
        entity: &str,
    ) -> (Verdict, String) {
        match reading {
            Some(Reading::Refused { why, .. } | Reading::Unclear(why)) if wide => (
                Verdict::NotTestable,
                format!("The wider question says nothing about the narrow one: {why}."),
            ),
            Some(Reading::Refused { .. }) => self.nothing_given(baseline, of_a, entity),
            Some(Reading::Unclear(why)) => (
                Verdict::Inconclusive,
                format!("Account B's answer decides nothing: {why}."),
            ),
            _ => (
                Verdict::Inconclusive,
                "Account B's answer holds no records to compare.".into(),
            ),
        }
    }

    /// B was given nothing of anybody else's: safe, if the question means anything.
    fn nothing_given(&self, baseline: &Baseline, of_a: usize, entity: &str) -> (Verdict, String) {
        if let Some(why) = &baseline.unstable {
            return (
                Verdict::Inconclusive,
                format!("Account B was given none of them, but that proves nothing: {why}."),
            );
        }
        if self.test.ended_early() {
            return (
                Verdict::Inconclusive,
                "Account B's session had ended when it was looked at last.".into(),
            );
        }
        if of_a == 0 {
            let none = format!(
                "Account A has no {} here, so there is nothing that B could be given.",
                say::plural(entity)
            );
            return (Verdict::NotTestable, none);
        }
        (
            Verdict::Safe,
            format!(
                "Account B was given none of A's {}.",
                say::count(of_a, entity)
            ),
        )
    }

    /// The same read without a session.
    fn nobody(&self, recorded: &Recorded, question: &Question, step: &Step) -> Option<CallVerdict> {
        if variant_of(recorded.read()) == Variant::Count {
            return None;
        }
        let mut call = self.blank(recorded, Some(question), Variant::Anonymous);
        let entity = recorded.read().entity.as_str();
        let baseline = &self.ground.baselines[question.read];
        call.rows.a = Some(baseline.records.len());
        if let Some(problem) = self.test.anonymous_problem() {
            (call.verdict, call.reason) = (Verdict::Inconclusive, problem);
            return Some(call);
        }
        // Who B is doesn't matter here: only whether an answer came.
        if let Some((verdict, reason)) = unsent(self.test, Some((question, step))) {
            (call.verdict, call.reason) = (verdict, reason);
            return Some(call);
        }
        let Some(given) = self.given(recorded, step.reading.as_ref()) else {
            (call.verdict, call.reason) = match &step.reading {
                Some(Reading::Refused { why, .. }) => {
                    (Verdict::Safe, format!("Without a session: {why}."))
                }
                Some(Reading::Unclear(why)) => {
                    (Verdict::Inconclusive, format!("Without a session: {why}."))
                }
                _ => (
                    Verdict::Inconclusive,
                    "The answer holds no records to compare.".into(),
                ),
            };
            return Some(call);
        };
        call.rows.anonymous = Some(given.len());
        let exposure = verdict::of_nobody(&self.ground, self.collection(recorded), entity, &given);
        (call.verdict, call.reason) = exposure_verdict(&exposure, baseline, entity);
        if call.verdict == Verdict::PublicExposure {
            call.leaked = shown_ids(exposure.exposed.iter().cloned().collect());
        }
        if matches!(call.verdict, Verdict::PublicExposure | Verdict::Review) {
            call.fields = shown_fields(&exposure.fields);
        }
        Some(call)
    }

    /// All single records of a collection that B asked for.
    fn by_id(&self, collection: &str) -> Option<CallVerdict> {
        let in_it =
            |question: &Question| self.test.reads[question.read].read().collection == collection;
        let asked = |who: Who| {
            let asked = self.test.asked();
            asked.filter(move |(question, _)| {
                question.who == who && question.variant == Variant::ById && in_it(question)
            })
        };
        let first = asked(Who::B).next();
        let recorded = match first {
            Some((question, _)) => &self.test.reads[question.read],
            // Seen, but never asked as B.
            None => self.test.reads.iter().find(|recorded| {
                recorded.read().collection == collection && is_one(recorded.read())
            })?,
        };
        let mut call = self.blank(recorded, first.map(|(question, _)| question), Variant::ById);
        if let Some(why) = self.unanswered(first) {
            (call.verdict, call.reason) = why;
            return Some(call);
        }
        let entity = recorded.read().entity.as_str();
        let open = self.open(collection);
        let mut tally = verdict::Tally::default();
        let (mut numbers, mut given_to_b) = (0, 0);
        let mut unclear: Option<String> = None;
        for (question, step) in asked(Who::B) {
            let recorded = &self.test.reads[question.read];
            let stable =
                !is_one(recorded.read()) || self.ground.baselines[question.read].unstable.is_none();
            match &step.reading {
                Some(Reading::Data(_)) => {
                    let given = self
                        .given(recorded, step.reading.as_ref())
                        .unwrap_or_default();
                    given_to_b += given.len();
                    tally.add(verdict::of_b(
                        &self.ground,
                        self.collection(recorded),
                        entity,
                        &given,
                        &open,
                        stable,
                    ));
                }
                Some(Reading::Refused { .. }) if stable => {}
                Some(Reading::Refused { .. }) => {
                    unclear = Some("account A's own answer changes by itself".into())
                }
                Some(Reading::Unclear(why)) => unclear = Some(why.clone()),
                None => {
                    unclear = Some(self.test.stopped.clone().unwrap_or("no answer came".into()));
                    continue;
                }
            }
            numbers += 1;
        }
        call.rows.a = Some(numbers);
        call.rows.b = Some(given_to_b);
        let asked_for = format!(
            "{} of A's that it asked for by id",
            say::count(numbers, entity)
        );
        (call.verdict, call.reason) = match (tally.verdict(), unclear) {
            (Some(Verdict::Leak), _) => {
                let leaked = tally.leaked();
                let guess = if facts::are_sequential(
                    self.ground.collections[collection]
                        .known
                        .keys()
                        .map(String::as_str),
                ) {
                    " Their ids are consecutive numbers, so they can be guessed."
                } else {
                    ""
                };
                (
                    Verdict::Leak,
                    format!("Account B read {} of the {asked_for}.{guess}", leaked.len()),
                )
            }
            (Some(Verdict::Shared), _) => (
                Verdict::Shared,
                "Account B read single records that say they are shared with B. Is that meant?"
                    .into(),
            ),
            (Some(Verdict::Public), _) => (
                Verdict::Public,
                "Account B read single records that everybody can read. Is that meant?".into(),
            ),
            (Some(_), _) => {
                let why = tally.why.unwrap_or("is that meant");
                (
                    Verdict::Review,
                    format!(
                        "Account B read {} of the {asked_for}: {why}.",
                        tally.review.len()
                    ),
                )
            }
            (None, Some(why)) => (
                Verdict::Inconclusive,
                format!("Not every answer can be judged: {why}."),
            ),
            (None, None) if self.test.ended_early() => (
                Verdict::Inconclusive,
                "Account B's session had ended when it was looked at last.".into(),
            ),
            (None, None) => (
                Verdict::Safe,
                format!("Account B was given none of the {asked_for}."),
            ),
        };
        if call.verdict == Verdict::Leak {
            call.leaked = shown_ids(tally.leaked());
        }
        if matches!(call.verdict, Verdict::Leak | Verdict::Review) {
            call.fields = shown_fields(&tally.fields);
        }
        Some(call)
    }
}

/// Why a question has no answer; the verdict that follows and a sentence.
fn unsent(test: &Test, asked: Option<(&Question, &Step)>) -> Option<(Verdict, String)> {
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

fn exposure_verdict(exposure: &Exposure, baseline: &Baseline, entity: &str) -> (Verdict, String) {
    let anybody = |number: usize| {
        format!(
            "Anybody can read {} without signing in",
            say::count(number, entity)
        )
    };
    if !exposure.exposed.is_empty() {
        let what = format!(
            "{}, personal data included.",
            anybody(exposure.exposed.len())
        );
        (Verdict::PublicExposure, what)
    } else if !exposure.doubtful.is_empty() {
        let why = "they hold what looks like personal data, and don't say whose they are";
        (
            Verdict::Review,
            format!("{}: {why}.", anybody(exposure.doubtful.len())),
        )
    } else if !exposure.owned.is_empty() {
        let why =
            "they belong to the accounts of this test, but hold no personal data. Is that meant?";
        (
            Verdict::Review,
            format!("{}: {why}", anybody(exposure.owned.len())),
        )
    } else if !exposure.harmless.is_empty() {
        (
            Verdict::Public,
            format!(
                "{}: no personal data, and none of them belongs to the accounts of this test.",
                anybody(exposure.harmless.len())
            ),
        )
    } else if baseline.records.is_empty() {
        (
            Verdict::NotTestable,
            format!(
                "Account A has no {} here to compare with.",
                say::plural(entity)
            ),
        )
    } else {
        (
            Verdict::Safe,
            format!(
                "Without a session, none of A's {} are given.",
                say::count(baseline.records.len(), entity)
            ),
        )
    }
}

/// Single records to ask for as B: A's that no list of B's showed, a few of each collection.
pub(super) fn unseen_ids(test: &Test, most: usize) -> Vec<Question> {
    let bench = Bench {
        test,
        ground: Ground::of(test),
        gate: None,
    };
    let mut seen: BTreeMap<&str, BTreeSet<String>> = BTreeMap::new();
    for (question, step) in test.asked().filter(|(question, _)| question.who == Who::B) {
        let recorded = &test.reads[question.read];
        let given = bench
            .given(recorded, step.reading.as_ref())
            .unwrap_or_default();
        let seen = seen.entry(recorded.read().collection.as_str()).or_default();
        seen.extend(given.into_iter().map(|record| record.key));
        seen.extend(question.id.clone());
    }
    let mut questions = Vec::new();
    for (collection, held) in &bench.ground.collections {
        let is_list = |recorded: &&(usize, &Recorded)| {
            let read = recorded.1.read();
            read.collection == *collection && variant_of(read) == Variant::AsIs
        };
        let reads: Vec<(usize, &Recorded)> = test.reads.iter().enumerate().collect();
        let Some((read, recorded)) = reads.iter().find(is_list) else {
            continue;
        };
        if !recorded.read().shape.knows_by_id() && !test.has_by_id(collection) {
            continue;
        }
        let shown = seen.get(collection.as_str());
        let hidden = held.known.values().filter(|record| {
            record.has_id && shown.is_none_or(|shown| !shown.contains(&record.key))
        });
        let people = bench.ground.people();
        let mut hidden: Vec<&Record> = hidden.collect();
        // Those that are surely A's decide most.
        hidden.sort_by_key(|record| {
            facts::owner(record, &recorded.read().entity, &people) != facts::Owner::A
        });
        let requests = hidden.into_iter().filter_map(|record| {
            let request = recorded
                .read()
                .by_id(recorded.proven.request(), &record.key)?;
            Some((record.key.clone(), test.as_b(&request)))
        });
        questions.extend(requests.take(most).map(|(id, request)| Question {
            read: *read,
            who: Who::B,
            variant: Variant::ById,
            id: Some(id),
            request,
        }));
    }
    questions
}

/// Ids as reports show them: what looks like a token or is very long is only counted.
fn shown_ids(ids: Vec<String>) -> Vec<String> {
    let fits = |id: &String| id.len() <= 64 && !id.starts_with("eyJ") && !id.contains('@');
    ids.into_iter()
        .map(|id| if fits(&id) { id } else { "(not shown)".into() })
        .collect()
}

/// Field names as reports show them; where records are maps, a "name" may be somebody's address.
fn shown_fields(fields: &BTreeSet<String>) -> Vec<String> {
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
