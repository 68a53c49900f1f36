//! The machine, in terms that let others judge the figures.

use std::env::consts::{ARCH, OS};
use std::process::Command;
use std::thread;

/// Describes the processor, the system and the compiler in a sentence.
///
/// # Errors
///
/// Returns a message if rustc does not tell its version.
pub(crate) fn machine() -> Result<String, String> {
    let cores = thread::available_parallelism().map_err(|error| error.to_string())?;
    let rustc = Command::new("rustc").arg("--version").output();
    let rustc = rustc.map_err(|error| format!("rustc does not start: {error}"))?;
    let rustc = String::from_utf8_lossy(&rustc.stdout);
    let version = rustc
        .split_whitespace()
        .nth(1)
        .ok_or("rustc tells no version")?;
    let system = if OS == "linux" { "Linux" } else { OS };
    Ok(format!(
        "The machine has {cores} {ARCH} cores and runs {system}. The compiler is rustc {version}."
    ))
}
