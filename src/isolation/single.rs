//! Single records by id, as account B.

use super::answer::Reading;
use super::collection::Ground;
use super::judge::{Bench, shown_fields, shown_ids};
use super::plan::{Question, is_one, variant_of};
use super::record::Record;
use super::sentences as say;
use super::state::{Recorded, Test, Who};
use super::verdict;
use super::{CallVerdict, Variant, Verdict, facts};
use crate::order;
use crate::sorted::{Map, Set};

impl Bench<'_> {
    /// All single records of a collection that B asked for.
    pub(super) fn by_id(&self, collection: &str) -> Option<CallVerdict> {
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
        let things = say::plural(entity);
        let asked_for = format!("Account B asked for {numbers} of A's {things} by id");
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
                    format!("{asked_for} and was given {}.{guess}", leaked.len()),
                )
            }
            (Some(Verdict::Shared), _) => (
                Verdict::Shared,
                "Account B read single records that say they are shared with B. Is that meant?"
                    .into(),
            ),
            (Some(Verdict::Public), _) => (
                Verdict::Public,
                "Account B read single records that everybody may read.".into(),
            ),
            (Some(_), _) => {
                let why = tally.why.unwrap_or("is that meant");
                (
                    Verdict::Review,
                    format!("{asked_for} and was given {}: {why}.", tally.review.len()),
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
            (None, None) => (Verdict::Safe, format!("{asked_for} and was given none.")),
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

/// Single records to ask for as B: A's that no list of B's showed, a few of each collection.
pub(super) fn unseen_ids(test: &Test, most: usize) -> Vec<Question> {
    let bench = Bench {
        test,
        ground: Ground::of(test),
        gate: None,
    };
    let mut seen: Map<&str, Set<String>> = Map::new();
    for (question, step) in test.asked().filter(|(question, _)| question.who == Who::B) {
        let recorded = &test.reads[question.read];
        let given = bench
            .given(recorded, step.reading.as_ref())
            .unwrap_or_default();
        let seen = seen.or_default(recorded.read().collection.as_str());
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
        let foreign = |record: &Record| {
            facts::owner(record, &recorded.read().entity, &people) != facts::Owner::A
        };
        order::sort_by(&mut hidden, |a, b| foreign(a).cmp(&foreign(b)));
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
