//! `check-host URL` asks the host of a site for every promise that the site relies on, and
//! says what is missing and what mends it.

use std::process::ExitCode;

fn main() -> ExitCode {
    let Some(url) = std::env::args().nth(1) else {
        eprintln!("usage: check-host URL");
        return ExitCode::FAILURE;
    };
    let findings = match check_host::check(url.trim_end_matches('/')) {
        Ok(findings) => findings,
        Err(error) => {
            eprintln!("check-host: {error}");
            return ExitCode::FAILURE;
        }
    };
    for finding in &findings {
        println!("{finding}");
    }
    let missing = findings.iter().filter(|finding| finding.fault.is_some()).count();
    println!("{} of {} promises are kept.", findings.len() - missing, findings.len());
    if missing == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}
