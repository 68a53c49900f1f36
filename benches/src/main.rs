//! Measures wirework: time, instructions, allocations and memory, beside hand-written code
//! and, with the feature `rivals`, other frameworks.

mod limits;
mod measure;
mod report;
mod subjects;
mod works;

use std::env;
use std::process::ExitCode;

use subjects::Subject;
use works::Work;

const USAGE: &str = "\
usage: cargo run --release -- COMMAND

check                    compare instructions and allocations of wirework with the limits
limits                   rewrite limits.toml
report                   write docs/performance.md and docs/performance.svg; wants `--features rivals`
run SUBJECT WORK TIMES   perform an operation, for callgrind
hold SUBJECT WHAT TIMES  construct a scope or a container and leak it, for memcheck";

fn main() -> ExitCode {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let done = match arguments[..] {
        ["check"] => limits::check(),
        ["limits"] => limits::rewrite().map(|()| true),
        ["report"] => report::write().map(|()| true),
        ["run", subject, work, times] => run(subject, work, times).map(|()| true),
        ["hold", subject, what, times] => hold(subject, what, times).map(|()| true),
        _ => Err(USAGE.to_owned()),
    };
    match done {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(message) => {
            eprintln!("{message}");
            ExitCode::FAILURE
        }
    }
}

fn run(subject: &str, work: &str, times: &str) -> Result<(), String> {
    let work = Work::of_name(work).ok_or_else(|| format!("there is no work `{work}`"))?;
    let operation = named(subject)?.operation(work)?;
    operation.ok_or("the subject cannot perform the work")?(number(times)?)
}

fn hold(subject: &str, what: &str, times: &str) -> Result<(), String> {
    measure::memory::hold(named(subject)?, what, number(times)?)
}

fn named(subject: &str) -> Result<&'static dyn Subject, String> {
    let found = subjects::all()
        .into_iter()
        .find(|known| known.name() == subject);
    found.ok_or_else(|| format!("there is no subject `{subject}`; some want `--features rivals`"))
}

fn number(times: &str) -> Result<u64, String> {
    times.parse().map_err(|_| format!("`{times}` is no number"))
}
