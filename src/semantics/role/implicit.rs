//! The roles HTML and SVG elements have by themselves.

use super::Role;
use crate::page::{Element, Namespace, NodeId};
use crate::semantics::Semantics;
use crate::semantics::name::non_blank;

pub(super) fn role(semantics: &Semantics, id: NodeId, element: &Element) -> Option<Role> {
    match element.namespace {
        Namespace::Html => html(semantics, id, element),
        Namespace::Svg => svg(semantics, id, element),
        Namespace::MathMl if &*element.tag == "math" => Some(Role::Math),
        Namespace::MathMl | Namespace::Other => None,
    }
}

fn html(semantics: &Semantics, id: NodeId, element: &Element) -> Option<Role> {
    let has = |name: &str| element.attribute(name).is_some();
    let landmark = |role: Role, scoped: bool| if scoped { Role::Generic } else { role };
    let named = || semantics.named_by_author(element);
    Some(match &*element.tag {
        "a" if has("href") => Role::Link,
        "area" if has("href") => Role::Link,
        "article" => Role::Article,
        "aside" => landmark(
            Role::Complementary,
            !named() && within(semantics, id, SECTIONING),
        ),
        "address" | "details" | "fieldset" | "optgroup" | "hgroup" => Role::Group,
        "blockquote" => Role::Blockquote,
        "button" => Role::Button,
        "caption" => Role::Caption,
        "code" => Role::Code,
        "datalist" => Role::Listbox,
        "dd" => Role::Definition,
        "del" | "s" => Role::Deletion,
        "dfn" | "dt" => Role::Term,
        "dialog" => Role::Dialog,
        "em" => Role::Emphasis,
        "figure" => Role::Figure,
        "footer" => landmark(Role::Contentinfo, within(semantics, id, SCOPING)),
        "form" => landmark(Role::Form, !named()),
        "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => Role::Heading,
        "header" => landmark(Role::Banner, within(semantics, id, SCOPING)),
        "hr" => Role::Separator,
        "html" => Role::Document,
        "img" => image(semantics, id, element),
        "input" => return input(element),
        "ins" => Role::Insertion,
        "li" => in_list(semantics, id),
        "main" => Role::Main,
        "mark" => Role::Mark,
        "menu" | "ol" | "ul" => Role::List,
        "meter" => Role::Meter,
        "nav" => Role::Navigation,
        "option" => Role::Option,
        "output" => Role::Status,
        "p" => Role::Paragraph,
        "progress" => Role::Progressbar,
        "search" => Role::Search,
        "section" => landmark(Role::Region, !named()),
        "select" => select(element),
        "strong" => Role::Strong,
        "sub" => Role::Subscript,
        "sup" => Role::Superscript,
        "table" => Role::Table,
        "tbody" | "tfoot" | "thead" => in_table(semantics, id, Role::Rowgroup),
        "td" => in_table(semantics, id, Role::Cell),
        "textarea" => Role::Textbox,
        "th" => in_table(semantics, id, header_cell(semantics, id, element)),
        "time" => Role::Time,
        "tr" => in_table(semantics, id, Role::Row),
        "audio" | "base" | "br" | "canvas" | "col" | "colgroup" | "dl" | "embed" | "figcaption"
        | "frame" | "head" | "iframe" | "label" | "legend" | "link" | "map" | "meta"
        | "noscript" | "object" | "param" | "picture" | "script" | "slot" | "source" | "style"
        | "summary" | "template" | "title" | "track" | "video" | "wbr" => return None,
        _ => Role::Generic,
    })
}

const SECTIONING: &[&str] = &["article", "aside", "nav", "section"];
const SCOPING: &[&str] = &["article", "aside", "main", "nav", "section"];

/// Whether the nearest sectioning ancestor keeps a header, footer or aside from being a landmark of the page. A role
/// that says the same as such an element counts too.
fn within(semantics: &Semantics, id: NodeId, tags: &[&str]) -> bool {
    semantics.flat_ancestors(id).any(|ancestor| {
        semantics
            .element(ancestor)
            .is_some_and(|element| match semantics.explicit_role(ancestor) {
                Some(role) => matches!(
                    (role, tags.contains(&"main")),
                    (
                        Role::Article | Role::Complementary | Role::Navigation | Role::Region,
                        _
                    ) | (Role::Main, true)
                ),
                None => tags.iter().any(|tag| element.is_html(tag)),
            })
    })
}

