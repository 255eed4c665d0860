//! What a record says of itself: whose it is, with whom it is shared, whether it holds personal data.

use super::identity::{Identity, is_tenant_field, plain_name, scalar};
use super::record::Record;
use crate::sorted::Set;
use serde_json::Value;

/// Whose a record is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Owner {
    /// Account A's.
    A,
    /// Account B's.
    B,
    /// Somebody else's; `sure` when the field is known to hold the same sort of name as A's or B's own.
    Other {
        /// Whether it can't be another name of A or B.
        sure: bool,
    },
    /// It doesn't say.
    Unsaid,
}

/// The two accounts, and the owner fields in which one of them was found by name.
pub(super) struct People<'a> {
    pub a: &'a Identity,
    pub b: &'a Identity,
    pub trusted: &'a Set<String>,
}

/// Whether a field (plain name) says whose a record is.
pub(super) fn is_owner_field(name: &str) -> bool {
    const OWNERS: [&str; 33] = [
        "createdby",
        "createdbyid",
        "createdbyemail",
        "createdbyuser",
        "createdbyuserid",
        "owner",
        "ownerid",
        "owneremail",
        "owneruserid",
        "owneruid",
        "ownedby",
        "user",
        "userid",
        "useruid",
        "useruuid",
        "useremail",
        "uid",
        "author",
        "authorid",
        "authoremail",
        "creator",
        "creatorid",
        "creatoremail",
        "insertedby",
        "addedby",
        "submittedby",
        "usercreated",
        "profileid",
        "username",
        "belongsto",
        "accountowner",
        "accountemail",
        "createdbyusername",
    ];
    OWNERS.contains(&name)
}

/// Whether a field (plain name) says with whom a record is shared. A primary key or a plain number field never does.
fn is_share_field(name: &str) -> bool {
    const SHARES: [&str; 34] = [
        "members",
        "memberids",
        "memberemails",
        "sharedwith",
        "sharedto",
        "sharedusers",
        "shares",
        "acl",
        "permissions",
        "permission",
        "team",
        "teammembers",
        "collaborators",
        "collaboratorids",
        "participants",
        "participantids",
        "viewers",
        "editors",
        "readers",
        "writers",
        "assignee",
        "assignees",
        "assigneeid",
        "assignedto",
        "assignedtoid",
        "recipients",
        "recipient",
        "recipientid",
        "invitees",
        "guests",
        "owners",
        "users",
        "userids",
        "allowedusers",
    ];
    SHARES.contains(&name)
}

/// Names of people in a record's owner fields, with the field's plain name.
fn owners(record: &Record) -> impl Iterator<Item = (String, String)> + '_ {
    record.fields.iter().flat_map(|(name, value)| {
        let plain = plain_name(name);
        let values = if is_owner_field(&plain) {
            names_in(value)
        } else {
            Vec::new()
        };
        values.into_iter().map(move |value| (plain.clone(), value))
    })
}

/// A person as a text, a number, or a small object with an id or address.
fn names_in(value: &Value) -> Vec<String> {
    match value {
        Value::Object(person) => {
            let keys = ["id", "_id", "objectId", "uid", "email", "userId"];
            keys.iter()
                .filter_map(|key| person.get(*key).and_then(scalar))
                .collect()
        }
        Value::Bool(_) => Vec::new(),
        other => scalar(other)
            .filter(|name| !name.is_empty())
            .into_iter()
            .collect(),
    }
}

/// Owner fields in which `who` is named: proof that a field speaks of accounts the way `who` is known.
pub(super) fn fields_naming(record: &Record, who: &Identity) -> Set<String> {
    owners(record)
        .filter(|(_, name)| who.is(name))
        .map(|(field, _)| field)
        .collect()
}

/// Whether a record was made by the platform rather than by a person: Base44's sample data and service accounts.
pub(super) fn is_system(record: &Record) -> bool {
    let sample = record.fields.get("is_sample") == Some(&Value::Bool(true));
    sample || owners(record).any(|(_, name)| name.contains("@no-reply.") || name == "system")
}

/// Whose a record is. Records of a list of users belong to the user they describe.
pub(super) fn owner(record: &Record, entity: &str, people: &People<'_>) -> Owner {
    let mut names: Vec<(String, String)> = owners(record).collect();
    if is_user_list(entity) {
        let own = ["id", "_id", "objectId", "email"]
            .iter()
            .filter_map(|key| scalar(record.fields.get(*key)?));
        let own: Vec<String> = own.collect();
        if own.iter().any(|name| people.b.is(name)) {
            return Owner::B;
        }
        if own.iter().any(|name| people.a.is(name)) {
            return Owner::A;
        }
        names.retain(|(field, _)| field != "username");
    }
    if names.iter().any(|(_, name)| people.b.is(name)) {
        return Owner::B;
    }
    if names.iter().any(|(_, name)| people.a.is(name)) {
        return Owner::A;
    }
    if names.is_empty() {
        return Owner::Unsaid;
    }
    let b_by_email = !people.b.is_known() || !people.b.emails.is_empty();
    let by_email = !people.a.emails.is_empty() && b_by_email;
    let sure = names
        .iter()
        .any(|(field, name)| people.trusted.contains(field) || (by_email && name.contains('@')));
    Owner::Other { sure }
}

fn is_user_list(entity: &str) -> bool {
    ["user", "users", "profile", "profiles"].contains(&plain_name(entity).as_str())
}

/// Whether the record says that this account may see it.
pub(super) fn is_shared_with(record: &Record, who: &Identity) -> bool {
    let mut fields = record
        .fields
        .iter()
        .filter(|(name, _)| is_share_field(&plain_name(name)));
    fields.any(|(_, value)| names(value, who, 0))
}

