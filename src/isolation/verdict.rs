//! What one answer to B, or to nobody, means: record by record, by id and owner.

use super::Verdict;
use super::collection::{Collection, Ground};
use super::facts::{self, Owner};
use super::record::{Record, may_be_same};
use crate::sorted::Set;

/// What one record in B's answer means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Class {
    /// A's, or asked for as A's.
    LeakOfA,
    /// Belongs to a third account.
    LeakOfOthers,
    Shared,
    Public,
    /// A person must say; why, as a clause.
    Review(&'static str),
    /// B's own, or nothing that can be said.
    Nothing,
}

/// All records of one answer.
#[derive(Debug, Default)]
pub(super) struct Tally {
    pub of_a: Set<String>,
    pub of_others: Set<String>,
    pub shared: Set<String>,
    pub public: Set<String>,
    pub review: Set<String>,
    /// Fields that were given away in what leaked or must be looked at.
    pub fields: Set<String>,
    /// Why a person must look.
    pub why: Option<&'static str>,
}

impl Tally {
    /// The verdict the records amount to; `None` when none of them is anybody else's.
    pub(super) fn verdict(&self) -> Option<Verdict> {
        if !self.of_a.is_empty() || !self.of_others.is_empty() {
            Some(Verdict::Leak)
        } else if !self.review.is_empty() {
            Some(Verdict::Review)
        } else if !self.shared.is_empty() {
            Some(Verdict::Shared)
        } else if !self.public.is_empty() {
            Some(Verdict::Public)
        } else {
            None
        }
    }

    /// Takes in the records of another answer.
    pub(super) fn add(&mut self, other: Self) {
        self.of_a.extend(other.of_a);
        self.of_others.extend(other.of_others);
        self.shared.extend(other.shared);
        self.public.extend(other.public);
        self.review.extend(other.review);
        self.fields.extend(other.fields);
        self.why = self.why.or(other.why);
    }

    /// Ids of what leaked.
    pub(super) fn leaked(&self) -> Vec<String> {
        self.of_a.iter().chain(&self.of_others).cloned().collect()
    }
}

/// Judges what B was given. `open` are the keys nobody in particular was given too; `stable` says whether records without
/// an id may be compared by what they say.
pub(super) fn of_b(
    ground: &Ground,
    collection: &Collection,
    entity: &str,
    given: &[Record],
    open: &Set<String>,
    stable: bool,
) -> Tally {
    let mut tally = Tally::default();
    for record in given {
        let known = collection.known.get(&record.key).filter(|known| {
            let comparable = if record.has_id { known.has_id } else { stable };
            comparable && may_be_same(known, record, &collection.volatile)
        });
        let class = class(
            ground,
            collection,
            entity,
            record,
            known,
            open.contains(&record.key),
        );
        let key = record.key.clone();
        match class {
            Class::LeakOfA => tally.of_a.insert(key),
            Class::LeakOfOthers => tally.of_others.insert(key),
            Class::Shared => tally.shared.insert(key),
            Class::Public => tally.public.insert(key),
            Class::Review(why) => {
                tally.why.get_or_insert(why);
                tally.review.insert(key)
            }
            Class::Nothing => false,
        };
        match class {
            Class::LeakOfA | Class::LeakOfOthers | Class::Review(_) => {
                tally
                    .fields
                    .extend(given_fields(record, known, &collection.volatile));
            }
            Class::Shared | Class::Public => {
                let secret = facts::secret_fields(record);
                if !secret.is_empty() {
                    tally.why.get_or_insert("a record that others may see holds fields that nobody but its owner should");
                    tally.review.insert(record.key.clone());
                    tally.fields.extend(secret);
                }
            }
            Class::Nothing => {}
        }
    }
    tally
}

