//! What goes into a report beside the recording, and what comes out.

use super::Model;
use crate::catalog::Pillar;
use crate::report::html::{self, Picture};
use crate::report::{self, Context, Exhibit};

const SCREENSHOT: &str = "screenshot.png";
const SCREENSHOT_ID: &str = "screenshot";

impl Model {
    /// What the report needs to know beside the recording.
    pub(super) fn context(&self) -> Context {
        let subject = self.subject.clone().unwrap_or_default();
        let screenshot = self.shot.as_ref().map(|shot| Exhibit {
            id: SCREENSHOT_ID.to_owned(),
            kind: "screenshot".to_owned(),
            file: SCREENSHOT.to_owned(),
            sha256: shot.sha256.clone(),
            rects: Vec::new(),
            redactions: 0,
        });
        Context {
            version: env!("CARGO_PKG_VERSION").to_owned(),
            url: subject.url,
            audited_at: subject.at,
            pillars: self
                .options
                .pillars
                .iter()
                .filter_map(|id| Pillar::from_id(id))
                .collect(),
            device: self.options.device.clone(),
            names: self.options.names,
            exhibits: screenshot.into_iter().collect(),
            baseline: self.options.baseline.clone(),
        }
    }

    /// The files of the report's exhibits: name and bytes.
    pub fn exhibits(&self) -> impl Iterator<Item = (&'static str, &[u8])> {
        let shot = self.shot.as_ref().filter(|_| self.report.is_some());
        shot.map(|shot| (SCREENSHOT, shot.bytes.as_slice()))
            .into_iter()
    }

    /// `report.json`.
    ///
    /// # Errors
    /// There is no report.
    pub fn json(&self) -> Result<String, String> {
        report::to_json(self.reported()?).map_err(|why| why.to_string())
    }

    /// The report a person reads, its picture included.
    ///
    /// # Errors
    /// There is no report.
    pub fn html(&self) -> Result<String, String> {
        let report = self.reported()?;
        let viewport = report.page.viewport;
        let picture = self.shot.as_ref().map(|shot| Picture {
            exhibit: SCREENSHOT_ID.to_owned(),
            data_url: shot.data_url.clone(),
            width: viewport.width,
            height: viewport.height,
        });
        Ok(html::render(report, picture.as_slice()))
    }

    fn reported(&self) -> Result<&report::Report, String> {
        self.report
            .as_ref()
            .ok_or_else(|| "there is no report".to_owned())
    }

    /// The name of a saved report: `premortem-app.example-2026-11-21.html`.
    #[must_use]
    pub fn file_name(&self, extension: &str) -> String {
        let subject = self.subject.clone().unwrap_or_default();
        let host = subject.origin().rsplit('/').next().unwrap_or_default();
        let host: String = host
            .chars()
            .map(|c| {
                if c.is_alphanumeric() || ".-".contains(c) {
                    c
                } else {
                    '-'
                }
            })
            .collect();
        let day = subject.at.get(..10).unwrap_or("undated");
        format!("premortem-{host}-{day}.{extension}")
    }
}
