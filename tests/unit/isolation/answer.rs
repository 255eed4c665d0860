use super::*;
use crate::traffic::{Credentials, Guard, Request, Url};

fn read(path: &str) -> Read {
    let request = Request {
        method: "GET".into(),
        url: Url::parse(&format!("https://app.test{path}")).unwrap(),
        headers: Vec::new(),
        body: None,
        credentials: Credentials::Omit,
    };
    Guard::new(["https://app.test".into()])
        .permit(&request)
        .unwrap()
        .read()
        .clone()
}

fn meaning(status: u16, body: &str) -> &'static str {
    let answer = format!(
        r#"{{"id":1,"status":{status},"body":{}}}"#,
        serde_json::to_string(body).unwrap()
    );
    match Reading::of_answer(&read("/api/things"), &Answer::from_json(&answer).unwrap()) {
        Reading::Data(_) => "data",
        Reading::Refused { .. } => "refused",
        Reading::Unclear(_) => "unclear",
    }
}

#[test]
fn means_what_it_says_and_not_what_the_status_says() {
    let meanings = [
        (200, r#"[{"id":1}]"#, "data"),
        (200, "[]", "data"),
        (200, r#"{"data":[]}"#, "data"),
        (200, r#"{"error":"no"}"#, "refused"),
        (200, r#"{"message":"Unauthorized"}"#, "refused"),
        (200, r#"{"code":101,"error":"x"}"#, "refused"),
        (200, r#"{"status":"error","x":1}"#, "refused"),
        (200, r#"{"success":false,"data":[{"id":1}]}"#, "refused"),
        (200, "null", "refused"),
        (200, "{}", "refused"),
        (200, "", "refused"),
        (204, "", "refused"),
        (200, "<html>", "refused"),
        (200, r#"{"id":1,"status":"error","message":"x"}"#, "data"),
        (200, "[1,2]", "unclear"),
        (200, "oops", "unclear"),
        (301, "", "refused"),
        (401, "", "refused"),
        (403, r#"[{"id":1}]"#, "refused"),
        (404, "", "refused"),
        (400, "", "unclear"),
        (418, "", "unclear"),
        (429, "", "unclear"),
        (500, r#"[{"id":1}]"#, "unclear"),
        (0, "", "unclear"),
        (304, "", "refused"),
    ];
    for (status, body, expected) in meanings {
        assert_eq!(meaning(status, body), expected, "{status} {body}");
    }
}

#[test]
fn debug_and_errors_show_no_content() {
    let answer =
        Answer::from_json(r#"{"id":1,"status":200,"body":"secret","error":"secret"}"#).unwrap();
    assert!(!format!("{answer:?}").contains("secret"));
    let Reading::Unclear(why) = Reading::of_answer(&read("/api/things"), &answer) else {
        panic!("an error decides nothing");
    };
    assert!(!why.contains("secret"));
    assert!(
        !Answer::from_json(r#"{"id":"secret"}"#)
            .unwrap_err()
            .contains("secret")
    );
}
