use super::*;

#[test]
fn a_permission_knows_no_port_and_no_path() {
    assert_eq!(
        match_pattern("https://api.example.com"),
        "https://api.example.com/*"
    );
    assert_eq!(match_pattern("http://127.0.0.1:8080"), "http://127.0.0.1/*");
    assert_eq!(match_pattern("http://[::1]:8080/"), "http://[::1]/*");
    assert_eq!(match_pattern("http://[::1]"), "http://[::1]/*");
}
