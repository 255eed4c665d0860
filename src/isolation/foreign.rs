//! Whose rows were already in A's own answers: seen without sending anything.

use super::Variant;
use super::facts::{self, Owner};
use super::judge::{Bench, ForeignRows};
use super::sentences as say;
use super::state::Who;
use super::verdict;
use std::collections::BTreeSet;

impl Bench<'_> {
    /// Rows of other people in A's answer to this read; `call` is where its verdict stands.
    pub(super) fn foreign(&self, index: usize, call: usize) -> Option<ForeignRows> {
        let recorded = &self.test.reads[index];
        let entity = recorded.read().entity.as_str();
        let records = &self.ground.baselines[index].records;
        if !self.ground.a.is_known() || self.ground.a.is_same(&self.ground.b) {
            return None;
        }
        let harmless: BTreeSet<String> = match self.question(index, Who::Anonymous, Variant::AsIs) {
            Some((_, step)) => {
                let given = self
                    .given(recorded, step.reading.as_ref())
                    .unwrap_or_default();
                let open =
                    verdict::of_nobody(&self.ground, self.collection(recorded), entity, &given);
                open.harmless.into_iter().chain(open.owned).collect()
            }
            None => BTreeSet::new(),
        };
        let (mut certain, mut doubtful) = (0, 0);
        for record in records {
            let meant = facts::is_system(record)
                || facts::is_open(record)
                || facts::is_shared_with(record, &self.ground.a);
            if meant || harmless.contains(&record.key) {
                continue;
            }
            let together =
                facts::tenants(record).any(|tenant| self.ground.a.tenants.contains(&tenant));
            match facts::owner(record, entity, &self.ground.people()) {
                Owner::A | Owner::Unsaid => {}
                Owner::B | Owner::Other { sure: true } if !together => certain += 1,
                _ => doubtful += 1,
            }
        }
        let foreign = certain + doubtful;
        if foreign == 0 {
            return None;
        }
        let admin = self.ground.a.admin;
        let sure = certain > 0 && !admin;
        let seen = format!(
            "{} of the {} that account A was given belong to somebody else",
            foreign,
            say::count(records.len(), entity)
        );
        let reason = match (sure, admin) {
            (true, _) => format!("{}.", say::capital(&seen)),
            (false, true) => format!(
                "{}. Account A is an administrator: is that meant?",
                say::capital(&seen)
            ),
            (false, false) => format!(
                "{}, as far as their owner fields tell. Is that meant?",
                say::capital(&seen)
            ),
        };
        Some(ForeignRows {
            call,
            entity: recorded.read().entity.clone(),
            rows: records.len(),
            foreign,
            sure,
            reason,
        })
    }
}
