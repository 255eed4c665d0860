use super::*;

#[test]
fn plain_paths_pass() {
    for path in [
        "/api/invoices",
        "/v1/users/42/orders",
        "/rest/v1/blog/outlets",
        "/api/keyboards",
        "/data.json",
        "/api/posts",
        "/items/1.5",
    ] {
        assert_eq!(harm_in_path(path), None, "{path}");
    }
}

#[test]
fn words_are_found_however_they_are_written() {
    let harmful = [
        "/logout",
        "/api/LOGOUT",
        "/auth/log-out",
        "/auth/sign_out",
        "/userLogout",
        "/api/sendReminder",
        "/a/SEND",
        "/x/%6cogout",
        "/x/%256cogout",
        "/x/%25256cogout",
        "/softDeleted",
        "/verify-email",
        "/a;jsessionid=1/confirm",
        "/oauth2/authorize",
        "/log-in",
        "/x/re-send%20mail",
        "/graphql",
        "/rpc/f",
        "/exports/7",
        "/x/%252525256cogout",
    ];
    for path in harmful {
        assert!(harm_in_path(path).is_some(), "{path}");
    }
}

#[test]
fn parameters() {
    for (name, value) in [
        ("limit", "5"),
        ("status", "delete"),
        ("q", "logout"),
        ("sort", "send"),
        ("page", "2"),
        ("flag", ""),
    ] {
        assert_eq!(harm_in_param(name, value), None, "{name}={value}");
    }
    for (name, value) in [
        ("action", "delete"),
        ("_method", "PUT"),
        ("token", "x"),
        ("access_token", "x"),
        ("logout", ""),
        ("delete", "1"),
        ("op", "%73end"),
    ] {
        assert!(harm_in_param(name, value).is_some(), "{name}={value}");
    }
}

#[test]
fn files_are_no_records() {
    assert!(harm_in_path("/a/report.pdf").is_some() && harm_in_path("/a/logo.svg").is_some());
    assert!(harm_in_path("/a/list.json").is_none() && harm_in_path("/v1.2/list").is_none());
}

#[test]
fn words_are_sorted_for_the_search() {
    assert!(WORDS.is_sorted());
}
