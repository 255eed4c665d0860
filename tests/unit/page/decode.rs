use super::*;
use crate::page::Image;
use crate::page::node::{ClickHandler, NodeKind, State};
use proptest::prelude::*;

/// Writes the collector's bytes, so that the format is stated twice.
struct Writer(Vec<u8>);

impl Writer {
    fn varint(&mut self, mut value: u32) -> &mut Self {
        while value > 127 {
            self.0.push((value & 127) as u8 | 128);
            value >>= 7;
        }
        self.0.push(value as u8);
        self
    }

    fn byte(&mut self, byte: u8) -> &mut Self {
        self.0.push(byte);
        self
    }

    fn string(&mut self, text: &str) -> &mut Self {
        self.byte(0).varint(text.len() as u32);
        self.0.extend_from_slice(text.as_bytes());
        self
    }

    fn floats(&mut self, values: &[f32]) -> &mut Self {
        for value in values {
            self.0.extend_from_slice(&value.to_le_bytes());
        }
        self
    }

    fn head(&mut self) -> &mut Self {
        self.byte(1)
            .string("http://app/")
            .string("Title")
            .string("Agent");
        self.floats(&[1280.0, 720.0, 2.0, 0.0, 40.0]);
        self.byte(2).varint(2).string("display").string("color");
        self.byte(3).string("http://app/").string("")
    }

    fn end(&mut self, nodes: u32) -> &mut Self {
        self.byte(10).byte(0).varint(1).varint(nodes)
    }

    fn stream(&self) -> Vec<u8> {
        [
            b"PMPS\x01".as_slice(),
            &(self.0.len() as u32).to_le_bytes(),
            &self.0,
        ]
        .concat()
    }
}

fn writer() -> Writer {
    Writer(Vec::new())
}

/// A page with one of everything.
fn sample() -> Vec<u8> {
    let mut w = writer();
    w.head();
    // <div id=a class=a> with everything, the class reusing the kept string "a".
    w.byte(6)
        .byte(4 | 8 | 16 | 64 | 128)
        .string("div")
        .varint(2)
        .string("id");
    w.byte(1).varint(1).byte(b'a');
    w.string("class").varint(2);
    w.varint(State::FOCUSABLE | State::EDITABLE);
    w.floats(&[1.0, 2.0, -3.0, f32::INFINITY]);
    w.varint(0).string("inline").string("rgb(1, 2, 3)");
    w.string("\"★\"").varint(1);
    w.varint(0b1000_0000_0010);
    w.byte(11).varint(7);
    w.byte(5); // closed shadow root
    w.byte(6).byte(1).string("slot").varint(0).byte(10);
    w.byte(10);
    w.byte(8).string("text").floats(&[0.0, 0.0, 10.0, 10.0]);
    w.byte(9).byte(7).string("hidden");
    w.byte(10);
    w.byte(6).byte(0).string("iframe").varint(0);
    w.byte(3)
        .string("http://other/")
        .string("another site")
        .byte(10);
    w.byte(10);
    w.byte(6).byte(0).string("img").varint(0);
    w.byte(12).byte(1 | 4 | 8).floats(&[640.0, 480.0, 2.0]);
    w.varint(3).varint(5).string("http://app/a.png").byte(10);
    w.byte(6).byte(0).string("video").varint(0);
    w.byte(13).byte(1 | 4).floats(&[1.5, 20.0]);
    w.byte(14).byte(1 | 2 | 16).floats(&[13.5, 8.0, 0.0]);
    w.byte(15).string("rotate(90deg)").string("none");
    w.string("none").string("").byte(10);
    w.end(11);
    w.stream()
}

fn decode(bytes: &[u8]) -> Result<Snapshot, DecodeError> {
    let mut decoder = Decoder::default();
    decoder.feed(bytes)?;
    decoder.finish()
}

