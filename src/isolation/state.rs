//! The test as a state machine: what was seen, what was asked, what is asked next.

use super::account::{Account, is_sign_in, stated_by};
use super::answer::Reading;
use super::identity::Identity;
use super::plan::{Question, is_one};
use super::record::keyed;
use super::{Variant, judge};
use crate::sorted::{Map, Set};
use crate::traffic::shapes::Content;
use crate::traffic::{Call, Guard, Kind, ProvenRead, Read, Request, Url};
use std::fmt;

/// At most so many of A's reads are put to the test, and so many of one collection.
const MAX_READS: usize = 60;
const MAX_READS_OF_ONE: usize = 6;
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
    pub sent: bool,
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
    pub(super) guard: Guard,
    pub(super) phase: Phase,
    pub(super) a: Account,
    pub(super) b: Account,
    switched: bool,
    pub(super) reads: Vec<Recorded>,
    pub(super) refused: Map<(String, String), String>,
    seen: Vec<Seen>,
    pub(super) steps: Vec<Step>,
    pub(super) stage: u8,
    pub(super) stopped: Option<String>,
    /// What a profile call said when it was asked as each: `None` when nobody is signed in.
    pub(super) said: Map<&'static str, Option<Identity>>,
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
            refused: Map::new(),
            seen: Vec::new(),
            steps: Vec::new(),
            stage: 0,
            stopped: None,
            said: Map::new(),
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
                .or_insert_with((seen.method.clone(), path), || never.clone());
        }
        if self.seen.len() < MAX_SEEN {
            self.seen.push(seen);
        }
    }

    /// What the test found so far.
    #[must_use]
    pub fn judge(&self) -> super::Run {
        judge::judge(self)
    }

    pub(super) fn permit(&self, request: &Request) -> Result<ProvenRead, String> {
        self.guard
            .permit(request)
            .map_err(|refusal| refusal.to_string())
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
                let keyed = keyed(self.read(), records.clone(), &Set::new());
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
