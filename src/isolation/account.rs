//! What the calls of one account teach: whom the app says it is, and how its calls prove it.

use super::identity::Identity;
use crate::sorted::Map;
use crate::traffic::{Call, Guard, Kind, ProvenRead, Request, is_session_header, parse_json};
use std::fmt;

/// One account. Holds tokens: `Debug` doesn't show them, nothing serialises them.
#[derive(Clone, Default)]
pub(super) struct Account {
    /// What a profile call or the answer to signing in says.
    stated: Identity,
    /// What tokens say.
    claimed: Identity,
    /// Two profile calls named two people.
    pub mixed: bool,
    /// Session headers of its latest signed-in call, by origin.
    headers: Map<String, Vec<(String, String)>>,
    /// Calls seen.
    pub calls: usize,
    /// Reads of its own that gave data.
    pub reads: usize,
    /// The call that asks who is signed in.
    pub profile: Option<ProvenRead>,
}

impl Account {
    /// What is known of it.
    pub(super) fn identity(&self) -> Identity {
        let mut identity = self.stated.clone();
        identity.merge(self.claimed.clone());
        identity
    }

    /// Whether two accounts are one. What the app states outweighs what tokens claim: a token may be another service's.
    pub(super) fn is_same(&self, other: &Self) -> bool {
        if self.stated.is_known() && other.stated.is_known() {
            return self.stated.is_same(&other.stated);
        }
        self.identity().is_same(&other.identity())
    }

    /// Whether it ever signed a call to this origin with headers.
    pub(super) fn signs(&self, origin: &str) -> bool {
        self.headers.contains_key(origin)
    }

    /// Whether a call carries a header that this account was seen to sign with.
    pub(super) fn signed(&self, call: &Call) -> bool {
        let mut held = self.headers.values().flatten();
        held.any(|(name, value)| {
            call.headers
                .iter()
                .any(|(n, v)| n.eq_ignore_ascii_case(name) && v == value)
        })
    }

    /// Takes in one call of this account.
    pub(super) fn learn(&mut self, call: &Call, guard: &Guard) {
        self.calls += 1;
        let Ok(request) = Request::of(call) else {
            return;
        };
        let signing = signing_headers(&request);
        if !signing.is_empty() && call.status != 401 {
            for (_, value) in &signing {
                if let Some(claimed) = Identity::in_token(value) {
                    self.claimed = claimed;
                }
            }
            self.headers.insert(request.url.origin().into(), signing);
        }
        if let Some(stated) = stated_by(call, &request) {
            self.state(stated);
        }
        if let Ok(proven) = guard.permit(&request)
            && proven.read().kind == Kind::Identity
            && (200..300).contains(&call.status)
        {
            self.profile = Some(proven);
        }
    }

    /// Takes in what the app says of who is signed in.
    pub(super) fn state(&mut self, stated: Identity) {
        if self.stated.is_known() && !self.stated.is_same(&stated) {
            self.mixed = true;
            self.stated = stated;
        } else {
            self.stated.merge(stated);
        }
    }

    /// A request of somebody else's, made to be this account's.
    ///
    /// # Errors
    /// When this account never signed a call to that API.
    pub(super) fn sign(&self, request: &Request) -> Result<Request, &'static str> {
        let own = self.headers.get(request.url.origin());
        let mut signed = request.clone();
        signed.headers.clear();
        for (name, value) in &request.headers {
            if !is_session_header(name) {
                signed.headers.push((name.clone(), value.clone()));
                continue;
            }
            match own.and_then(|own| own.iter().find(|(n, _)| n == name)) {
                Some((_, own)) => signed.headers.push((name.clone(), own.clone())),
                None if is_proof(value) => {
                    return Err("account B made no signed-in call to this API");
                }
                None => {}
            }
        }
        Ok(signed)
    }
}

/// A request without anybody's session. A publishable key stays, and stands in for the token where the app sent both:
/// without it a gateway would answer, not the back-end's rules.
pub(super) fn anonymous(request: &Request) -> Request {
    let mut bare = request.clone();
    let key = request.header("apikey").map(|key| format!("Bearer {key}"));
    bare.headers.retain(|(name, _)| !is_session_header(name));
    if let Some(key) = key {
        bare.headers.push(("authorization".into(), key));
    }
    bare.credentials = crate::traffic::Credentials::Omit;
    bare
}

/// The headers that prove who asks.
fn signing_headers(request: &Request) -> Vec<(String, String)> {
    let key = request.header("apikey").map(|key| format!("Bearer {key}"));
    let signing = request.headers.iter().filter(|(name, value)| {
        // The publishable key as a token means that nobody is signed in.
        is_session_header(name) && is_proof(value) && Some(value) != key.as_ref()
    });
    signing.cloned().collect()
}

/// Whether a header's value is long enough to prove anything: `x-csrf: 1` is not.
fn is_proof(value: &str) -> bool {
    value.len() >= 8
}

/// Whom a call's answer names: a profile call's, or that of signing in.
pub(super) fn stated_by(call: &Call, request: &Request) -> Option<Identity> {
    if !(200..300).contains(&call.status) || call.truncated {
        return None;
    }
    let last = request
        .url
        .segments()
        .rev()
        .find(|segment| !segment.is_empty());
    let last = last.unwrap_or_default().to_ascii_lowercase();
    let signs_in = request.method == "POST" && is_sign_in(&last);
    if !signs_in && !asks_who(request) {
        return None;
    }
    let answer = parse_json(call.response.as_deref()?).ok()?;
    if signs_in && answer.get("user").is_none() && answer.get("data").is_none() {
        return None;
    }
    Identity::in_profile(&answer)
}

/// Whether a path's last segment (lower case) signs somebody in.
pub(super) fn is_sign_in(last: &str) -> bool {
    [
        "login", "signin", "sign-in", "sign_in", "token", "session", "sessions", "register",
        "signup",
    ]
    .contains(&last)
}

fn asks_who(request: &Request) -> bool {
    Guard::new([request.url.origin().to_string()])
        .permit(request)
        .is_ok_and(|proven| proven.read().kind == Kind::Identity)
}

impl fmt::Debug for Account {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Account")
            .field("identity", &self.identity())
            .field("calls", &self.calls)
            .finish_non_exhaustive()
    }
}

#[cfg(test)]
#[path = "../../tests/unit/isolation/account.rs"]
mod tests;
