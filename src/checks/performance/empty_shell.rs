//! # Search engines get an empty page
//!
//! ## What it checks
//! How many of the words that can be seen in the page are in the HTML as the server sends it, asked for once more
//! without signing in and read without running scripts. Below a fifth, the page is made in the browser alone. The empty
//! element that the framework fills is named where there is one.
//!
//! Only public pages are judged: not those that send a stranger elsewhere, ask search engines to stay away
//! (`noindex`), are a form to sign in, or say little at all. A page that offers to sign out is seen signed in, and the
//! check does not run. Both numbers of words are measured; hidden words of the HTML count for it.
//!
//! ## Why it matters
//! Previews in chats and social networks, and most crawlers, run no scripts: they find a page without a word. Search
//! engines that do run them come back later, and people look at a blank screen until everything was loaded and run.
//!
//! ## How to fix
//! Render public pages before they are asked for (Next, Nuxt, Astro, SvelteKit, `vite-react-ssg`) or on the server. If
//! the app itself stays as it is, give it its own address and make the marketing pages plain HTML.
//!
//! ## Examples
//! A snippet's server sends what it shows, so a page of three lines passes:
//!
//! ```html,passed
//! <h1>Invoices without paper</h1>
//! <p>Write an invoice in a minute, send it by mail, and see at once who has paid. Reminders go out by themselves on the
//! day you choose, and your accountant gets a file that fits.</p>
//! ```
//!
//! All of it written by a script:
//!
//! ```html,failed
//! <div id="root"></div>
//! <script>
//!   document.getElementById('root').innerHTML = `<h1>Invoices without paper</h1> <p>Write an invoice in a minute, send it by
//!   mail, and see at once who has paid. Reminders go out by themselves on the day you choose, and your accountant gets a
//!   file that fits.</p>`;
//! </script>
//! ```
//!
//! A page that says next to nothing:
//!
//! ```html,inapplicable
//! <h1>Soon</h1>
//! ```
//!
//! ## References
//! - [JavaScript SEO basics](https://developers.google.com/search/docs/crawling-indexing/javascript/javascript-seo-basics)
//! - [Rendering on the Web](https://web.dev/articles/rendering-on-the-web)

use crate::Recording;
use crate::catalog::Pillar;
use crate::checks::load::{page, percent};
use crate::checks::public::{Public, public, words};
use crate::checks::{Case, Check, Impact, Target};

/// Pages that say less have nothing to be found by, in words.
const LITTLE: u64 = 20;
/// One word in so many must be there: the checklist's line of 20 %.
const SHARE: u64 = 5;

/// The check.
pub const CHECK: Check = Check {
    id: "empty-shell",
    pillar: Pillar::Performance,
    impact: Impact::Moderate,
    wcag: &[],
    act: &[],
    items: &["marketing-prerendered"],
    run,
};

fn run(recording: &Recording) -> Result<Vec<Case>, String> {
    let Public::Page(served) = public(recording)? else {
        return Ok(Vec::new());
    };
    let rendered = words(page(recording)?) as u64;
    let there = u64::from(served.words);
    if rendered < LITTLE {
        return Ok(Vec::new());
    }
    if there.saturating_mul(SHARE) >= rendered {
        return Ok(vec![Case::passed(Target::Page)]);
    }
    let root = served.empty_root.as_deref().map_or(String::new(), |id| {
        format!(", with an empty `{id}` for a script to fill")
    });
    let message = format!(
        "The HTML the server sends has {there} of the page's {rendered} words ({}){root}. Whoever runs no scripts sees no \
         more (measured).",
        percent(there, rendered)
    );
    Ok(vec![Case::failed(Target::Page, "empty shell", message)])
}

#[cfg(test)]
#[path = "../../../tests/unit/checks/performance/empty_shell.rs"]
mod tests;
