use super::*;

#[test]
fn an_address_is_taken_apart() {
    let address = Address::parse("HTTPS://App.example:8443/päth?q=1#x").unwrap();
    assert_eq!(address.origin, "https://app.example:8443");
    assert_eq!(address.host, "app.example");
    assert_eq!(address.url, "HTTPS://App.example:8443/päth?q=1#x");
    assert_eq!(Address::parse("http://[::1]:3000").unwrap().host, "::1");
}

#[test]
fn what_can_not_be_audited_is_wrong_input() {
    for wrong in [
        "",
        "app.example",
        "chrome://settings",
        "file:///etc/hosts",
        "ftp://app.example",
        "https://",
        "https:// spaces .example",
        "https://user:secret@app.example/",
        "javascript://x",
    ] {
        let error = Address::parse(wrong).unwrap_err();
        let failure = error.downcast_ref::<crate::failure::Failure>().unwrap();
        assert_eq!(failure.code(), 2, "{wrong}: {failure}");
    }
}

#[test]
fn options_are_checked_before_anything_runs() {
    assert_eq!(pillar("accessibility").unwrap(), Pillar::Accessibility);
    assert!(
        pillar("beauty").unwrap_err().contains("accessibility"),
        "says which there are"
    );
    assert!(path("/orders").is_ok() && path("orders").is_err() && path("//evil.example").is_err());
    assert_eq!(
        origin("https://API.example/").unwrap(),
        "https://api.example"
    );
    assert!(origin("https://api.example/path").is_err());
    assert!(
        available(&[Format::Json, Format::Sarif])
            .unwrap_err()
            .to_string()
            .contains("sarif")
    );
    assert_eq!(
        available(&[Format::Json, Format::Json]).unwrap(),
        [Format::Json]
    );
}
