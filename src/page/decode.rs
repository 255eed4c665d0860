//! The collector's bytes, decoded with every bound checked.
//!
//! # Format
//! The bytes come from a page that may be hostile; nothing here panics, recurses, or allocates by a length it was told.
//!
//! ```text
//! stream     = "PMPS" version:u8 block*
//! block      = length:u32 (little endian) record*        a record never spans two blocks
//! record     = 0 flags:varint nodes:varint               end; flags 1 = mutated, 2 = truncated
//!            | 1 url:str title:str agent:str f32×5       header: viewport width, height, dpr, scroll x, y
//!            | 2 count:varint name:str*                  names of the properties a style has, in order
//!            | 3 url:str unseen:str                      document; the first one is the top one, others lie in their frame
//!            | 4 | 5                                     shadow root, open or closed, of the open element
//!            | 6 flags:u8 tag:str attributes [state] [box] [style] [before] [after] [handlers]
//!            | 7 text:str                                text that is not rendered
//!            | 8 text:str box                            text
//!            | 9                                         white space in a line or between two siblings
//!            | 10                                        closes the innermost open document, shadow root or element
//!            | 11 number:varint                          performance entries speak of the open element by this number
//!            | 12 known:u8 width:f32 height:f32 density:f32 key source:str   the open element is an `<img>` that shows this
//!            | 13 set:u8 f32*                             spacing its style attribute makes important, in CSS pixels
//!            | 14 known:u8 f32×3                          it is a medium: duration (below 0: unknown), from, to (0: the end)
//!            | 15 str×4                                   rules turn it: transform and rotate in portrait, in landscape
//! set        = 1 letter-spacing | 2 word-spacing | 4 line-height, which it has only where a text wraps
//! known (14) = 1 whether there is sound is known | 2 sound | 8 muted | 16 paused | 32 endless | 64 failed to load
//! known      = 1 complete | 2 width given | 4 height given | 8 aspect ratio given; key = high:varint low:varint, or 0 0
//! flags      = namespace (bits 0–1) | 4 box | 8 style | 16 before | 32 after | 64 state | 128 handlers
//! attributes = count:varint (name:str value:str)*
//! state      = varint, as in `State`
//! box        = x y width height, f32 each
//! style      = 0 value:str* (one for each property)  a new style  | n: the n-th new style, from 1
//! before     = content:str style                     `content` as computed
//! handlers   = varint, a bit for each `ClickHandler` in its order
//! str        = 0 length bytes  | 1 length bytes (kept: it gets the next number)  | n: the string with number n − 2
//! varint     = LEB128, at most 32 bits; f32 is little endian
//! ```

mod content;
mod reader;
mod record;
mod style;

use super::Snapshot;
use record::Records;
use std::fmt;

const MAGIC: &[u8; 4] = b"PMPS";
const VERSION: u8 = 1;
/// The collector sends blocks of some 64 KB; one monstrous element may need more.
const MAX_BLOCK: usize = 64 << 20;

/// Takes the collector's chunks as they come and gives the snapshot at the end.
#[derive(Debug, Default)]
pub struct Decoder {
    /// What has come and is not yet a whole block.
    pending: Vec<u8>,
    started: bool,
    records: Records,
    failed: Option<DecodeError>,
}

/// The bytes are not a snapshot this version can read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DecodeError(pub String);

impl fmt::Display for DecodeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "the page's snapshot could not be read: {}", self.0)
    }
}

impl std::error::Error for DecodeError {}

impl Decoder {
    /// Takes one chunk; chunks may be cut anywhere.
    ///
    /// # Errors
    /// When the bytes break the format; the decoder is then of no further use.
    pub fn feed(&mut self, chunk: &[u8]) -> Result<(), DecodeError> {
        if let Some(error) = &self.failed {
            return Err(error.clone());
        }
        self.pending.extend_from_slice(chunk);
        let taken = self.take_blocks();
        if let Err(error) = &taken {
            self.failed = Some(error.clone());
        }
        taken
    }

    fn take_blocks(&mut self) -> Result<(), DecodeError> {
        let mut at = 0;
        if !self.started {
            let Some((magic, _)) = self.pending.split_at_checked(MAGIC.len() + 1) else {
                return Ok(());
            };
            if !magic.starts_with(MAGIC) {
                return Err(DecodeError("these bytes are no snapshot".into()));
            }
            if magic[MAGIC.len()] != VERSION {
                return Err(DecodeError(format!(
                    "it has version {}, and this is version {VERSION}",
                    magic[MAGIC.len()]
                )));
            }
            self.started = true;
            at = magic.len();
        }
        while let Some((length, rest)) = self.pending[at..].split_first_chunk::<4>() {
            let length = u32::from_le_bytes(*length) as usize;
            if length > MAX_BLOCK {
                return Err(DecodeError(format!("a block of {length} bytes")));
            }
            let Some(block) = rest.get(..length) else {
                break;
            };
            self.records.read(block)?;
            at += 4 + length;
        }
        self.pending.drain(..at);
        Ok(())
    }

    /// The snapshot, after the last chunk.
    ///
    /// # Errors
    /// When the stream ended too early.
    pub fn finish(self) -> Result<Snapshot, DecodeError> {
        match self.failed {
            Some(error) => Err(error),
            None if self.pending.is_empty() => self.records.finish(),
            None => Err(DecodeError("it ends in the middle of a block".into())),
        }
    }
}

#[cfg(test)]
#[path = "../../tests/unit/page/decode.rs"]
mod tests;
