//! What the browser makes of the manifest: nothing is asked for at installation.

use crate::lab::{Lab, PATIENCE};
use libtest_mimic::{Failed, Trial};
use serde_json::{Value, json};

pub(crate) fn trials() -> Vec<Trial> {
    vec![Trial::test(
        "the extension is installed without a warning and may do four things",
        asks_for_nothing,
    )]
}

fn asks_for_nothing() -> Result<(), Failed> {
    let lab = Lab::with_page("<!doctype html><title>Plain</title>")?;
    let own = lab.browser.tab()?;
    let id = lab.extension.id();
    own.open(
        &format!("chrome-extension://{id}/panel/panel.html"),
        PATIENCE,
    )?;
    let mut held = own.eval("browser.permissions.getAll()")?;
    if let Some(permissions) = held["permissions"].as_array_mut() {
        permissions.sort_by_key(Value::to_string);
    }
    assert_eq!(
        held,
        json!({ "origins": [], "permissions": ["activeTab", "scripting", "sidePanel", "storage"] })
    );
    assert_eq!(
        own.eval("browser.runtime.getManifest().incognito")?,
        "spanning"
    );
    for absent in [
        "content_scripts",
        "externally_connectable",
        "web_accessible_resources",
    ] {
        let there = format!("{absent:?} in browser.runtime.getManifest()");
        assert_eq!(own.eval(&there)?, false, "{absent}");
    }

    own.open("chrome://extensions", PATIENCE)?;
    let ready = "typeof globalThis.chrome?.developerPrivate?.getExtensionInfo === 'function'";
    own.until(ready, PATIENCE, "the browser's page of extensions")?;
    let info = own.eval(&format!("chrome.developerPrivate.getExtensionInfo({id:?})"))?;
    assert_eq!(
        info["permissions"]["simplePermissions"],
        json!([]),
        "the browser warns of nothing"
    );
    for complaint in [
        "manifestErrors",
        "installWarnings",
        "runtimeErrors",
        "runtimeWarnings",
    ] {
        let said = info[complaint].as_array().map_or(0, Vec::len);
        assert_eq!(said, 0, "{complaint}: {}", info[complaint]);
    }
    assert_eq!(info["state"], "ENABLED");
    Ok(())
}
