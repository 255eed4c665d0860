//! The people who use the demo app, and the sessions they have.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde::Deserialize;
use serde_json::{Map, Value, json};
use std::hash::{BuildHasher, Hasher, RandomState};

/// Somebody with an account in the demo app. Nothing here is a secret: the server lives on loopback for one run.
#[derive(Debug, Clone, Deserialize)]
pub struct Account {
    /// `a` owns what is audited, `b` is the second account, `c` a stranger to both.
    pub key: String,
    /// The back-end's id of the user.
    pub id: String,
    /// For signing in.
    pub email: String,
    /// For signing in.
    pub password: String,
    /// As the app shows it.
    pub full_name: String,
    /// The bearer token; another one in every run.
    #[serde(skip)]
    pub token: String,
}

impl Account {
    /// The same account with a token shaped like the platform's: a JWT that names the user by e-mail.
    pub(super) fn with_token(self) -> Self {
        let head = URL_SAFE_NO_PAD.encode(r#"{"alg":"HS256","typ":"JWT"}"#);
        let body = URL_SAFE_NO_PAD.encode(json!({ "sub": self.email }).to_string());
        let signature: Vec<u8> = (0..4)
            .flat_map(|_| RandomState::new().build_hasher().finish().to_be_bytes())
            .collect();
        let token = format!("{head}.{body}.{}", URL_SAFE_NO_PAD.encode(signature));
        Self { token, ..self }
    }

    /// The user as `entities/User/me` gives it.
    pub(super) fn user(&self) -> Map<String, Value> {
        [
            ("id", self.id.as_str()),
            ("email", &self.email),
            ("full_name", &self.full_name),
            ("role", "user"),
            ("created_date", "2026-01-05T08:30:00.000000"),
            ("updated_date", "2026-01-05T08:30:00.000000"),
        ]
        .map(|(name, value)| (name.into(), value.into()))
        .into_iter()
        .collect()
    }

    /// The session as Playwright's `storageState`, with the token where the SDK keeps it.
    #[must_use]
    pub fn storage_state(&self, origin: &str) -> Value {
        json!({
            "cookies": [],
            "origins": [{
                "origin": origin,
                "localStorage": [
                    { "name": "base44_access_token", "value": self.token },
                    { "name": "token", "value": self.token },
                ],
            }],
        })
    }
}
