//! Who somebody is, as the app itself says.

use crate::sorted::Set;
use serde_json::{Map, Value};

/// What is known of an account: enough to tell whose a record is. Holds no token.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Identity {
    /// User ids.
    pub ids: Set<String>,
    /// Addresses, in lower case.
    pub emails: Set<String>,
    /// Organisations, tenants, workspaces it belongs to.
    pub tenants: Set<String>,
    /// Whether the app calls it an administrator.
    pub admin: bool,
}

impl Identity {
    /// Whether anything is known.
    pub(super) fn is_known(&self) -> bool {
        !self.ids.is_empty() || !self.emails.is_empty()
    }

    /// Whether two are the same account.
    pub(super) fn is_same(&self, other: &Self) -> bool {
        // An address names a person; ids of two tables may be alike by chance, so they decide only without addresses.
        if !self.emails.is_empty() && !other.emails.is_empty() {
            return !self.emails.is_disjoint(&other.emails);
        }
        !self.ids.is_disjoint(&other.ids)
    }

    /// Whether a value names this account.
    pub(super) fn is(&self, value: &str) -> bool {
        self.ids.contains(value) || self.emails.contains(&value.to_ascii_lowercase())
    }

    /// For people: the address, or else the id.
    pub(super) fn display(&self) -> Option<String> {
        self.emails.first().or(self.ids.first()).cloned()
    }

    /// Adds what another source says.
    pub(super) fn merge(&mut self, other: Self) {
        self.ids.extend(other.ids);
        self.emails.extend(other.emails);
        self.tenants.extend(other.tenants);
        self.admin |= other.admin;
    }

    /// From the answer of a profile call: the user at the root, or where such answers put it.
    pub(super) fn in_profile(answer: &Value) -> Option<Self> {
        let root = answer.as_object()?;
        let inner = |path: &[&str]| {
            path.iter()
                .try_fold(answer, |value, key| value.get(*key))
                .and_then(Value::as_object)
        };
        let places = [
            inner(&["user"]),
            inner(&["data", "user"]),
            inner(&["session", "user"]),
            inner(&["data", "session", "user"]),
            inner(&["data"]),
            inner(&["profile"]),
            inner(&["account"]),
            inner(&["me"]),
            Some(root),
        ];
        places.into_iter().flatten().find_map(Self::in_user)
    }

    /// From a user's record.
    fn in_user(user: &Map<String, Value>) -> Option<Self> {
        let mut found = Self::default();
        for (name, value) in user {
            let Some(value) = scalar(value).filter(|value| !value.is_empty()) else {
                continue;
            };
            match plain_name(name).as_str() {
                "id" | "userid" | "uid" | "uuid" | "sub" | "objectid" | "username" | "authid" => {
                    found.ids.insert(value);
                }
                "email" | "emailaddress" | "mail" if value.contains('@') => {
                    found.emails.insert(value.to_ascii_lowercase());
                }
                "role" | "userrole" => found.admin |= is_admin(&value),
                "isadmin" | "admin" | "issuperuser" => found.admin |= value == "true",
                name if is_tenant_field(name) => {
                    found.tenants.insert(value);
                }
                _ => {}
            }
        }
        found.is_known().then_some(found)
    }

    /// From the claims of a JWT in a header's value. The signature doesn't matter: the app believes its server.
    pub(super) fn in_token(header: &str) -> Option<Self> {
        let token = header.rsplit(' ').next()?;
        let mut parts = token.split('.');
        let (_, claims, _) = (parts.next()?, parts.next()?, parts.next()?);
        let claims = String::from_utf8(base64url(claims)?).ok()?;
        let Value::Object(claims) = serde_json::from_str(&claims).ok()? else {
            return None;
        };
        let mut found = Self::default();
        let claim = |name: &str| {
            claims
                .get(name)
                .and_then(scalar)
                .filter(|value| !value.is_empty())
        };
        // A user by their address is common too: Base44 and others put it into `sub`.
        for id in ["sub", "user_id", "userId", "uid"]
            .into_iter()
            .filter_map(claim)
        {
            if id.contains('@') {
                found.emails.insert(id.to_ascii_lowercase());
            } else {
                found.ids.insert(id);
            }
        }
        found
            .emails
            .extend(claim("email").map(|email| email.to_ascii_lowercase()));
        found.tenants.extend(
            ["org_id", "tenant_id", "orgId", "tenantId"]
                .into_iter()
                .filter_map(claim),
        );
        found.is_known().then_some(found)
    }
}

fn is_admin(role: &str) -> bool {
    let role = role.to_ascii_lowercase();
    [
        "admin",
        "administrator",
        "superadmin",
        "super_admin",
        "owner",
        "root",
    ]
    .contains(&role.as_str())
}

/// A field's name without what spelling adds: `created_by`, `createdBy` and `created-by` are one.
pub(super) fn plain_name(name: &str) -> String {
    let letters = name
        .chars()
        .filter(|letter| !matches!(letter, '_' | '-' | '$' | ' '));
    letters.flat_map(char::to_lowercase).collect()
}

/// Whether a field (plain name) holds an organisation rather than a person.
pub(super) fn is_tenant_field(name: &str) -> bool {
    const TENANTS: [&str; 12] = [
        "tenant",
        "tenantid",
        "org",
        "orgid",
        "organization",
        "organizationid",
        "organisationid",
        "workspaceid",
        "companyid",
        "accountid",
        "teamid",
        "storeid",
    ];
    TENANTS.contains(&name)
}

/// Text or a number as text.
pub(super) fn scalar(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text.clone()),
        Value::Number(number) => Some(number.to_string()),
        Value::Bool(flag) => Some(flag.to_string()),
        _ => None,
    }
}

/// Base64 with the alphabet of addresses, without padding (RFC 4648 §5).
fn base64url(text: &str) -> Option<Vec<u8>> {
    let mut out = Vec::with_capacity(text.len() * 3 / 4);
    let mut bits = 0_u32;
    let mut held = 0;
    for byte in text.bytes() {
        let six = match byte {
            b'A'..=b'Z' => byte - b'A',
            b'a'..=b'z' => byte - b'a' + 26,
            b'0'..=b'9' => byte - b'0' + 52,
            b'-' | b'+' => 62,
            b'_' | b'/' => 63,
            b'=' => continue,
            _ => return None,
        };
        bits = (bits << 6) | u32::from(six);
        held += 6;
        if held >= 8 {
            held -= 8;
            out.push(u8::try_from((bits >> held) & 0xff).ok()?);
        }
    }
    Some(out)
}

#[cfg(test)]
#[path = "../../tests/unit/isolation/identity.rs"]
mod tests;
