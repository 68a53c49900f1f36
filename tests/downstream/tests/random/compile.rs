//! A package of the graphs, and the errors of rustc and `build()`.

use std::collections::HashMap;
use std::path::PathBuf;
use std::process::Command;
use std::{env, fs};

use crate::graph::Graph;
use crate::oracle::name;
use crate::package::write_package;
use crate::{Outcome, source};

/// The errors of each graph, each with its component, if that is known.
pub(crate) type Told = Vec<Vec<(usize, String)>>;

#[derive(Debug)]
pub(crate) struct Package {
    folder: PathBuf,
    graphs: usize,
    entries: HashMap<usize, (usize, usize)>,
}

impl Package {
    pub(crate) fn write(graphs: &[Graph]) -> Outcome<Self> {
        let folder = write_package("random-graphs")?;
        let programs = folder.join("src/bin");
        let (modules, entries) = source::modules(graphs);
        fs::write(programs.join("modules.rs"), modules)?;
        fs::write(programs.join("builders.rs"), source::builders(graphs))?;
        Ok(Self {
            folder,
            graphs: graphs.len(),
            entries,
        })
    }

    /// Compiles both programs at once, and returns the errors of the modules:
    /// `place: error[code]: message`, on one or more lines.
    pub(crate) fn told_by_rustc(&self) -> Outcome<Told> {
        // A binary of an earlier run must not hide that the program does not compile now.
        let program = self.program();
        if program.exists() {
            fs::remove_file(program)?;
        }
        let mut command = Command::new(env!("CARGO"));
        command.args(["build", "--offline", "--keep-going", "--color=never"]);
        command.arg("--message-format=short");
        command.current_dir(&self.folder);
        command.env("CARGO_TARGET_DIR", self.folder.join("target"));
        command.env("CARGO_INCREMENTAL", "0");
        let text = String::from_utf8(command.output()?.stderr)?;
        let mut told = vec![Vec::new(); self.graphs];
        let mut entry = None;
        for line in text.lines() {
            let error = line
                .split_once(": error")
                .filter(|_| line.contains("modules.rs:"));
            if let Some((place, message)) = error {
                let number = place.split(':').nth(1).ok_or(line)?.parse()?;
                let (graph, component) = *self.entries.get(&number).ok_or(line)?;
                entry = Some((graph, component));
                if message.contains("Random` provides no `") {
                    let problem = format!("missing {}", name(component));
                    told[graph].push((component, problem));
                } else if !message.contains("evaluation panicked: ") {
                    return Err(line.into());
                }
            }
            if let (Some((graph, component)), Some(problem)) = (entry, problem(line)) {
                told[graph].push((component, problem));
            }
        }
        Ok(told)
    }

    fn program(&self) -> PathBuf {
        let program = self.folder.join("target/debug/builders");
        program.with_extension(env::consts::EXE_EXTENSION)
    }

    /// Returns the errors of `build()` for the same components, after they are compiled.
    pub(crate) fn told_by_build(&self) -> Outcome<Told> {
        let output = Command::new(self.program()).output()?;
        if !output.status.success() {
            return Err(String::from_utf8(output.stderr)?.into());
        }
        let text = String::from_utf8(output.stdout)?;
        let mut told: Told = Vec::new();
        for line in text.lines() {
            if line.starts_with("graph ") {
                told.push(Vec::new());
            }
            if let (Some(told), Some(problem)) = (told.last_mut(), problem(line)) {
                told.push((first(&problem)?, problem));
            }
        }
        Ok(told)
    }
}

/// Returns the number in the first name.
fn first(problem: &str) -> Outcome<usize> {
    let name = problem.split(['C', '.']).nth(1).ok_or("no name")?;
    Ok(name.split(' ').next().unwrap_or(name).parse()?)
}

/// Returns the path that a line names: of a cycle, to a captive, or to a missing key.
fn problem(line: &str) -> Option<String> {
    if let Some((_, path)) = line.split_once("dependency cycle: ") {
        // The notes of rustc are not part of the message.
        let path = path.split(':').next()?;
        return Some(format!("cycle {path}"));
    }
    let line = line.trim_start();
    if let Some(path) = line.strip_prefix("path") {
        let steps = path.trim_start_matches([':', ' ']).split(" -> ");
        let names: Vec<&str> = steps.filter_map(|step| step.split('.').next()).collect();
        return Some(format!("captive {}", names.join(" -> ")));
    }
    let (field, holder) = line.split_once("` of `")?;
    field.contains("Missing<").then_some(())?;
    let (field, holder) = (field.split('`').nth(1)?, holder.split('`').next()?);
    Some(format!("missing {holder}.{field}"))
}
