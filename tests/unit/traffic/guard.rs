use super::*;
use crate::traffic::{Body, Call, Url, Via};

fn request(method: &str, url: &str) -> Request {
    Request {
        method: method.into(),
        url: Url::parse(url).unwrap(),
        headers: Vec::new(),
        body: None,
        credentials: Credentials::SameOrigin,
    }
}

fn guard() -> Guard {
    Guard::new(["https://app.test".to_string()])
}

fn refusal(method: &str, path: &str) -> String {
    let request = request(method, &format!("https://app.test{path}"));
    guard().permit(&request).unwrap_err().to_string()
}

#[test]
fn says_why() {
    assert_eq!(refusal("DELETE", "/api/invoices/7"), "it writes (DELETE)");
    assert_eq!(
        refusal("POST", "/api/search"),
        "a POST that is not known to be a read"
    );
    assert_eq!(
        refusal("GET", "/api/logout"),
        "`logout` in its path: a GET that may do more than read"
    );
    assert_eq!(
        refusal("GET", "/reports/2024.csv"),
        "a file (.csv), not records"
    );
    assert_eq!(
        refusal("GET", "/api/x?token=1"),
        "its address carries a secret or a one-time code"
    );
    let elsewhere = request("GET", "https://other.test/api/invoices");
    let why = guard().permit(&elsewhere).unwrap_err().to_string();
    assert_eq!(
        why,
        "it goes to an address that the app doesn't use with a session"
    );
}

#[test]
fn headers_that_hide_or_change_the_question_go() {
    let mut asked = request("GET", "https://app.test/api/invoices");
    asked.headers = vec![
        ("if-none-match".into(), "x".into()),
        ("accept".into(), "*/*".into()),
    ];
    let proven = guard().permit(&asked).unwrap();
    assert_eq!(
        proven.request().headers,
        [("accept".to_string(), "*/*".to_string())]
    );
    for (name, value) in [
        ("x-http-method-override", "DELETE"),
        ("x-a\nb", "1"),
        ("accept", "a\r\nx: 1"),
        ("", "1"),
    ] {
        asked.headers = vec![(name.into(), value.into())];
        assert!(guard().permit(&asked).is_err(), "{name}: {value}");
    }
}

#[test]
fn an_entity_may_be_called_anything() {
    for entity in ["Export", "Token", "Delete", "LoginAttempt"] {
        let request = request(
            "GET",
            &format!("https://app.test/api/apps/1/entities/{entity}"),
        );
        assert!(guard().permit(&request).is_ok(), "{entity}");
    }
}

#[test]
fn an_outgoing_request_shows_no_secret_in_debug() {
    let mut asked = request("GET", "https://app.test/api/invoices?q=secret-1");
    asked.headers = vec![("authorization".into(), "Bearer secret-2".into())];
    let proven = guard().permit(&asked).unwrap();
    let debug = format!("{proven:?} {:?}", proven.clone().into_outgoing(1));
    assert!(!debug.contains("secret"), "{debug}");
    let sent = serde_json::to_value(proven.into_outgoing(1)).unwrap();
    assert_eq!(sent["url"], "https://app.test/api/invoices?q=secret-1");
    assert_eq!(sent["credentials"], "same-origin");
}

