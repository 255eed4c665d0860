//! Who may do what with the records of an entity: Base44's row-level rules, as `base44/entities.json` states them.
//!
//! An operation with no rule is open to everybody, signed in or not:
//! <https://docs.base44.com/developers/backend/resources/entities/security>.

use super::account::Account;
use super::filter;
use serde::Deserialize;
use serde_json::{Map, Value};
use std::collections::{BTreeMap, BTreeSet};

const SOURCE: &str = include_str!("../../../tests/apps/crm/base44/entities.json");

/// What one may do with a record.
#[derive(Debug, Clone, Copy)]
pub(super) enum Operation {
    Create,
    Read,
    Update,
    Delete,
}

impl Operation {
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Create => "create",
            Self::Read => "read",
            Self::Update => "update",
            Self::Delete => "delete",
        }
    }
}

type Rules = BTreeMap<String, Value>;

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Stated {
    rls: Rules,
    /// By the defect's id: the rules it puts in place of the right ones.
    #[serde(default)]
    planted: BTreeMap<String, Rules>,
}

/// The rules of every entity of the app.
#[derive(Debug)]
pub(super) struct Entities(BTreeMap<String, Rules>);

impl Entities {
    /// The rules with these defects planted.
    pub(super) fn new(planted: &BTreeSet<String>) -> anyhow::Result<Self> {
        let stated: BTreeMap<String, Stated> = serde_json::from_str(SOURCE)?;
        let rules = stated.into_iter().map(|(entity, mut stated)| {
            for (defect, rules) in stated.planted {
                if planted.contains(&defect) {
                    stated.rls.extend(rules);
                }
            }
            (entity, stated.rls)
        });
        Ok(Self(rules.collect()))
    }

    pub(super) fn knows(&self, entity: &str) -> bool {
        self.0.contains_key(entity)
    }

    /// Whether this person (`None`: nobody signed in) may do it with this record.
    pub(super) fn allows(
        &self,
        entity: &str,
        operation: Operation,
        record: &Map<String, Value>,
        person: Option<&Account>,
    ) -> bool {
        let Some(rules) = self.0.get(entity) else {
            return false;
        };
        match rules.get(operation.name()) {
            None => true,
            Some(rule) => holds(rule, record, person.map(Account::user).as_ref()),
        }
    }
}

/// Whether a rule holds; one that can't be understood doesn't.
fn holds(rule: &Value, record: &Map<String, Value>, user: Option<&Map<String, Value>>) -> bool {
    let Value::Object(conditions) = rule else {
        return rule == &Value::Bool(true);
    };
    conditions
        .iter()
        .all(|(name, wanted)| match (name.as_str(), wanted) {
            ("$and", Value::Array(parts)) => parts.iter().all(|part| holds(part, record, user)),
            ("$or", Value::Array(parts)) => parts.iter().any(|part| holds(part, record, user)),
            ("user_condition", wanted) => {
                user.is_some_and(|user| filter::matches(user, wanted).unwrap_or(false))
            }
            (name, wanted) => {
                let field = name.strip_prefix("data.").unwrap_or(name);
                let wanted = match wanted.as_str().and_then(template) {
                    None => Some(wanted),
                    Some(of_user) => user.and_then(|user| user.get(of_user)),
                };
                wanted.is_some() && record.get(field) == wanted
            }
        })
}

/// The user's field named in `{{user.field}}`.
fn template(text: &str) -> Option<&str> {
    text.strip_prefix("{{user.")?.strip_suffix("}}")
}

#[cfg(test)]
#[path = "../../../tests/unit/xtask/demo/entities.rs"]
mod tests;
