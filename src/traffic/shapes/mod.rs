//! Back-end shapes: what a call reads, and how to ask for the same more widely or for one record. One file each;
//! a shape is recognised by the call, never by the host.

mod base44;
mod json_list;

use super::Request;
use serde_json::{Map, Value};

/// The shapes there are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Shape {
    /// Base44's entities API.
    Base44,
    /// Any GET that answers with JSON records.
    JsonList,
}

/// What a proven read reads.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Read {
    /// Whose words it is written in.
    pub shape: Shape,
    /// How much of what.
    pub kind: Kind,
    /// What the records are: `Invoice`, `orders`.
    pub entity: String,
    /// Where all records of this sort are: the address of the list, without a query.
    pub collection: String,
    /// The one record asked for.
    pub id: Option<String>,
}

/// How much a read reads.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Kind {
    /// Records.
    List,
    /// One record.
    One,
    /// How many there are.
    Count,
    /// Sums, groups or distinct values, without ids.
    Aggregate,
    /// Who is signed in.
    Identity,
    /// Only the answer shows whether it is a list or one record.
    Any,
}

/// The records of an answer.
#[derive(Debug, Clone, PartialEq)]
pub enum Content {
    /// Records, and how many the server says there are in all.
    Records {
        /// In the order of the answer.
        records: Vec<Map<String, Value>>,
        /// Where the answer says so.
        total: Option<u64>,
    },
    /// How many there are.
    Count(u64),
    /// Rows without ids.
    Rows(Vec<Map<String, Value>>),
}

/// At most so many records are asked for when a limit is raised.
pub const WIDE_LIMIT: u32 = 1000;

impl Shape {
    /// As reports name it.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Base44 => "base44",
            Self::JsonList => "json-list",
        }
    }

    /// Whether the address alone fixes what a request does, so that words in it (an entity called `Export`) mean nothing.
    pub(super) fn fixes_meaning(self) -> bool {
        self == Self::Base44
    }

    /// Whether this API is known to have a read for one record; otherwise A asks first.
    #[must_use]
    pub fn knows_by_id(self) -> bool {
        self == Self::Base44
    }

    /// Fields that hold a record's id, the best first.
    #[must_use]
    pub fn id_fields(self) -> &'static [&'static str] {
        match self {
            Self::Base44 => &["id"],
            Self::JsonList => json_list::ID_FIELDS,
        }
    }
}

/// What a request reads.
///
/// # Errors
/// Why it isn't proven to be a read.
pub(super) fn prove(request: &Request) -> Result<Read, String> {
    match base44::prove(request) {
        Some(proven) => proven,
        None => json_list::prove(request),
    }
}

/// How many records a list holds, and how many the answer says there are in all; `None` when it is no list of records.
#[must_use]
pub fn list(answer: &Value) -> Option<(usize, Option<u64>)> {
    match json_list::list(answer)? {
        Content::Records { records, total } => Some((records.len(), total)),
        Content::Count(_) | Content::Rows(_) => None,
    }
}

impl Read {
    /// The records in an answer to this read; `None` when it holds none.
    #[must_use]
    pub fn content(&self, answer: &Value) -> Option<Content> {
        match self.shape {
            Shape::Base44 => base44::content(self, answer),
            Shape::JsonList => json_list::content(answer),
        }
    }

    /// The same request without owner filter, cursor and skip and with a higher limit; `None` when that changes
    /// nothing. `is_owner` says whether a name and value filter by owner.
    #[must_use]
    pub fn widened(
        &self,
        request: &Request,
        is_owner: &dyn Fn(&str, &str) -> bool,
    ) -> Option<Request> {
        let wide = match self.shape {
            Shape::Base44 => base44::widened(self, request, is_owner),
            Shape::JsonList => json_list::widened(request, is_owner),
        }?;
        (wide != *request).then_some(wide)
    }

    /// The request for one record of this list.
    #[must_use]
    pub fn by_id(&self, request: &Request, id: &str) -> Option<Request> {
        // Anything else would need encoding, and no back-end read so far makes such ids.
        let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-_".contains(&byte);
        if id.is_empty() || id.len() > 64 || !id.bytes().all(plain) {
            return None;
        }
        match self.shape {
            Shape::Base44 => base44::by_id(self, request, id),
            Shape::JsonList => json_list::by_id(self, request, id),
        }
    }
}
