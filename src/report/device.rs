//! On what kind of device an audit was made.

use serde::{Deserialize, Serialize};

/// The device of an audit: the person's own, or a profile of the runner.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", default)]
pub struct DeviceProfile {
    /// `this device`, or the runner's profile: `desktop`, `mobile`.
    pub name: String,
    /// What was emulated; `None` where the machine was taken as it is.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub emulated: Option<Emulated>,
}

/// What a slower device was emulated with. The window is in `page.viewport`.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", default)]
pub struct Emulated {
    /// What it stands for, in words.
    pub stands_for: String,
    /// Whether there was touch instead of a mouse.
    pub touch: bool,
    /// How many times slower the processor was made than that of the machine.
    pub cpu_slowdown: f64,
    /// Milliseconds every request waited for its first byte.
    pub latency: f64,
    /// Kilobits (1,000 bits) a second towards the page.
    pub download: f64,
    /// Kilobits (1,000 bits) a second from the page.
    pub upload: f64,
}

impl Default for DeviceProfile {
    fn default() -> Self {
        Self {
            name: "this device".to_owned(),
            emulated: None,
        }
    }
}

impl DeviceProfile {
    /// The profile in one line.
    #[must_use]
    pub fn words(&self) -> String {
        let Some(emulated) = &self.emulated else {
            return format!("{}, nothing emulated", self.name);
        };
        let Emulated {
            stands_for,
            touch,
            cpu_slowdown,
            latency,
            download,
            upload,
        } = emulated;
        let touch = if *touch { "touch, " } else { "" };
        format!(
            "{} ({stands_for}), emulated: {touch}processor {cpu_slowdown} times slower, {download:.0} kbit/s down, \
             {upload:.0} kbit/s up, {latency:.0} ms before each answer; TTFB is this machine's own",
            self.name
        )
    }
}
