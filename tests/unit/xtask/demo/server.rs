use super::*;
use serde_json::json;
use std::io::{Read, Write};
use std::net::TcpStream;

struct Answer {
    status: u16,
    head: String,
    body: Vec<u8>,
}

impl Answer {
    fn json(&self) -> Value {
        serde_json::from_slice(&self.body).unwrap()
    }

    fn ids(&self) -> BTreeSet<String> {
        let list = self.json();
        let id = |record: &Value| record["id"].as_str().unwrap().to_owned();
        list.as_array().unwrap().iter().map(id).collect()
    }
}

fn twin(fixed: bool) -> Demo {
    serve(&Options {
        fixed,
        ..Options::default()
    })
    .unwrap()
}

fn raw(demo: &Demo, request: &str) -> Answer {
    let mut stream = TcpStream::connect(demo.base_url().trim_start_matches("http://")).unwrap();
    stream.write_all(request.as_bytes()).unwrap();
    let mut bytes = Vec::new();
    stream.read_to_end(&mut bytes).unwrap();
    let end = bytes
        .windows(4)
        .position(|four| four == b"\r\n\r\n")
        .unwrap();
    let head = String::from_utf8(bytes[..end].to_vec()).unwrap();
    Answer {
        status: head.split(' ').nth(1).unwrap().parse().unwrap(),
        head,
        body: bytes[end + 4..].to_vec(),
    }
}

fn send(demo: &Demo, method: &str, path: &str, token: Option<&str>, body: &str) -> Answer {
    let token = token
        .map(|token| format!("Authorization: Bearer {token}\r\n"))
        .unwrap_or_default();
    let length = body.len();
    raw(
        demo,
        &format!(
            "{method} {path} HTTP/1.1\r\nHost: demo\r\nConnection: close\r\nContent-Length: {length}\r\n{token}\r\n{body}"
        ),
    )
}

/// Asks as `a`, `b`, `c` or nobody (`-`), below the app's entities.
fn ask(demo: &Demo, who: &str, method: &str, rest: &str, body: &str) -> Answer {
    let token = demo.account(who).map(|account| account.token.clone());
    let path = format!("/api/apps/{}/entities/{rest}", demo.app_id());
    send(demo, method, &path, token.as_deref(), body)
}

fn of(demo: &Demo, entity: &str, key: &str) -> BTreeSet<String> {
    demo.ids_of(entity, key).into_iter().collect()
}

#[test]
fn in_the_fixed_twin_everybody_sees_their_own() {
    let demo = twin(true);
    for entity in ["Customer", "Invoice", "Lead", "Note", "Task"] {
        for key in ["a", "b", "c"] {
            assert_eq!(
                ask(&demo, key, "GET", entity, "").ids(),
                of(&demo, entity, key),
                "{entity} as {key}"
            );
        }
        assert_eq!(
            ask(&demo, "-", "GET", entity, "").json(),
            json!([]),
            "{entity} as nobody"
        );
        let one = demo.ids_of(entity, "a")[0].clone();
        assert_eq!(
            ask(&demo, "b", "GET", &format!("{entity}/{one}"), "").status,
            404
        );
        assert_eq!(
            ask(&demo, "a", "GET", &format!("{entity}/{one}"), "").json()["id"],
            json!(one)
        );
    }
}

#[test]
fn in_the_leaky_twin_b_sees_what_is_planted() {
    let demo = twin(false);
    for entity in ["Customer", "Invoice", "Lead"] {
        let all = ask(&demo, "b", "GET", entity, "").ids();
        assert!(
            all.is_superset(&of(&demo, entity, "a")) && all.is_superset(&of(&demo, entity, "c")),
            "{entity}"
        );
    }
    let tasks = ask(&demo, "b", "GET", "Task/v2/list?limit=100", "").json();
    let items = tasks["items"].as_array().unwrap();
    let leaked = items
        .iter()
        .filter(|task| task["created_by"] == json!("ana.ruiz@harborline.example"));
    assert_eq!(leaked.count(), 1, "one of A's five tasks");
    assert_eq!(
        ask(&demo, "b", "GET", "Note", "").ids(),
        of(&demo, "Note", "b")
    );
    assert_eq!(
        of(&demo, "Note", "a").len(),
        of(&demo, "Note", "b").len(),
        "a list as long as A's is no leak"
    );
}

