use super::*;
use crate::field::crux::{Distribution, Record};
use crate::field::{Percentile, Visits};
use crate::panel::Subject;
use crate::vitals::{Rating, Status};

fn model(visits: usize) -> Model {
    let mut model = Model {
        subject: Some(Subject {
            url: "https://app.test/list".into(),
            ..Subject::default()
        }),
        ..Model::default()
    };
    model.audit.phase = Phase::Done;
    model.field.kept = visits > 0;
    let found = Percentile {
        p75: (visits >= ENOUGH).then_some(2204.0),
        rating: (visits >= ENOUGH).then_some(Rating::Good),
        status: Status::Exact,
        visits,
    };
    model.recording.field.visits = (visits > 0).then(|| Visits {
        device: Device::Desktop,
        visits,
        since: "2026-11-02T09:00:00Z".into(),
        metrics: Name::ALL.map(|name| (name, found)).into(),
    });
    model
}

#[test]
fn a_tile_shows_the_percentile_with_its_count_and_sign() {
    let tile = beside(&model(12), Name::Lcp).into_string();
    for part in ["p75 of", "12 visits", "2.20 s", "good", "✓"] {
        assert!(tile.contains(part), "{part}: {tile}");
    }
}

#[test]
fn too_few_visits_are_told_instead_of_a_figure() {
    let tile = beside(&model(3), Name::Lcp).into_string();
    assert!(
        tile.contains("3 of 11") && !tile.contains("2.20 s"),
        "{tile}"
    );
    assert!(draw(&model(3)).into_string().contains("A p75 needs 11"));
    assert_eq!(beside(&model(0), Name::Lcp).into_string(), "");
}

#[test]
fn forgetting_says_what_it_does() {
    let markup = draw(&model(3)).into_string();
    assert!(markup.contains(r#"data-action="forget-visits""#));
    assert!(
        markup.contains("all audited visits to https://app.test:")
            && markup.contains("can't be undone")
    );
    assert!(!draw(&model(0)).into_string().contains("forget-visits"));
    // What can't be read can be forgotten, too.
    let mut unreadable = model(0);
    unreadable.field.kept = true;
    assert!(draw(&unreadable).into_string().contains("forget-visits"));
}

#[test]
fn a_private_window_keeps_nothing_and_offers_to_remember_nothing() {
    let mut model = model(0);
    model.open.insert("crux".into());
    assert!(form(&model).into_string().contains("crux-remember"));
    model.subject.as_mut().unwrap().private = true;
    assert!(
        draw(&model)
            .into_string()
            .contains("In a private window no visit is kept")
    );
    assert!(!form(&model).into_string().contains("crux-remember"));
}

#[test]
fn the_form_is_closed_at_first_and_says_what_is_sent() {
    let mut model = model(1);
    assert!(!form(&model).into_string().contains("crux-key"));
    model.open.insert("crux".into());
    let markup = form(&model).into_string();
    for part in [
        "https://app.test",
        "phone, desktop",
        "your API key",
        r#"type="password""#,
    ] {
        assert!(markup.contains(part), "{part}: {markup}");
    }
    assert!(!markup.contains("/list"), "only the origin is sent");
    // It stays as it is while something is asked, or what was typed would be lost.
    model.field.asking.push(Device::Phone);
    model.field.notes.push("A note.".into());
    assert_eq!(form(&model).into_string(), markup);
    assert!(draw(&model).into_string().contains("Asking"));
    model.field.key = true;
    let markup = form(&model).into_string();
    assert!(!markup.contains("crux-key") && markup.contains("forget-key"));
}

#[test]
fn figures_of_real_users_come_with_their_days_and_shares() {
    let mut model = model(1);
    let figure = Distribution {
        p75: 4312.0,
        rating: Rating::Poor,
        shares: Some([0.52, 0.214, 0.266]),
    };
    model.recording.field.crux.push(Record {
        device: Device::Phone,
        from: "2026-10-23".into(),
        to: "2026-11-19".into(),
        metrics: [(Name::Lcp, figure)].into(),
    });
    let markup = draw(&model).into_string();
    for part in [
        "2026-10-23 to 2026-11-19",
        "4.31 s",
        "poor",
        "52\u{a0}%, 21\u{a0}%, 27\u{a0}%",
        "on a phone",
    ] {
        assert!(markup.contains(part), "{part}: {markup}");
    }
}
