//! Snapshots made by hand, for tests and examples that need no browser.

use super::node::{
    ClickHandler, Element, FrameDocument, Namespace, Node, NodeId, NodeKind, Pseudo, State,
};
use super::{Header, Image, Media, Rare, Rect, Snapshot, Style, Viewport, derive};
use std::cell::OnceCell;
use std::rc::Rc;

/// Builds a snapshot node by node; what the decoder also uses.
#[derive(Debug)]
pub struct PageBuilder {
    nodes: Vec<Node>,
    last_child: Vec<Option<NodeId>>,
    open: Vec<NodeId>,
}

impl Default for PageBuilder {
    fn default() -> Self {
        Self::new("http://localhost/")
    }
}

impl PageBuilder {
    /// An empty top document with this address.
    #[must_use]
    pub fn new(url: &str) -> Self {
        Self::with_document(FrameDocument {
            url: url.into(),
            unseen: None,
        })
    }

    /// An empty page with this top document.
    #[must_use]
    pub fn with_document(document: FrameDocument) -> Self {
        let mut builder = Self {
            nodes: Vec::new(),
            last_child: Vec::new(),
            open: Vec::new(),
        };
        builder.open(NodeKind::Document(document));
        builder
    }

    /// Whether the innermost open node is an element that has no shadow root or frame document yet.
    #[must_use]
    pub fn takes_inner(&self) -> bool {
        self.open.last().is_some_and(|id| {
            let node = &self.nodes[id.0 as usize];
            matches!(node.kind, NodeKind::Element(_)) && node.inner.is_none()
        })
    }

    /// Adds a node below the innermost open one and opens it.
    pub fn open(&mut self, kind: NodeKind) -> NodeId {
        let id = NodeId(u32::try_from(self.nodes.len()).unwrap_or(u32::MAX));
        let parent = self.open.last().copied();
        let inner = matches!(kind, NodeKind::Document(_) | NodeKind::ShadowRoot { .. });
        self.nodes.push(Node {
            kind,
            parent,
            first_child: None,
            next_sibling: None,
            inner: None,
        });
        self.last_child.push(None);
        if let Some(parent) = parent {
            let index = parent.0 as usize;
            if inner {
                self.nodes[index].inner = Some(id);
            } else {
                match self.last_child[index] {
                    Some(previous) => self.nodes[previous.0 as usize].next_sibling = Some(id),
                    None => self.nodes[index].first_child = Some(id),
                }
                self.last_child[index] = Some(id);
            }
        }
        self.open.push(id);
        id
    }

    /// Closes the innermost open node; the top document stays open.
    pub fn close(&mut self) {
        if self.open.len() > 1 {
            self.open.pop();
        }
    }

    /// The innermost open node, where it is an element.
    pub(super) fn innermost(&mut self) -> Option<&mut Element> {
        let id = self.open.last()?;
        match &mut self.nodes[id.0 as usize].kind {
            NodeKind::Element(element) => Some(element),
            _ => None,
        }
    }

    /// How deep the innermost open node is; the top document is 1.
    #[must_use]
    pub fn depth(&self) -> usize {
        self.open.len()
    }

    /// Adds an element with all below it.
    pub fn add(&mut self, element: ElementBuilder) -> NodeId {
        let id = self.open(NodeKind::Element(Box::new(element.element)));
        for child in element.children {
            match child {
                Child::Element(child) => {
                    self.add(*child);
                }
                Child::Text(text, rect) => {
                    self.open(NodeKind::Text {
                        text: text.into(),
                        rect,
                    });
                    self.close();
                }
                Child::Shadow(closed, children) => {
                    self.open(NodeKind::ShadowRoot { closed });
                    for child in children {
                        self.add(child);
                    }
                    self.close();
                }
                Child::Frame(document, children) => {
                    self.open(NodeKind::Document(document));
                    for child in children {
                        self.add(child);
                    }
                    self.close();
                }
            }
        }
        self.close();
        id
    }

    /// The snapshot, with a desktop viewport and the document's address as its header.
    #[must_use]
    pub fn finish(self) -> Snapshot {
        let url = match &self.nodes[0].kind {
            NodeKind::Document(document) => document.url.to_string(),
            _ => String::new(),
        };
        let viewport = Viewport {
            width: 1280.0,
            height: 720.0,
            dpr: 1.0,
            scroll_x: 0.0,
            scroll_y: 0.0,
        };
        self.finish_with(Header {
            url,
            viewport,
            ..Header::default()
        })
    }

    /// The snapshot with this header.
    #[must_use]
    pub fn finish_with(self, header: Header) -> Snapshot {
        let mut snapshot = Snapshot {
            header,
            nodes: self.nodes,
            index: OnceCell::new(),
            selectors: OnceCell::new(),
        };
        derive::complete(&mut snapshot);
        snapshot
    }
}