/// Looks for an account in lists and access rules, a few levels deep. Short numbers count only as plain members of a
/// list: `{"level": 2}` is no account.
fn names(value: &Value, who: &Identity, depth: usize) -> bool {
    let long = |name: &str| name.len() > 3 && who.is(name);
    match value {
        Value::Array(items) if depth < 4 => items.iter().any(|item| {
            let plain = scalar(item).is_some_and(|name| who.is(&name) || mentions(&name, who));
            plain || names(item, who, depth + 1)
        }),
        Value::Object(fields) if depth < 4 => fields.iter().any(|(key, value)| {
            let person = ["id", "userid", "email", "user"].contains(&plain_name(key).as_str());
            let plain =
                scalar(value).is_some_and(|name| if person { who.is(&name) } else { long(&name) });
            long(key) || plain || names(value, who, depth + 1)
        }),
        Value::String(text) => who.is(text) || mentions(text, who),
        Value::Number(number) => depth == 0 && who.is(&number.to_string()),
        _ => false,
    }
}

/// `read("user:5f2c…")`, as Appwrite writes it.
fn mentions(text: &str, who: &Identity) -> bool {
    let Some((_, rest)) = text.split_once("user:") else {
        return false;
    };
    let end = rest.find(|letter: char| !letter.is_ascii_alphanumeric() && !"-_.@".contains(letter));
    who.is(rest.get(..end.unwrap_or(rest.len())).unwrap_or_default())
}

/// Whether the record says that everybody may see it.
pub(super) fn is_open(record: &Record) -> bool {
    record
        .fields
        .iter()
        .any(|(name, value)| match plain_name(name).as_str() {
            "public" | "ispublic" | "published" | "ispublished" => *value == Value::Bool(true),
            "visibility" | "access" | "privacy" => ["public", "everyone", "anyone"]
                .iter()
                .any(|word| value == word),
            "acl" => value
                .get("*")
                .is_some_and(|rule| rule.get("read") == Some(&Value::Bool(true))),
            "permissions" => value
                .as_array()
                .is_some_and(|rules| rules.iter().any(|rule| rule == "read(\"any\")")),
            _ => false,
        })
}

/// Organisations a record names.
pub(super) fn tenants(record: &Record) -> impl Iterator<Item = String> + '_ {
    let fields = record
        .fields
        .iter()
        .filter(|(name, _)| is_tenant_field(&plain_name(name)));
    fields.flat_map(|(_, value)| names_in(value))
}

/// Fields that say something about a person: by name, or because they hold an e-mail address. Owner fields don't count:
/// a public article names its author.
pub(super) fn personal_fields(record: &Record) -> Set<String> {
    const PARTS: [&str; 32] = [
        "email",
        "phone",
        "mobile",
        "telephone",
        "address",
        "street",
        "zipcode",
        "postcode",
        "firstname",
        "lastname",
        "fullname",
        "surname",
        "birth",
        "dob",
        "ssn",
        "socialsecurity",
        "passport",
        "iban",
        "accountnumber",
        "cardnumber",
        "salary",
        "income",
        "diagnos",
        "medical",
        "patient",
        "taxid",
        "vatid",
        "customername",
        "clientname",
        "contactname",
        "customeremail",
        "balance",
    ];
    const WHOLE: [&str; 6] = [
        "amount",
        "amountdue",
        "amountpaid",
        "invoicenumber",
        "customer",
        "client",
    ];
    let personal = record.fields.iter().filter(|(name, value)| {
        let plain = plain_name(name);
        let empty = value.is_null()
            || value.is_boolean()
            || *value == ""
            || value.as_array().is_some_and(Vec::is_empty);
        if empty || is_owner_field(&plain) || is_share_field(&plain) {
            return false;
        }
        PARTS.iter().any(|part| plain.contains(part))
            || WHOLE.contains(&plain.as_str())
            || value.as_str().is_some_and(is_email)
    });
    personal.map(|(name, _)| name.clone()).collect()
}

/// Fields that nobody but their owner should ever see.
pub(super) fn secret_fields(record: &Record) -> Set<String> {
    const PARTS: [&str; 9] = [
        "password",
        "passwd",
        "secret",
        "apikey",
        "privatekey",
        "accesstoken",
        "refreshtoken",
        "ssn",
        "salary",
    ];
    let secret = record.fields.iter().filter(|(name, value)| {
        let plain = plain_name(name);
        let said = value.as_str().is_some_and(|text| !text.is_empty()) || value.is_number();
        said && PARTS.iter().any(|part| plain.contains(part))
    });
    secret.map(|(name, _)| name.clone()).collect()
}

fn is_email(text: &str) -> bool {
    let Some((name, host)) = text.split_once('@') else {
        return false;
    };
    let plain = !text.contains(char::is_whitespace) && text.len() < 120;
    plain && !name.is_empty() && host.contains('.') && !host.contains('@') && !host.contains('/')
}

/// Whether ids follow each other like house numbers.
pub(super) fn are_sequential<'a>(ids: impl Iterator<Item = &'a str>) -> bool {
    let numbers: Option<Set<u64>> = ids.map(|id| id.parse().ok()).collect();
    let Some(numbers) = numbers.filter(|numbers| numbers.len() >= 3) else {
        return false;
    };
    let (first, last) = (
        numbers.first().copied().unwrap_or(0),
        numbers.last().copied().unwrap_or(0),
    );
    last - first < 4 * numbers.len() as u64
}

#[cfg(test)]
#[path = "../../tests/unit/isolation/facts.rs"]
mod tests;
