//! Sorting, by one routine for all types.
//!
//! The standard library's sort comes to four kilobytes of WebAssembly for every type that is sorted. This one sorts
//! positions, and the lists here are short.

use std::cmp::Ordering;

/// Sorts; what is equal stays in its order. Takes O(n log n) comparisons.
pub(crate) fn sort_by<T>(items: &mut [T], compare: impl Fn(&T, &T) -> Ordering) {
    for (a, b) in swaps(items.len(), &|a, b| compare(&items[a], &items[b])) {
        items.swap(a, b);
    }
}

/// Sorts by the items' own order.
pub(crate) fn sort<T: Ord>(items: &mut [T]) {
    sort_by(items, T::cmp);
}

/// The swaps that bring every item to its place, cycle by cycle.
fn swaps(length: usize, compare: &dyn Fn(usize, usize) -> Ordering) -> Vec<(usize, usize)> {
    let mut places: Vec<usize> = (0..length).collect();
    places.sort_by(|a, b| compare(*a, *b));
    let mut swaps = Vec::new();
    for start in 0..length {
        let mut here = start;
        while places[here] != start {
            let from = places[here];
            swaps.push((here, from));
            places[here] = here;
            here = from;
        }
        places[here] = here;
    }
    swaps
}

#[cfg(test)]
#[path = "../tests/unit/order.rs"]
mod tests;
