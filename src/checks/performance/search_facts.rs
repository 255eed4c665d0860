//! # Search engines are told too little
//!
//! ## What it checks
//! What a public page tells those who list it: a title, a description (`<meta name="description">`), its one true address
//! (`<link rel="canonical">`), and links that can be followed, which are `<a>` with an `href`. The served HTML counts, and
//! for the title and the description also what a script adds, with a word about it.
//!
//! A page that says `noindex` though strangers may open it is a question for a person: it may be meant. Which pages are
//! public is told as in the check of empty shells. All of it is measured.
//!
//! ## Why it matters
//! The title and the description are what people read in the list of results before they choose. Without links nothing
//! behind the first page is found, and without a canonical address the same page competes with itself.
//!
//! ## How to fix
//! Put `<title>`, description and canonical into the HTML of each public page, not into a script. Make links of what leads
//! somewhere: `<a href="/prices">`, also where a router handles the click.
//!
//! ## Examples
//! A page with all of it:
//!
//! ```html,passed
//! <!doctype html><html lang=en><title>Invoices without paper</title>
//! <meta name="description" content="Write an invoice in a minute and see at once who has paid.">
//! <link rel="canonical" href="https://invoices.example/">
//! <h1>Invoices without paper</h1> <a href="/prices">Prices</a>
//! ```
//!
//! No description, and a link that leads nowhere without its script:
//!
//! ```html,failed
//! <!doctype html><html lang=en><title>Invoices without paper</title>
//! <link rel="canonical" href="https://invoices.example/">
//! <h1>Invoices without paper</h1> <a onclick="location.href = '/prices'">Prices</a>
//! ```
//!
//! A form to sign in:
//!
//! ```html,inapplicable
//! <!doctype html><html lang=en><title>Sign in</title>
//! <form><label>E-mail <input name=mail></label> <label>Password <input type=password name=password></label></form>
//! ```
//!
//! ## References
//! - [Search Essentials](https://developers.google.com/search/docs/essentials)
//! - [Make links crawlable](https://developers.google.com/search/docs/crawling-indexing/links-crawlable)

use crate::Recording;
use crate::catalog::Pillar;
use crate::checks::load::page;
use crate::checks::public::{Public, public};
use crate::checks::{Case, Check, Impact, Target};
use crate::load::Served;
use crate::page::{Element, Snapshot};

/// The check.
pub const CHECK: Check = Check {
    id: "search-facts",
    pillar: Pillar::Performance,
    impact: Impact::Minor,
    wcag: &[],
    act: &[],
    items: &["seo-indexable"],
    run,
};

fn run(recording: &Recording) -> Result<Vec<Case>, String> {
    let page = page(recording)?;
    Ok(match public(recording)? {
        Public::Not => Vec::new(),
        Public::Hidden => vec![Case::cant_tell(
            Target::Page,
            "noindex",
            "Strangers may open this page, and it asks search engines to leave it out (noindex). Is that meant?",
        )],
        Public::Page(served) => {
            let mut cases = facts(served, page);
            cases.extend(links(page));
            cases
        }
    })
}

fn facts(served: &Served, page: &Snapshot) -> Vec<Case> {
    let said = |text: Option<&str>| text.is_some_and(|text| !text.trim().is_empty());
    let later = |name: &str, value: &str, content: &str| {
        page.elements().any(|(_, element)| {
            let named = element
                .attribute(name)
                .is_some_and(|one| one.eq_ignore_ascii_case(value));
            named && said(element.attribute(content))
        })
    };
    let fact = |what: &str, there: bool, later: bool, impact: Impact| match (there, later) {
        (true, _) => Case::passed(Target::Page),
        (false, true) => Case {
            impact: Some(Impact::Minor),
            ..Case::failed(
                Target::Page,
                what,
                format!(
                    "The served HTML has no {what}; a script adds it, which previews and most crawlers never run (measured)."
                ),
            )
        },
        (false, false) => Case {
            impact: Some(impact),
            ..Case::failed(
                Target::Page,
                what,
                format!("The page has no {what} (measured)."),
            )
        },
    };
    vec![
        fact(
            "title",
            said(served.title.as_deref()),
            said(Some(&page.header.title)),
            Impact::Moderate,
        ),
        fact(
            "description",
            said(served.description.as_deref()),
            later("name", "description", "content"),
            Impact::Minor,
        ),
        fact(
            "canonical address",
            said(served.canonical.as_deref()),
            later("rel", "canonical", "href"),
            Impact::Minor,
        ),
    ]
}

fn links(page: &Snapshot) -> impl Iterator<Item = Case> {
    page.elements().filter_map(|(id, element)| {
        let shown = element.style.is_some() && !element.rect.is_empty();
        let link = element.is_html("a") && element.attribute("role").is_none() && !element.click_handlers.is_empty();
        if !shown || !link {
            return None;
        }
        Some(if leads_nowhere(element) {
            let message = "A link that can't be followed: its `<a>` has no address, only a script knows where it leads.";
            Case::failed(Target::Node(id), "links without an address", message)
        } else {
            Case::passed(Target::Node(id))
        })
    })
}

fn leads_nowhere(link: &Element) -> bool {
    link.attribute("href").is_none_or(|href| {
        let href = href.trim();
        href.is_empty() || href == "#" || href.to_ascii_lowercase().starts_with("javascript:")
    })
}

#[cfg(test)]
#[path = "../../../tests/unit/checks/performance/search_facts.rs"]
mod tests;
