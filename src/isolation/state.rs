//! The test as a state machine: what was seen, what was asked, what is asked next.

use super::account::{Account, is_sign_in, stated_by};
use super::answer::{Answer, Reading};
use super::identity::Identity;
use super::plan::{Plan, Planned, Question, is_one, questions};
use super::record::keyed;
use super::{Session, Sessions, Skipped, Variant, judge};
use crate::traffic::shapes::Content;
use crate::traffic::{Call, Guard, Kind, Outgoing, ProvenRead, Read, Request, Url, parse_json};
use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

/// At most so many of A's reads are put to the test, and so many of one collection.
const MAX_READS: usize = 60;
const MAX_READS_OF_ONE: usize = 6;
/// At most so many single records of one collection are asked for, beyond those the app itself asked for.
const MAX_IDS: usize = 5;
/// At most so many calls are listed for people.
const MAX_SEEN: usize = 2000;

/// Where a test stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Phase {
    /// A uses the app.
    Recording,
    /// A's reads are repeated as A.
    Baseline,
    /// The person signs out and in as B, and B uses the app.
    BecomeB,
    /// A's reads are sent as B and as nobody.
    Replaying,
    /// Every question was asked, or the test was stopped.
    Done,
}

/// Whose call it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Who {
    /// The owner.
    A,
    /// The second account.
    B,
    /// Nobody.
    Anonymous,
}

/// A call that was seen, for people.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Seen {
    /// Whose it is.
    pub who: Who,
    /// HTTP method.
    pub method: String,
    /// Without secrets and data.
    pub url: String,
    /// What it reads, where it is a read.
    pub entity: Option<String>,
    /// How many records came back.
    pub rows: Option<usize>,
    /// Why it is never sent again.
    pub never: Option<String>,
}

/// A read of A's with its answers.
pub(super) struct Recorded {
    pub proven: ProvenRead,
    pub first: Content,
    pub second: Option<Reading>,
}

/// What was asked.
pub(super) struct Step {
    pub purpose: Purpose,
    sent: bool,
    pub reading: Option<Reading>,
    pub cached: bool,
}

pub(super) enum Purpose {
    /// Who is signed in?
    Whoami(Who, Box<ProvenRead>),
    /// A's read again as A.
    Baseline(usize),
    /// One of A's records by id as A: does this API have such a call at all?
    Control(usize, Box<ProvenRead>, String),
    /// A read as somebody else.
    Ask(Box<Question>),
}

/// The second-account test. Holds tokens and record contents; its `Debug` shows neither.
pub struct Test {
    app_origin: String,
    guard: Guard,
    phase: Phase,
    pub(super) a: Account,
    pub(super) b: Account,
    switched: bool,
    pub(super) reads: Vec<Recorded>,
    refused: BTreeMap<(String, String), String>,
    seen: Vec<Seen>,
    pub(super) steps: Vec<Step>,
    stage: u8,
    pub(super) stopped: Option<String>,
    /// What a profile call said when it was asked as each: `None` when nobody is signed in.
    pub(super) said: BTreeMap<&'static str, Option<Identity>>,
}

impl Test {
    /// A test of the app at this address.
    ///
    /// # Errors
    /// When the address isn't one of a web app.
    pub fn new(app_address: &str) -> Result<Self, String> {
        let url =
            Url::parse(app_address).map_err(|why| format!("The app can't be tested: {why}."))?;
        Ok(Self {
            app_origin: url.origin().into(),
            guard: Guard::new([url.origin().to_string()]),
            phase: Phase::Recording,
            a: Account::default(),
            b: Account::default(),
            switched: false,
            reads: Vec::new(),
            refused: BTreeMap::new(),
            seen: Vec::new(),
            steps: Vec::new(),
            stage: 0,
            stopped: None,
            said: BTreeMap::new(),
        })
    }

    /// Where the test stands.
    #[must_use]
    pub fn phase(&self) -> Phase {
        self.phase
    }

