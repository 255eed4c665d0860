//! Firefox's package: the same files with a manifest derived from the shipped one.

use super::files::Files;
use anyhow::{Context, Result};
use serde_json::{Value, json};

/// The id must never change once the extension is published.
const ID: &str = "{5b0a7c0e-8c43-4d7a-9d0b-2f6c1e0a9f5d}";
/// The first version that knows `data_collection_permissions` on desktop and Android:
/// <https://extensionworkshop.com/documentation/develop/firefox-builtin-data-consent/>.
const OLDEST: &str = "142.0";

/// The files with Firefox's manifest in place of Chromium's.
///
/// # Errors
/// The manifest is missing or no JSON object.
pub fn derive(chromium: &Files) -> Result<Files> {
    let source = chromium.get("manifest.json").context("no manifest.json")?;
    let manifest = serde_json::from_slice(source).context("manifest.json")?;
    let mut text = serde_json::to_vec_pretty(&manifest_for_firefox(manifest)?)?;
    text.push(b'\n');
    let mut files = chromium.clone();
    files.insert("manifest.json", text);
    Ok(files)
}

/// Firefox has event pages for service workers and a sidebar for the side panel.
fn manifest_for_firefox(mut manifest: Value) -> Result<Value> {
    let object = manifest
        .as_object_mut()
        .context("manifest.json is no object")?;
    object.remove("minimum_chrome_version");
    object.remove("message_serialization");
    if let Some(permissions) = object.get_mut("permissions").and_then(Value::as_array_mut) {
        permissions.retain(|permission| permission != "sidePanel");
    }
    if let Some(background) = object.get_mut("background").and_then(Value::as_object_mut)
        && let Some(worker) = background.remove("service_worker")
    {
        background.insert("scripts".to_owned(), json!([worker]));
    }
    if let Some(panel) = object.remove("side_panel") {
        let mut sidebar =
            json!({ "default_panel": panel["default_path"], "open_at_install": false });
        for (key, source) in [("default_title", "name"), ("default_icon", "icons")] {
            if let Some(value) = object.get(source) {
                sidebar[key] = value.clone();
            }
        }
        object.insert("sidebar_action".to_owned(), sidebar);
    }
    object.insert(
        "browser_specific_settings".to_owned(),
        json!({ "gecko": {
            "id": ID,
            "strict_min_version": OLDEST,
            "data_collection_permissions": { "required": ["none"] },
        } }),
    );
    Ok(manifest)
}
