//! JSON of our own scripts, read field by field.
//!
//! A derived reader costs the WebAssembly module one to four kilobytes a type, and what these scripts send is many
//! small types; this one is shared by all. Its reasons name fields and kinds, never contents.

use serde_json::{Map, Value};

/// What can be read from JSON.
pub(crate) trait FromJson: Sized {
    /// Reads it.
    ///
    /// # Errors
    /// What was expected instead.
    fn from_json(value: Value) -> Result<Self, String>;
}

/// Reads a whole text.
///
/// # Errors
/// Where it is no JSON, or what was expected instead.
pub(crate) fn from_str<T: FromJson>(text: &str) -> Result<T, String> {
    let value: Result<Value, _> = serde_json::from_str(text);
    // serde_json's own messages may quote the text, which may hold a token.
    let value = value.map_err(|error| {
        let (line, column) = (error.line(), error.column());
        format!("line {line}, column {column}")
    })?;
    T::from_json(value)
}

/// The fields of an object that have not been read yet.
pub(crate) struct Fields(Map<String, Value>);

impl Fields {
    /// # Errors
    /// When it is no object.
    pub(crate) fn of(value: Value) -> Result<Self, String> {
        match value {
            Value::Object(fields) => Ok(Self(fields)),
            _ => Err("an object was expected".to_owned()),
        }
    }

    /// A field that must be there.
    ///
    /// # Errors
    /// It is missing or of another kind.
    pub(crate) fn take<T: FromJson>(&mut self, name: &str) -> Result<T, String> {
        let value = self.0.remove(name);
        let value = value.ok_or_else(|| format!("missing field `{name}`"))?;
        T::from_json(value).map_err(|why| at(name, &why))
    }

    /// A field that may be missing, and then has its default.
    ///
    /// # Errors
    /// It is of another kind.
    pub(crate) fn take_or_default<T: FromJson + Default>(
        &mut self,
        name: &str,
    ) -> Result<T, String> {
        self.take_or(name, T::default())
    }

    /// A field that may be missing, and then is `instead`.
    ///
    /// # Errors
    /// It is of another kind.
    pub(crate) fn take_or<T: FromJson>(&mut self, name: &str, instead: T) -> Result<T, String> {
        match self.0.remove(name) {
            Some(value) => T::from_json(value).map_err(|why| at(name, &why)),
            None => Ok(instead),
        }
    }
}

fn at(name: &str, why: &str) -> String {
    format!("`{name}`: {why}")
}

/// Implements [`FromJson`]: fields, and after the semicolon those that may be missing.
macro_rules! from_json {
    ($type:ty { $($field:ident: $name:literal),*; $($optional:ident: $other:literal),* $(,)? }) => {
        impl $crate::read::FromJson for $type {
            fn from_json(value: serde_json::Value) -> Result<Self, String> {
                let mut fields = $crate::read::Fields::of(value)?;
                Ok(Self {
                    $($field: fields.take($name)?,)*
                    $($optional: fields.take_or_default($other)?,)*
                })
            }
        }
    };
}
pub(crate) use from_json;

impl FromJson for Value {
    fn from_json(value: Value) -> Result<Self, String> {
        Ok(value)
    }
}

impl FromJson for f64 {
    fn from_json(value: Value) -> Result<Self, String> {
        value
            .as_f64()
            .ok_or_else(|| "a number was expected".to_owned())
    }
}

impl FromJson for u64 {
    fn from_json(value: Value) -> Result<Self, String> {
        value
            .as_u64()
            .ok_or_else(|| "a whole number was expected".to_owned())
    }
}

impl FromJson for u32 {
    fn from_json(value: Value) -> Result<Self, String> {
        Self::try_from(u64::from_json(value)?).map_err(|_| "the number is too large".to_owned())
    }
}

impl FromJson for u16 {
    fn from_json(value: Value) -> Result<Self, String> {
        Self::try_from(u64::from_json(value)?).map_err(|_| "the number is too large".to_owned())
    }
}

impl FromJson for bool {
    fn from_json(value: Value) -> Result<Self, String> {
        value
            .as_bool()
            .ok_or_else(|| "yes or no was expected".to_owned())
    }
}

impl FromJson for String {
    fn from_json(value: Value) -> Result<Self, String> {
        match value {
            Value::String(text) => Ok(text),
            _ => Err("a text was expected".to_owned()),
        }
    }
}

impl<T: FromJson> FromJson for Option<T> {
    fn from_json(value: Value) -> Result<Self, String> {
        if value.is_null() {
            Ok(None)
        } else {
            T::from_json(value).map(Some)
        }
    }
}

impl<T: FromJson> FromJson for Vec<T> {
    fn from_json(value: Value) -> Result<Self, String> {
        let Value::Array(items) = value else {
            return Err("a list was expected".to_owned());
        };
        let mut list = Self::with_capacity(items.len());
        for item in items {
            list.push(T::from_json(item)?);
        }
        Ok(list)
    }
}

impl<T: FromJson, const N: usize> FromJson for [T; N] {
    fn from_json(value: Value) -> Result<Self, String> {
        let list = Vec::from_json(value)?;
        Self::try_from(list)
            .map_err(|list: Vec<T>| format!("{N} items were expected, not {}", list.len()))
    }
}

impl FromJson for (String, String) {
    fn from_json(value: Value) -> Result<Self, String> {
        <[String; 2]>::from_json(value).map(Into::into)
    }
}

#[cfg(test)]
#[path = "../tests/unit/read.rs"]
mod tests;
