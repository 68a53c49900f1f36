//! Runs this program under valgrind.

use std::env;
use std::process::Command;

/// Runs this program with the arguments, and returns what valgrind logs.
///
/// # Errors
///
/// Returns a message if valgrind is not installed, or if the program fails.
pub(super) fn valgrind(options: &[&str], arguments: &[&str]) -> Result<String, String> {
    let program =
        env::current_exe().map_err(|error| format!("no path of this program: {error}"))?;
    let output = Command::new("valgrind")
        .args(options)
        .arg(program)
        .args(arguments)
        .output()
        .map_err(|error| format!("valgrind does not start; install it: {error}"))?;
    let log = String::from_utf8_lossy(&output.stderr).into_owned();
    if output.status.success() {
        Ok(log)
    } else {
        Err(format!(
            "`{}` failed under valgrind:\n{log}",
            arguments.join(" ")
        ))
    }
}
