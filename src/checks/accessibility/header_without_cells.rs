//! # Table header of nothing
//!
//! ## What it checks
//!
//! Every row or column header in sight that assistive technology is told of and that stands in a table or grid. At least
//! one other cell must take it as its header: a cell that names it in `headers`, one below a column header, or one to the
//! right of a row header. Headers without any words are left out.
//!
//! In a table without a single data cell a person is asked: it may be filled later.
//!
//! ## Why it matters
//!
//! Screen readers say the header with every cell. One that belongs to nothing is either of no use, or the cells beside it
//! are said to be of something else.
//!
//! ## How to fix
//!
//! Give every header its cells: complete short rows with empty cells, and correct `scope` and `headers`.
//!
//! ## Examples
//!
//! ```html,failed
//! <table><tr><th>Name</th><th>Due</th></tr><tr><td>Acme</td></tr><tr><td>Zeta</td></tr></table>
//! ```
//!
//! ```html,passed
//! <table><tr><th>Name</th><th>Due</th></tr><tr><td>Acme</td><td>Friday</td></tr></table>
//! ```
//!
//! ```html,cantTell
//! <table><tr><th>Name</th></tr></table>
//! ```
//!
//! ```html,inapplicable
//! <table><tr><td>Acme</td></tr></table>
//! ```
//!
//! ## References
//!
//! - [ACT rule d0f69e: table header cell has assigned cells](https://www.w3.org/WAI/standards-guidelines/act/rules/d0f69e/)
//! - [WCAG 1.3.1 Info and Relationships](https://www.w3.org/WAI/WCAG22/Understanding/info-and-relationships)
//! - [HTML: forming relationships between data cells and header cells](https://html.spec.whatwg.org/multipage/tables.html#header-and-data-cell-semantics)

use crate::Recording;
use crate::catalog::Pillar;
use crate::checks::{Case, Check, Impact, Target};
use crate::semantics::{Cell, Grid, Scope, Semantics, component, grids};
use std::collections::HashSet;

/// Table header of nothing.
pub const CHECK: Check = Check {
    id: "header-without-cells",
    pillar: Pillar::Accessibility,
    impact: Impact::Moderate,
    wcag: &["1.3.1"],
    act: &["d0f69e"],
    items: &[],
    run,
};

fn run(recording: &Recording) -> Result<Vec<Case>, String> {
    let page = recording.page.as_ref().ok_or("the page was not read")?;
    let semantics = Semantics::new(page);
    let mut cases = Vec::new();
    for grid in grids(&semantics) {
        let empty = grid.cells.iter().all(|cell| cell.header);
        let mut named: HashSet<&str> = HashSet::new();
        for cell in &grid.cells {
            named.extend(cell.headers.unwrap_or_default().split_ascii_whitespace());
        }
        let reach = Reach::new(&grid);
        for cell in grid.cells.iter().filter(|cell| cell.header) {
            let applies = semantics.visible(cell.id)
                && semantics.exposed(cell.id)
                && semantics.exposed(grid.table)
                && semantics.holds(cell.id).content;
            if !applies {
                continue;
            }
            let target = Target::Node(cell.id);
            let cause = || component(page, cell.id);
            let by_name = page
                .element(cell.id)
                .and_then(|element| element.attribute("id"))
                .is_some_and(|id| named.contains(id));
            cases.push(if by_name || reach.assigned(cell) {
                Case::passed(target)
            } else if empty {
                Case {
                    impact: Some(Impact::Minor),
                    ..Case::cant_tell(
                        target,
                        cause(),
                        "The table has no data cell yet; see whether this header has cells once it is filled.",
                    )
                }
            } else {
                Case::failed(target, cause(), "No cell of the table belongs to this header.")
            });
        }
    }
    Ok(cases)
}

/// How far cells without `headers` reach: which headers have one below or to the right of them.
struct Reach {
    /// For each column the last row with such a cell.
    lowest: Vec<usize>,
    /// For each row the last column with such a cell.
    rightmost: Vec<usize>,
    /// Columns and rows with a data cell.
    data_columns: Vec<bool>,
    data_rows: Vec<bool>,
}

impl Reach {
    fn new(grid: &Grid) -> Self {
        let columns = grid.cells.iter().map(|cell| cell.x + cell.width).max();
        let rows = grid.cells.iter().map(|cell| cell.y + cell.height).max();
        let (columns, rows) = (columns.unwrap_or(0), rows.unwrap_or(0));
        let mut reach = Self {
            lowest: vec![0; columns],
            rightmost: vec![0; rows],
            data_columns: vec![false; columns],
            data_rows: vec![false; rows],
        };
        for cell in &grid.cells {
            for x in cell.x..cell.x + cell.width {
                reach.data_columns[x] |= !cell.header;
                if cell.headers.is_none() {
                    reach.lowest[x] = reach.lowest[x].max(cell.y);
                }
            }
            for y in cell.y..cell.y + cell.height {
                reach.data_rows[y] |= !cell.header;
                if cell.headers.is_none() {
                    reach.rightmost[y] = reach.rightmost[y].max(cell.x);
                }
            }
        }
        reach
    }

    /// Whether some cell takes it as its header by its place.
    fn assigned(&self, header: &Cell) -> bool {
        let columns = header.x..header.x + header.width;
        let rows = header.y..header.y + header.height;
        let below = || {
            columns
                .clone()
                .any(|x| self.lowest[x] >= header.y + header.height)
        };
        let right = || {
            rows.clone()
                .any(|y| self.rightmost[y] >= header.x + header.width)
        };
        match header.scope {
            Scope::Column => below(),
            Scope::Row => right(),
            // A header is of the column if its row has no data, else of the row if its column has none.
            Scope::Auto if !rows.clone().any(|y| self.data_rows[y]) => below(),
            Scope::Auto if !columns.clone().any(|x| self.data_columns[x]) => right(),
            Scope::Auto => below() || right(),
        }
    }
}

#[cfg(test)]
#[path = "../../../tests/unit/checks/header_without_cells.rs"]
mod tests;
