//! The eight pillars of production readiness.

use serde::{Deserialize, Serialize};

/// The eight pillars of production readiness, in the order in which they are always told.
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

impl Pillar {
    /// All eight, in order.
    pub const ALL: [Self; 8] = [
        Self::Reliability,
        Self::Isolation,
        Self::Observability,
        Self::ErrorBudgets,
        Self::Billing,
        Self::Performance,
        Self::Accessibility,
        Self::SupportExit,
    ];

    /// As in `report.json` and on the command line.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::Reliability => "reliability",
            Self::Isolation => "isolation",
            Self::Observability => "observability",
            Self::ErrorBudgets => "error-budgets",
            Self::Billing => "billing",
            Self::Performance => "performance",
            Self::Accessibility => "accessibility",
            Self::SupportExit => "support-exit",
        }
    }

    /// The pillar with that id.
    #[must_use]
    pub fn from_id(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|pillar| pillar.id() == id)
    }

    /// A few words, for headings.
    #[must_use]
    pub const fn title(self) -> &'static str {
        match self {
            Self::Reliability => "Reliability and deploys",
            Self::Isolation => "Data isolation",
            Self::Observability => "Observability",
            Self::ErrorBudgets => "Error budgets and alerting",
            Self::Billing => "Billing safety",
            Self::Performance => "Performance",
            Self::Accessibility => "Accessibility",
            Self::SupportExit => "Support and exit plan",
        }
    }

    /// What the pillar asks, in plain words.
    #[must_use]
    pub const fn question(self) -> &'static str {
        match self {
            Self::Reliability => "Does the next change leave what works working?",
            Self::Isolation => "Can an account see only what belongs to it?",
            Self::Observability => "Would you know that something broke, and what?",
            Self::ErrorBudgets => "Does somebody act in time when it breaks?",
            Self::Billing => "Can one person run up your bill, or skip theirs?",
            Self::Performance => "Is it quick for people on ordinary phones?",
            Self::Accessibility => "Can everybody use it, with keyboard, reader and poor sight?",
            Self::SupportExit => "Can others run it in your place, and can you leave the platform?",
        }
    }
}
