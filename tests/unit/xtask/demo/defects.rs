use super::*;
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

const BACK_END: &str = include_str!("../../../../xtask/src/demo/api.rs");
const ENTITIES: &str = include_str!("../../../../tests/apps/crm/base44/entities.json");

fn sources(folder: &Path, into: &mut String) {
    for entry in fs::read_dir(folder).unwrap() {
        let path: PathBuf = entry.unwrap().path();
        if path.is_dir() {
            sources(&path, into);
        } else if path
            .extension()
            .is_some_and(|end| end == "jsx" || end == "css")
        {
            into.push_str(&fs::read_to_string(path).unwrap());
        }
    }
}

fn app() -> String {
    let mut text = String::new();
    sources(
        &Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests/apps/crm/src"),
        &mut text,
    );
    text
}

#[test]
fn ids_are_unique() {
    let ids: Vec<_> = defects().unwrap().into_iter().map(|d| d.id).collect();
    assert_eq!(ids.iter().collect::<BTreeSet<_>>().len(), ids.len());
}

#[test]
fn every_defect_has_a_switch_and_a_place() {
    let app = app();
    for Defect {
        id, place, expect, ..
    } in defects().unwrap()
    {
        let quoted = |text: &str| format!("'{id}'").replace('\'', text);
        match place {
            Place::Entity { .. } if expect.verdict.is_some() => {
                assert!(ENTITIES.contains(&quoted("\"")), "{id} is in no rule");
            }
            Place::Entity { .. } => {
                assert!(
                    BACK_END.contains(&quoted("\"")),
                    "{id} is nowhere in the back-end"
                );
            }
            Place::Elements { path, selector } => {
                assert_eq!(path, "/", "one audited page must show every defect");
                assert!(app.contains(&id), "{id} is nowhere in the app");
                for name in selector
                    .split([' ', '>'])
                    .filter_map(|part| part.strip_prefix(['#', '.']))
                {
                    assert!(
                        app.contains(name) || app.contains("badge-${tone}"),
                        "{selector} is nowhere in the app"
                    );
                }
            }
            Place::Page { path } => {
                assert_eq!(path, "/");
                assert!(app.contains(&id), "{id} is nowhere in the app");
            }
        }
    }
}

#[test]
fn every_switch_in_the_app_is_a_defect() {
    let app = app();
    let ids: BTreeSet<_> = defects().unwrap().into_iter().map(|d| d.id).collect();
    for after in app
        .split("planted('")
        .skip(1)
        .chain(app.split("defect=\"").skip(1))
    {
        let id = after.split(['\'', '"']).next().unwrap();
        assert!(ids.contains(id), "{id} is not in defects.json");
    }
}

#[test]
fn a_misspelt_key_is_refused() {
    let wrong = SOURCE.replacen("\"what\"", "\"waht\"", 1);
    assert!(serde_json::from_str::<Vec<Defect>>(&wrong).is_err());
}
