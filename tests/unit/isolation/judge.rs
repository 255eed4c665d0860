//! Runs the labelled scenarios of `tests/cases/isolation` through the whole test, as the panel does.

use super::super::{Answer, Phase, Summary, Test, Variant, Verdict};
use crate::Recording;
use crate::checks::{CHECKS, outcome_of};
use crate::traffic::Call;
use serde_json::{Map, Value, json};
use std::collections::BTreeMap;

/// A back-end that answers by session, as a scenario says.
struct Server<'a> {
    scenario: &'a Value,
    app: String,
    /// Requests as B since the replay began.
    as_b: usize,
    replaying: bool,
    /// Who the cookies belong to.
    cookies: &'static str,
}

impl Server<'_> {
    fn header(&self, who: &str) -> Option<String> {
        match self.scenario["session"].as_str().unwrap_or("bearer") {
            "cookie" => None,
            "jwt" => {
                let claims = self.scenario[who].to_string();
                Some(format!(
                    "Bearer e30.{}.secret-token",
                    base64url(claims.as_bytes())
                ))
            }
            _ => Some(format!("Bearer secret-token-{who}")),
        }
    }

    fn who(&self, headers: &[(String, String)], credentials: &str) -> &'static str {
        let sent = headers.iter().find(|(name, _)| name == "authorization");
        match sent {
            Some((_, value)) if Some(value) == self.header("a").as_ref() => "a",
            Some((_, value)) if Some(value) == self.header("b").as_ref() => "b",
            None if self.header("a").is_none() && credentials != "omit" => self.cookies,
            _ => "nobody",
        }
    }

    /// The answer, and whether it is A's second one.
    fn answer(&mut self, method: &str, path: &str, who: &str, again: bool) -> Value {
        if who == "b" && self.replaying {
            self.as_b += 1;
            let most = self.scenario["b_signs_out_after"]
                .as_u64()
                .unwrap_or(u64::MAX);
            if self.as_b as u64 > most {
                return json!({ "$status": 401 });
            }
        }
        let key = format!("{who} {method} {path}");
        if let Some(answer) = self.scenario["routes"].get(&key) {
            return answer.clone();
        }
        if Some(path) == self.scenario["me"].as_str() {
            return match who {
                "nobody" => json!({ "$status": 401 }),
                who => self.scenario[who].clone(),
            };
        }
        let calls = self.scenario["calls"].as_array().unwrap();
        let call = calls
            .iter()
            .find(|call| call["call"].as_str() == Some(&format!("{method} {path}")));
        match (call, who) {
            (Some(call), "a") if again && call.get("again").is_some() => call["again"].clone(),
            (Some(call), who) if call.get(who).is_some() => call[who].clone(),
            (Some(_), "nobody") => json!({ "$status": 401 }),
            _ => json!({ "$status": 404 }),
        }
    }

    fn observe(&mut self, test: &mut Test, who: &'static str, line: &str, body: Option<&Value>) {
        let (method, path) = line.split_once(' ').unwrap();
        let answer = self.answer(method, path, who, false);
        let (status, text, truncated, _) = parts(&answer);
        let mut headers = vec![("x-app-id".to_string(), "app".to_string())];
        headers.extend(
            self.header(who)
                .map(|value| ("authorization".to_string(), value)),
        );
        let address = if path.starts_with("http") {
            path.to_string()
        } else {
            format!("{}{path}", self.app)
        };
        let body = body.map_or(json!("none"), |body| json!({ "text": body.to_string() }));
        let call = json!({
            "via": "fetch", "method": method, "url": address, "headers": headers, "body": body,
            "credentials": "same-origin", "status": status, "responseHeaders": [], "response": text,
            "truncated": truncated, "redirected": false, "time": 0.0,
        });
        test.observe(&Call::from_json(&call.to_string()).unwrap());
    }

    fn serve(&mut self, test: &mut Test, again: bool) {
        for _ in 0..20 {
            let batch = test.next_requests();
            if batch.is_empty() {
                return;
            }
            for outgoing in batch {
                let sent = serde_json::to_value(&outgoing).unwrap();
                let url = sent["url"].as_str().unwrap();
                let path = url.strip_prefix(&self.app).unwrap_or(url);
                let headers: Vec<(String, String)> =
                    serde_json::from_value(sent["headers"].clone()).unwrap();
                let who = self.who(&headers, sent["credentials"].as_str().unwrap());
                let method = sent["method"].as_str().unwrap();
                assert!(
                    method == "GET" || path.ends_with("/aggregate"),
                    "sent {method} {path}"
                );
                let answer = self.answer(method, path, who, again);
                let (status, text, truncated, error) = parts(&answer);
                let answer = json!({
                    "id": sent["id"], "status": status, "body": text, "truncated": truncated,
                    "redirected": (300..400).contains(&status), "cached": false, "error": error,
                });
                test.answer(&Answer::from_json(&answer.to_string()).unwrap());
            }
        }
        panic!("the test asks for ever");
    }
}