fn class(
    ground: &Ground,
    collection: &Collection,
    entity: &str,
    record: &Record,
    known: Option<&Record>,
    open: bool,
) -> Class {
    if facts::is_system(record) {
        return Class::Nothing;
    }
    let people = ground.people();
    let mut owner = facts::owner(record, entity, &people);
    if owner == Owner::Unsaid
        && let Some(known) = known
    {
        // The back-end may hide the owner from B and not from A.
        owner = facts::owner(known, entity, &people);
    }
    if owner == Owner::B {
        return Class::Nothing;
    }
    let ours = known.is_some();
    let theirs = matches!(owner, Owner::A | Owner::Other { sure: true });
    if !ours && !theirs {
        return Class::Nothing;
    }
    if facts::is_open(record) {
        return Class::Public;
    }
    let evidence = [Some(record), known];
    if evidence
        .iter()
        .flatten()
        .any(|record| facts::is_shared_with(record, &ground.b))
    {
        return Class::Shared;
    }
    let tenants: Set<String> = evidence
        .iter()
        .flatten()
        .flat_map(|record| facts::tenants(record))
        .collect();
    let both = tenants
        .iter()
        .any(|tenant| ground.a.tenants.contains(tenant) && ground.b.tenants.contains(tenant));
    let only_a = tenants
        .iter()
        .any(|tenant| ground.a.tenants.contains(tenant))
        && !ground.b.tenants.is_empty();
    if ground.b.admin {
        return Class::Review("account B is an administrator");
    }
    if both {
        return Class::Review("both accounts belong to the same organisation");
    }
    let public = open && facts::personal_fields(known.unwrap_or(record)).is_empty();
    match owner {
        Owner::A | Owner::Other { sure: true } if public => Class::Public,
        Owner::A => Class::LeakOfA,
        Owner::Other { sure: true } => Class::LeakOfOthers,
        Owner::Other { sure: false } => {
            Class::Review("they belong to somebody, and nothing says whether that is account A")
        }
        _ if collection.claimed.contains(&record.key) || only_a => Class::LeakOfA,
        _ if open => Class::Public,
        _ => Class::Review("they don't say whose they are"),
    }
}

/// Names of the fields that hold something, and where A's own copy is known, the same as there.
fn given_fields(record: &Record, known: Option<&Record>, volatile: &Set<String>) -> Set<String> {
    let given = record.fields.iter().filter(|(name, value)| {
        let empty = value.is_null() || *value == "" || volatile.contains(*name);
        // A masked value (`j***@…`) is not given away.
        !empty && known.is_none_or(|known| known.fields.get(*name) == Some(value))
    });
    given.map(|(name, _)| name.clone()).collect()
}

/// What nobody in particular was given.
#[derive(Debug, Default)]
pub(super) struct Exposure {
    /// Somebody's, with personal data.
    pub exposed: Set<String>,
    /// A's or B's, without personal data.
    pub owned: Set<String>,
    /// Nobody's, with personal data.
    pub doubtful: Set<String>,
    /// Without personal data and nobody's or the app's own (a price list), or marked as public.
    pub harmless: Set<String>,
    /// Names of the personal fields.
    pub fields: Set<String>,
}

/// Judges what an answer without any session gave.
pub(super) fn of_nobody(
    ground: &Ground,
    collection: &Collection,
    entity: &str,
    given: &[Record],
) -> Exposure {
    let mut exposure = Exposure::default();
    for record in given.iter().filter(|record| !facts::is_system(record)) {
        let key = record.key.clone();
        let known = collection
            .known
            .get(&key)
            .filter(|known| may_be_same(known, record, &collection.volatile));
        let people = ground.people();
        let copies = [Some(record), known].into_iter().flatten();
        let owners: Vec<Owner> = copies
            .map(|copy| facts::owner(copy, entity, &people))
            .collect();
        let claimed = known.is_some() && collection.claimed.contains(&key);
        let owned = claimed || owners.iter().any(|owner| *owner != Owner::Unsaid);
        let testers = claimed
            || owners
                .iter()
                .any(|owner| matches!(owner, Owner::A | Owner::B));
        let mut personal = facts::personal_fields(record);
        personal.extend(facts::secret_fields(record));
        let set = match (personal.is_empty(), owned) {
            _ if facts::is_open(record) => &mut exposure.harmless,
            (false, true) => &mut exposure.exposed,
            (false, false) => &mut exposure.doubtful,
            (true, _) if testers => &mut exposure.owned,
            (true, _) => &mut exposure.harmless,
        };
        set.insert(key);
        if !facts::is_open(record) {
            exposure.fields.extend(personal);
        }
    }
    exposure
}
