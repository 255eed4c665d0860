//! Words in an address that say a request does something, whatever its method.

use super::url::decode;

/// Sorted. Refused as a whole word: `/api/confirm`, `/sendReminder`, `?do=sync`.
const WORDS: &[&str] = &[
    "accept",
    "accesstoken",
    "activate",
    "approve",
    "archive",
    "authenticate",
    "authorize",
    "buy",
    "callback",
    "cancel",
    "charge",
    "checkout",
    "clear",
    "clone",
    "confirm",
    "confirmation",
    "consume",
    "convert",
    "create",
    "credential",
    "credentials",
    "deactivate",
    "decline",
    "dequeue",
    "disable",
    "dismiss",
    "download",
    "duplicate",
    "edit",
    "email",
    "enable",
    "enqueue",
    "exec",
    "execute",
    "export",
    "exports",
    "flush",
    "function",
    "functions",
    "generate",
    "grant",
    "graphql",
    "idtoken",
    "import",
    "increment",
    "insert",
    "install",
    "invite",
    "invoke",
    "join",
    "kick",
    "leave",
    "like",
    "link",
    "lock",
    "login",
    "magic",
    "mark",
    "merge",
    "mfa",
    "move",
    "mutate",
    "mutation",
    "notify",
    "oidc",
    "optin",
    "optout",
    "otp",
    "patch",
    "pay",
    "pin",
    "ping",
    "poll",
    "post",
    "presign",
    "print",
    "process",
    "publish",
    "purchase",
    "purge",
    "push",
    "put",
    "reboot",
    "redeem",
    "refresh",
    "register",
    "reject",
    "remove",
    "rename",
    "renew",
    "replace",
    "resend",
    "reset",
    "restart",
    "restore",
    "resume",
    "retry",
    "rollback",
    "rotate",
    "rpc",
    "run",
    "saml",
    "save",
    "secret",
    "secrets",
    "send",
    "set",
    "share",
    "sign",
    "signed",
    "signin",
    "signup",
    "skip",
    "sso",
    "start",
    "stop",
    "submit",
    "subscribe",
    "switch",
    "sync",
    "toggle",
    "token",
    "tokens",
    "touch",
    "track",
    "transfer",
    "trigger",
    "undo",
    "unlink",
    "unlock",
    "unpublish",
    "unshare",
    "update",
    "upgrade",
    "upload",
    "upsert",
    "validate",
    "verification",
    "verify",
    "view",
    "void",
    "vote",
    "webhook",
    "webhooks",
    "withdraw",
    "write",
];

/// Refused anywhere inside a word: `userlogout`, `softDeleted`.
const STEMS: &[&str] = &[
    "logout",
    "logoff",
    "signout",
    "signoff",
    "unsubscribe",
    "oauth",
    "revoke",
    "delete",
    "destroy",
    "passwor",
    "refund",
    "impersonat",
    "terminat",
    "apikey",
    "deploy",
    "erase",
];

/// Refused when the first is followed by the second: `/log-in`.
const PAIRS: &[(&str, &str)] = &[("log", "in"), ("opt", "in"), ("opt", "out")];

/// Parameters whose value names an action.
const ACTION_PARAMS: &[&str] = &[
    "action",
    "act",
    "do",
    "op",
    "operation",
    "cmd",
    "command",
    "method",
    "func",
    "function",
    "event",
    "task",
    "mutation",
];

/// Parameters that carry a secret that was made for one use, or a session.
const SECRET_PARAMS: &[&str] = &[
    "accesstoken",
    "auth",
    "authorization",
    "authtoken",
    "code",
    "hash",
    "hmac",
    "idtoken",
    "jwt",
    "key",
    "nonce",
    "otp",
    "password",
    "pwd",
    "secret",
    "sessionid",
    "session",
    "sid",
    "sig",
    "signature",
    "ticket",
    "token",
    "xamzsignature",
];

/// What a GET of this path does besides reading, or might; in words.
pub(super) fn harm_in_path(path: &str) -> Option<String> {
    let text = match unwrap(path) {
        Ok(text) => text,
        Err(why) => return Some(why.into()),
    };
    if let Some(word) = harmful_word(&text) {
        return Some(format!(
            "`{word}` in its path: a GET that may do more than read"
        ));
    }
    file(&text).map(|ending| format!("a file (.{ending}), not records"))
}