/// Status, text, whether truncated, error.
fn parts(answer: &Value) -> (u16, Option<String>, bool, Option<String>) {
    let special = |name: &str| answer.get(name).cloned();
    let status = special("$status")
        .and_then(|status| status.as_u64())
        .unwrap_or(200);
    let text = special("$text").map(|text| text.as_str().unwrap().to_string());
    let plain = answer
        .as_object()
        .is_none_or(|fields| !fields.keys().any(|key| key.starts_with('$')));
    let truncated = special("$truncated").is_some();
    let error = special("$error").map(|error| error.as_str().unwrap().to_string());
    let deep = special("$deep").map(|depth| {
        let depth = usize::try_from(depth.as_u64().unwrap()).unwrap();
        format!("{}{}", "[".repeat(depth), "]".repeat(depth))
    });
    let status = if error.is_some() {
        0
    } else {
        u16::try_from(status).unwrap()
    };
    (
        status,
        text.or(deep).or_else(|| plain.then(|| answer.to_string())),
        truncated,
        error,
    )
}

fn base64url(bytes: &[u8]) -> String {
    const ALPHABET: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    let mut out = String::new();
    for chunk in bytes.chunks(3) {
        let bits = chunk
            .iter()
            .fold(0_u32, |bits, byte| (bits << 8) | u32::from(*byte))
            << (8 * (3 - chunk.len()));
        for sextet in 0..=chunk.len() {
            out.push(char::from(
                ALPHABET[(bits >> (18 - 6 * sextet)) as usize & 63],
            ));
        }
    }
    out
}

/// Goes through a test as the panel does; what came of it, and what stood against it.
fn play(scenario: &Value) -> (Test, Option<String>) {
    let app = scenario["app"]
        .as_str()
        .unwrap_or("https://app.test")
        .to_string();
    let mut test = Test::new(&format!("{app}/dashboard")).unwrap();
    let mut server = Server {
        scenario,
        app,
        as_b: 0,
        replaying: false,
        cookies: "a",
    };
    let me = scenario["me"].as_str().map(|me| format!("GET {me}"));
    if let Some(me) = &me {
        server.observe(&mut test, "a", me, None);
    }
    let calls = scenario["calls"].as_array().unwrap();
    for call in calls {
        server.observe(
            &mut test,
            "a",
            call["call"].as_str().unwrap(),
            call.get("body"),
        );
    }
    if let Err(problem) = test.start_baseline() {
        return (test, Some(problem));
    }
    server.serve(&mut test, true);
    test.become_b();
    // The person is still A for a moment.
    for call in calls.iter().take(1) {
        server.observe(
            &mut test,
            "a",
            call["call"].as_str().unwrap(),
            call.get("body"),
        );
    }
    assert_eq!(
        test.calls(super::super::Who::B),
        0,
        "A's last call was taken for B's"
    );
    server.cookies = "b";
    if scenario["b_stays_away"].is_null() {
        if let Some(me) = &me {
            server.observe(&mut test, "b", me, None);
        }
        for call in calls {
            server.observe(
                &mut test,
                "b",
                call["call"].as_str().unwrap(),
                call.get("body"),
            );
        }
    }
    let plan = test.review();
    if let Err(problem) = test.start_replay() {
        assert_eq!(plan.problem.as_ref(), Some(&problem));
        return (test, Some(problem));
    }
    server.replaying = true;
    server.serve(&mut test, false);
    assert_eq!(test.phase(), Phase::Done);
    (test, None)
}

fn word<T: serde::Serialize>(value: T) -> String {
    serde_json::to_value(value)
        .unwrap()
        .as_str()
        .unwrap()
        .to_string()
}

/// `Invoice asIs` → `leak 1,2`.
fn verdicts(summary: &Summary) -> BTreeMap<String, String> {
    let calls = summary.calls.iter().map(|call| {
        let mut said = word(call.verdict);
        if !call.leaked.is_empty() {
            said = format!("{said} {}", call.leaked.join(","));
        }
        (format!("{} {}", call.entity, word(call.variant)), said)
    });
    calls.collect()
}

fn scenarios() -> Vec<(String, Value)> {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/cases/isolation");
    let mut scenarios = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let file: Value = serde_json::from_str(&std::fs::read_to_string(&path).unwrap()).unwrap();
        for scenario in file["scenarios"].as_array().unwrap() {
            // What a file says of its app holds for each scenario that doesn't say otherwise.
            let mut whole: Map<String, Value> =
                file["app"].as_object().cloned().unwrap_or_default();
            whole.extend(scenario.as_object().unwrap().clone());
            let name = format!(
                "{}: {}",
                path.file_stem().unwrap().to_string_lossy(),
                scenario["name"].as_str().unwrap()
            );
            scenarios.push((name, Value::Object(whole)));
        }
    }
    scenarios
}

