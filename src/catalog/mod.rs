//! The eight pillars and every item of the checklist, with how each is decided.

use serde::{Deserialize, Serialize};

/// The eight pillars of production readiness, in the order of the seed document.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Pillar {
    /// Reliability and deterministic deploys.
    Reliability,
    /// Per-user data isolation.
    Isolation,
    /// Observability and incident detection.
    Observability,
    /// Error budgets and alerting.
    ErrorBudgets,
    /// Billing safety.
    Billing,
    /// Performance and Core Web Vitals.
    Performance,
    /// Accessibility and inclusion.
    Accessibility,
    /// Support runbook and exit plan.
    SupportExit,
}

/// How an item is decided.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "lowercase")]
pub enum Automation {
    /// From what the page shows by itself.
    Passive,
    /// By sending recorded reads again under another session.
    Replay,
    /// By a bounded probe the person asks for.
    Active,
    /// Evidence is gathered, a person decides.
    Assisted,
    /// Only a person knows.
    Attest,
}
