//! The states and properties there are, what values they take, and which roles support them.
//!
//! From <https://www.w3.org/TR/wai-aria-1.2/#state_prop_def>, and from the draft of 1.3 the braille attributes and
//! `aria-description`, which browsers know already.

use crate::semantics::Role::{self, *};

/// A state or property.
#[derive(Debug)]
pub struct Attribute {
    /// Its name, `aria-` included.
    pub name: &'static str,
    /// What it may be.
    pub value: Value,
    /// The roles that support it, by themselves or by inheritance; none for a global one.
    pub roles: &'static [Role],
}

/// What the value of an attribute may be: <https://www.w3.org/TR/wai-aria-1.2/#propcharacteristic_value>
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Value {
    /// One of these words.
    One(&'static str),
    /// Some of these words.
    Some(&'static str),
    /// A whole number.
    Integer,
    /// A number.
    Number,
    /// Words for people, or ids, whether or not something has them.
    Any,
}

use Value::{Any, Integer, Number, One};

const BOOLEAN: Value = One("true false");
const OPTIONAL: Value = One("true false undefined");
const TRISTATE: Value = One("true false mixed undefined");

const RANGES: &[Role] = &[Meter, Progressbar, Scrollbar, Separator, Slider, Spinbutton];
const CELLS: &[Role] = &[Cell, Columnheader, Gridcell, Rowheader];
const CELLS_AND_ROWS: &[Role] = &[Cell, Columnheader, Gridcell, Row, Rowheader];
const TABLES: &[Role] = &[Grid, Table, Treegrid];
const IN_SETS: &[Role] = &[
    Article,
    Comment,
    Listitem,
    Menuitem,
    Menuitemcheckbox,
    Menuitemradio,
    Option,
    Radio,
    Row,
    Tab,
    Treeitem,
];
const TEXTS: &[Role] = &[Searchbox, Textbox];

const fn global(name: &'static str, value: Value) -> Attribute {
    Attribute {
        name,
        value,
        roles: &[],
    }
}

const fn of(name: &'static str, value: Value, roles: &'static [Role]) -> Attribute {
    Attribute { name, value, roles }
}

static ATTRIBUTES: &[Attribute] = &[
    of(
        "aria-activedescendant",
        Any,
        &[
            Application,
            Combobox,
            Grid,
            Group,
            Listbox,
            Menu,
            Menubar,
            Radiogroup,
            Row,
            Searchbox,
            Spinbutton,
            Tablist,
            Textbox,
            Toolbar,
            Tree,
            Treegrid,
        ],
    ),
    global("aria-atomic", BOOLEAN),
    of(
        "aria-autocomplete",
        One("inline list both none"),
        &[Combobox, Searchbox, Textbox],
    ),
    global("aria-braillelabel", Any),
    global("aria-brailleroledescription", Any),
    global("aria-busy", BOOLEAN),
    of(
        "aria-checked",
        TRISTATE,
        &[
            Checkbox,
            Menuitemcheckbox,
            Menuitemradio,
            Option,
            Radio,
            Switch,
            Treeitem,
        ],
    ),
    of("aria-colcount", Integer, TABLES),
    of("aria-colindex", Integer, CELLS_AND_ROWS),
    of("aria-colindextext", Any, CELLS_AND_ROWS),
    of("aria-colspan", Integer, CELLS),
    global("aria-controls", Any),
    global(
        "aria-current",
        One("page step location date time true false"),
    ),
    global("aria-describedby", Any),
    global("aria-description", Any),
    global("aria-details", Any),
    global("aria-disabled", BOOLEAN),
    global(
        "aria-dropeffect",
        Value::Some("copy execute link move none popup"),
    ),
    global("aria-errormessage", Any),
    of(
        "aria-expanded",
        OPTIONAL,
        &[
            Application,
            Button,
            Checkbox,
            Columnheader,
            Combobox,
            Gridcell,
            Link,
            Listbox,
            Menuitem,
            Menuitemcheckbox,
            Menuitemradio,
            Row,
            Rowheader,
            Switch,
            Tab,
            Treeitem,
        ],
    ),
    global("aria-flowto", Any),
    global("aria-grabbed", OPTIONAL),
    global(
        "aria-haspopup",
        One("false true menu listbox tree grid dialog"),
    ),
    global("aria-hidden", OPTIONAL),
    global("aria-invalid", One("grammar false spelling true")),
    global("aria-keyshortcuts", Any),
    global("aria-label", Any),
    global("aria-labelledby", Any),
    of(
        "aria-level",
        Integer,
        &[Comment, Heading, Listitem, Row, Treeitem],
    ),
    global("aria-live", One("assertive off polite")),
    of("aria-modal", BOOLEAN, &[Alertdialog, Dialog]),
    of("aria-multiline", BOOLEAN, TEXTS),
    of(
        "aria-multiselectable",
        BOOLEAN,
        &[Grid, Listbox, Tablist, Tree, Treegrid],
    ),
    of(
        "aria-orientation",
        One("horizontal undefined vertical"),
        &[
            Listbox, Menu, Menubar, Radiogroup, Scrollbar, Separator, Slider, Tablist, Toolbar,
            Tree, Treegrid,
        ],
    ),
    global("aria-owns", Any),
    of("aria-placeholder", Any, TEXTS),
    of("aria-posinset", Integer, IN_SETS),
    of("aria-pressed", TRISTATE, &[Button]),
    of(
        "aria-readonly",
        BOOLEAN,
        &[
            Checkbox,
            Columnheader,
            Combobox,
            Grid,
            Gridcell,
            Listbox,
            Menuitemcheckbox,
            Menuitemradio,
            Radiogroup,
            Rowheader,
            Searchbox,
            Slider,
            Spinbutton,
            Switch,
            Textbox,
            Treegrid,
        ],
    ),
    global("aria-relevant", Value::Some("additions all removals text")),
    of(
        "aria-required",
        BOOLEAN,
        &[
            Checkbox,
            Columnheader,
            Combobox,
            Gridcell,
            Listbox,
            Menuitemcheckbox,
            Menuitemradio,
            Radiogroup,
            Rowheader,
            Searchbox,
            Spinbutton,
            Switch,
            Textbox,
            Tree,
            Treegrid,
        ],
    ),
    global("aria-roledescription", Any),
    of("aria-rowcount", Integer, TABLES),
    of("aria-rowindex", Integer, CELLS_AND_ROWS),
    of("aria-rowindextext", Any, CELLS_AND_ROWS),
    of("aria-rowspan", Integer, CELLS),
    of(
        "aria-selected",
        OPTIONAL,
        &[
            Columnheader,
            Gridcell,
            Option,
            Row,
            Rowheader,
            Tab,
            Treeitem,
        ],
    ),
    of("aria-setsize", Integer, IN_SETS),
    of(
        "aria-sort",
        One("ascending descending none other"),
        &[Columnheader, Rowheader],
    ),
    of("aria-valuemax", Number, RANGES),
    of("aria-valuemin", Number, RANGES),
    of("aria-valuenow", Number, RANGES),
    of("aria-valuetext", Any, RANGES),
];

impl Attribute {
    /// The state or property of that name.
    #[must_use]
    pub fn named(name: &str) -> std::option::Option<&'static Self> {
        ATTRIBUTES.iter().find(|attribute| attribute.name == name)
    }

    /// Whether it may stand on anything, but for roles that prohibit it. Those whose global use is deprecated count.
    /// <https://www.w3.org/TR/wai-aria-1.2/#global_states>
    #[must_use]
    pub fn global(&self) -> bool {
        self.roles.is_empty()
    }

    /// Whether a role inherits or supports it.
    #[must_use]
    pub fn supported_by(&self, role: Role) -> bool {
        self.roles.is_empty() || self.roles.contains(&role)
    }

    /// Whether a role must not have it: <https://www.w3.org/TR/wai-aria-1.2/#prohibitedattributes>
    #[must_use]
    pub fn prohibited_by(&self, role: Role) -> bool {
        match self.name {
            // `time` may not be named only since the draft of 1.3.
            "aria-label" | "aria-labelledby" | "aria-braillelabel" => {
                role.nameless() && role != Time
            }
            "aria-roledescription" | "aria-brailleroledescription" => role == Generic,
            _ => false,
        }
    }
}

impl Value {
    /// Whether a value that is not empty is one of this kind. Words count in any case.
    #[must_use]
    pub fn takes(self, text: &str) -> bool {
        let known = |words: &str, word: &str| {
            words
                .split(' ')
                .any(|known| known.eq_ignore_ascii_case(word))
        };
        let text = text.trim();
        match self {
            One(words) => known(words, text),
            Self::Some(words) => text.split_ascii_whitespace().all(|word| known(words, word)),
            Integer => digits(text.strip_prefix(['-', '+']).unwrap_or(text)),
            Number => {
                text.parse::<f64>().is_ok_and(f64::is_finite)
                    && text.bytes().any(|c| c.is_ascii_digit())
            }
            Any => true,
        }
    }

    /// What it may be, in words.
    #[must_use]
    pub fn words(self) -> String {
        match self {
            One(words) => format!("one of: {}", words.replace(' ', ", ")),
            Self::Some(words) => format!("some of: {}", words.replace(' ', ", ")),
            Integer => "a whole number".to_owned(),
            Number => "a number".to_owned(),
            Any => "any text".to_owned(),
        }
    }
}

fn digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|c| c.is_ascii_digit())
}

#[cfg(test)]
#[path = "../../../tests/unit/semantics/aria_attribute.rs"]
mod tests;