/// A small generator with a fixed seed (xorshift64*): the same 100,000 calls in every run.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: usize) -> usize {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        usize::try_from((self.0.wrapping_mul(0x2545_F491_4F6C_DD1D)) >> 33).unwrap() % sides
    }

    fn pick<'a>(&mut self, from: &[&'a str]) -> &'a str {
        from[self.roll(from.len())]
    }

    fn chance(&mut self, of: usize) -> bool {
        self.roll(of) == 0
    }

    /// Percent-encodes some letters, up to three times over.
    fn encoded(&mut self, text: &str) -> String {
        let mut text = text.to_string();
        for _ in 0..self.roll(4) {
            let share = 1 + self.roll(6);
            let letters: Vec<char> = text.chars().collect();
            let encode = |letter: char, dice: &mut Self| match letter {
                '/' | '?' | '=' | '&' => letter.to_string(),
                letter if dice.chance(share) => format!("%{:02x}", u32::from(letter)),
                letter => letter.to_string(),
            };
            text = letters
                .into_iter()
                .map(|letter| encode(letter, self))
                .collect();
        }
        text
    }

    fn cased(&mut self, text: &str) -> String {
        match self.roll(4) {
            0 => text.to_uppercase(),
            1 => text
                .chars()
                .map(|c| {
                    if self.chance(2) {
                        c.to_ascii_uppercase()
                    } else {
                        c
                    }
                })
                .collect(),
            _ => text.into(),
        }
    }
}

const NOUNS: &[&str] = &[
    "invoices",
    "orders",
    "v2",
    "users",
    "42",
    "items",
    "reports",
    "team-members",
    "api",
];
const HARM: &[&str] = &[
    "logout",
    "sign-out",
    "delete",
    "verify",
    "confirm",
    "unsubscribe",
    "oauth",
    "token",
    "export",
    "send",
    "resend",
    "reset",
    "password",
    "refund",
    "charge",
    "revoke",
    "login",
    "sync",
    "approve",
    "cancel",
    "download",
    "secrets",
    "impersonate",
];

/// A path of a generic API and whether something in it does harm.
fn generic(dice: &mut Dice) -> (String, bool) {
    let mut parts: Vec<String> = (0..1 + dice.roll(4))
        .map(|_| dice.pick(NOUNS).to_string())
        .collect();
    let harmful = dice.chance(2);
    if harmful {
        let word = dice.pick(HARM);
        let place = dice.roll(parts.len() + 1);
        let word = match dice.roll(4) {
            0 => format!("{}-{}", dice.pick(NOUNS), dice.cased(word)),
            1 => format!("{}_{}", dice.cased(word), dice.pick(NOUNS)),
            2 => {
                let (first, rest) = word.split_at(1);
                format!("user{}{rest}", first.to_uppercase())
            }
            _ => dice.cased(word),
        };
        parts.insert(place, word);
    }
    let path = format!("/{}", parts.join("/"));
    (if harmful { dice.encoded(&path) } else { path }, harmful)
}

/// A path of Base44's API and whether it is a read of records with GET.
fn base44(dice: &mut Dice) -> (String, bool) {
    let (rest, read) = match dice.roll(12) {
        0 => ("entities/Invoice", true),
        1 => ("entities/Export/v2/list", true),
        2 => ("entities/Invoice/count", true),
        3 => ("entities/Invoice/65f0", true),
        4 => ("entities/User/me", true),
        5 => ("agents/conversations", true),
        6 => ("functions/charge", false),
        7 => ("app-user-auth/connectors/slack/token", false),
        8 => ("auth/sso/accesstoken/7", false),
        9 => ("external-auth/tokens/7", false),
        10 => ("entities/Invoice/65f0/../../../functions/charge", false),
        _ => ("integration-endpoints/Core/SendEmail", false),
    };
    let odd = dice.chance(5);
    let path = if odd {
        format!("/API/apps/1/{rest}")
    } else {
        format!("/api/apps/1/{rest}")
    };
    (path, read && !odd)
}

