//! Whether a page is one that strangers and search engines come to. A page behind a sign-in needs no search engine.

use super::load::{load, page};
use crate::Recording;
use crate::load::{Load, Served};
use crate::page::{NodeKind, Snapshot};

/// What a page is to somebody who is not signed in.
pub(super) enum Public<'a> {
    /// It is there, and may be found.
    Page(&'a Served),
    /// It is there, and asks not to be found.
    Hidden,
    /// It is not for them: another page comes, an error, or the form to sign in.
    Not,
}

/// Words with which people sign out.
const SIGN_OUT: [&str; 24] = [
    "sign out",
    "signout",
    "log out",
    "logout",
    "log off",
    "abmelden",
    "ausloggen",
    "déconnexion",
    "se déconnecter",
    "cerrar sesión",
    "salir",
    "sair",
    "terminar sessão",
    "esci",
    "uitloggen",
    "afmelden",
    "logga ut",
    "log ud",
    "logg ut",
    "wyloguj",
    "odhlásit",
    "выйти",
    "退出登录",
    "ログアウト",
];
/// With a password field and fewer words than this a page is a form to sign in.
const FORM: usize = 150;

/// What the page is to strangers.
///
/// # Errors
/// Why that is not known, or that it was seen signed in.
pub(super) fn public(recording: &Recording) -> Result<Public<'_>, String> {
    let page = page(recording)?;
    let load = load(recording)?;
    let served = load.served.as_ref().map_err(Clone::clone)?;
    let elsewhere = served.redirected && !served.url.is_empty() && served.url != address(page);
    if served.status != 200 || elsewhere {
        return Ok(Public::Not);
    }
    let mut calls = recording.calls.iter();
    if calls.any(|call| call.authenticated) || knows_who(load) || signs_out(page) {
        return Err("The page was seen signed in, and search engines see none of that. Open one of the app's public pages and run again.".to_owned());
    }
    let password = page.elements().any(|(_, element)| {
        element.is_html("input")
            && element.attribute("type") == Some("password")
            && element.style.is_some()
    });
    if password && words(page) < FORM {
        return Ok(Public::Not);
    }
    let says_no = |rule: &Option<String>| {
        rule.as_deref().is_some_and(|rule| {
            let rule = rule.to_ascii_lowercase();
            rule.contains("noindex") || rule.trim() == "none"
        })
    };
    if says_no(&served.robots) || says_no(&served.robots_header) {
        return Ok(Public::Hidden);
    }
    Ok(Public::Page(served))
}

/// Whether the app asked who is signed in, and was told.
fn knows_who(load: &Load) -> bool {
    const WHO: [&str; 4] = ["me", "user", "whoami", "current_user"];
    let mut calls = load.requests.iter().filter(|one| one.is_call());
    calls.any(|one| one.status == 200 && WHO.contains(&one.file()))
}

/// The page's address without query.
fn address(page: &Snapshot) -> &str {
    let url = page.header.url.as_str();
    url.split(['?', '#']).next().unwrap_or(url)
}

fn signs_out(page: &Snapshot) -> bool {
    let says = |text: &str| {
        let text = text.trim();
        text.len() <= 40 && SIGN_OUT.contains(&text.to_lowercase().as_str())
    };
    page.ids().any(|id| match &page.node(id).kind {
        NodeKind::Text { text, .. } => says(text),
        NodeKind::Element(element) => {
            element
                .attributes
                .iter()
                .any(|(name, value)| match &**name {
                    "aria-label" | "title" | "value" => says(value),
                    "href" | "action" | "formaction" => {
                        let path = value
                            .split('?')
                            .next()
                            .unwrap_or_default()
                            .to_ascii_lowercase();
                        ["logout", "log-out", "signout", "sign-out", "sign_out"]
                            .iter()
                            .any(|word| path.contains(word))
                    }
                    _ => false,
                })
        }
        _ => false,
    })
}

/// Words that can be seen in the page, frames left out: rendered, and not of size zero.
pub(super) fn words(page: &Snapshot) -> usize {
    let mut outside = vec![false; page.len()];
    let mut words = 0;
    for id in page.ids() {
        let parent = page.parent(id);
        let below = parent.is_some_and(|parent| outside[parent.0 as usize]);
        let (frame, text) = match &page.node(id).kind {
            NodeKind::Document(_) => (parent.is_some(), None),
            NodeKind::Text { text, rect } if !rect.is_empty() => (false, Some(text)),
            _ => (false, None),
        };
        outside[id.0 as usize] = below || frame;
        if let Some(text) = text
            && !below
        {
            let parts = text.split(|letter: char| !letter.is_alphanumeric());
            words += parts.filter(|word| !word.is_empty()).count();
        }
    }
    words
}

#[cfg(test)]
#[path = "../../tests/unit/checks/public.rs"]
pub(crate) mod tests;
