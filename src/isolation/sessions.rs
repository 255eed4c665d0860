//! Whom the app sees, and what stands against going on.

use super::plan::{Plan, Planned};
use super::state::Test;
use super::{Session, Sessions, Skipped};

impl Test {
    /// What will be sent, as whom, what never, and what stands against it.
    #[must_use]
    pub fn review(&self) -> Plan {
        let requests = self.questions().into_iter().filter_map(|question| {
            let request = question.request.ok()?;
            Some(Planned {
                method: request.request().method.clone(),
                url: request.request().url.display(),
                who: question.who,
                variant: question.variant,
                entity: request.read().entity.clone(),
            })
        });
        Plan {
            sessions: self.sessions(),
            requests: requests.collect(),
            skipped: self.skipped(),
            problem: self.problem(),
        }
    }

    /// Whom the app sees, and whether answers as them can be judged.
    #[must_use]
    pub fn sessions(&self) -> Sessions {
        let session = |identity: Option<String>, problem: Option<String>| Session {
            identity,
            valid: problem.is_none(),
            reason: problem,
        };
        Sessions {
            a: session(self.a.identity().display(), self.a_problem()),
            b: Session {
                reason: self.b_problem().or_else(|| {
                    self.ended_early()
                        .then(|| "Account B's session ended during the test.".into())
                }),
                ..session(self.b.identity().display(), self.b_problem())
            },
            anonymous: session(None, self.anonymous_problem()),
        }
    }

    pub(super) fn problem(&self) -> Option<String> {
        if self.reads.is_empty() {
            return Some("No call of account A's that reads records was seen.".into());
        }
        self.a_problem().or_else(|| self.b_problem())
    }

    pub(super) fn a_problem(&self) -> Option<String> {
        if self.a.mixed {
            return Some(
                "Two accounts were signed in while account A was recorded. Record account A again."
                    .into(),
            );
        }
        if self.said.get("a").is_some_and(Option::is_none) {
            return Some(
                "Account A was signed out while its calls were repeated. Record account A again."
                    .into(),
            );
        }
        let unknown = !self.a.identity().is_known();
        unknown.then(|| {
            "The app never said who account A is: no profile call and no readable token was seen. Reload the page as A and record again.".into()
        })
    }

    pub(super) fn b_problem(&self) -> Option<String> {
        if self.b.calls == 0 {
            return Some("No call of account B was seen yet. Sign out, sign in as B in this tab, and open a few screens.".into());
        }
        if self.said.get("b").is_some_and(Option::is_none) && !self.ended_early() {
            return Some("Account B is signed out. Sign in as B and try again.".into());
        }
        if !self.b.identity().is_known() {
            return Some("The app never said who account B is. Sign in as B in this tab, and reload the page.".into());
        }
        let same = self.a.is_same(&self.b);
        same.then(|| "The same account is signed in as before: B must be another account than A. Sign out, then sign in as B.".into())
    }

    /// Whether B was B when the replay began and was nobody when it ended.
    pub(super) fn ended_early(&self) -> bool {
        self.asked().next().is_some() && self.said.get("b").is_some_and(Option::is_none)
    }

    pub(super) fn anonymous_problem(&self) -> Option<String> {
        let known = self.said.get("anonymous").is_some_and(Option::is_some);
        known.then(|| "The app still knew who asked when no session was sent.".into())
    }

    pub(super) fn skipped(&self) -> Vec<Skipped> {
        let skipped = self.refused.iter().map(|((method, url), reason)| Skipped {
            method: method.clone(),
            url: url.clone(),
            reason: reason.clone(),
        });
        skipped.collect()
    }
}