#[test]
fn every_scenario_ends_as_labelled() {
    let scenarios = scenarios();
    assert!(scenarios.len() >= 40, "only {} scenarios", scenarios.len());
    let mut wrong = Vec::new();
    for (name, scenario) in &scenarios {
        let (test, problem) = play(scenario);
        if let Some(expected) = scenario["problem"].as_str() {
            if !problem.as_deref().unwrap_or_default().contains(expected) {
                wrong.push(format!("{name}: problem is {problem:?}, not {expected:?}"));
            }
        } else if problem.is_some() {
            wrong.push(format!("{name}: {problem:?}"));
        }
        let run = test.judge();
        let seen = verdicts(&run.summary);
        for (call, expected) in scenario["expect"].as_object().into_iter().flatten() {
            let expected = expected.as_str().unwrap();
            if seen.get(call).map(String::as_str) != Some(expected) {
                let reasons: Vec<_> = run
                    .summary
                    .calls
                    .iter()
                    .map(|c| format!("{:?} {}", c.variant, c.reason))
                    .collect();
                wrong.push(format!(
                    "{name}: {call} is {:?}, not {expected}\n    {seen:?}\n    {reasons:?}",
                    seen.get(call)
                ));
            }
        }
        for (id, expected) in scenario["sentences"].as_object().into_iter().flatten() {
            let expected = expected.as_str().unwrap();
            let call = run
                .summary
                .calls
                .iter()
                .find(|c| format!("{} {}", c.entity, word(c.variant)) == *id);
            if call.map(|call| call.reason.as_str()) != Some(expected) {
                wrong.push(format!(
                    "{name}: {id} says {:?}",
                    call.map(|call| &call.reason)
                ));
            }
        }
        for (call, expected) in scenario["fields"].as_object().into_iter().flatten() {
            let found = run
                .summary
                .calls
                .iter()
                .find(|c| format!("{} {}", c.entity, word(c.variant)) == *call);
            let fields = found
                .map(|found| found.fields.join(","))
                .unwrap_or_default();
            if fields != expected.as_str().unwrap() {
                wrong.push(format!("{name}: fields of {call} are {fields}"));
            }
        }
        let recording = Recording {
            isolation: Some(run),
            ..Recording::default()
        };
        for (check, expected) in scenario["checks"].as_object().into_iter().flatten() {
            let (check, _) = CHECKS.iter().find(|(c, _)| c.id == check).unwrap();
            let outcome =
                (check.run)(&recording).map_or("untested".into(), |cases| word(outcome_of(&cases)));
            if outcome != expected.as_str().unwrap() {
                wrong.push(format!("{name}: {} is {outcome}", check.id));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Nothing a record holds and no token gets into anything that is shown, stored or logged.
#[test]
fn no_secret_and_no_content_comes_out() {
    let mut planted = 0;
    for (name, scenario) in scenarios() {
        planted += scenario.to_string().matches("planted").count();
        let (test, _) = play(&scenario);
        let run = test.judge();
        let plan = test.review();
        let out = format!(
            "{}{run:?}{test:?}{plan:?}{:?}",
            serde_json::to_string(&run.summary).unwrap(),
            test.seen()
        );
        for secret in ["planted", "secret-token", "e30.", "Bearer"] {
            assert!(!out.contains(secret), "{name}: {secret} came out:\n{out}");
        }
    }
    assert!(planted > 20, "the scenarios plant too little: {planted}");
}

/// A test that was never carried on says so of every call.
#[test]
fn without_a_second_account_nothing_passes() {
    for (name, scenario) in scenarios() {
        let mut alone = scenario.clone();
        alone["b_stays_away"] = json!(true);
        let (test, problem) = play(&alone);
        assert!(problem.is_some(), "{name}");
        let run = test.judge();
        let decided =
            |verdict: Verdict| !matches!(verdict, Verdict::NotTestable | Verdict::Inconclusive);
        assert!(
            !run.summary.calls.iter().any(|call| decided(call.verdict)),
            "{name}"
        );
        let recording = Recording {
            isolation: Some(run),
            ..Recording::default()
        };
        for (check, _) in CHECKS
            .iter()
            .filter(|(check, _)| check.id.starts_with("second-account"))
        {
            let outcome = (check.run)(&recording).map(|cases| outcome_of(&cases));
            assert!(
                !matches!(outcome, Ok(crate::checks::Outcome::Passed)),
                "{name}: {} passed",
                check.id
            );
        }
    }
}

#[test]
fn variants_are_told_apart() {
    assert!(Variant::Widened.is_neutral() && !Variant::AsIs.is_neutral());
}