#[test]
fn one_of_everything() {
    let page = decode(&sample()).unwrap();
    assert_eq!(page.header.title, "Title");
    assert_eq!(page.header.viewport.scroll_y, 40.0);
    assert!(page.header.mutated && !page.header.truncated);
    assert_eq!(page.len(), 11);
    let (div, element) = page.elements().next().unwrap();
    assert_eq!(element.attribute("id"), Some("a"));
    assert_eq!(element.attribute("class"), Some("a"));
    assert!(element.state.has(State::FOCUSABLE) && element.state.has(State::EDITABLE));
    assert_eq!(
        (element.rect.x, element.rect.width, element.rect.height),
        (1.0, 0.0, 0.0)
    );
    assert_eq!(element.style.as_ref().unwrap().color.blue, 3.0);
    assert_eq!(&*element.before.as_ref().unwrap().text, "★");
    assert_eq!(
        element.click_handlers,
        [ClickHandler::React, ClickHandler::PointerCursor]
    );
    let root = page.inner(div).unwrap();
    assert!(matches!(
        page.node(root).kind,
        NodeKind::ShadowRoot { closed: true }
    ));
    assert_eq!(page.children(div).count(), 3);
    let (_, frame) = page.documents().nth(1).unwrap();
    assert_eq!(frame.unseen.as_deref(), Some("another site"));
    assert_eq!(page.by_number(7), Some(div));
    assert_eq!(page.by_number(8), None);
    let shown = page
        .elements()
        .find_map(|(_, element)| element.image.as_deref());
    let expected = Image {
        complete: true,
        width_set: false,
        height_set: true,
        ratio_set: true,
        natural_width: 640.0,
        natural_height: 480.0,
        density: 2.0,
        source: "http://app/a.png".into(),
        key: Some((3 << 32) + 5),
    };
    assert_eq!(shown, Some(&expected));
    assert!(expected.reserves_space());
    assert_eq!(expected.pixels(), Some((1280.0, 960.0)));
    let rare = page
        .elements()
        .find_map(|(_, element)| element.rare.as_deref())
        .unwrap();
    assert_eq!(rare.spacing, [Some(1.5), None, Some(20.0)]);
    let media = rare.media.as_ref().unwrap();
    assert_eq!((media.sound, media.paused), (Some(true), true));
    assert_eq!(media.seconds(), Some(5.5));
    let turned = ["rotate(90deg)", "none", "none", ""].map(Into::into);
    assert_eq!(rare.turned, Some(turned));
}

#[test]
fn chunks_may_be_cut_anywhere() {
    let bytes = sample();
    let mut decoder = Decoder::default();
    for byte in &bytes {
        decoder.feed(std::slice::from_ref(byte)).unwrap();
    }
    assert_eq!(decoder.finish().unwrap().len(), 11);
}

#[test]
fn every_shorter_stream_is_refused() {
    let bytes = sample();
    for length in 0..bytes.len() {
        assert!(
            decode(&bytes[..length]).is_err(),
            "{length} bytes of {}",
            bytes.len()
        );
    }
}

#[test]
fn refusals_are_sentences() {
    let text = |bytes: &[u8]| decode(bytes).unwrap_err().to_string();
    assert!(text(b"<!doctype html>").contains("no snapshot"));
    assert!(text(b"PMPS\x09").contains("version 9"));
    assert!(text(b"PMPS\x01\xff\xff\xff\xff").contains("a block of 4294967295 bytes"));
    let mut bytes = sample();
    bytes.extend_from_slice(&[1, 0, 0, 0, 10]);
    assert!(text(&bytes).contains("after its end"));
}

#[test]
fn a_failed_decoder_stays_failed() {
    let mut decoder = Decoder::default();
    let error = decoder.feed(b"rubbish").unwrap_err();
    assert_eq!(decoder.feed(&sample()), Err(error.clone()));
    assert_eq!(decoder.finish().unwrap_err(), error);
}

