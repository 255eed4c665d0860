//! What a test asks, in which order, and what it takes from the answers.

use super::account::anonymous;
use super::answer::{Answer, Reading};
use super::identity::Identity;
use super::plan::{Question, is_one, questions};
use super::record::keyed;
use super::single;
use super::state::{Phase, Purpose, Step, Test, Who};
use crate::sorted::Set;
use crate::traffic::shapes::Content;
use crate::traffic::{Kind, Outgoing, ProvenRead, Request, parse_json};

/// At most so many single records of one collection are asked for, beyond those the app itself asked for.
const MAX_IDS: usize = 5;

impl Test {
    /// Begins to repeat A's reads as A.
    ///
    /// # Errors
    /// When there is nothing to repeat, as a sentence.
    pub fn start_baseline(&mut self) -> Result<(), String> {
        self.reads.retain(|read| {
            let permitted = self.guard.permit(read.proven.request());
            if let Err(refusal) = &permitted {
                let request = read.proven.request();
                let path = request.url.without_query().display();
                self.refused
                    .or_insert_with((request.method.clone(), path), || refusal.to_string());
            }
            permitted.is_ok()
        });
        if self.reads.is_empty() {
            return Err(if self.a.calls == 0 {
                "No call of the app was seen. Reload the page and open the screens that show account A's data.".into()
            } else {
                "The app made no call that reads records. Open the screens that show account A's data.".into()
            });
        }
        self.phase = Phase::Baseline;
        self.steps.clear();
        if let Some(profile) = self.a.profile.clone() {
            self.push(Purpose::Whoami(Who::A, Box::new(profile)));
        }
        for index in 0..self.reads.len() {
            self.push(Purpose::Baseline(index));
        }
        self.push_controls();
        Ok(())
    }

    /// For an API of unknown words: does it have a call for one record at all? Asked as A, once a collection.
    fn push_controls(&mut self) {
        let mut done = Set::new();
        for index in 0..self.reads.len() {
            let recorded = &self.reads[index];
            let read = recorded.read();
            if read.kind != Kind::Any || is_one(read) || !done.insert(read.collection.clone()) {
                continue;
            }
            let Some(id) = recorded.ids().into_iter().next() else {
                continue;
            };
            if let Some(request) = read.by_id(recorded.proven.request(), &id)
                && let Ok(proven) = self.permit(&request)
            {
                self.push(Purpose::Control(index, Box::new(proven), id));
            }
        }
    }

    fn push(&mut self, purpose: Purpose) {
        self.steps.push(Step {
            purpose,
            sent: false,
            reading: None,
            cached: false,
        });
    }

    /// What is to be sent now; empty when the phase has nothing more to ask. Ask again when these are answered.
    pub fn next_requests(&mut self) -> Vec<Outgoing> {
        let sends = matches!(self.phase, Phase::Baseline | Phase::Replaying);
        if !sends || self.stopped.is_some() {
            return Vec::new();
        }
        while self.phase == Phase::Replaying
            && self.steps.iter().all(|step| step.sent)
            && self.stage < 4
        {
            self.next_stage();
        }
        let mut batch = Vec::new();
        for (number, step) in self.steps.iter_mut().enumerate() {
            if step.sent {
                continue;
            }
            step.sent = true;
            let proven = match &step.purpose {
                Purpose::Whoami(_, proven) | Purpose::Control(_, proven, _) => {
                    Some(proven.as_ref())
                }
                Purpose::Baseline(index) => Some(&self.reads[*index].proven),
                Purpose::Ask(question) => question.request.as_ref().ok(),
            };
            if let Some(proven) = proven {
                let id = u32::try_from(number).unwrap_or(u32::MAX);
                batch.push(proven.clone().into_outgoing(id));
            }
        }
        if batch.is_empty() && self.phase == Phase::Replaying {
            self.phase = Phase::Done;
        }
        batch
    }

    fn next_stage(&mut self) {
        self.stage += 1;
        match self.stage {
            1 => {
                self.push_whoami(Who::B);
                self.push_whoami(Who::Anonymous);
            }
            // Whoever answers now must be B, or nothing of what follows would mean anything.
            2 if self.b_problem().is_some() => self.stage = 4,
            2 => {
                for question in self.questions() {
                    self.push(Purpose::Ask(Box::new(question)));
                }
            }
            3 => {
                for question in single::unseen_ids(self, MAX_IDS) {
                    self.push(Purpose::Ask(Box::new(question)));
                }
            }
            _ => self.push_whoami(Who::B),
        }
    }

