//! What `extension/panel/host.js` offers. Errors are JavaScript errors whose message is a sentence for a person.

use js_sys::Function;
use wasm_bindgen::prelude::*;

#[wasm_bindgen(raw_module = "../panel/host.js")]
extern "C" {
    pub(super) fn abort();

    #[wasm_bindgen(catch)]
    pub(super) async fn inspect(tab: i32) -> Result<JsValue, JsValue>;

    #[wasm_bindgen(catch, js_name = readTimeline)]
    pub(super) async fn read_timeline(tab: i32) -> Result<JsValue, JsValue>;

    #[wasm_bindgen(catch, js_name = readLoad)]
    pub(super) async fn read_load(
        tab: i32,
        url: Option<String>,
        refused: Option<String>,
    ) -> Result<JsValue, JsValue>;

    #[wasm_bindgen(catch)]
    pub(super) async fn collect(
        tab: i32,
        on_chunk: &Function,
        on_progress: &Function,
    ) -> Result<JsValue, JsValue>;

    #[wasm_bindgen(catch)]
    pub(super) async fn picture(tab: i32) -> Result<JsValue, JsValue>;

    #[wasm_bindgen(catch)]
    pub(super) async fn record(
        tab: i32,
        url: &str,
        watched: bool,
        on_call: &Function,
        on_note: &Function,
    ) -> Result<JsValue, JsValue>;

    #[wasm_bindgen(catch, js_name = stopRecording)]
    pub(super) async fn stop_recording() -> Result<JsValue, JsValue>;

    #[wasm_bindgen(catch)]
    pub(super) async fn replay(
        tab: i32,
        requests: &str,
        on_answer: &Function,
    ) -> Result<JsValue, JsValue>;

    pub(super) fn forget(preview: &str);

    pub(super) async fn drawn();

    #[wasm_bindgen(catch)]
    pub(super) async fn mark(tab: i32, marks: JsValue) -> Result<JsValue, JsValue>;

    #[wasm_bindgen(catch)]
    pub(super) async fn unmark(tab: i32) -> Result<JsValue, JsValue>;

    pub(super) fn download(name: &str, mime: &str, text: &str);

    pub(super) fn watch(tab: i32, tell: &Function);
}

/// The sentence in a JavaScript error.
pub(super) fn sentence(error: &JsValue) -> String {
    error
        .dyn_ref::<js_sys::Error>()
        .map(|error| String::from(error.message()))
        .or_else(|| error.as_string())
        .unwrap_or_else(|| "The browser gave no reason.".to_owned())
}
