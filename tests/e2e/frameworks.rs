//! Clickable `div`s as every framework makes them: each is found, and the real button beside it never is.

use crate::shared;
use anyhow::{Context, Result};
use libtest_mimic::{Failed, Trial};
use premortem::checks::Outcome;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::OnceLock;
use xtask::project;

const APP: &str = "tests/apps/click-handlers";
/// Only the pointer cursor shows that something listens.
const DOUBTFUL: &str = "vanilla-pointer";

pub(crate) fn trials() -> Vec<Trial> {
    let names = [
        "alpine",
        "inline-attribute",
        "inline-property",
        "jquery-delegated",
        "jquery-direct",
        "preact",
        "react",
        "solid",
        "svelte",
        DOUBTFUL,
        "vue",
        "zone",
    ];
    let trial = |name| {
        let title = format!("a clickable div of {name} is found, its twin is not");
        Trial::test(title, move || finds_the_fake(name))
    };
    names.into_iter().map(trial).collect()
}

fn finds_the_fake(name: &str) -> Result<(), Failed> {
    let script = std::fs::read_to_string(bundles()?.join(format!("{name}.js")))?;
    let script = script.replace("</script", "<\\/script");
    let report = shared::audit(&format!(
        "<!doctype html><html lang=en><title>{name}</title><main id=app></main><script>{script}</script>"
    ))?;
    let expected = match name {
        DOUBTFUL => Outcome::CantTell,
        _ => Outcome::Failed,
    };
    let found: Vec<_> = report
        .findings
        .iter()
        .filter(|finding| finding.rule == "clickable-not-control")
        .flat_map(|finding| {
            finding
                .targets
                .iter()
                .map(|target| (&*target.selector, finding.outcome))
        })
        .collect();
    assert_eq!(found, [("#fake", expected)]);
    Ok(())
}

/// The folder of the bundled fixtures, made once.
fn bundles() -> Result<&'static Path> {
    static BUILT: OnceLock<Result<PathBuf, String>> = OnceLock::new();
    let built = BUILT.get_or_init(|| bundle().map_err(|error| format!("{error:#}")));
    built
        .as_deref()
        .map_err(|error| anyhow::Error::msg(error.clone()))
        .context(APP)
}

fn bundle() -> Result<PathBuf> {
    let root = project::root();
    let out = project::target(root).join("click-handlers");
    project::run(
        Command::new("node")
            .arg(root.join(APP).join("bundle.mjs"))
            .arg(&out),
    )?;
    Ok(out)
}