/// An image with an empty alternative is decoration, unless something else speaks for it.
fn image(semantics: &Semantics, id: NodeId, element: &Element) -> Role {
    let decorative = element.attribute("alt") == Some("");
    if decorative && !semantics.conflicts_with_none(id) {
        Role::None
    } else {
        Role::Img
    }
}

fn input(element: &Element) -> Option<Role> {
    let list = element.attribute("list").is_some_and(non_blank);
    let kind = element.attribute("type").unwrap_or("text");
    Some(match &*kind.trim().to_ascii_lowercase() {
        "button" | "image" | "reset" | "submit" => Role::Button,
        "checkbox" if element.attribute("switch").is_some() => Role::Switch,
        "checkbox" => Role::Checkbox,
        "number" => Role::Spinbutton,
        "radio" => Role::Radio,
        "range" => Role::Slider,
        "color" | "date" | "datetime-local" | "file" | "hidden" | "month" | "password" | "time"
        | "week" => return None,
        _ if list => Role::Combobox,
        "search" => Role::Searchbox,
        // `email`, `tel`, `url`, `text`, and whatever is unknown, which is text too.
        _ => Role::Textbox,
    })
}

fn select(element: &Element) -> Role {
    let rows = element
        .attribute("size")
        .and_then(|size| size.trim().parse::<u32>().ok())
        .unwrap_or(0);
    if element.attribute("multiple").is_some() || rows > 1 {
        Role::Listbox
    } else {
        Role::Combobox
    }
}

/// An item outside of a list is nothing special, nor is one of a list that is presentational. Only what can be a list is
/// asked for its role: items in items would ask each other all the way up.
fn in_list(semantics: &Semantics, id: NodeId) -> Role {
    let list = semantics.flat_ancestors(id).next().and_then(|parent| {
        let list = semantics
            .element(parent)
            .is_some_and(|element| ["menu", "ol", "ul"].iter().any(|tag| element.is_html(tag)));
        if list {
            semantics.role(parent)
        } else {
            semantics.explicit_role(parent)
        }
    });
    match list {
        Some(Role::List | Role::Directory) => Role::Listitem,
        _ => Role::Generic,
    }
}

/// Rows and cells are what their table makes of them.
fn in_table(semantics: &Semantics, id: NodeId, role: Role) -> Role {
    let table = semantics
        .flat_ancestors(id)
        .take(MAX_TABLE_DEPTH)
        .find(|&id| {
            semantics
                .element(id)
                .is_some_and(|element| element.is_html("table"))
        });
    match (table.and_then(|table| semantics.role(table)), role) {
        (Some(Role::Grid | Role::Treegrid), Role::Cell) => Role::Gridcell,
        (Some(Role::None), _) => Role::Generic,
        _ => role,
    }
}

/// table > tbody > tr > td is three steps; what a script puts between is a little more.
const MAX_TABLE_DEPTH: usize = 16;

fn header_cell(semantics: &Semantics, id: NodeId, element: &Element) -> Role {
    match element.attribute("scope").map(str::to_ascii_lowercase) {
        Some(scope) if scope.starts_with("row") => Role::Rowheader,
        Some(scope) if scope.starts_with("col") => Role::Columnheader,
        _ => {
            let mixed = semantics.flat_ancestors(id).next().is_some_and(|row| {
                semantics
                    .page()
                    .children(row)
                    .filter_map(|cell| semantics.element(cell))
                    .take(MAX_CELLS)
                    .any(|cell| cell.is_html("td"))
            });
            if mixed {
                Role::Rowheader
            } else {
                Role::Columnheader
            }
        }
    }
}

/// Among so many cells of a row a data cell would have shown up.
const MAX_CELLS: usize = 64;

fn svg(semantics: &Semantics, id: NodeId, element: &Element) -> Option<Role> {
    let told = semantics.named_by_author(element)
        || semantics.focusable(id)
        || semantics.page().children(id).any(|child| {
            semantics
                .element(child)
                .is_some_and(|child| matches!(&*child.tag, "title" | "desc"))
        });
    Some(match &*element.tag {
        "svg" => Role::GraphicsDocument,
        "a" if element.attribute("href").is_some() || element.attribute("xlink:href").is_some() => {
            Role::Link
        }
        "image" => Role::Img,
        "text" | "tspan" | "textPath" | "foreignObject" => Role::Group,
        "g" | "use" | "symbol" if told => Role::GraphicsObject,
        "circle" | "ellipse" | "line" | "path" | "polygon" | "polyline" | "rect" if told => {
            Role::GraphicsSymbol
        }
        _ => return None,
    })
}
