//! A list as account B.

use super::answer::Reading;
use super::collection::Baseline;
use super::facts::Owner;
use super::judge::{Bench, shown_fields, shown_ids};
use super::record::Record;
use super::sentences as say;
use super::state::Who;
use super::verdict;
use super::{CallVerdict, Variant, Verdict, facts};

impl Bench<'_> {
    /// A list as B.
    pub(super) fn list(&self, index: usize, variant: Variant) -> CallVerdict {
        let recorded = &self.test.reads[index];
        let asked = self.question(index, Who::B, variant);
        let (baseline, collection) = (&self.ground.baselines[index], self.collection(recorded));
        let entity = recorded.read().entity.as_str();
        let mut call = self.blank(recorded, asked.map(|(question, _)| question), variant);
        let wide = variant.is_neutral();
        let rows: Vec<&Record> = if wide {
            collection.known.values().collect()
        } else {
            baseline.records.iter().collect()
        };
        call.rows.a = Some(rows.len());
        // What A was given may hold others' records: a leak of its own, and not A's loss.
        let of_a = self.owned_by_a(&rows, entity);
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
                "Account B read {} that everybody may read.",
                say::count(tally.public.len(), entity)
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

    /// How many of these records are A's, as far as they say whose they are.
    fn owned_by_a(&self, records: &[&Record], entity: &str) -> usize {
        let people = self.ground.people();
        let owners = records
            .iter()
            .map(|record| facts::owner(record, entity, &people));
        owners
            .filter(|owner| !matches!(owner, Owner::B | Owner::Other { sure: true }))
            .count()
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
}
