//! What A was seen to have: the records of every collection, as both of A's own answers agree.

use super::answer::Reading;
use super::facts;
use super::identity::{Identity, scalar};
use super::plan::is_owner_filter;
use super::record::{Record, keyed, volatile};
use super::state::{Recorded, Test, Who};
use crate::sorted::{Map, Set};
use crate::traffic::shapes::Content;
use serde_json::Value;

/// One of A's reads, by its two answers.
pub(super) struct Baseline {
    /// The records both answers hold.
    pub records: Vec<Record>,
    /// Why the two answers decide nothing, as a clause.
    pub unstable: Option<String>,
    /// Whether the request asked for A's own records by name.
    pub names_a: bool,
}

/// All of A's records of one sort.
#[derive(Default)]
pub(super) struct Collection {
    pub known: Map<String, Record>,
    /// Records that came in answer to a request for A's own.
    pub claimed: Set<String>,
    /// Fields that change from answer to answer.
    pub volatile: Set<String>,
}

/// Everything judged calls are compared with.
pub(super) struct Ground {
    pub a: Identity,
    pub b: Identity,
    pub baselines: Vec<Baseline>,
    pub collections: Map<String, Collection>,
    /// Owner fields in which A or B was found by name.
    pub trusted: Set<String>,
}

impl Ground {
    pub(super) fn of(test: &Test) -> Self {
        let (a, b) = (test.a.identity(), test.b.identity());
        let mut collections: Map<String, Collection> = Map::new();
        for recorded in &test.reads {
            let volatile = recorded.volatile();
            let collection = collections.or_default(recorded.read().collection.clone());
            collection.volatile.extend(volatile);
        }
        let mut baselines = Vec::new();
        for recorded in &test.reads {
            let Some(collection) = collections.get_mut(&recorded.read().collection) else {
                continue;
            };
            let baseline = baseline(recorded, &collection.volatile, &a);
            let records = &baseline.records;
            if baseline.names_a {
                let claimed = records.iter().map(|record| record.key.clone());
                collection.claimed.extend(claimed);
            }
            let known = records
                .iter()
                .map(|record| (record.key.clone(), record.clone()));
            collection.known.extend(known);
            baselines.push(baseline);
        }
        let mut ground = Self {
            a,
            b,
            baselines,
            collections,
            trusted: Set::new(),
        };
        ground.trusted = ground.find_trusted(test);
        ground
    }

    fn find_trusted(&self, test: &Test) -> Set<String> {
        let of_a = self.baselines.iter().flat_map(|baseline| &baseline.records);
        let mut trusted: Set<String> = of_a
            .flat_map(|record| facts::fields_naming(record, &self.a))
            .collect();
        for (question, step) in test.asked() {
            let read = test.reads[question.read].read();
            if let (Who::B, Some(Reading::Data(Content::Records { records, .. }))) =
                (question.who, &step.reading)
            {
                let records = keyed(read, records.clone(), &Set::new());
                trusted.extend(
                    records
                        .iter()
                        .flat_map(|record| facts::fields_naming(record, &self.b)),
                );
            }
        }
        trusted
    }

    pub(super) fn people(&self) -> facts::People<'_> {
        facts::People {
            a: &self.a,
            b: &self.b,
            trusted: &self.trusted,
        }
    }
}

impl Recorded {
    fn volatile(&self) -> Set<String> {
        match (&self.first, &self.second) {
            (
                Content::Records { records: one, .. },
                Some(Reading::Data(Content::Records { records: two, .. })),
            ) => volatile(self.read(), one, two),
            _ => Set::new(),
        }
    }
}

fn baseline(recorded: &Recorded, volatile: &Set<String>, a: &Identity) -> Baseline {
    let records = |content: &Content| match content {
        Content::Records { records, .. } => keyed(recorded.read(), records.clone(), volatile),
        _ => Vec::new(),
    };
    let mut first = records(&recorded.first);
    let unstable = match &recorded.second {
        None => Some("account A's call was not repeated as A".to_string()),
        Some(Reading::Refused { why, .. } | Reading::Unclear(why)) => {
            Some(format!("repeated as A, it gave no data: {why}"))
        }
        Some(Reading::Data(second)) => {
            let again: Set<String> = records(second)
                .into_iter()
                .map(|record| record.key)
                .collect();
            let (had, empty) = (first.len(), again.is_empty());
            first.retain(|record| again.contains(&record.key));
            let steady = !first.is_empty() || (had == 0 && empty);
            (!steady).then(|| "account A's own two answers have no record in common".to_string())
        }
    };
    Baseline {
        records: first,
        unstable,
        names_a: names_a(recorded, a),
    }
}

/// Whether the request has a condition that names A as the owner: then what came is A's, even where records don't say so.
fn names_a(recorded: &Recorded, a: &Identity) -> bool {
    let request = recorded.proven.request();
    let in_filter = |filter: &Value| {
        let mut conditions = filter.as_object().into_iter().flatten();
        conditions.any(|(name, value)| {
            is_owner_filter(name, "", a) && scalar(value).is_some_and(|value| a.is(&value))
        })
    };
    let parsed = |text: &str| serde_json::from_str::<Value>(text).ok();
    // The query of Base44's aggregate stands in its body.
    let body = request.body.as_deref().and_then(parsed);
    let in_body = body.is_some_and(|body| body.get("query").is_some_and(in_filter));
    in_body
        || request.url.query().any(|(name, value)| {
            let plain = is_owner_filter(&name, "", a) && a.is(&value);
            plain || parsed(&value).is_some_and(|filter| in_filter(&filter))
        })
}
