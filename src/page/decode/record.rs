//! Records, one by one, into the tree.

use super::DecodeError;
use super::content::resolve;
use super::reader::{Reader, Strings};
use super::style::Properties;
use crate::page::node::{ClickHandler, Element, FrameDocument, Namespace, NodeKind, Pseudo, State};
use crate::page::{Header, Image, Media, PageBuilder, Rare, Rect, Snapshot, Style, Viewport};
use std::rc::Rc;

/// The collector stops at 400,000.
const MAX_NODES: usize = 1_000_000;

const BOX: u8 = 4;
const STYLE: u8 = 8;
const BEFORE: u8 = 16;
const AFTER: u8 = 32;
const STATE: u8 = 64;
const HANDLERS: u8 = 128;

/// Names and values.
type Attributes = Vec<(Box<str>, Box<str>)>;

/// What has been read so far.
#[derive(Debug, Default)]
pub(super) struct Records {
    strings: Strings,
    properties: Properties,
    styles: Vec<Rc<Style>>,
    header: Option<Header>,
    builder: Option<PageBuilder>,
    /// How many documents, shadow roots and elements are open.
    depth: usize,
    nodes: usize,
    ended: bool,
}

impl Records {
    /// Reads all records of a block.
    pub(super) fn read(&mut self, block: &[u8]) -> Result<(), DecodeError> {
        let mut reader = Reader::new(block);
        while !reader.is_empty() {
            if self.ended {
                return Err(DecodeError("it goes on after its end".into()));
            }
            self.record(&mut reader)?;
        }
        Ok(())
    }

    pub(super) fn finish(self) -> Result<Snapshot, DecodeError> {
        match (self.header, self.builder) {
            (Some(header), Some(builder)) if self.ended => Ok(builder.finish_with(header)),
            _ => Err(DecodeError("it ends too early".into())),
        }
    }

    fn record(&mut self, reader: &mut Reader) -> Result<(), DecodeError> {
        match reader.byte()? {
            0 => self.end(reader),
            1 => self.header(reader),
            2 => {
                self.properties = Properties::read(reader, &mut self.strings)?;
                Ok(())
            }
            3 => {
                let url = reader.string(&mut self.strings)?;
                let unseen = reader.string(&mut self.strings)?;
                let unseen = (!unseen.is_empty()).then_some(unseen);
                self.document(FrameDocument { url, unseen })
            }
            opcode @ (4 | 5) => self.inner(NodeKind::ShadowRoot {
                closed: opcode == 5,
            }),
            6 => self.element(reader),
            opcode @ (7 | 8) => {
                let text = reader.string(&mut self.strings)?;
                let rect = if opcode == 8 {
                    rect(reader)?
                } else {
                    Rect::default()
                };
                self.leaf(NodeKind::Text { text, rect })
            }
            9 => self.leaf(NodeKind::Text {
                text: " ".into(),
                rect: Rect::default(),
            }),
            10 => self.close(),
            11 => {
                let number = reader.varint()?;
                self.innermost()?.number = Some(number);
                Ok(())
            }
            12 => {
                let image = self.image(reader)?;
                self.innermost()?.image = Some(Box::new(image));
                Ok(())
            }
            13 => {
                let set = reader.byte()?;
                let mut spacing = [None; 3];
                for (bit, value) in spacing.iter_mut().enumerate() {
                    if set & 1 << bit != 0 {
                        *value = Some(reader.float()?);
                    }
                }
                self.rare()?.spacing = spacing;
                Ok(())
            }
            14 => {
                let media = media(reader)?;
                self.rare()?.media = Some(media);
                Ok(())
            }
            15 => {
                let mut turned: [Box<str>; 4] = Default::default();
                for value in &mut turned {
                    *value = reader.string(&mut self.strings)?;
                }
                self.rare()?.turned = Some(turned);
                Ok(())
            }
            unknown => Err(DecodeError(format!("a record of unknown kind {unknown}"))),
        }
    }

    fn end(&mut self, reader: &mut Reader) -> Result<(), DecodeError> {
        let flags = reader.varint()?;
        let nodes = reader.varint()? as usize;
        let Some(header) = &mut self.header else {
            return Err(DecodeError("it has no header".into()));
        };
        if self.builder.is_none() || self.depth > 0 || nodes != self.nodes {
            return Err(DecodeError("nodes are missing".into()));
        }
        header.mutated = flags & 1 != 0;
        header.truncated = flags & 2 != 0;
        self.ended = true;
        Ok(())
    }

    fn header(&mut self, reader: &mut Reader) -> Result<(), DecodeError> {
        let strings = &mut self.strings;
        self.header = Some(Header {
            url: reader.string(strings)?.into(),
            title: reader.string(strings)?.into(),
            user_agent: reader.string(strings)?.into(),
            viewport: Viewport {
                width: reader.float()?,
                height: reader.float()?,
                dpr: reader.float()?,
                scroll_x: reader.float()?,
                scroll_y: reader.float()?,
            },
            ..Header::default()
        });
        Ok(())
    }

    fn document(&mut self, document: FrameDocument) -> Result<(), DecodeError> {
        if self.builder.is_some() {
            return self.inner(NodeKind::Document(document));
        }
        self.builder = Some(PageBuilder::with_document(document));
        self.nodes = 1;
        self.depth = 1;
        Ok(())
    }

    /// Opens what hangs below an element beside its children.
    fn inner(&mut self, kind: NodeKind) -> Result<(), DecodeError> {
        if !self.builder.as_ref().is_some_and(PageBuilder::takes_inner) {
            return Err(DecodeError("a shadow root or frame without a host".into()));
        }
        self.open(kind)
    }