#[test]
fn nobody_sees_products_always_and_leads_when_planted() {
    for (fixed, leads) in [(false, 12), (true, 0)] {
        let demo = twin(fixed);
        assert_eq!(ask(&demo, "-", "GET", "Product", "").ids().len(), 6);
        assert_eq!(ask(&demo, "-", "GET", "Lead", "").ids().len(), leads);
        for entity in ["Customer", "Invoice", "Task", "Note"] {
            assert_eq!(
                ask(&demo, "-", "GET", entity, "").ids().len(),
                0,
                "{entity}"
            );
        }
    }
}

#[test]
fn one_defect_can_be_mended_alone() {
    let mended = BTreeSet::from(["customers-open-to-every-user".to_owned()]);
    let demo = serve(&Options {
        mended,
        fixed: false,
    })
    .unwrap();
    assert_eq!(
        ask(&demo, "b", "GET", "Customer", "").ids(),
        of(&demo, "Customer", "b")
    );
    assert_ne!(
        ask(&demo, "b", "GET", "Invoice", "").ids(),
        of(&demo, "Invoice", "b")
    );
    let page = String::from_utf8(send(&demo, "GET", "/", None, "").body).unwrap();
    assert!(
        !page.contains("customers-open-to-every-user")
            && page.contains("invoices-open-to-every-user")
    );
    let unknown = BTreeSet::from(["nothing".to_owned()]);
    assert!(
        serve(&Options {
            mended: unknown,
            fixed: false
        })
        .is_err()
    );
}

#[test]
fn counts_and_aggregates_keep_to_the_rules() {
    let demo = twin(true);
    for key in ["a", "b"] {
        let own = of(&demo, "Invoice", key).len();
        assert_eq!(
            ask(&demo, key, "GET", "Invoice/count", "").json(),
            json!({ "count": own })
        );
        let total = ask(
            &demo,
            key,
            "POST",
            "Invoice/aggregate",
            r#"{"sum":"amount"}"#,
        )
        .json();
        assert_eq!(total["rows"][0]["count"], json!(own));
    }
    assert!(demo.log().iter().all(Entry::reads));
}

#[test]
fn signing_in_and_out() {
    let demo = twin(true);
    let path = format!("/api/apps/{}/auth/login", demo.app_id());
    let b = demo.account("b").unwrap();
    let form = json!({ "email": b.email, "password": b.password }).to_string();
    let answer = send(&demo, "POST", &path, Some("an old one"), &form).json();
    assert_eq!(answer["access_token"], json!(b.token));
    assert_eq!(answer["user"]["id"], json!(b.id));
    assert_eq!(
        ask(&demo, "b", "GET", "User/me", "").json()["email"],
        json!(b.email)
    );
    let wrong = json!({ "email": b.email, "password": "" }).to_string();
    assert_eq!(send(&demo, "POST", &path, None, &wrong).status, 401);

    for (from, to) in [
        ("http://elsewhere.example/invoices", "/invoices"),
        ("//elsewhere.example", "/"),
        ("%20", "/"),
        ("/settings", "/settings"),
    ] {
        let out = send(
            &demo,
            "GET",
            &format!("/api/apps/auth/logout?from_url={from}"),
            None,
            "",
        );
        assert_eq!(out.status, 303);
        assert!(
            out.head
                .to_lowercase()
                .contains(&format!("location: {to}\r\n")),
            "{from}: {}",
            out.head
        );
    }
    let state = demo.storage_state("b").unwrap();
    assert_eq!(state["origins"][0]["origin"], json!(demo.base_url()));
    assert_eq!(
        state["origins"][0]["localStorage"][0]["value"],
        json!(b.token)
    );
}