    fn push_whoami(&mut self, who: Who) {
        let request = match who {
            Who::A => None,
            Who::B => match (&self.b.profile, &self.a.profile) {
                (Some(own), _) => Some(own.request().clone()),
                (None, Some(of_a)) => self.b.sign(of_a.request()).ok(),
                (None, None) => None,
            },
            Who::Anonymous => self
                .a
                .profile
                .as_ref()
                .map(|of_a| anonymous(of_a.request())),
        };
        if let Some(Ok(proven)) = request.map(|request| self.permit(&request)) {
            self.push(Purpose::Whoami(who, Box::new(proven)));
        }
    }

    /// Takes in an answer. Unknown numbers are ignored: the answers come through a page.
    pub fn answer(&mut self, answer: &Answer) {
        let index = answer.id as usize;
        let Some(step) = self
            .steps
            .get_mut(index)
            .filter(|step| step.sent && step.reading.is_none())
        else {
            return;
        };
        let (who, read) = match &step.purpose {
            Purpose::Whoami(who, proven) => (Some(*who), proven.read()),
            Purpose::Control(_, proven, _) => (None, proven.read()),
            Purpose::Baseline(index) => (None, self.reads[*index].read()),
            Purpose::Ask(question) => match &question.request {
                Ok(proven) => (None, proven.read()),
                Err(_) => return,
            },
        };
        let reading = Reading::of_answer(read, answer);
        step.cached = answer.cached;
        if let Purpose::Baseline(index) = step.purpose {
            self.reads[index].second = Some(reading.clone());
        }
        step.reading = Some(reading);
        if let Some(who) = who {
            let body = answer
                .body
                .as_deref()
                .and_then(|body| parse_json(body).ok());
            let success = (200..300).contains(&answer.status);
            let said = body
                .filter(|_| success)
                .and_then(|body| Identity::in_profile(&body));
            let unclear =
                !success && ![401, 403, 404].contains(&answer.status) && !answer.redirected;
            if unclear {
                return;
            }
            match (who, &said) {
                (Who::A, Some(said)) => self.a.state(said.clone()),
                (Who::B, Some(said)) => self.b.state(said.clone()),
                _ => {}
            }
            self.said.insert(who.name(), said);
        }
    }

    /// Tells that the person now signs out and in as B.
    pub fn become_b(&mut self) {
        self.phase = Phase::BecomeB;
    }

    /// Begins to send A's reads as B and as nobody.
    ///
    /// # Errors
    /// The problem of [`Test::review`].
    pub fn start_replay(&mut self) -> Result<(), String> {
        // Asked anew: since an earlier attempt somebody may have signed in.
        self.said.retain(|who, _| *who == Who::A.name());
        if let Some(problem) = self.problem() {
            return Err(problem);
        }
        self.phase = Phase::Replaying;
        self.stage = 0;
        self.stopped = None;
        self.steps
            .retain(|step| matches!(step.purpose, Purpose::Baseline(_) | Purpose::Control(..)));
        Ok(())
    }

    /// Ends the test early: the person cancelled, or the server asked to slow down. `reason` is a clause.
    pub fn stop(&mut self, reason: &str) {
        self.stopped = Some(reason.into());
        self.phase = Phase::Done;
    }

    pub(super) fn questions(&self) -> Vec<Question> {
        questions(
            &self.reads,
            &self.a.identity(),
            &|request| self.as_b(request),
            &|request| self.permit(request),
        )
    }

    pub(super) fn as_b(&self, request: &Request) -> Result<ProvenRead, String> {
        let signed = self.b.sign(request).map_err(str::to_string)?;
        self.permit(&signed)
    }

    /// The questions asked, with their answers.
    pub(super) fn asked(&self) -> impl Iterator<Item = (&Question, &Step)> {
        self.steps.iter().filter_map(|step| match &step.purpose {
            Purpose::Ask(question) => Some((question.as_ref(), step)),
            _ => None,
        })
    }

    /// Whether A's own read of one record gave that record: then others' refusals mean something.
    pub(super) fn has_by_id(&self, collection: &str) -> bool {
        self.steps
            .iter()
            .any(|step| match (&step.purpose, &step.reading) {
                (
                    Purpose::Control(read, proven, id),
                    Some(Reading::Data(Content::Records { records, .. })),
                ) => {
                    let records = keyed(proven.read(), records.clone(), &Set::new());
                    self.reads[*read].read().collection == collection
                        && records.len() == 1
                        && records.iter().any(|r| r.key == *id)
                }
                _ => false,
            })
    }
}
