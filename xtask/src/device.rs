//! The device an audit is made on: this machine as it is, or a phone of the middle class on a slow mobile network.
//!
//! The figures of the phone are those Lighthouse uses for phones (`mobileSlow4G` and the Moto G Power in its
//! `core/config/constants.js`, <https://github.com/GoogleChrome/lighthouse/blob/main/docs/throttling.md>), so that results can be compared.
//! Lighthouse calls the network "slow 4G" today; it is WebPageTest's "Mobile 3G - Fast" to the digit: the best quarter
//! of 3G and the worst quarter of 4G. The protocol delays whole requests, where a real network delays every round trip:
//! Lighthouse's factors for that (3.75 for the delay, 0.9 for the rate) are applied.
//!
//! The processor is slowed down against this machine's, whatever that is: nothing is calibrated. Frames of other sites
//! and service workers load at full speed, as the protocol reaches only the page itself. The time to first byte is that
//! of this machine, too: the browser takes it before the delay.

use crate::browser::Browser;
use crate::page::Page;
use anyhow::Result;
use clap::ValueEnum;
use premortem::report::{DeviceProfile, Emulated};
use serde_json::json;

/// What stands for the device of the app's users.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, ValueEnum)]
pub enum Device {
    /// This machine, in a window of a common laptop's size.
    #[default]
    Desktop,
    /// A phone of the middle class on a fast 3G network.
    Mobile,
}

const WIDTH: u32 = 412;
const HEIGHT: u32 = 823;
const DPR: f64 = 1.75;
const TOUCHES: u32 = 5;
/// What stands around the page in a window with our panel: pictures are taken of the page's whole area, so the window is
/// made to leave it the size of the phone.
const AROUND: (u32, u32) = (386, 95);
const CPU_SLOWDOWN: f64 = 4.0;
/// Milliseconds of a round trip, times the factor for whole requests.
const LATENCY: f64 = 150.0 * 3.75;
/// Bits a second, times the factor for whole requests. Lighthouse's kilobit has 1,024 bits.
const DOWNLOAD: f64 = 1.6 * 1024.0 * 1024.0 * 0.9;
const UPLOAD: f64 = 750.0 * 1024.0 * 0.9;

impl Device {
    /// What the report says of it.
    #[must_use]
    pub fn profile(self) -> DeviceProfile {
        match self {
            Self::Desktop => DeviceProfile {
                name: "desktop".to_owned(),
                emulated: None,
            },
            Self::Mobile => DeviceProfile {
                name: "mobile".to_owned(),
                emulated: Some(Emulated {
                    stands_for: "a phone of the middle class on fast 3G".to_owned(),
                    touch: true,
                    cpu_slowdown: CPU_SLOWDOWN,
                    latency: LATENCY,
                    download: DOWNLOAD / 1000.0,
                    upload: UPLOAD / 1000.0,
                }),
            },
        }
    }

    /// Makes a page behave as on this device, from its next load on.
    ///
    /// # Errors
    /// The browser refuses.
    pub fn apply(self, browser: &Browser, page: &Page) -> Result<()> {
        if self == Self::Desktop {
            return Ok(());
        }
        let (width, height) = (WIDTH, HEIGHT);
        let agent = user_agent(browser)?;
        let window = page.call("Browser.getWindowForTarget", json!({}))?;
        let bounds = json!({ "width": width + AROUND.0, "height": height + AROUND.1 });
        browser.call(
            "Browser.setWindowBounds",
            json!({ "windowId": window["windowId"], "bounds": bounds }),
        )?;
        for (method, params) in [
            (
                "Emulation.setDeviceMetricsOverride",
                json!({
                    "width": width, "height": height, "deviceScaleFactor": DPR, "mobile": true,
                    "screenWidth": width, "screenHeight": height,
                    "screenOrientation": { "type": "portraitPrimary", "angle": 0 },
                }),
            ),
            (
                "Emulation.setTouchEmulationEnabled",
                json!({ "enabled": true, "maxTouchPoints": TOUCHES }),
            ),
            ("Emulation.setUserAgentOverride", agent),
            (
                "Emulation.setCPUThrottlingRate",
                json!({ "rate": CPU_SLOWDOWN }),
            ),
            ("Network.enable", json!({})),
            (
                "Network.emulateNetworkConditions",
                json!({
                    "offline": false, "latency": LATENCY, "connectionType": "cellular3g",
                    "downloadThroughput": DOWNLOAD / 8.0, "uploadThroughput": UPLOAD / 8.0,
                }),
            ),
        ] {
            page.call(method, params)?;
        }
        page.on_slow_line();
        Ok(())
    }
}

/// This browser's own version, as Chrome on Android calls itself: since 2023 every phone is "Android 10; K"
/// (<https://www.chromium.org/updates/ua-reduction/>).
fn user_agent(browser: &Browser) -> Result<serde_json::Value> {
    let version = browser.call("Browser.getVersion", json!({}))?;
    let product = version["product"].as_str().unwrap_or_default();
    let full = product.rsplit('/').next().unwrap_or_default();
    let major = full.split('.').next().unwrap_or_default();
    let brands = |version: &str| json!([{ "brand": "Chromium", "version": version }]);
    Ok(json!({
        "userAgent": format!(
            "Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/{major}.0.0.0 Mobile Safari/537.36"
        ),
        "platform": "Linux armv81",
        "userAgentMetadata": {
            "brands": brands(major), "fullVersionList": brands(full), "platform": "Android", "platformVersion": "11.0.0",
            "architecture": "", "model": "moto g power (2022)", "mobile": true,
        },
    }))
}
