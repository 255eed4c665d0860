//! Tables: which cell stands in which row and column.
//! <https://html.spec.whatwg.org/multipage/tables.html#forming-a-table>

use super::{Role, Semantics};
use crate::page::{Element, NodeId};

/// A table or grid with its cells, row by row.
#[derive(Debug)]
pub struct Grid<'a> {
    /// The element.
    pub table: NodeId,
    /// Its cells, those of tables within it left out.
    pub cells: Vec<Cell<'a>>,
    /// For each column the first row in which it is free.
    free: Vec<usize>,
    /// The row the last cell stands in, and how many rows began.
    row: Option<NodeId>,
    rows: usize,
    /// Where the next cell of the row may stand.
    next: usize,
}

/// A cell and its place, counted from 0.
#[derive(Debug)]
pub struct Cell<'a> {
    /// The element.
    pub id: NodeId,
    /// The first column.
    pub x: usize,
    /// The first row.
    pub y: usize,
    /// How many columns it takes.
    pub width: usize,
    /// How many rows it takes.
    pub height: usize,
    /// Whether it is a row or column header.
    pub header: bool,
    /// What a header is of.
    pub scope: Scope,
    /// Its `headers` attribute.
    pub headers: Option<&'a str>,
}

/// What a header is of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Scope {
    /// The cells below it.
    Column,
    /// The cells right of it.
    Row,
    /// What its neighbours make of it.
    Auto,
}

/// Wider spans are no table of anybody's; HTML ends at 1000 columns.
const MAX_SPAN: usize = 100;
const MAX_COLUMNS: usize = 1000;

/// All tables and grids with a role that is not presentational, in document order.
#[must_use]
pub fn grids<'a>(semantics: &Semantics<'a>) -> Vec<Grid<'a>> {
    let page = semantics.page();
    let mut all: Vec<Grid> = Vec::new();
    // For each node the table it lies in, by its place in `all`, and the row.
    let mut around: Vec<(Option<usize>, Option<NodeId>)> = vec![(None, None); page.len()];
    for &id in semantics.flat_order() {
        let parent = semantics.flat_parent(id);
        let (mut table, mut row) = parent.map_or((None, None), |parent| around[parent.0 as usize]);
        if let Some(element) = semantics.element(id) {
            match semantics.role(id) {
                Some(Role::Table | Role::Grid) => {
                    (table, row) = (Some(all.len()), None);
                    all.push(Grid::new(id));
                }
                Some(Role::Treegrid) => (table, row) = (None, None),
                Some(Role::Row) => row = Some(id),
                Some(
                    role @ (Role::Cell | Role::Gridcell | Role::Columnheader | Role::Rowheader),
                ) => {
                    if let (Some(table), Some(row)) = (table, row)
                        && semantics.rendered(id)
                    {
                        all[table].add(id, element, role, row);
                    }
                }
                _ => {}
            }
        }
        around[id.0 as usize] = (table, row);
    }
    all
}

impl<'a> Grid<'a> {
    fn new(table: NodeId) -> Self {
        Self {
            table,
            cells: Vec::new(),
            free: Vec::new(),
            row: None,
            rows: 0,
            next: 0,
        }
    }

    fn add(&mut self, id: NodeId, element: &'a Element, role: Role, row: NodeId) {
        if self.row != Some(row) {
            (self.row, self.next) = (Some(row), 0);
            self.rows += 1;
        }
        let y = self.rows - 1;
        let mut x = self.next;
        while self.free.get(x).is_some_and(|&free| free > y) {
            x += 1;
        }
        if x >= MAX_COLUMNS {
            return;
        }
        let span = |html: &str, aria: &str| {
            let value = element.attribute(html).or_else(|| element.attribute(aria));
            value
                .and_then(|value| value.trim().parse::<usize>().ok())
                .unwrap_or(1)
                .clamp(1, MAX_SPAN)
        };
        let (width, height) = (
            span("colspan", "aria-colspan"),
            span("rowspan", "aria-rowspan"),
        );
        self.next = x + width;
        if self.free.len() < self.next {
            self.free.resize(self.next, 0);
        }
        for free in &mut self.free[x..x + width] {
            *free = y + height;
        }
        let scope = match (element.attribute("scope"), role) {
            (Some(scope), _) if scope.to_ascii_lowercase().starts_with("col") => Scope::Column,
            (Some(scope), _) if scope.to_ascii_lowercase().starts_with("row") => Scope::Row,
            _ if element.is_html("th") && element.attribute("role").is_none() => Scope::Auto,
            (_, Role::Columnheader) => Scope::Column,
            _ => Scope::Row,
        };
        self.cells.push(Cell {
            id,
            x,
            y,
            width,
            height,
            header: matches!(role, Role::Columnheader | Role::Rowheader),
            scope,
            headers: element.attribute("headers"),
        });
    }
}