/// What opening this address of a page does besides showing it, or might; in words.
#[must_use]
pub fn harm_in_address(url: &super::Url) -> Option<String> {
    let path = match unwrap(url.path()) {
        Ok(path) => path,
        Err(why) => return Some(why.into()),
    };
    harmful_word(&path)
        .map(|word| format!("`{word}` in its path: a GET that may do more than read"))
        .or_else(|| {
            url.query()
                .find_map(|(name, value)| harm_in_param(&name, &value))
        })
}

/// The same for one parameter of the query.
pub(super) fn harm_in_param(name: &str, value: &str) -> Option<String> {
    let (Ok(name), Ok(value)) = (unwrap(name), unwrap(value)) else {
        return Some("a parameter that is encoded more often than a browser would".into());
    };
    let bare: String = name.chars().filter(char::is_ascii_alphanumeric).collect();
    let bare = bare.to_ascii_lowercase();
    if name.starts_with('_') && bare == "method" {
        return Some("its method is overridden by a parameter".into());
    }
    if SECRET_PARAMS.contains(&bare.as_str()) {
        return Some("its address carries a secret or a one-time code".into());
    }
    if let Some(word) = STEMS.iter().find(|stem| bare.contains(*stem)) {
        return Some(format!(
            "`{word}` among its parameters: a GET that may do more than read"
        ));
    }
    let acts = ACTION_PARAMS.contains(&bare.as_str()) || value.is_empty();
    let said = if value.is_empty() { &name } else { &value };
    if acts && let Some(word) = harmful_word(said) {
        return Some(format!(
            "`{word}` among its parameters: a GET that may do more than read"
        ));
    }
    None
}

/// Percent-decodes until nothing changes; an error when that takes suspiciously long.
fn unwrap(text: &str) -> Result<String, &'static str> {
    let mut text = text.to_string();
    for _ in 0..4 {
        let next = decode(&text);
        if next == text {
            return Ok(text);
        }
        text = next;
    }
    Err("its path is encoded more often than a browser would")
}

/// The first word that says something is done.
fn harmful_word(text: &str) -> Option<&'static str> {
    text.split('/').find_map(|segment| {
        let squeezed: String = segment.chars().filter(char::is_ascii_alphabetic).collect();
        let squeezed = squeezed.to_ascii_lowercase();
        if let Some(stem) = STEMS.iter().find(|stem| squeezed.contains(**stem)) {
            return Some(*stem);
        }
        // `SignOut` has humps, `SIGNout` has none that mean anything: both readings count.
        [words(segment), words(&segment.to_lowercase())]
            .iter()
            .find_map(|words| {
                let single = words.iter().find_map(|word| {
                    WORDS
                        .binary_search(&word.as_str())
                        .ok()
                        .map(|at| &WORDS[at])
                });
                let pair = || {
                    let mut pairs = words.windows(2);
                    pairs.find_map(|pair| {
                        PAIRS
                            .iter()
                            .find(|(first, second)| pair[0] == *first && pair[1] == *second)
                    })
                };
                single.copied().or_else(|| Some(pair()?.0))
            })
    })
}

/// Splits at everything that is no letter and at humps, in lower case: `sendReminder-2` is `send`, `reminder`.
fn words(text: &str) -> Vec<String> {
    let mut words: Vec<String> = Vec::new();
    let mut previous = ' ';
    for letter in text.chars() {
        if letter.is_alphabetic() {
            let starts =
                !previous.is_alphabetic() || (previous.is_lowercase() && letter.is_uppercase());
            if starts {
                words.push(String::new());
            }
            if let Some(word) = words.last_mut() {
                word.extend(letter.to_lowercase());
            }
        }
        previous = letter;
    }
    words
}

/// The ending of a path that names a file which is no JSON.
fn file(path: &str) -> Option<&str> {
    let (_, ending) = path.rsplit('/').next()?.rsplit_once('.')?;
    let is_ending =
        (2..=5).contains(&ending.len()) && ending.bytes().all(|byte| byte.is_ascii_alphanumeric());
    let digits = ending.bytes().all(|byte| byte.is_ascii_digit());
    (is_ending && !digits && !ending.eq_ignore_ascii_case("json")).then_some(ending)
}

#[cfg(test)]
#[path = "../../tests/unit/traffic/words.rs"]
mod tests;
