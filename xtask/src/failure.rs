//! How a task ends when it can't do what was asked, as an exit code and one sentence.

use std::fmt;

/// Why a task ended; the contract gives each kind its exit code.
#[derive(Debug)]
pub enum Failure {
    /// Wrong usage or input: exit code 2.
    Input(String),
    /// The browser or the page could not be driven: exit code 3.
    Drive(String),
}

impl Failure {
    /// The process's exit code.
    #[must_use]
    pub fn code(&self) -> u8 {
        match self {
            Self::Input(_) => 2,
            Self::Drive(_) => 3,
        }
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (Self::Input(message) | Self::Drive(message)) = self;
        formatter.write_str(message)
    }
}

impl std::error::Error for Failure {}

/// Wrong usage or input.
pub fn input(message: impl Into<String>) -> anyhow::Error {
    Failure::Input(message.into()).into()
}

/// The browser or the page could not be driven.
pub fn drive(message: impl Into<String>) -> anyhow::Error {
    Failure::Drive(message.into()).into()
}
