//! What a host has to promise for the site to work as it should.

mod answer;
mod promises;

use std::fmt;

use answer::Host;
use promises::promises;

/// What was found out about a promise.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// The promise: "Programs have their media type".
    pub promise: &'static str,
    /// What the host does instead; `None` if it keeps the promise.
    pub fault: Option<String>,
    /// What mends it.
    pub remedy: &'static str,
}

impl fmt::Display for Finding {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.fault {
            None => write!(out, "ok       {}", self.promise),
            Some(fault) => {
                write!(
                    out,
                    "MISSING  {}\n         {fault}\n         → {}",
                    self.promise, self.remedy
                )
            }
        }
    }
}

/// Asks the host of the site at an address, without a slash at its end, for every promise.
///
/// # Errors
///
/// If the address does not answer, or not with a release build of the site.
pub fn check(url: &str) -> Result<Vec<Finding>, String> {
    let host = Host::new(url)?;
    let findings = promises().into_iter().map(|promise| Finding {
        promise: promise.says,
        fault: (promise.fault)(&host).err(),
        remedy: promise.remedy,
    });
    Ok(findings.collect())
}
