use super::*;
use std::fmt::Write as _;
use std::time::Instant;

/// Made-up code of about so many bytes, as a minifier would write it: the same `seed` is the same code, and `letters`
/// are the local names.
fn code(seed: u64, bytes: usize, letters: &str) -> String {
    let mut state = seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1;
    let mut dice = |sides: u64| {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        state % sides
    };
    let names: Vec<char> = letters.chars().collect();
    let mut text = String::new();
    while text.len() < bytes {
        let mut name = || names[usize::try_from(dice(names.len() as u64)).unwrap()];
        let (a, b) = (name(), name());
        let n = dice(5000);
        let _ = match dice(4) {
            0 => write!(text, "function {a}({b}){{return {b}.prop{n}+{n}}}"),
            1 => write!(text, "var {a}={b}.call{n}(\"text {n}\");"),
            2 => write!(text, "if({a}>{n}){{{b}.member{n}={a}}}"),
            _ => write!(text, "for(let {a} of {b}.list{n})push{n}({a});"),
        };
    }
    text
}

fn found(texts: &[&str]) -> Vec<Shared> {
    let texts: Vec<ScriptText> = texts
        .iter()
        .zip(1..)
        .map(|(text, key)| ScriptText {
            key,
            text: (*text).to_owned(),
        })
        .collect();
    duplicates(&texts)
}

#[test]
fn the_same_code_under_other_names_is_found_with_its_size() {
    let library = code(1, 20_000, "abcdefgh");
    let again = code(1, 20_000, "nmopqrst");
    let a = format!("{}{library}{}", code(2, 9000, "abc"), code(3, 5000, "abc"));
    let b = format!("{}{again}{}", code(4, 3000, "xyz"), code(5, 8000, "xyz"));
    let shared = found(&[&a, &b, &code(6, 9000, "abc")]);
    assert_eq!(shared.len(), 1, "{shared:?}");
    assert_eq!(shared[0].between, (0, 1));
    assert!((19_500..20_700).contains(&shared[0].bytes), "{shared:?}");
}

#[test]
fn other_code_and_small_helpers_are_not() {
    let helper = code(9, 900, "abc");
    let with = |seed| format!("{helper}{}", code(seed, 30_000, "abcdef"));
    assert_eq!(found(&[&with(1), &with(2), &with(3)]), []);
}

#[test]
fn twice_in_one_file_is_found_once_it_is_long() {
    let inner = |bytes| {
        let part = code(1, bytes, "abcdef");
        found(&[&format!("{part}{}{part}", code(2, 9000, "abc"))])
    };
    assert_eq!(inner(3900), []);
    let shared = inner(9000);
    assert_eq!((shared.len(), shared[0].between), (1, (0, 0)));
    assert!((8500..9300).contains(&shared[0].bytes), "{shared:?}");
}

#[test]
fn three_copies_are_two_too_many() {
    let library = code(1, 9000, "abc");
    let shared = found(&[&library, &library, &library]);
    let bytes: usize = shared.iter().map(|one| one.bytes).sum();
    assert!((17_500..18_100).contains(&bytes), "{shared:?}");
}

#[test]
fn rows_of_the_same_are_no_code() {
    let zeros = "0,".repeat(50_000);
    let rows = "n.push(a(1,2,3));".repeat(5000);
    for text in [&zeros, &rows] {
        assert_eq!(found(&[text, text]), [], "{}", &text[..20]);
    }
}

#[test]
fn licences_name_what_both_hold() {
    let library = code(1, 9000, "abc");
    let a = format!("accept(\"*/*\");/*! moment.js v2.30.1 */{library}/*! only here */");
    let b = format!("/* a note *//**\n * @license\n * moment.js v2.30.1\n */{library}");
    assert_eq!(found(&[&a, &b])[0].names, ["moment.js v2.30.1"]);
    let bundled = format!(
        "{library}/*! Bundled license information:\n\nreact/cjs/react.production.js:\n  (**\n   * @license React\n   *)\n*/"
    );
    assert_eq!(
        found(&[&bundled, &bundled])[0].names,
        ["react/cjs/react.production.js"]
    );
}

#[test]
fn six_megabytes_take_linear_time_whatever_they_hold() {
    let took = |text: &str| {
        let start = Instant::now();
        let _ = found(&[text, text]);
        start.elapsed()
    };
    let kinds: [(&str, &dyn Fn(usize) -> String); 5] = [
        ("code", &|bytes| code(1, bytes, "abcdefgh")),
        ("a table", &|bytes| "1,2,3,".repeat(bytes / 6)),
        ("long rows", &|bytes| {
            format!("[{}]", "7,8,".repeat(200)).repeat(bytes / 802)
        }),
        ("quotes", &|bytes| "'".repeat(bytes)),
        ("slashes", &|bytes| "/[".repeat(bytes / 2)),
    ];
    for (name, text) in kinds {
        let small = took(&text(150_000));
        let large = took(&text(3_000_000));
        // Twenty times the text; a quadratic walk would take four hundred times as long.
        let most = small * 80 + std::time::Duration::from_secs(1);
        assert!(
            large < most,
            "{name}: {large:?}, a twentieth takes {small:?}"
        );
    }
}

#[test]
fn nothing_is_nothing() {
    assert_eq!(found(&[]), []);
    assert_eq!(found(&["", "a", ""]), []);
}
