//! Counts and aggregates: numbers about records that B can't read tell something, though less than the records.

use super::answer::Reading;
use super::judge::{Bench, shown_fields};
use super::plan::variant_of;
use super::sentences as say;
use super::state::{Recorded, Who};
use super::{CallVerdict, Variant, Verdict};
use crate::sorted::Set;
use crate::traffic::Request;
use crate::traffic::shapes::Content;
use serde_json::{Map, Value};

/// What B can be expected to know.
struct Known {
    /// How many records of this sort B can read; `None` when no list of B's shows all of them.
    visible: Option<usize>,
    /// Whether the question names A as the owner: then every answer is about A's records.
    names_a: bool,
}

/// Judges a count or aggregate as B.
pub(super) fn judge(bench: &Bench<'_>, index: usize) -> CallVerdict {
    let recorded = &bench.test.reads[index];
    let asked = bench.question(index, Who::B, variant_of(recorded.read()));
    let mut call = bench.blank(
        recorded,
        asked.map(|(question, _)| question),
        Variant::Count,
    );
    call.rows.a = numbers(&recorded.first);
    if let Some((verdict, reason)) = bench.unanswered(asked) {
        (call.verdict, call.reason) = (verdict, reason);
        return call;
    }
    let content = match asked.and_then(|(_, step)| step.reading.as_ref()) {
        Some(Reading::Data(content)) => content,
        Some(Reading::Refused { why, .. }) => {
            (call.verdict, call.reason) =
                (Verdict::Safe, format!("Account B was not told: {why}."));
            return call;
        }
        Some(Reading::Unclear(why)) => {
            (call.verdict, call.reason) = (
                Verdict::Inconclusive,
                format!("Account B's answer decides nothing: {why}."),
            );
            return call;
        }
        None => return call,
    };
    call.rows.b = numbers(content);
    let known = Known {
        visible: visible(bench, recorded),
        names_a: bench.ground.baselines[index].names_a,
    };
    let (first, entity) = (&recorded.first, recorded.read().entity.as_str());
    (call.verdict, call.reason) = match content {
        Content::Count(count) => of_count(*count, &known, first, entity),
        Content::Rows(rows) => of_rows(rows, &known, first, entity),
        Content::Records { .. } => (
            Verdict::Inconclusive,
            "The answer is not what was asked for.".into(),
        ),
    };
    if call.verdict == Verdict::Leak {
        let fields: Set<String> = match content {
            Content::Rows(rows) => rows.iter().flat_map(Map::keys).cloned().collect(),
            _ => Set::from(["count".to_string()]),
        };
        call.fields = shown_fields(&fields);
    }
    call
}

fn of_count(count: u64, known: &Known, of_a: &Content, entity: &str) -> (Verdict, String) {
    let many = say::count(usize::try_from(count).unwrap_or(usize::MAX), entity);
    match known.visible {
        _ if count == 0 => (
            Verdict::Safe,
            "Account B is told that there are none.".into(),
        ),
        _ if known.names_a => (
            Verdict::Leak,
            format!("Account B is told that A has {many}."),
        ),
        Some(visible) if count > visible as u64 => {
            let seen =
                format!("Account B is told that there are {many}, but can read only {visible}");
            (
                Verdict::Leak,
                format!("{seen}: the number of other people's records leaks."),
            )
        }
        Some(_) => (
            Verdict::Safe,
            format!("Account B is told of the {many} it can read."),
        ),
        None if *of_a == Content::Count(count) => (
            Verdict::Review,
            format!("Account B is told the same number as A: {many}. Is that meant?"),
        ),
        None => (
            Verdict::Inconclusive,
            "No complete list shows how many of them account B can read.".into(),
        ),
    }
}

fn of_rows(
    rows: &[Map<String, Value>],
    known: &Known,
    of_a: &Content,
    entity: &str,
) -> (Verdict, String) {
    let says = |value: &Value| {
        value.as_f64().is_some_and(|number| number != 0.0)
            || value.as_str().is_some_and(|text| !text.is_empty())
    };
    if !rows.iter().any(|row| row.values().any(says)) {
        return (Verdict::Safe, "Account B is given no sums.".into());
    }
    let things = say::plural(entity);
    // Base44 counts each group's records unless told not to.
    let counts: Option<Vec<u64>> = rows.iter().map(|row| row.get("count")?.as_u64()).collect();
    let covered = counts.map(|counts| counts.iter().sum::<u64>());
    match (known.visible, covered) {
        _ if known.names_a => (
            Verdict::Leak,
            format!("Account B is given sums over A's {things}."),
        ),
        (Some(0), _) => (
            Verdict::Leak,
            format!("Account B is given sums over {things} of which it can read none."),
        ),
        (Some(visible), Some(covered)) if covered > visible as u64 => (
            Verdict::Leak,
            format!(
                "Account B is given sums over {covered} {things}, of which it can read only {visible}."
            ),
        ),
        (Some(_), Some(_)) => (
            Verdict::Safe,
            format!("Account B is given sums over {things} that it can read."),
        ),
        _ if *of_a == Content::Rows(rows.to_vec()) => (
            Verdict::Review,
            format!("Account B is given the same sums over {things} as A. Is that meant?"),
        ),
        _ => (
            Verdict::Inconclusive,
            format!("Whose {things} the sums cover can't be told from them."),
        ),
    }
}

/// How many records of this collection B can read; `None` when no list of B's shows all of them.
fn visible(bench: &Bench<'_>, recorded: &Recorded) -> Option<usize> {
    let mut keys = Set::new();
    let mut complete = false;
    for (question, step) in bench.test.asked() {
        let other = &bench.test.reads[question.read];
        let same = question.who == Who::B && other.read().collection == recorded.read().collection;
        let (true, Some(Reading::Data(content)), Ok(sent)) =
            (same, &step.reading, &question.request)
        else {
            continue;
        };
        let Content::Records { records, total } = content else {
            continue;
        };
        keys.extend(
            bench
                .given(other, step.reading.as_ref())
                .unwrap_or_default()
                .into_iter()
                .map(|record| record.key),
        );
        let unpaged = limit(sent.request()).is_none_or(|limit| records.len() < limit)
            && total.is_none_or(|total| total as usize <= records.len());
        complete |= unpaged
            && matches!(question.variant, Variant::AsIs | Variant::Widened)
            && !is_filtered(sent.request());
    }
    complete.then_some(keys.len())
}

fn limit(request: &Request) -> Option<usize> {
    let names = [
        "limit",
        "_limit",
        "per_page",
        "perPage",
        "pageSize",
        "page_size",
        "take",
    ];
    names
        .iter()
        .find_map(|name| request.url.param(name)?.parse().ok())
}

/// Whether a list asks for part of the records only, so that a count may well be larger.
fn is_filtered(request: &Request) -> bool {
    let steering = [
        "sort",
        "limit",
        "fields",
        "order",
        "_sort",
        "_order",
        "_limit",
        "per_page",
        "perPage",
        "pageSize",
        "page_size",
        "take",
        "distinct",
    ];
    request
        .url
        .query()
        .any(|(name, _)| !steering.contains(&name.as_str()))
}

fn numbers(content: &Content) -> Option<usize> {
    match content {
        Content::Count(count) => usize::try_from(*count).ok(),
        Content::Rows(rows) => Some(rows.len()),
        Content::Records { .. } => None,
    }
}