/// 100,000 calls of random methods, paths, encodings, parameters, headers and bodies: nothing gets through that isn't made
/// of harmless parts only, and everything made of harmless parts does.
#[test]
fn nothing_but_reads_gets_through() {
    let mut dice = Dice(0x9E37_79B9_7F4A_7C15);
    let guard = guard();
    let mut through = 0;
    for _ in 0..100_000 {
        let mut safe = true;
        let method = if dice.chance(3) {
            safe = false;
            dice.pick(&[
                "DELETE", "delete", "PUT", "PATCH", "patch", "POST", "Post", "HEAD", "TRACE",
                "SEARCH", "GETX", "GET ", "",
            ])
        } else {
            dice.pick(&["GET", "get", "Get"])
        };
        let (mut path, harmless) = if dice.chance(2) {
            let (path, harmful) = generic(&mut dice);
            (path, !harmful)
        } else {
            base44(&mut dice)
        };
        safe &= harmless;
        if dice.chance(5) {
            safe = false;
            let trick = dice.pick(&[
                "?_method=DELETE",
                "?action=delete",
                "?code=7",
                "?token=x",
                "?logout",
                "?do=%73end",
                "?x=1&signature=y",
            ]);
            path.push_str(trick);
        } else if dice.chance(3) {
            path.push_str(dice.pick(&["?limit=10", "?sort=-id&skip=5", "?q=%7B%7D", "?fields=id"]));
        }
        let origin = if dice.chance(8) {
            safe = false;
            let tricks = [
                "https://evil.test",
                "https://app.test.evil.test",
                "https://app.test@evil.test",
                "http://app.test",
                "https://app.test:444",
                "ftp://app.test",
                "https:app.test",
                "https://evil.test\\@app.test",
                "//app.test",
                "https://",
            ];
            dice.pick(&tricks)
        } else {
            dice.pick(&[
                "https://app.test",
                "HTTPS://APP.TEST",
                "https://app.test:443",
            ])
        };
        let mut headers = Vec::new();
        if dice.chance(8) {
            safe = false;
            let name = dice.pick(&[
                "x-http-method-override",
                "X-Method-Override",
                "x-http-method",
                "bad name",
                "a\nb",
            ]);
            headers.push((name.to_string(), "DELETE".to_string()));
        }
        let body = if dice.chance(6) {
            safe = false;
            match dice.roll(3) {
                0 => Body::Other("FormData".into()),
                1 => Body::Text("{\"query\":\"mutation{x}\"}".into()),
                _ => Body::Text(String::new()),
            }
        } else {
            Body::None
        };
        let via = if dice.chance(10) {
            safe = false;
            [Via::Beacon, Via::EventSource, Via::WebSocket][dice.roll(3)]
        } else {
            [Via::Fetch, Via::Xhr][dice.roll(2)]
        };
        let call = Call::made(via, method, &format!("{origin}{path}"), headers, body);
        let permitted = Request::of(&call).and_then(|request| guard.permit(&request));
        assert_eq!(
            permitted.is_ok(),
            safe,
            "{method} {origin}{path} {permitted:?}"
        );
        if let Ok(proven) = permitted {
            through += 1;
            let sent = serde_json::to_value(proven.into_outgoing(0)).unwrap();
            assert_eq!(sent["method"], "GET");
            assert!(sent.get("body").is_none());
        }
    }
    assert!(
        through > 5_000,
        "the test proves little: {through} harmless calls"
    );
}

#[test]
fn an_aggregate_is_a_read_only_with_a_query() {
    let ask = |body: Option<&str>, path: &str| {
        let mut asked = request("POST", &format!("https://app.test{path}"));
        asked.body = body.map(Into::into);
        guard().permit(&asked).is_ok()
    };
    let path = "/api/apps/1/entities/Sale/aggregate";
    assert!(ask(
        Some(r#"{"groupBy":"month","sum":["amount"],"query":{"x":1}}"#),
        path
    ));
    for body in [
        None,
        Some("[]"),
        Some("{"),
        Some(r#"{"sum":"x","$merge":"Sale"}"#),
        Some("null"),
    ] {
        assert!(!ask(body, path), "{body:?}");
    }
    assert!(!ask(Some(r#"{"sum":"x"}"#), "/api/apps/1/entities/Sale"));
    assert!(!ask(
        Some(r#"{"sum":"x"}"#),
        "/api/apps/1/entities/Sale/aggregate?_method=DELETE"
    ));
    assert!(!ask(Some(r#"{"sum":"x"}"#), "/aggregate"));
}