#[test]
fn refusals_have_the_platforms_statuses() {
    let demo = twin(true);
    let status = |who: &str, method: &str, rest: &str, body: &str| {
        ask(&demo, who, method, rest, body).status
    };
    assert_eq!(status("-", "GET", "User/me", ""), 401);
    assert_eq!(status("a", "GET", "User", ""), 403);
    assert_eq!(status("a", "GET", "Nothing", ""), 404);
    assert_eq!(status("a", "GET", "Customer/nothing", ""), 404);
    assert_eq!(status("a", "GET", "Customer?q=nonsense", ""), 400);
    assert_eq!(status("a", "GET", "Customer?limit=all", ""), 422);
    assert_eq!(status("a", "POST", "Customer", "{"), 422);
    assert_eq!(
        status("a", "POST", "Invoice/aggregate", r#"{"sum":7}"#),
        422
    );
    assert_eq!(status("-", "POST", "Customer", "{}"), 403);
    assert_eq!(status("a", "PATCH", "Customer", "{}"), 405);
    assert_eq!(status("a", "POST", "Customer", &"x".repeat(300_000)), 413);
    let elsewhere = send(
        &demo,
        "GET",
        "/api/apps/another/entities/Customer",
        None,
        "",
    );
    assert_eq!(elsewhere.status, 404);
    let list = format!("/api/apps/{}/entities/Customer", demo.app_id());
    assert_eq!(send(&demo, "GET", &list, Some("forged"), "").status, 401);
    assert_eq!(raw(&demo, "NONSENSE\r\n\r\n").status, 400);
    assert_eq!(status("a", "GET", "Customer", ""), 200, "still there");
}

#[test]
fn writes_write_and_are_written_down() {
    let demo = twin(true);
    let made = ask(
        &demo,
        "a",
        "POST",
        "Customer",
        r#"{"name":"New","id":"mine","created_by":"somebody"}"#,
    )
    .json();
    let id = made["id"].as_str().unwrap().to_owned();
    assert_eq!(
        made["created_by"],
        json!("ana.ruiz@harborline.example"),
        "the back-end says whose it is"
    );
    let one = format!("Customer/{id}");
    assert_eq!(
        ask(&demo, "b", "PUT", &one, r#"{"name":"Taken"}"#).status,
        404
    );
    assert_eq!(
        ask(&demo, "a", "PUT", &one, r#"{"name":"Newer"}"#).json()["name"],
        json!("Newer")
    );
    let many = r#"{"query":{"name":"Newer"},"data":{"$set":{"city":"Ghent"}}}"#;
    assert_eq!(
        ask(&demo, "a", "PATCH", "Customer/update-many", many).json()["updated"],
        json!(1)
    );
    let upsert = r#"{"records":[{"name":"Newer","city":"Lyon"},{"name":"Other"}],"key":"name"}"#;
    let upsert = ask(&demo, "a", "POST", "Customer/upsert", upsert).json();
    assert_eq!(
        (&upsert["created"], &upsert["updated"]),
        (&json!(1), &json!(1))
    );
    assert_eq!(
        ask(&demo, "b", "DELETE", "Customer", "{}").json()["deleted"],
        json!(9)
    );
    assert_eq!(ask(&demo, "a", "DELETE", &one, "").status, 200);
    assert_eq!(of(&demo, "Customer", "a").len(), 25);
    let log = demo.take_log();
    assert_eq!(log.len(), 7);
    assert!(
        log.iter()
            .all(|entry| !entry.reads() && !entry.is_the_apps_own())
    );
    assert_eq!(log[1].session.as_deref(), Some("b"));
    assert!(demo.log().is_empty());
}

#[test]
fn the_app_is_served_for_every_path_and_its_assets_for_good() {
    for fixed in [false, true] {
        let demo = twin(fixed);
        let page = send(&demo, "GET", "/customers/1", None, "");
        assert_eq!(page.head.contains("content-security-policy"), fixed);
        let page = String::from_utf8(page.body).unwrap();
        let script = page.split('"').find(|part| part.ends_with(".js")).unwrap();
        let script = send(&demo, "GET", script, None, "");
        assert_eq!(script.status, 200);
        assert!(script.head.contains("immutable"));
        assert_eq!(
            send(&demo, "GET", "/assets/nothing.js", None, "").status,
            404
        );
        assert_eq!(send(&demo, "POST", "/", None, "").status, 405);
        assert!(
            demo.log().is_empty(),
            "only the back-end's requests are written down"
        );
    }
}
