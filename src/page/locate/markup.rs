//! An element's start tag as a reader knows it from the source, without what is long or nobody's business.

use crate::page::{Element, Namespace};

const MAX_TAG: usize = 200;
const MAX_VALUE: usize = 60;
/// Attributes that hold addresses; what stands after `?` may be a token.
const ADDRESSES: [&str; 9] = [
    "href",
    "src",
    "action",
    "formaction",
    "poster",
    "data",
    "srcset",
    "cite",
    "xlink:href",
];

/// The start tag, shortened; the values of fields and the queries of addresses are left out.
pub(super) fn start_tag(element: &Element) -> String {
    let mut tag = format!("<{}", element.tag);
    for (name, value) in &element.attributes {
        let shown = if &**name == "value" && !labels_a_button(element) {
            "…".into()
        } else {
            let value = match value.split_once(['?', '#']) {
                Some((address, query)) if ADDRESSES.contains(&&**name) && !address.is_empty() => {
                    format!("{address}{}", if query.is_empty() { "" } else { "?…" })
                }
                _ => value.to_string(),
            };
            shorten(&value, MAX_VALUE)
        };
        let quoted = if shown.is_empty() {
            format!(" {name}")
        } else {
            format!(" {name}=\"{}\"", shown.replace('"', "&quot;"))
        };
        if tag.len() + quoted.len() > MAX_TAG {
            tag.push_str(" …");
            break;
        }
        tag.push_str(&quoted);
    }
    tag.push('>');
    tag
}

fn labels_a_button(element: &Element) -> bool {
    element.namespace == Namespace::Html
        && match &*element.tag {
            "input" => element.attribute("type").is_some_and(|kind| {
                ["submit", "button", "reset", "image"]
                    .iter()
                    .any(|button| kind.eq_ignore_ascii_case(button))
            }),
            "li" | "meter" | "progress" => true,
            _ => false,
        }
}

/// At most `limit` characters, the last an ellipsis where something was cut.
pub(super) fn shorten(text: &str, limit: usize) -> String {
    match text.char_indices().nth(limit) {
        None => text.into(),
        Some(_) => {
            let end = text.char_indices().nth(limit - 1).map_or(0, |(at, _)| at);
            format!("{}…", text[..end].trim_end())
        }
    }
}
