//! The collector's bytes, decoded with every bound checked.

use super::{PageBuilder, Snapshot};
use std::fmt;

/// Takes the collector's chunks as they come and gives the snapshot at the end.
#[derive(Debug, Default)]
pub struct Decoder {
    builder: PageBuilder,
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
    /// Takes one chunk.
    ///
    /// # Errors
    /// When the bytes break the format; the decoder is then of no further use.
    pub fn feed(&mut self, _chunk: &[u8]) -> Result<(), DecodeError> {
        Err(DecodeError("not implemented".into()))
    }

    /// The snapshot, after the last chunk.
    ///
    /// # Errors
    /// When the stream ended too early.
    pub fn finish(self) -> Result<Snapshot, DecodeError> {
        Ok(self.builder.finish())
    }
}
