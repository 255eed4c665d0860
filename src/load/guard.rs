//! Whether a page may be asked for once more.

use crate::traffic::{Url, harm_in_address};

/// The address to ask for the page's own HTML, without cookies. It was loaded a moment ago, but an address can do
/// something when it is opened: links out of mails sign in, confirm or cancel. Such a one is not opened twice.
///
/// # Errors
/// The sentence why not.
pub fn may_fetch(address: &str) -> Result<String, String> {
    let refused = |why: &str| format!("The page's HTML was not asked for again: {why}.");
    let url = Url::parse(address).map_err(refused)?;
    match harm_in_address(&url) {
        Some(why) => Err(refused(&why)),
        None => Ok(url.full()),
    }
}
