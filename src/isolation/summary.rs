//! What the report says of the second-account test.

use serde::{Deserialize, Serialize};

/// The `isolation` part of a report. Ids and field names appear; tokens and record contents never.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct Summary {
    /// Who was asked as.
    pub sessions: Sessions,
    /// What was replayed, and the verdict.
    pub calls: Vec<CallVerdict>,
    /// What was seen but never sent.
    pub skipped: Vec<Skipped>,
}

/// The three sessions.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Sessions {
    /// The owner.
    pub a: Session,
    /// The second account.
    pub b: Session,
    /// Nobody.
    pub anonymous: Session,
}

/// One session, as the app itself sees it.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct Session {
    /// A user id or address; never a token.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub identity: Option<String>,
    /// Whether answers as this session can be judged.
    pub valid: bool,
    /// Why not.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
}

/// One replayed call and what its answers mean.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct CallVerdict {
    /// Stable within the report.
    pub id: String,
    /// HTTP method.
    pub method: String,
    /// Address, with values of secret parameters removed.
    pub url: String,
    /// The back-end shape: `base44`, `json-list`.
    pub shape: String,
    /// What the records are: `Invoice`.
    pub entity: String,
    /// How the call was changed.
    pub variant: Variant,
    /// What the answers mean.
    pub verdict: Verdict,
    /// How many records each session got; `None` where it was refused or not asked.
    pub rows: Rows,
    /// Ids of the leaked records.
    pub leaked: Vec<String>,
    /// Names of the fields that leaked.
    pub fields: Vec<String>,
    /// The verdict in one sentence.
    pub reason: String,
}

/// How many records each session got.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Rows {
    /// As A.
    pub a: Option<usize>,
    /// As B.
    pub b: Option<usize>,
    /// Without a session.
    pub anonymous: Option<usize>,
}

/// How a call was changed before it was sent again.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub enum Variant {
    /// Not at all.
    AsIs,
    /// Owner filters, limits and cursors dropped.
    Widened,
    /// One record by its id.
    ById,
    /// A count or aggregate.
    Count,
    /// Sent without a session only.
    Anonymous,
}

/// What the answers to one call mean.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub enum Verdict {
    /// B was given records that belong to somebody else.
    Leak,
    /// Anybody is given records that belong to somebody and hold personal data.
    PublicExposure,
    /// Anybody is given records that belong to nobody.
    Public,
    /// B was given records that say they are shared with B.
    Shared,
    /// B was given none of A's records by this call.
    Safe,
    /// A person must say whether this is meant.
    Review,
    /// The answers decide nothing.
    Inconclusive,
    /// The call could not be put to the test.
    NotTestable,
}

/// A call that was seen and not sent again.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Skipped {
    /// HTTP method.
    pub method: String,
    /// Address, with values of secret parameters removed.
    pub url: String,
    /// Why it was never sent.
    pub reason: String,
}