    /// The calls seen so far, in order.
    #[must_use]
    pub fn seen(&self) -> &[Seen] {
        &self.seen
    }

    /// How many calls of this account were seen.
    #[must_use]
    pub fn calls(&self, who: Who) -> usize {
        match who {
            Who::A => self.a.calls,
            Who::B => self.b.calls,
            Who::Anonymous => 0,
        }
    }

    /// How many of A's reads can be put to the test.
    #[must_use]
    pub fn testable(&self) -> usize {
        self.reads
            .iter()
            .filter(|read| self.permit(read.proven.request()).is_ok())
            .count()
    }

    /// Takes in a call the recorder saw, and says whose it is.
    pub fn observe(&mut self, call: &Call) -> Who {
        match self.phase {
            Phase::Recording => self.observe_a(call),
            // Nobody else can be signed in before the person was told to sign out.
            Phase::Baseline => {}
            Phase::BecomeB | Phase::Replaying | Phase::Done => {
                if !self.is_still_a(call) {
                    self.observe_b(call);
                    return Who::B;
                }
            }
        }
        Who::A
    }

    fn observe_a(&mut self, call: &Call) {
        let request = Request::of(call);
        if let Ok(request) = &request
            && self.is_the_apps(request)
        {
            self.guard.allow(request.url.origin());
        }
        self.a.learn(call, &self.guard);
        // Its origin may turn out to be the app's later; so that is asked when the plan is made.
        let proven = request
            .and_then(|request| Guard::new([request.url.origin().to_string()]).permit(&request));
        let mut seen = self.describe(Who::A, call);
        match proven {
            Ok(proven) => {
                seen.entity = Some(proven.read().entity.clone());
                if proven.read().kind != Kind::Identity {
                    match Reading::of_call(proven.read(), call) {
                        Reading::Data(content) => {
                            seen.rows = rows(&content);
                            seen.never = self.keep(proven, content);
                        }
                        Reading::Refused { why, .. } | Reading::Unclear(why) => {
                            seen.never = Some(format!("its own answer can't be compared: {why}"));
                        }
                    }
                }
            }
            Err(refusal) => seen.never = Some(refusal.to_string()),
        }
        self.note(seen);
    }

    /// Keeps a read with its answer; a later answer to the same request replaces the earlier one.
    fn keep(&mut self, proven: ProvenRead, first: Content) -> Option<String> {
        let same = |other: &Recorded| {
            let (one, two) = (other.proven.request(), proven.request());
            one.method == two.method && one.url == two.url && one.body == two.body
        };
        if let Some(known) = self.reads.iter_mut().find(|known| same(known)) {
            known.proven = proven;
            known.first = first;
            return None;
        }
        let of_one = self.reads.iter().filter(|known| {
            known.read().collection == proven.read().collection
                && is_one(known.read()) == is_one(proven.read())
        });
        if self.reads.len() >= MAX_READS || of_one.count() >= MAX_READS_OF_ONE {
            return Some("enough calls of this sort are tested already".into());
        }
        self.reads.push(Recorded {
            proven,
            first,
            second: None,
        });
        None
    }

    fn observe_b(&mut self, call: &Call) {
        self.b.learn(call, &self.guard);
        let mut seen = self.describe(Who::B, call);
        if let Ok(request) = Request::of(call)
            && let Ok(proven) = self.guard.permit(&request)
        {
            seen.entity = Some(proven.read().entity.clone());
            if let Reading::Data(content) = Reading::of_call(proven.read(), call) {
                seen.rows = rows(&content);
                self.b.reads += 1;
            }
        }
        if self.seen.len() < MAX_SEEN {
            self.seen.push(seen);
        }
    }