#[test]
fn broken_trees_are_refused() {
    type Write = fn(&mut Writer);
    let cases: [(&str, Write); 8] = [
        ("a shadow root without a host", |w| {
            w.byte(4);
        }),
        ("two shadow roots", |w| {
            w.byte(6)
                .byte(0)
                .string("p")
                .varint(0)
                .byte(4)
                .byte(10)
                .byte(4);
        }),
        ("a node after the document", |w| {
            w.byte(10).byte(9);
        }),
        ("a string never sent", |w| {
            w.byte(7).varint(77);
        }),
        ("a style never sent", |w| {
            w.byte(6).byte(8).string("p").varint(0).varint(5);
        }),
        ("an unknown record", |w| {
            w.byte(99);
        }),
        ("a number too large", |w| {
            w.byte(7)
                .byte(0)
                .byte(255)
                .byte(255)
                .byte(255)
                .byte(255)
                .byte(127);
        }),
        ("a string longer than the block", |w| {
            w.byte(7).byte(0).varint(u32::MAX);
        }),
    ];
    for (what, write) in cases {
        let mut w = writer();
        w.head();
        write(&mut w);
        assert!(decode(&w.stream()).is_err(), "{what}");
    }
    let mut missing = writer();
    missing.head().end(2);
    assert!(decode(&missing.stream()).is_err(), "a node is missing");
}

#[test]
fn hostile_counts_do_not_allocate() {
    let mut w = writer();
    w.head();
    w.byte(6).byte(0).string("p").varint(u32::MAX);
    assert!(decode(&w.stream()).is_err());
}

#[test]
fn a_kept_string_cannot_blow_up() {
    let mut w = writer();
    w.head();
    w.byte(7).byte(1).varint(257);
    w.0.extend_from_slice(&[b'x'; 257]);
    w.end(2);
    assert!(decode(&w.stream()).is_err());
}

#[test]
fn ten_thousand_levels() {
    let mut w = writer();
    w.head();
    for _ in 0..10_000 {
        w.byte(6).byte(0).string("div").varint(0);
    }
    w.byte(7).string("bottom");
    for _ in 0..10_000 {
        w.byte(10);
    }
    w.end(10_002);
    let page = decode(&w.stream()).unwrap();
    let bottom = page.ids().last().unwrap();
    assert_eq!(page.ancestors(bottom).count(), 10_001);
    assert_eq!(page.locate(bottom).text, "bottom");
    drop(page.clone());
}

#[test]
fn broken_utf8_becomes_replacement_characters() {
    let mut w = writer();
    w.head();
    w.byte(7).byte(0).varint(3).byte(0xed).byte(0xa0).byte(0x80);
    w.end(2);
    let page = decode(&w.stream()).unwrap();
    let last = page.ids().last().unwrap();
    assert!(
        matches!(&page.node(last).kind, NodeKind::Text { text, .. } if text.contains('\u{fffd}'))
    );
}

/// Walks a decoded tree in all ways there are; links must hold and walks must end.
fn walk(page: &Snapshot) {
    for id in page.ids() {
        assert!(page.ancestors(id).count() < page.len());
        assert!(page.flat_ancestors(id).count() < page.len());
        assert!(
            page.children(id)
                .all(|child| page.parent(child) == Some(id))
        );
        assert!(!page.locate(id).selector.is_empty());
    }
}

proptest! {
    #[test]
    fn any_bytes_at_all(bytes in proptest::collection::vec(any::<u8>(), 0..512)) {
        let _ = decode(&bytes);
        let framed = [b"PMPS\x01".as_slice(), &(bytes.len() as u32).to_le_bytes(), &bytes].concat();
        let _ = decode(&framed);
    }

    #[test]
    fn any_records(bytes in proptest::collection::vec(prop_oneof![0_u8..12, any::<u8>()], 0..200)) {
        let mut w = writer();
        w.head();
        w.0.extend_from_slice(&bytes);
        let _ = decode(&w.stream());
    }

    #[test]
    fn mutated_snapshots(changes in proptest::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..6)) {
        let mut bytes = sample();
        for (at, value) in changes {
            let at = at.index(bytes.len());
            bytes[at] = value;
        }
        if let Ok(page) = decode(&bytes) {
            walk(&page);
        }
    }

    #[test]
    fn any_chunks_give_the_same(cuts in proptest::collection::vec(1_usize..40, 1..60)) {
        let bytes = sample();
        let mut decoder = Decoder::default();
        let mut rest = bytes.as_slice();
        for cut in cuts.iter().cycle() {
            let (chunk, after) = rest.split_at((*cut).min(rest.len()));
            decoder.feed(chunk).unwrap();
            rest = after;
            if rest.is_empty() { break; }
        }
        prop_assert_eq!(decoder.finish().unwrap().len(), 11);
    }
}
