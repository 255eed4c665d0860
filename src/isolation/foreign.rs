//! Whose rows were already in A's own answers: seen without sending anything.

use super::Variant;
use super::facts::{self, Owner};
use super::judge::{Bench, ForeignRows};
use super::record::Record;
use super::sentences as say;
use super::state::{Recorded, Who};
use super::verdict;
use crate::sorted::Set;

impl Bench<'_> {
    /// Rows of other people in A's answer to this read; `call` is where its verdict stands. `None` when no row says whose
    /// it is, or nobody knows who A is.
    pub(super) fn foreign(&self, index: usize, call: usize) -> Option<ForeignRows> {
        let recorded = &self.test.reads[index];
        let entity = recorded.read().entity.as_str();
        let records = &self.ground.baselines[index].records;
        if !self.ground.a.is_known() || self.ground.a.is_same(&self.ground.b) {
            return None;
        }
        let public = self.public(recorded, index);
        let (mut stated, mut certain, mut doubtful) = (0, 0, 0);
        for record in records.iter().filter(|record| !self.is_meant(record)) {
            let together =
                facts::tenants(record).any(|tenant| self.ground.a.tenants.contains(&tenant));
            let owner = facts::owner(record, entity, &self.ground.people());
            stated += usize::from(owner != Owner::Unsaid);
            match (owner, &public) {
                (Owner::A | Owner::Unsaid, _) => {}
                (_, Some(public)) if public.contains(&record.key) => {}
                (Owner::B, _) if !together => certain += 1,
                // Unless nobody was seen to be refused, it may be content for all: a price list, news.
                (Owner::Other { sure: true }, public) if !together => {
                    let private = public.is_some() || !facts::personal_fields(record).is_empty();
                    *(if private { &mut certain } else { &mut doubtful }) += 1;
                }
                _ => doubtful += 1,
            }
        }
        if stated == 0 {
            return None;
        }
        let foreign = certain + doubtful;
        let sure = certain > 0 && !self.ground.a.admin;
        let given = say::count(records.len(), entity);
        let seen =
            format!("{foreign} of the {given} that account A was given belong to somebody else");
        let reason = match (foreign, sure) {
            (0, _) => String::new(),
            (_, true) => format!("{seen}."),
            _ if self.ground.a.admin => {
                format!("{seen}. Account A is an administrator: is that meant?")
            }
            _ => format!("{seen}, as far as can be told. Is that meant?"),
        };
        Some(ForeignRows {
            call,
            entity: entity.into(),
            rows: records.len(),
            foreign,
            sure,
            reason,
        })
    }

    /// Whether a record says that A may see it, or is nobody's in particular.
    fn is_meant(&self, record: &Record) -> bool {
        facts::is_system(record)
            || facts::is_open(record)
            || facts::is_shared_with(record, &self.ground.a)
    }

    /// Records that everybody may see; `None` when that was not asked.
    fn public(&self, recorded: &Recorded, index: usize) -> Option<Set<String>> {
        let (_, step) = self.question(index, Who::Anonymous, Variant::AsIs)?;
        step.reading.as_ref()?;
        let given = self
            .given(recorded, step.reading.as_ref())
            .unwrap_or_default();
        let open = verdict::of_nobody(
            &self.ground,
            self.collection(recorded),
            &recorded.read().entity,
            &given,
        );
        Some(open.harmless.into_iter().chain(open.owned).collect())
    }
}
