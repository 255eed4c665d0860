//! The recorded calls that brought lists of records, for the checks that look at them.

use crate::Recording;
use crate::load::Call;

/// Names of parameters that bound a list.
const BOUNDS: [&str; 24] = [
    "limit",
    "_limit",
    "$top",
    "top",
    "first",
    "last",
    "take",
    "count",
    "size",
    "max",
    "maxresults",
    "max_results",
    "pagesize",
    "page_size",
    "per_page",
    "perpage",
    "_per_page",
    "rows",
    "num",
    "range",
    "results",
    "max_records",
    "maxrecords",
    "resultsperpage",
];
/// Names of parameters that walk through one.
const PAGES: [&str; 16] = [
    "page",
    "_page",
    "cursor",
    "after",
    "before",
    "offset",
    "skip",
    "$skip",
    "start",
    "startafter",
    "starting_after",
    "ending_before",
    "pagetoken",
    "page_token",
    "next",
    "continuation",
];

/// The calls that brought a list, in order.
///
/// # Errors
/// Why there is none to look at.
pub(super) fn lists(recording: &Recording) -> Result<Vec<&Call>, String> {
    if recording.calls.is_empty() {
        return Err("The app's calls were not recorded.".to_owned());
    }
    let answered = recording
        .calls
        .iter()
        .filter(|call| (200..300).contains(&call.status));
    Ok(answered.filter(|call| call.rows.is_some()).collect())
}

/// The path of a call, for people.
pub(super) fn address(call: &Call) -> &str {
    let rest = call.url.split("://").nth(1).unwrap_or(&call.url);
    rest.find('/').map_or("/", |at| &rest[at..])
}

/// Whether a parameter bounds how much may come.
pub(super) fn is_bounded(params: &[String]) -> bool {
    params.iter().any(|name| has(&BOUNDS, name)) || pages(params)
}

/// Whether a parameter walks through a list page by page.
pub(super) fn pages(params: &[String]) -> bool {
    params.iter().any(|name| has(&PAGES, name))
}

fn has(names: &[&str], name: &str) -> bool {
    // `page[size]`, `filter.limit`
    let inner = name
        .rsplit(['[', '.'])
        .next()
        .unwrap_or(name)
        .trim_end_matches(']');
    [name, inner]
        .iter()
        .any(|name| names.iter().any(|one| one.eq_ignore_ascii_case(name)))
}

#[cfg(test)]
#[path = "../../tests/unit/checks/lists.rs"]
pub(crate) mod tests;