    fn open(&mut self, kind: NodeKind) -> Result<(), DecodeError> {
        let Some(builder) = self.builder.as_mut().filter(|_| self.depth > 0) else {
            return Err(DecodeError("a node outside the document".into()));
        };
        if self.nodes >= MAX_NODES {
            return Err(DecodeError("more nodes than a page can have".into()));
        }
        builder.open(kind);
        self.nodes += 1;
        self.depth += 1;
        Ok(())
    }

    fn close(&mut self) -> Result<(), DecodeError> {
        match &mut self.builder {
            Some(builder) if self.depth > 0 => {
                builder.close();
                self.depth -= 1;
                Ok(())
            }
            _ => Err(DecodeError("it closes what is not open".into())),
        }
    }

    /// The element that was opened last and is still open.
    fn innermost(&mut self) -> Result<&mut Element, DecodeError> {
        self.builder
            .as_mut()
            .and_then(PageBuilder::innermost)
            .ok_or_else(|| DecodeError("a remark about no element".into()))
    }

    fn rare(&mut self) -> Result<&mut Rare, DecodeError> {
        Ok(self.innermost()?.rare.get_or_insert_default())
    }

    fn image(&mut self, reader: &mut Reader) -> Result<Image, DecodeError> {
        let flags = reader.byte()?;
        let natural_width = reader.float()?.max(0.0);
        let natural_height = reader.float()?.max(0.0);
        let density = reader.float()?;
        let key = u64::from(reader.varint()?) << 32 | u64::from(reader.varint()?);
        Ok(Image {
            complete: flags & 1 != 0,
            width_set: flags & 2 != 0,
            height_set: flags & 4 != 0,
            ratio_set: flags & 8 != 0,
            natural_width,
            natural_height,
            density: if density > 0.0 { density } else { 1.0 },
            source: reader.string(&mut self.strings)?,
            key: (key != 0).then_some(key),
        })
    }

    fn leaf(&mut self, kind: NodeKind) -> Result<(), DecodeError> {
        self.open(kind)?;
        self.close()
    }

    fn element(&mut self, reader: &mut Reader) -> Result<(), DecodeError> {
        let flags = reader.byte()?;
        let mut element = Element {
            tag: reader.string(&mut self.strings)?,
            namespace: match flags & 3 {
                0 => Namespace::Html,
                1 => Namespace::Svg,
                2 => Namespace::MathMl,
                _ => Namespace::Other,
            },
            attributes: self.attributes(reader)?,
            state: State::default(),
            rect: Rect::default(),
            style: None,
            before: None,
            after: None,
            click_handlers: Vec::new(),
            number: None,
            image: None,
            rare: None,
        };
        if flags & STATE != 0 {
            element.state = State(reader.varint()?);
        }
        if flags & BOX != 0 {
            element.rect = rect(reader)?;
        }
        if flags & STYLE != 0 {
            element.style = Some(self.style(reader)?);
        }
        if flags & BEFORE != 0 {
            element.before = Some(self.pseudo(reader, &element)?);
        }
        if flags & AFTER != 0 {
            element.after = Some(self.pseudo(reader, &element)?);
        }
        if flags & HANDLERS != 0 {
            let bits = reader.varint()?;
            let every = ClickHandler::ALL.iter().enumerate();
            element.click_handlers = every
                .filter(|(bit, _)| bits & (1 << bit) != 0)
                .map(|(_, &handler)| handler)
                .collect();
        }
        self.open(NodeKind::Element(Box::new(element)))
    }

    fn attributes(&mut self, reader: &mut Reader) -> Result<Attributes, DecodeError> {
        let mut attributes = Vec::new();
        for _ in 0..reader.varint()? {
            let name = reader.string(&mut self.strings)?;
            attributes.push((name, reader.string(&mut self.strings)?));
        }
        Ok(attributes)
    }

    fn style(&mut self, reader: &mut Reader) -> Result<Rc<Style>, DecodeError> {
        match reader.varint()? as usize {
            0 => {
                let style = Rc::new(self.properties.style(reader, &mut self.strings)?);
                self.styles.push(Rc::clone(&style));
                Ok(style)
            }
            number => self
                .styles
                .get(number - 1)
                .cloned()
                .ok_or_else(|| DecodeError("a style that was never sent".into())),
        }
    }

    fn pseudo(&mut self, reader: &mut Reader, element: &Element) -> Result<Pseudo, DecodeError> {
        let content = reader.string(&mut self.strings)?;
        Ok(Pseudo {
            text: resolve(&content, element).into(),
            style: self.style(reader)?,
        })
    }
}

fn rect(reader: &mut Reader) -> Result<Rect, DecodeError> {
    Ok(Rect {
        x: reader.float()?,
        y: reader.float()?,
        width: reader.float()?.max(0.0),
        height: reader.float()?.max(0.0),
    })
}

fn media(reader: &mut Reader) -> Result<Media, DecodeError> {
    let known = reader.byte()?;
    let is = |bit: u8| known & bit != 0;
    let duration = reader.float()?;
    Ok(Media {
        sound: is(1).then(|| is(2)),
        muted: is(8),
        paused: is(16),
        endless: is(32),
        failed: is(64),
        duration: (duration >= 0.0).then_some(duration),
        from: reader.float()?.max(0.0),
        to: Some(reader.float()?).filter(|&to| to > 0.0),
    })
}
