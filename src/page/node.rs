//! The nodes of a snapshot.

use super::{Image, Rare, Rect, Style};

/// A node's place in the arena; ids grow in document order. The root document is 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct NodeId(pub u32);

/// One node with its links; links are read through [`super::Snapshot`].
#[derive(Debug, Clone)]
pub struct Node {
    /// What it is.
    pub kind: NodeKind,
    pub(super) parent: Option<NodeId>,
    pub(super) first_child: Option<NodeId>,
    pub(super) next_sibling: Option<NodeId>,
    /// Shadow root or frame document below an element.
    pub(super) inner: Option<NodeId>,
}

/// What a node is.
#[derive(Debug, Clone)]
pub enum NodeKind {
    /// The top document, or the document of a frame.
    Document(FrameDocument),
    /// A shadow root.
    ShadowRoot {
        /// Whether the page itself can't reach it.
        closed: bool,
    },
    /// An element.
    Element(Box<Element>),
    /// A text node that is not empty.
    Text {
        /// As in the document, white space included.
        text: Box<str>,
        /// The box around all its lines; empty when it is not rendered.
        rect: Rect,
    },
}

/// A document within the page.
#[derive(Debug, Clone, Default)]
pub struct FrameDocument {
    /// Its address, without fragment.
    pub url: Box<str>,
    /// Why it could not be seen, where it could not.
    pub unseen: Option<Box<str>>,
}

/// An element.
#[derive(Debug, Clone)]
pub struct Element {
    /// Local name; lower case for HTML.
    pub tag: Box<str>,
    /// HTML, SVG and MathML elements of the same name differ.
    pub namespace: Namespace,
    /// Names (lower case for HTML) and values, in document order.
    pub attributes: Vec<(Box<str>, Box<str>)>,
    /// What attributes don't tell.
    pub state: State,
    /// The border box; empty when it is not rendered.
    pub rect: Rect,
    /// The computed style; `None` where the element is not rendered at all (`display: none` on it or above it).
    pub style: Option<std::rc::Rc<Style>>,
    /// Generated content before the children, where there is any.
    pub before: Option<Pseudo>,
    /// Generated content after the children.
    pub after: Option<Pseudo>,
    /// Ways found in which it listens to clicks.
    pub click_handlers: Vec<ClickHandler>,
    /// The number under which performance entries speak of it, where one does.
    pub number: Option<u32>,
    /// What it shows, where it is an `<img>`.
    pub image: Option<Box<Image>>,
    /// What few elements have.
    pub rare: Option<Box<Rare>>,
}

/// The namespaces that matter.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Namespace {
    /// HTML.
    #[default]
    Html,
    /// SVG.
    Svg,
    /// MathML.
    MathMl,
    /// Anything else.
    Other,
}

/// A pseudo-element with content.
#[derive(Debug, Clone)]
pub struct Pseudo {
    /// The computed `content`, resolved to text; empty for images and the empty string.
    pub text: Box<str>,
    /// Its computed style.
    pub style: std::rc::Rc<Style>,
}

/// Who listens to clicks on an element.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ClickHandler {
    /// An `onclick` attribute or property.
    Inline,
    /// React's `onClick`.
    React,
    /// Vue's `@click`.
    Vue,
    /// Svelte's `onclick`.
    Svelte,
    /// Solid's `$$click`.
    Solid,
    /// Preact's `onClick`.
    Preact,
    /// A listener seen through zone.js (Angular).
    Zone,
    /// jQuery's `.on('click')` on the element.
    JQuery,
    /// jQuery's delegated `.on('click', selector)` that matches the element.
    JQueryDelegated,
    /// Alpine's `@click` / `x-on:click`.
    Alpine,
    /// An attribute of a server-driven library: `phx-click`, `wire:click`, `hx-*`, `jsaction`, `data-action`.
    Attribute,
    /// Nothing was found but the pointer cursor that starts at this element.
    PointerCursor,
}

impl ClickHandler {
    /// All of them, in the order of the bits in which the collector writes them.
    pub const ALL: [Self; 12] = [
        Self::Inline,
        Self::React,
        Self::Vue,
        Self::Svelte,
        Self::Solid,
        Self::Preact,
        Self::Zone,
        Self::JQuery,
        Self::JQueryDelegated,
        Self::Alpine,
        Self::Attribute,
        Self::PointerCursor,
    ];
}

/// What attributes don't tell about an element; flags as the collector read them.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct State(pub u32);

impl State {
    /// `:disabled`, by itself or through a fieldset.
    pub const DISABLED: u32 = 1;
    /// `checked` as a property.
    pub const CHECKED: u32 = 1 << 1;
    /// `:modal`.
    pub const MODAL: u32 = 1 << 2;
    /// `isContentEditable`.
    pub const EDITABLE: u32 = 1 << 3;
    /// `tabIndex >= 0`, or focusable by the browser's own rules.
    pub const FOCUSABLE: u32 = 1 << 4;
    /// Inert, by itself or through an ancestor or a modal dialog.
    pub const INERT: u32 = 1 << 5;
    /// A form field that holds a value (the value itself is never recorded).
    pub const FILLED: u32 = 1 << 6;
    /// Listens to `keydown`, `keyup` or `keypress` through one of the ways clicks are found.
    pub const KEY_HANDLER: u32 = 1 << 7;
    /// The chosen `<option>`.
    pub const SELECTED: u32 = 1 << 8;
    /// `indeterminate` as a property.
    pub const INDETERMINATE: u32 = 1 << 9;
    /// Some style may take away the outline that shows the focus.
    pub const RINGLESS: u32 = 1 << 10;

    /// Whether a flag is set.
    #[must_use]
    pub fn has(self, flag: u32) -> bool {
        self.0 & flag != 0
    }
}

impl Element {
    /// An attribute's value; `name` in lower case.
    #[must_use]
    pub fn attribute(&self, name: &str) -> Option<&str> {
        self.attributes
            .iter()
            .find(|(n, _)| &**n == name)
            .map(|(_, value)| &**value)
    }

    /// Whether its `type` is this; `kind` in lower case.
    #[must_use]
    pub fn has_type(&self, kind: &str) -> bool {
        self.attribute("type")
            .is_some_and(|said| said.eq_ignore_ascii_case(kind))
    }

    /// Whether it is the HTML element of that name.
    #[must_use]
    pub fn is_html(&self, tag: &str) -> bool {
        self.namespace == Namespace::Html && &*self.tag == tag
    }
}