/// An element by hand: rendered, 100 × 20 px, with the default style until told otherwise.
#[derive(Debug, Clone)]
pub struct ElementBuilder {
    element: Element,
    children: Vec<Child>,
}

#[derive(Debug, Clone)]
enum Child {
    Element(Box<ElementBuilder>),
    Text(String, Rect),
    Shadow(bool, Vec<ElementBuilder>),
    Frame(FrameDocument, Vec<ElementBuilder>),
}

const SOME_RECT: Rect = Rect {
    x: 0.0,
    y: 0.0,
    width: 100.0,
    height: 20.0,
};

impl ElementBuilder {
    /// An HTML element.
    #[must_use]
    pub fn new(tag: &str) -> Self {
        let element = Element {
            tag: tag.into(),
            namespace: Namespace::Html,
            attributes: Vec::new(),
            state: State::default(),
            rect: SOME_RECT,
            style: Some(Rc::new(Style::default())),
            before: None,
            after: None,
            click_handlers: Vec::new(),
            number: None,
            image: None,
            rare: None,
        };
        Self {
            element,
            children: Vec::new(),
        }
    }

    /// Puts it into another namespace.
    #[must_use]
    pub fn namespace(mut self, namespace: Namespace) -> Self {
        self.element.namespace = namespace;
        self
    }

    /// Adds an attribute.
    #[must_use]
    pub fn attr(mut self, name: &str, value: &str) -> Self {
        self.element.attributes.push((name.into(), value.into()));
        self
    }

    /// Sets flags of [`State`].
    #[must_use]
    pub fn state(mut self, flags: u32) -> Self {
        self.element.state.0 |= flags;
        self
    }

    /// Changes its style.
    #[must_use]
    pub fn style(mut self, change: impl FnOnce(&mut Style)) -> Self {
        let mut style = self.element.style.as_deref().cloned().unwrap_or_default();
        change(&mut style);
        self.element.style = Some(Rc::new(style));
        self
    }

    /// Moves it.
    #[must_use]
    pub fn rect(mut self, x: f32, y: f32, width: f32, height: f32) -> Self {
        self.element.rect = Rect {
            x,
            y,
            width,
            height,
        };
        self
    }

    /// Not rendered: `display: none` on it or above it. Children are to be told as well.
    #[must_use]
    pub fn unrendered(mut self) -> Self {
        self.element.style = None;
        self.element.rect = Rect::default();
        self
    }

    /// Lets it listen to clicks.
    #[must_use]
    pub fn on_click(mut self, handler: ClickHandler) -> Self {
        self.element.click_handlers.push(handler);
        self
    }

    /// Lets performance entries speak of it by this number.
    #[must_use]
    pub fn number(mut self, number: u32) -> Self {
        self.element.number = Some(number);
        self
    }

    /// Lets it show a picture.
    #[must_use]
    pub fn image(mut self, image: Image) -> Self {
        self.element.image = Some(Box::new(image));
        self
    }

    /// Makes it a medium of which this is known.
    #[must_use]
    pub fn media(mut self, media: Media) -> Self {
        self.rare().media = Some(media);
        self
    }

    /// Important spacing of its style attribute: letters, words, lines, in CSS pixels.
    #[must_use]
    pub fn spacing(mut self, spacing: [Option<f32>; 3]) -> Self {
        self.rare().spacing = spacing;
        self
    }

    /// `transform` and `rotate` in portrait, then in landscape.
    #[must_use]
    pub fn turned(mut self, values: [&str; 4]) -> Self {
        self.rare().turned = Some(values.map(Into::into));
        self
    }

    fn rare(&mut self) -> &mut Rare {
        self.element.rare.get_or_insert_default()
    }

    /// Generated content before the children.
    #[must_use]
    pub fn before(mut self, text: &str) -> Self {
        self.element.before = Some(Pseudo {
            text: text.into(),
            style: Rc::new(Style::default()),
        });
        self
    }

    /// Generated content after the children.
    #[must_use]
    pub fn after(mut self, text: &str) -> Self {
        self.element.after = Some(Pseudo {
            text: text.into(),
            style: Rc::new(Style::default()),
        });
        self
    }

    /// Adds a child.
    #[must_use]
    pub fn child(mut self, child: Self) -> Self {
        self.children.push(Child::Element(Box::new(child)));
        self
    }

    /// Adds text that fills the element's box.
    #[must_use]
    pub fn text(mut self, text: &str) -> Self {
        self.children
            .push(Child::Text(text.into(), self.element.rect));
        self
    }

    /// Adds an open shadow root.
    #[must_use]
    pub fn shadow(mut self, children: Vec<Self>) -> Self {
        self.children.push(Child::Shadow(false, children));
        self
    }

    /// Adds the document of a frame.
    #[must_use]
    pub fn frame(mut self, url: &str, children: Vec<Self>) -> Self {
        self.children.push(Child::Frame(
            FrameDocument {
                url: url.into(),
                unseen: None,
            },
            children,
        ));
        self
    }
}
