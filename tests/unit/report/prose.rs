use super::*;

fn html(text: &str) -> String {
    prose(text).into_string()
}

#[test]
fn paragraphs_lists_and_code() {
    assert_eq!(
        html("One.\n\nTwo `x`."),
        "<p>One.</p><p>Two <code>x</code>.</p>"
    );
    assert_eq!(
        html("- a\n- b `c`"),
        "<ul><li>a</li><li>b <code>c</code></li></ul>"
    );
    assert_eq!(
        html("Do:\n```html\n<b>\n\n- x\n```\nDone."),
        "<p>Do:</p><pre tabindex=\"0\"><code>&lt;b&gt;\n\n- x</code></pre><p>Done.</p>"
    );
}

#[test]
fn markup_stays_text() {
    assert_eq!(html("<img src=x>"), "<p>&lt;img src=x&gt;</p>");
    assert_eq!(html("`<b>`"), "<p><code>&lt;b&gt;</code></p>");
}

#[test]
fn an_unpaired_backtick_is_itself() {
    assert_eq!(html("a ` b"), "<p>a ` b</p>");
    assert_eq!(html("```\nx"), "<pre tabindex=\"0\"><code>x</code></pre>");
    assert_eq!(html(""), "");
}
