//! Real pictures of any dimensions and number of bytes: each is what a browser decodes, filled up with a part that
//! decoders skip.

use flate2::Compression;
use flate2::write::ZlibEncoder;
use std::io::{Result, Write};

/// A grey PNG (<https://www.w3.org/TR/png-3/>).
pub(crate) fn png(width: u32, height: u32, bytes: usize) -> Result<Vec<u8>> {
    let mut header = Vec::new();
    header.extend(width.to_be_bytes());
    header.extend(height.to_be_bytes());
    header.extend([8, 0, 0, 0, 0]); // eight bits of grey
    let row = vec![0x80; width as usize + 1].into_iter().enumerate();
    let row: Vec<u8> = row
        .map(|(at, grey)| if at == 0 { 0 } else { grey })
        .collect();
    let mut pixels = ZlibEncoder::new(Vec::new(), Compression::best());
    for _ in 0..height {
        pixels.write_all(&row)?;
    }
    let mut out = b"\x89PNG\r\n\x1a\n".to_vec();
    chunk(&mut out, b"IHDR", &header);
    chunk(&mut out, b"IDAT", &pixels.finish()?);
    let missing = bytes.saturating_sub(out.len() + 12 + 12); // this chunk's frame and the end
    chunk(&mut out, b"paDd", &vec![0x55; missing]);
    chunk(&mut out, b"IEND", &[]);
    Ok(out)
}

fn chunk(out: &mut Vec<u8>, kind: &[u8; 4], data: &[u8]) {
    let mut crc = flate2::Crc::new();
    crc.update(kind);
    crc.update(data);
    out.extend(length(data).to_be_bytes());
    out.extend(kind);
    out.extend(data);
    out.extend(crc.sum().to_be_bytes());
}

/// A grey JPEG: every block is two bits, "as the one before" and "nothing more"
/// (<https://www.w3.org/Graphics/JPEG/itu-t81.pdf>).
pub(crate) fn jpeg(width: u16, height: u16, bytes: usize) -> Vec<u8> {
    let blocks = usize::from(width.div_ceil(8)) * usize::from(height.div_ceil(8));
    let mut scan = vec![0; (blocks * 2).div_ceil(8)];
    if let (Some(last), used @ 1..) = (scan.last_mut(), blocks * 2 % 8) {
        *last = 0xff >> used; // a scan is filled up with ones
    }
    let mut out = vec![0xff, 0xd8];
    segment(&mut out, 0xdb, &[[0].as_slice(), &[1; 64]].concat());
    let [high, low] = height.to_be_bytes();
    let [left, right] = width.to_be_bytes();
    segment(&mut out, 0xc0, &[8, high, low, left, right, 1, 1, 0x11, 0]);
    for table in [0x00, 0x10] {
        // One code of one bit, for 0.
        segment(&mut out, 0xc4, &[[table, 1].as_slice(), &[0; 16]].concat());
    }
    let mut missing = bytes.saturating_sub(out.len() + 10 + scan.len() + 2);
    while missing > 4 {
        let part = (missing - 4).min(60_000);
        segment(&mut out, 0xfe, &vec![0x55; part]);
        missing -= part + 4;
    }
    segment(&mut out, 0xda, &[1, 1, 0, 0, 63, 0]);
    out.extend(scan);
    out.extend([0xff, 0xd9]);
    out
}

fn segment(out: &mut Vec<u8>, marker: u8, data: &[u8]) {
    let length = u16::try_from(data.len() + 2).unwrap_or(u16::MAX);
    out.extend([0xff, marker]);
    out.extend(length.to_be_bytes());
    out.extend(data);
}

/// A lossless WebP of one colour, whose pixels need no bits at all (RFC 9649).
pub(crate) fn webp(width: u32, height: u32, bytes: usize) -> Vec<u8> {
    let mut bits = Bits::default();
    bits.put(width - 1, 14);
    bits.put(height - 1, 14);
    bits.put(0, 1 + 3); // no alpha, version 0
    bits.put(0, 3); // no transform, no colour cache, one group of codes
    for symbol in [128, 128, 128, 255, 0] {
        bits.put(1, 1); // simple
        bits.put(0, 1); // one symbol
        bits.put(1, 1); // of eight bits
        bits.put(symbol, 8);
    }
    let mut canvas = vec![0; 4];
    canvas.extend(&(width - 1).to_le_bytes()[..3]);
    canvas.extend(&(height - 1).to_le_bytes()[..3]);
    let mut body = b"WEBP".to_vec();
    riff(&mut body, b"VP8X", &canvas);
    riff(
        &mut body,
        b"VP8L",
        &[&[0x2f], bits.bytes.as_slice()].concat(),
    );
    let missing = bytes.saturating_sub(8 + body.len() + 8);
    riff(&mut body, b"PADD", &vec![0x55; missing]);
    let mut out = Vec::new();
    riff(&mut out, b"RIFF", &body);
    out
}

fn riff(out: &mut Vec<u8>, name: &[u8; 4], data: &[u8]) {
    out.extend(name);
    out.extend(length(data).to_le_bytes());
    out.extend(data);
    if data.len() % 2 == 1 {
        out.push(0);
    }
}

/// A GIF that goes on and on between two frames of one pixel in the size of the canvas
/// (<https://www.w3.org/Graphics/GIF/spec-gif89a.txt>).
pub(crate) fn gif(width: u16, height: u16, bytes: usize) -> Vec<u8> {
    let mut out = b"GIF89a".to_vec();
    out.extend(width.to_le_bytes());
    out.extend(height.to_le_bytes());
    out.extend([0x80, 0, 0]); // two colours
    out.extend([0x20, 0x60, 0xa0, 0xe0, 0xe0, 0xe0]);
    out.extend(b"\x21\xff\x0bNETSCAPE2.0\x03\x01\x00\x00\x00");
    for colour in 0..2 {
        out.extend([0x21, 0xf9, 4, 0, 50, 0, 0, 0]); // for half a second
        out.extend([0x2c, 0, 0, 0, 0, 1, 0, 1, 0, 0]);
        out.extend([2, 2, 0x44 | colour << 3, 0x01, 0]); // clear, the pixel, end
    }
    let mut missing = bytes.saturating_sub(out.len() + 1);
    while missing > 4 {
        let part = (missing - 4).min(255);
        out.extend([0x21, 0xfe, u8::try_from(part).unwrap_or(255)]);
        out.extend(vec![0x55; part]);
        out.push(0);
        missing -= part + 4;
    }
    out.push(0x3b);
    out
}

fn length(data: &[u8]) -> u32 {
    u32::try_from(data.len()).unwrap_or(u32::MAX)
}

/// Bits, the lowest first.
#[derive(Default)]
struct Bits {
    bytes: Vec<u8>,
    used: u32,
}

impl Bits {
    fn put(&mut self, value: u32, count: u32) {
        for bit in 0..count {
            if self.used.is_multiple_of(8) {
                self.bytes.push(0);
            }
            if let Some(last) = self.bytes.last_mut() {
                *last |= u8::try_from(value >> bit & 1).unwrap_or(0) << (self.used % 8);
            }
            self.used += 1;
        }
    }
}
