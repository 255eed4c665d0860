//! A read without any session.

use super::answer::Reading;
use super::collection::Baseline;
use super::judge::{Bench, shown_fields, shown_ids, unsent};
use super::plan::Question;
use super::sentences as say;
use super::state::{Recorded, Step};
use super::verdict::{self, Exposure};
use super::{CallVerdict, Variant, Verdict};

impl Bench<'_> {
    /// The same read without a session.
    pub(super) fn nobody(
        &self,
        recorded: &Recorded,
        question: &Question,
        step: &Step,
    ) -> CallVerdict {
        let mut call = self.blank(recorded, Some(question), Variant::Anonymous);
        let entity = recorded.read().entity.as_str();
        let baseline = &self.ground.baselines[question.read];
        call.rows.a = Some(baseline.records.len());
        if let Some(problem) = self.test.anonymous_problem() {
            (call.verdict, call.reason) = (Verdict::Inconclusive, problem);
            return call;
        }
        // Who B is doesn't matter here: only whether an answer came.
        if let Some((verdict, reason)) = unsent(self.test, Some((question, step))) {
            (call.verdict, call.reason) = (verdict, reason);
            return call;
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
            return call;
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
        call
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
