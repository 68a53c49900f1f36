//! A package with a library of each program, and the errors of rustc.

use std::path::Path;
use std::process::Command;
use std::{env, fs};

use crate::Outcome;
use crate::changes::Change;

const MANIFEST: &str = r#"[package]
name = "mistakes"
version = "0.0.0"
edition = "2024"
publish = false

[dependencies]
wirework = { path = "@", features = ["modules"] }

[workspace]
"#;

/// The errors of a program. An error that rustc repeats for each function of the generated code counts once.
pub(crate) type Told = Vec<String>;

/// Compiles all programs, and returns the errors of each.
pub(crate) fn told(changes: &[Change]) -> Outcome<Vec<Told>> {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("mistakes");
    let root = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../..")
        .canonicalize()?;
    let programs = folder.join("src/bin");
    if programs.exists() {
        fs::remove_dir_all(&programs)?;
    }
    fs::create_dir_all(&programs)?;
    let manifest = MANIFEST.replace('@', &root.display().to_string());
    fs::write(folder.join("Cargo.toml"), manifest)?;
    fs::copy(root.join("Cargo.lock"), folder.join("Cargo.lock"))?;
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
