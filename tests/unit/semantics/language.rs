use super::*;

#[test]
fn registered_languages_are_known_in_any_case_and_with_anything_behind() {
    for tag in [
        "en",
        "EN",
        "fr-CH",
        "de-hello",
        "zh-Hant-TW",
        "gsw",
        "haw",
        "zxx",
        "und",
        "qaa",
        "zu",
        "aa",
    ] {
        assert!(known_language(tag), "{tag}");
    }
}

#[test]
fn what_is_not_registered_as_a_language_is_unknown() {
    for tag in [
        "",
        " ",
        " en",
        "e",
        "eng",
        "fra",
        "deu",
        "ger",
        "english",
        "#1",
        "i-klingon",
        "x-mine",
        "en_US",
        "xx",
        "zz",
        "zzzz",
        "é",
        "日本",
        "-en",
        "Latn",
        "zzy",
    ] {
        assert!(!known_language(tag), "{tag}");
    }
}

#[test]
fn the_registry_is_whole() {
    assert_eq!(REGISTRY.len(), (26 * 26 + 26 * 26 * 26_usize).div_ceil(8));
}
