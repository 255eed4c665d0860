//! # Table cell that refers to headers that are not there
//!
//! ## What it checks
//!
//! Every `headers` attribute of a cell in a table that is in sight and not presentational. Each of its words must be the
//! id of another cell of the same table.
//!
//! ## Why it matters
//!
//! Screen readers say the headers a cell refers to. Where they are not found, a number is read out and nobody knows of
//! what.
//!
//! ## How to fix
//!
//! Correct the ids, or take `headers` away: in a simple table `<th scope="col">` does the same with less.
//!
//! ## Examples
//!
//! ```html,failed
//! <table><tr><th id="name">Name</th><th id="due">Due</th></tr><tr><td headers="nam">Acme</td><td headers="due">Friday</td></tr></table>
//! ```
//!
//! ```html,passed
//! <table><tr><th id="name">Name</th><th id="due">Due</th></tr><tr><td headers="name">Acme</td><td headers="due">Friday</td></tr></table>
//! ```
//!
//! ```html,inapplicable
//! <table><tr><th>Name</th></tr><tr><td>Acme</td></tr></table>
//! ```
//!
//! ## References
//!
//! - [ACT rule a25f45: headers attribute specified on a cell refers to cells in the same table element](https://www.w3.org/WAI/standards-guidelines/act/rules/a25f45/)
//! - [WCAG 1.3.1 Info and Relationships](https://www.w3.org/WAI/WCAG22/Understanding/info-and-relationships)
//! - [H43: using id and headers attributes](https://www.w3.org/WAI/WCAG22/Techniques/html/H43)

use crate::Recording;
use crate::catalog::Pillar;
use crate::checks::{Case, Check, Impact, Target};
use crate::page::{Element, NodeId, Snapshot};
use crate::semantics::{Role, Semantics, component};
use std::collections::HashSet;

/// Table cell that refers to headers that are not there.
pub const CHECK: Check = Check {
    id: "table-headers-reference",
    pillar: Pillar::Accessibility,
    impact: Impact::Serious,
    wcag: &["1.3.1"],
    act: &["a25f45"],
    items: &[],
    run,
};

fn run(recording: &Recording) -> Result<Vec<Case>, String> {
    let page = recording.page.as_ref().ok_or("the page was not read")?;
    let semantics = Semantics::new(page);
    let cells = Cells::new(page);
    let mut cases = Vec::new();
    for (id, element) in page.elements() {
        let (Some(headers), Some(table)) =
            (element.attribute("headers"), cells.table[id.0 as usize])
        else {
            continue;
        };
        let shown = semantics.visible(table) && semantics.exposed(table);
        let role = semantics.role(table);
        if !is_cell(element)
            || !shown
            || !matches!(role, Some(Role::Table | Role::Grid | Role::Treegrid))
        {
            continue;
        }
        let target = Target::Node(id);
        let own = element.attribute("id");
        let failed = |message| Case::failed(target.clone(), component(page, id), message);
        let mut names = headers.split_ascii_whitespace();
        let mut others = names.clone();
        cases.push(if names.any(|name| Some(name) == own) {
            failed("Its headers attribute refers to the cell itself.")
        } else if others.any(|name| !cells.ids.contains(&(table, name))) {
            failed("Its headers attribute refers to something that is no cell of this table.")
        } else {
            Case::passed(target.clone())
        });
    }
    Ok(cases)
}

fn is_cell(element: &Element) -> bool {
    element.is_html("td") || element.is_html("th")
}

/// The cells of all tables.
struct Cells<'a> {
    /// For each node the table it lies in.
    table: Vec<Option<NodeId>>,
    /// The ids of the cells of each table.
    ids: HashSet<(NodeId, &'a str)>,
}

impl<'a> Cells<'a> {
    fn new(page: &'a Snapshot) -> Self {
        let mut all = Self {
            table: vec![None; page.len()],
            ids: HashSet::new(),
        };
        for (id, element) in page.elements() {
            // Parents come first; what is no element, as a shadow root, keeps none.
            let table = page.parent(id).and_then(|parent| {
                if page.element(parent)?.is_html("table") {
                    Some(parent)
                } else {
                    all.table[parent.0 as usize]
                }
            });
            all.table[id.0 as usize] = table;
            if let (Some(table), true, Some(name)) =
                (table, is_cell(element), element.attribute("id"))
            {
                all.ids.insert((table, name));
            }
        }
        all
    }
}

#[cfg(test)]
#[path = "../../../tests/unit/checks/table_headers_reference.rs"]
mod tests;
