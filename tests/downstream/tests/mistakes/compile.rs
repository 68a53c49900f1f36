//! A package with a library of each program, and the errors of rustc.

use std::fs;
use std::process::Command;

use crate::Outcome;
use crate::changes::Change;
use crate::package::write_package;

/// The errors of a program. An error that rustc repeats for each function of the generated code counts once.
pub(crate) type Told = Vec<String>;

/// Compiles all programs, and returns the errors of each.
pub(crate) fn told(changes: &[Change]) -> Outcome<Vec<Told>> {
    let folder = write_package("mistakes")?;
    let programs = folder.join("src/bin");
    for (number, change) in changes.iter().enumerate() {
        let program = format!("{}fn main() {{}}\n", change.program);
        fs::write(programs.join(format!("change_{number}.rs")), program)?;
    }
    let mut command = Command::new(env!("CARGO"));
    command.args(["check", "--offline", "--keep-going", "--color=never"]);
    command.current_dir(&folder);
    command.env("CARGO_TARGET_DIR", folder.join("target"));
    let text = String::from_utf8(command.output()?.stderr)?;
    let mut told = vec![Told::new(); changes.len()];
    for error in errors(&text) {
        let number = error.split("src/bin/change_").nth(1);
        let number = number.and_then(|rest| rest.split(".rs").next());
        let number: usize = number.ok_or_else(|| error.clone())?.parse()?;
        if !told[number].contains(&error) {
            told[number].push(error);
        }
    }
    Ok(told)
}

/// Returns the errors in the output of cargo. Each ends with an empty line.
fn errors(text: &str) -> Vec<String> {
    let mut errors = Vec::new();
    let mut lines = text.lines();
    while let Some(line) = lines.next() {
        let is_summary = ["error: could not compile", "error: aborting"];
        let is_summary = is_summary.iter().any(|start| line.starts_with(start));
        if line.starts_with("error") && !is_summary {
            let rest = lines.by_ref().take_while(|line| !line.is_empty());
            let all: Vec<&str> = std::iter::once(line).chain(rest).collect();
            errors.push(all.join("\n"));
        }
    }
    errors
}
