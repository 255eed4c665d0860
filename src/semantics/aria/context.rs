//! What a role needs around it, in it and on it.
//! <https://www.w3.org/TR/wai-aria-1.2/#role_definitions>

use crate::semantics::Role::{self, *};

impl Role {
    /// The states and properties without which it says nothing, as far as they have no value by default.
    #[must_use]
    pub fn required(self) -> &'static [&'static str] {
        match self {
            Checkbox | Menuitemcheckbox | Menuitemradio | Radio | Switch => &["aria-checked"],
            Combobox => &["aria-expanded", "aria-controls"],
            Heading => &["aria-level"],
            Meter | Slider => &["aria-valuenow"],
            Scrollbar => &["aria-controls", "aria-valuenow"],
            _ => &[],
        }
    }

    /// The roles one of which must hold it; none for a role that may stand anywhere.
    #[must_use]
    pub fn context(self) -> &'static [Role] {
        match self {
            Caption => &[Figure, Grid, Table, Treegrid],
            Cell | Columnheader | Gridcell | Rowheader => &[Row],
            Listitem => &[List, Directory],
            Menuitem | Menuitemcheckbox | Menuitemradio => &[Menu, Menubar, Group],
            Option => &[Listbox, Group],
            Row => &[Table, Grid, Treegrid, Rowgroup],
            Rowgroup => &[Table, Grid, Treegrid],
            Tab => &[Tablist],
            Treeitem => &[Tree, Group],
            _ => &[],
        }
    }

    /// The roles that alone may stand in it; none for a role that may hold anything. Captions of tables and separators
    /// of menus are let through: the draft of 1.3 does, and so do browsers.
    #[must_use]
    pub fn owned(self) -> &'static [Role] {
        match self {
            Feed => &[Article],
            Grid | Table | Treegrid => &[Row, Rowgroup, Caption],
            List => &[Listitem],
            Listbox => &[Option, Group],
            Menu | Menubar => &[Menuitem, Menuitemcheckbox, Menuitemradio, Group, Separator],
            Row => &[Cell, Columnheader, Gridcell, Rowheader],
            Rowgroup => &[Row],
            Tablist => &[Tab],
            Tree => &[Treeitem, Group],
            _ => &[],
        }
    }
}
