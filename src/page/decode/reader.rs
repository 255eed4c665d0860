//! Numbers and strings out of one block.

use super::DecodeError;

/// Longest string that may be kept for reuse, in bytes; so a short stream can't blow up into a large snapshot.
const MAX_KEPT: usize = 256;
/// Most strings that may be kept.
const MAX_TABLE: usize = 200_000;
/// Most bytes of text a whole snapshot may hold.
const MAX_TEXT: usize = 256 << 20;

/// Strings that are referred to by number, and how much text there has been.
#[derive(Debug, Default)]
pub(super) struct Strings {
    table: Vec<Box<str>>,
    total: usize,
}

/// Reads from one block; never past its end.
#[derive(Debug)]
pub(super) struct Reader<'a> {
    rest: &'a [u8],
}

impl<'a> Reader<'a> {
    pub(super) fn new(block: &'a [u8]) -> Self {
        Self { rest: block }
    }

    pub(super) fn is_empty(&self) -> bool {
        self.rest.is_empty()
    }

    pub(super) fn byte(&mut self) -> Result<u8, DecodeError> {
        let (&first, rest) = self.rest.split_first().ok_or_else(cut)?;
        self.rest = rest;
        Ok(first)
    }

    pub(super) fn varint(&mut self) -> Result<u32, DecodeError> {
        let mut value = 0_u32;
        for shift in (0..35).step_by(7) {
            let byte = self.byte()?;
            let bits = u32::from(byte & 0x7f);
            if shift == 28 && bits > 0x0f {
                break;
            }
            value |= bits << shift;
            if byte & 0x80 == 0 {
                return Ok(value);
            }
        }
        Err(DecodeError("a number of more than 32 bits".into()))
    }

    /// A number that is no number becomes 0.
    pub(super) fn float(&mut self) -> Result<f32, DecodeError> {
        let (bytes, rest) = self.rest.split_first_chunk::<4>().ok_or_else(cut)?;
        self.rest = rest;
        let value = f32::from_le_bytes(*bytes);
        Ok(if value.is_finite() { value } else { 0.0 })
    }

    pub(super) fn string(&mut self, strings: &mut Strings) -> Result<Box<str>, DecodeError> {
        let number = self.varint()?;
        let text: Box<str> = if number < 2 {
            let length = self.varint()? as usize;
            let (bytes, rest) = self.rest.split_at_checked(length).ok_or_else(cut)?;
            self.rest = rest;
            let text: Box<str> = String::from_utf8_lossy(bytes).into();
            if number == 1 {
                if length > MAX_KEPT || strings.table.len() >= MAX_TABLE {
                    return Err(DecodeError("a string that may not be kept".into()));
                }
                strings.table.push(text.clone());
            }
            text
        } else {
            let known = strings.table.get(number as usize - 2);
            known
                .ok_or_else(|| DecodeError("a string that was never sent".into()))?
                .clone()
        };
        strings.total = strings.total.saturating_add(text.len());
        if strings.total > MAX_TEXT {
            return Err(DecodeError("more text than a page can have".into()));
        }
        Ok(text)
    }
}

fn cut() -> DecodeError {
    DecodeError("a record ends too early".into())
}