    /// Whether a call after [`Test::become_b`] is still A's: it carries A's token, or nothing has shown yet that
    /// somebody else is signed in.
    fn is_still_a(&mut self, call: &Call) -> bool {
        if self.a.signed(call) {
            return true;
        }
        let Ok(request) = Request::of(call) else {
            return !self.switched;
        };
        if self.switched || self.a.signs(request.url.origin()) {
            self.switched = true;
            return false;
        }
        let last = request
            .url
            .segments()
            .next_back()
            .unwrap_or_default()
            .to_ascii_lowercase();
        let signed_in =
            request.method == "POST" && is_sign_in(&last) && (200..400).contains(&call.status);
        let other = stated_by(call, &request).is_some_and(|who| !who.is_same(&self.a.identity()));
        self.switched = signed_in || other || call.status == 401;
        !self.switched
    }

    /// An address is the app's own when the app uses it with a session or a key, or in the words of a known back-end.
    fn is_the_apps(&self, request: &Request) -> bool {
        let keyed = request.headers.iter().any(|(name, value)| {
            value.len() >= 8
                && (crate::traffic::is_session_header(name)
                    || name == "apikey"
                    || name == "x-app-id")
        });
        keyed
            || request.credentials == crate::traffic::Credentials::Include
            || request.url.origin() == self.app_origin
    }

    fn describe(&self, who: Who, call: &Call) -> Seen {
        Seen {
            who,
            method: call.method(),
            url: call.display_url(),
            entity: None,
            rows: None,
            never: None,
        }
    }

    fn note(&mut self, seen: Seen) {
        if let Some(never) = &seen.never {
            // One line for each endpoint is enough: queries differ, the reason doesn't.
            let path = seen.url.split('?').next().unwrap_or_default().to_string();
            self.refused
                .entry((seen.method.clone(), path))
                .or_insert_with(|| never.clone());
        }
        if self.seen.len() < MAX_SEEN {
            self.seen.push(seen);
        }
    }

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
                    .entry((request.method.clone(), path))
                    .or_insert_with(|| refusal.to_string());
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
        let mut done = BTreeSet::new();
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
                for question in judge::unseen_ids(self, MAX_IDS) {
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
                .map(|of_a| super::account::anonymous(of_a.request())),
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

    /// What the test found so far.
    #[must_use]
    pub fn judge(&self) -> super::Run {
        judge::judge(self)
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

    fn problem(&self) -> Option<String> {
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

    fn questions(&self) -> Vec<Question> {
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

    pub(super) fn permit(&self, request: &Request) -> Result<ProvenRead, String> {
        self.guard
            .permit(request)
            .map_err(|refusal| refusal.to_string())
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
                    let records = keyed(proven.read(), records.clone(), &BTreeSet::new());
                    self.reads[*read].read().collection == collection
                        && records.len() == 1
                        && records.iter().any(|r| r.key == *id)
                }
                _ => false,
            })
    }
}

impl Recorded {
    pub(super) fn read(&self) -> &Read {
        self.proven.read()
    }

    /// Ids in the first answer.
    pub(super) fn ids(&self) -> Vec<String> {
        match &self.first {
            Content::Records { records, .. } => {
                let keyed = keyed(self.read(), records.clone(), &BTreeSet::new());
                keyed
                    .into_iter()
                    .filter(|record| record.has_id)
                    .map(|record| record.key)
                    .collect()
            }
            _ => Vec::new(),
        }
    }
}

impl Who {
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::A => "a",
            Self::B => "b",
            Self::Anonymous => "anonymous",
        }
    }
}

impl Variant {
    /// Whether a refusal says nothing about narrower questions.
    pub(super) fn is_neutral(self) -> bool {
        self == Self::Widened
    }
}

fn rows(content: &Content) -> Option<usize> {
    match content {
        Content::Records { records, .. } => Some(records.len()),
        Content::Rows(rows) => Some(rows.len()),
        Content::Count(count) => usize::try_from(*count).ok(),
    }
}

impl fmt::Debug for Test {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Test")
            .field("phase", &self.phase)
            .field("a", &self.a)
            .field("b", &self.b)
            .field("reads", &self.reads.len())
            .finish_non_exhaustive()
    }
}

#[cfg(test)]
#[path = "../../tests/unit/isolation/state.rs"]
mod tests;
