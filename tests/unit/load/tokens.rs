use super::*;

fn hashes(text: &str) -> Vec<u32> {
    tokens(text).iter().map(|token| token.hash).collect()
}

#[test]
fn names_comments_space_and_quotes_do_not_matter() {
    let a = "function f(a,b){return a.name+b.of(\"x\")/2}";
    let b = "/* f */ function  gh( t , n ) {\n  return t.name + n.of('x') / 2; // half\n}";
    assert_eq!(hashes(a), hashes(b));
}

#[test]
fn properties_texts_and_numbers_do() {
    let one = hashes("a.b(1,'x',{k:2})");
    for other in [
        "a.c(1,'x',{k:2})",
        "a.b(2,'x',{k:2})",
        "a.b(1,'y',{k:2})",
        "a.b(1,'x',{j:2})",
    ] {
        assert_ne!(one, hashes(other), "{other}");
    }
}

#[test]
fn patterns_are_told_from_divisions() {
    assert_eq!(hashes("a=/[/\"]+/g;b='x'").len(), 6);
    assert_eq!(hashes("a=b/c/d").len(), 7);
    assert_eq!(hashes("return/\"/.test(a)").len(), 7);
}

#[test]
fn what_does_not_end_ends_with_the_text() {
    for text in [
        "'", "\"\\", "`\\`", "/*", "//", "/", "/[", "a/*", "\\", "é", "'\\é",
    ] {
        let all = tokens(text);
        assert!(
            all.iter().all(|token| (token.at as usize) < text.len()),
            "{text}: {all:?}"
        );
    }
}
