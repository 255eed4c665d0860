use super::*;
use crate::isolation::Answer;
use crate::traffic::{Body, Outgoing, Via};

const ME: &str = "https://app.test/api/apps/1/entities/User/me";
const LIST: &str = "https://app.test/api/apps/1/entities/Invoice";

fn call(who: &str, url: &str, response: &str) -> Call {
    let headers = vec![(
        "authorization".to_string(),
        format!("Bearer token-of-{who}"),
    )];
    let mut call = Call::made(Via::Xhr, "GET", url, headers, Body::None);
    call.response = Some(response.into());
    call
}

fn recorded() -> Test {
    let mut test = Test::new("https://app.test/").unwrap();
    test.observe(&call("a", ME, r#"{"id":"1","email":"a@x.test"}"#));
    test.observe(&call("a", LIST, r#"[{"id":"i1","created_by":"a@x.test"}]"#));
    test
}

fn answer(test: &mut Test, outgoing: &Outgoing, status: u16, body: &str) {
    let answer = serde_json::json!({"id": outgoing.id(), "status": status, "body": body});
    test.answer(&Answer::from_json(&answer.to_string()).unwrap());
}

#[test]
fn only_web_apps() {
    for address in ["chrome://settings", "about:blank", "file:///x", ""] {
        assert!(Test::new(address).is_err(), "{address}");
    }
}

#[test]
fn shows_what_it_saw() {
    let mut test = recorded();
    test.observe(&Call::made(
        Via::Fetch,
        "DELETE",
        LIST,
        Vec::new(),
        Body::Text("{}".into()),
    ));
    let seen: Vec<_> = test
        .seen()
        .iter()
        .map(|seen| (seen.entity.as_deref(), seen.rows, seen.never.is_some()))
        .collect();
    assert_eq!(
        seen,
        [
            (Some("User"), None, false),
            (Some("Invoice"), Some(1), false),
            (None, None, true)
        ]
    );
    assert_eq!((test.calls(Who::A), test.testable()), (3, 1));
    assert_eq!(test.sessions().a.identity.as_deref(), Some("a@x.test"));
    let skipped = test.review().skipped;
    assert_eq!(skipped.len(), 1);
    assert_eq!(skipped[0].reason, "it writes, or runs something (DELETE)");
}

#[test]
fn goes_in_order_and_asks_once() {
    let mut test = recorded();
    assert!(test.next_requests().is_empty());
    test.start_baseline().unwrap();
    let batch = test.next_requests();
    assert_eq!(batch.len(), 2);
    assert!(test.next_requests().is_empty());
    answer(
        &mut test,
        &batch[0],
        200,
        r#"{"id":"1","email":"a@x.test"}"#,
    );
    answer(
        &mut test,
        &batch[1],
        200,
        r#"[{"id":"i1","created_by":"a@x.test"}]"#,
    );
    test.become_b();
    assert_eq!(test.observe(&call("a", LIST, "[]")), Who::A);
    assert!(
        test.review()
            .problem
            .unwrap()
            .contains("No call of account B")
    );
    assert_eq!(
        test.observe(&call("b", ME, r#"{"id":"2","email":"b@x.test"}"#)),
        Who::B
    );
    let plan = test.review();
    assert_eq!(plan.problem, None);
    let planned: Vec<_> = plan.requests.iter().map(|p| (p.who, p.variant)).collect();
    assert_eq!(
        planned,
        [(Who::B, Variant::AsIs), (Who::Anonymous, Variant::AsIs)]
    );
    test.start_replay().unwrap();
    let batch = test.next_requests();
    assert_eq!(batch.len(), 2, "who is B, who is nobody");
    answer(
        &mut test,
        &batch[0],
        200,
        r#"{"id":"1","email":"a@x.test"}"#,
    );
    assert!(
        test.next_requests().is_empty(),
        "A answered in B's place: nothing more may be sent"
    );
    assert_eq!(test.phase(), Phase::Done);
    assert!(
        test.judge()
            .summary
            .sessions
            .b
            .reason
            .unwrap()
            .contains("same account")
    );
}

#[test]
fn a_second_attempt_starts_afresh() {
    let mut test = recorded();
    test.start_baseline().unwrap();
    let batch = test.next_requests();
    answer(
        &mut test,
        &batch[0],
        200,
        r#"{"id":"1","email":"a@x.test"}"#,
    );
    answer(
        &mut test,
        &batch[1],
        200,
        r#"[{"id":"i1","created_by":"a@x.test"}]"#,
    );
    test.become_b();
    test.observe(&call("b", ME, r#"{"id":"2","email":"b@x.test"}"#));
    test.start_replay().unwrap();
    let batch = test.next_requests();
    answer(&mut test, &batch[0], 401, "");
    assert!(test.next_requests().is_empty());
    assert!(test.review().problem.unwrap().contains("signed out"));
    test.observe(&call("b2", ME, r#"{"id":"2","email":"b@x.test"}"#));
    test.start_replay().unwrap();
    let batch = test.next_requests();
    answer(
        &mut test,
        &batch[0],
        200,
        r#"{"id":"2","email":"b@x.test"}"#,
    );
    assert_eq!(test.next_requests().len(), 2);
}

#[test]
fn stopping_leaves_the_rest_untested() {
    let mut test = recorded();
    test.start_baseline().unwrap();
    test.next_requests();
    test.become_b();
    test.observe(&call("b", ME, r#"{"id":"2","email":"b@x.test"}"#));
    test.start_replay().unwrap();
    test.next_requests();
    test.next_requests();
    test.stop("the server asked to slow down (429)");
    assert!(test.next_requests().is_empty());
    let call = &test.judge().summary.calls[0];
    assert_eq!(
        call.reason,
        "Not sent: the server asked to slow down (429)."
    );
}

#[test]
fn answers_nobody_asked_for_are_ignored() {
    let mut test = recorded();
    let forged = Answer::from_json(r#"{"id":4000000000,"status":200,"body":"[]"}"#).unwrap();
    test.answer(&forged);
    test.start_baseline().unwrap();
    let batch = test.next_requests();
    answer(&mut test, &batch[1], 500, "");
    answer(&mut test, &batch[1], 200, r#"[{"id":"i1"}]"#);
    assert!(matches!(test.reads[0].second, Some(Reading::Unclear(_))));
}

#[test]
fn another_companys_address_is_not_asked() {
    let mut test = recorded();
    let mut other = Call::made(
        Via::Fetch,
        "GET",
        "https://cdn.other.test/list",
        Vec::new(),
        Body::None,
    );
    other.response = Some(r#"[{"id":1}]"#.into());
    test.observe(&other);
    test.start_baseline().unwrap();
    assert_eq!(test.testable(), 1);
    assert!(
        test.review()
            .skipped
            .iter()
            .any(|skipped| skipped.url == "https://cdn.other.test/list")
    );
}
