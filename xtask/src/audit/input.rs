//! What a person may give, and the sentence when they can't.

use crate::failure::input;
use anyhow::Result;
use axum::http::Uri;
use clap::ValueEnum;
use premortem::catalog::Pillar;
use premortem::report::{Report, SCHEMA};
use serde_json::Value;
use std::path::Path;

/// The address of an app.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Address {
    /// In full.
    pub(super) url: String,
    /// Scheme, host and port.
    pub(super) origin: String,
    /// The host alone.
    pub(super) host: String,
}

/// What a report can be written as.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// The full report for machines.
    Json,
    /// The report for people.
    Html,
    /// For code hosting sites.
    Sarif,
    /// For accessibility tools.
    Earl,
    /// For spreadsheets.
    Csv,
    /// For build servers.
    Junit,
    /// For issues and chats.
    Md,
    /// A bundle with all evidence.
    Zip,
}

impl Format {
    /// Its name on the command line, which is also the file's ending.
    pub(super) fn id(self) -> &'static str {
        match self {
            Self::Json => "json",
            Self::Html => "html",
            Self::Sarif => "sarif",
            Self::Earl => "earl",
            Self::Csv => "csv",
            Self::Junit => "junit",
            Self::Md => "md",
            Self::Zip => "zip",
        }
    }
}

/// The formats asked for, each once.
pub(super) fn available(asked: &[Format]) -> Result<Vec<Format>> {
    let mut formats = Vec::new();
    for format in asked {
        if !matches!(format, Format::Json | Format::Html) {
            let id = format.id();
            return Err(input(format!(
                "--format {id} is not available yet; json and html are"
            )));
        }
        if !formats.contains(format) {
            formats.push(*format);
        }
    }
    Ok(formats)
}

impl Address {
    pub(super) fn parse(url: &str) -> Result<Self> {
        let refused = |why: &str| input(format!("{url:?} can't be audited: {why}"));
        let Some((scheme, rest)) = url.split_once("://") else {
            return Err(refused(
                "it is no full web address, which begins with https:// or http://",
            ));
        };
        let scheme = scheme.to_ascii_lowercase();
        if !["http", "https"].contains(&&*scheme) {
            return Err(refused(match &*scheme {
                "chrome" | "edge" | "about" | "chrome-extension" | "devtools" => {
                    "the browser lets no extension read its own pages"
                }
                _ => "only http:// and https:// pages can be",
            }));
        }
        // The path may hold any letter, which the browser encodes; the host alone is judged here.
        let authority = rest.split(['/', '?', '#']).next().unwrap_or_default();
        let parsed: Result<Uri, _> = format!("{scheme}://{authority}/").parse();
        let Some(host) = parsed
            .as_ref()
            .ok()
            .and_then(Uri::host)
            .filter(|host| !host.is_empty())
        else {
            return Err(refused("its host is not right"));
        };
        if authority.contains('@') {
            return Err(refused(
                "leave name and password out, and give a session file",
            ));
        }
        Ok(Self {
            url: url.to_owned(),
            origin: format!("{scheme}://{}", authority.to_ascii_lowercase()),
            host: host.trim_matches(['[', ']']).to_ascii_lowercase(),
        })
    }
}

/// An earlier report to compare with.
pub(super) fn baseline(path: &Path) -> Result<Value> {
    let name = path.display();
    let text = std::fs::read(path)
        .map_err(|error| input(format!("the baseline {name} can't be read: {error}")))?;
    let no_report = |why: String| input(format!("the baseline {name} is no report.json: {why}"));
    let value: Value =
        serde_json::from_slice(&text).map_err(|error| no_report(error.to_string()))?;
    if value["schema"] != SCHEMA {
        return Err(no_report(format!("its schema is not {SCHEMA}")));
    }
    let report: Result<Report, _> = serde_json::from_value(value.clone());
    report
        .map(|_| value)
        .map_err(|error| no_report(error.to_string()))
}

pub(super) fn pillar(id: &str) -> Result<Pillar, String> {
    serde_json::from_value(Value::from(id.trim())).map_err(|error| error.to_string())
}

pub(super) fn path(path: &str) -> Result<String, String> {
    if path.starts_with('/') && !path.starts_with("//") {
        Ok(path.to_owned())
    } else {
        Err("a path begins with one /".to_owned())
    }
}

pub(super) fn origin(origin: &str) -> Result<String, String> {
    match Address::parse(origin) {
        Ok(address)
            if origin
                .trim_end_matches('/')
                .eq_ignore_ascii_case(&address.origin) =>
        {
            Ok(address.origin)
        }
        _ => Err("an origin is a scheme and a host: https://api.example.com".to_owned()),
    }
}

#[cfg(test)]
#[path = "../../../tests/unit/xtask/audit/input.rs"]
mod tests;
