//! What an app asks its back-end for, from its recorded calls: methods, records and headers are known then.

use super::{Case, File, Step, cant_tell, case, failed, inapplicable, passed, untested};
use premortem::checks::Impact;
use serde_json::{Value, json};

/// A page that makes these calls, with an API of lists.
fn app(name: &'static str, script: &str, calls: usize) -> Case {
    case(name)
        .page(&format!(
            "<h1>Customers</h1><script>(async () => {{ {script}; window.done = true; }})();</script>"
        ))
        .file("/api/customers", File::json(&customers(150)))
        .file("/api/customers?limit=50", File::json(&customers(50)))
        .file("/api/customers?limit=5000", File::json(&customers(5000)).delay(2500))
        .file("/api/orders?limit=50", File::json(&customers(50)).delay(50))
        .file("/api/orders?limit=5000", File::json(&customers(5000)).delay(50))
        .file(
            "/api/shared",
            File::json(&customers(3)).header("cache-control", "public, max-age=600"),
        )
        .file("/api/me", File::json(&json!({ "name": "A" })))
        .step(Step::Until("window.done === true"))
        .recorded(calls)
}

fn customers(count: usize) -> Value {
    (0..count)
        .map(|n| json!({ "id": n, "name": format!("Customer number {n}") }))
        .collect()
}

pub(super) fn cases() -> Vec<Case> {
    vec![
        app(
            "recorded: a list comes whole, three times over",
            "for (let i = 0; i < 3; i++) await fetch('/api/customers')",
            3,
        )
        .expect(
            failed("unpaged-lists")
                .saying("GET /api/customers answered with 150 records")
                .impact(Impact::Moderate),
        )
        .expect(failed("repeated-requests").saying("GET /api/customers was asked for 3 times"))
        .expect(untested("time-by-rows")),
        app(
            "recorded: pages, each asked for once",
            "await fetch('/api/orders?limit=50'); await fetch('/api/me')",
            2,
        )
        .expect(passed("unpaged-lists"))
        .expect(passed("repeated-requests"))
        .expect(inapplicable("list-caching")),
        app(
            "recorded: ten times the records take far longer",
            "await fetch('/api/customers?limit=50'); await fetch('/api/customers?limit=5000')",
            2,
        )
        .expect(failed("time-by-rows").saying("for each further record")),
        app(
            "recorded: ten times the records take no longer",
            "await fetch('/api/orders?limit=50'); await fetch('/api/orders?limit=5000')",
            2,
        )
        .expect(passed("time-by-rows")),
        app(
            "recorded: shared caches may keep what a signed-in call brought",
            "await fetch('/api/shared', { headers: { authorization: 'Bearer secret' } })",
            1,
        )
        .expect(cant_tell("list-caching").saying("`Cache-Control: public, max-age=600`"))
        .expect(untested("empty-shell")),
        app("recorded: no list at all", "await fetch('/api/me')", 1)
            .expect(inapplicable("unpaged-lists"))
            .expect(inapplicable("list-caching"))
            .expect(inapplicable("time-by-rows")),
    ]
}
