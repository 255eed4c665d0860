use super::*;

#[test]
fn lifetimes_are_read() {
    for (header, expected) in [
        ("", (None, false)),
        (
            "public, max-age=31536000, immutable",
            (Some(31_536_000), false),
        ),
        ("Max-Age=\"60\"", (Some(60), false)),
        ("no-cache, max-age=60", (Some(0), false)),
        ("private, no-store", (None, true)),
        ("max-age=soon", (Some(0), false)),
        ("max-age=-1", (Some(0), false)),
        (",,=,", (None, false)),
    ] {
        assert_eq!(lifetime(header), expected, "{header}");
    }
}

#[test]
fn shared_caches_keep_what_they_are_told() {
    for (header, authorized, expected) in [
        ("public, max-age=60", true, true),
        ("s-maxage=60", true, true),
        ("max-age=60", true, false),
        ("max-age=60", false, true),
        ("public", true, false),
        ("public, max-age=0", true, false),
        ("private, max-age=60", false, false),
        ("public, no-store, max-age=60", false, false),
        ("public, no-cache, max-age=60", false, false),
        ("", false, false),
    ] {
        assert_eq!(
            shared_caches_may_keep(header, authorized),
            expected,
            "{header} {authorized}"
        );
    }
}
