//! Cases out of replayed calls, for the checks of data isolation.

use super::{Case, Target};
use crate::Recording;
use crate::isolation::{Run, Variant, Verdict};

/// The second-account test, if it was begun.
pub(super) fn tested(recording: &Recording) -> Result<&Run, String> {
    recording
        .isolation
        .as_ref()
        .ok_or("The second-account test was not run.".into())
}

/// A case for every call of these variants that was put to the test.
pub(super) fn judged(run: &Run, variants: &[Variant]) -> Result<Vec<Case>, String> {
    let calls = run
        .summary
        .calls
        .iter()
        .enumerate()
        .filter(|(_, call)| variants.contains(&call.variant));
    let calls: Vec<_> = calls.collect();
    let cases = calls.iter().filter_map(|(index, call)| {
        let target = Target::Call(*index);
        let (cause, reason) = (call.entity.as_str(), call.reason.as_str());
        match call.verdict {
            Verdict::Leak | Verdict::PublicExposure => Some(Case::failed(target, cause, reason)),
            Verdict::Review | Verdict::Shared | Verdict::Inconclusive => {
                Some(Case::cant_tell(target, cause, reason))
            }
            Verdict::Safe | Verdict::Public => Some(Case::passed(target)),
            Verdict::NotTestable => None,
        }
    });
    let cases: Vec<Case> = cases.collect();
    if cases.is_empty() {
        // Nothing was put to the test: that is no pass, whatever the reason.
        let sessions = [&run.summary.sessions.a, &run.summary.sessions.b];
        let problem = sessions
            .iter()
            .find_map(|session| session.reason.clone().filter(|_| !session.valid));
        let untested = calls.first().map(|(_, call)| call.reason.clone());
        let nothing = "No call of this sort was seen.".to_string();
        return Err(problem.or(untested).unwrap_or(nothing));
    }
    Ok(cases)
}
