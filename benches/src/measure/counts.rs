//! Instructions and allocations of an operation.
//!
//! The program runs itself twice under callgrind. The difference of the two counts, divided by
//! the difference of the two numbers of operations, holds nothing of the start and the end.

use std::env;
use std::fs;
use std::process;

use super::callgrind::{Counts, parse};
use super::valgrind::valgrind;
use crate::subjects::Subject;
use crate::works::Work;

/// The numbers of operations of the two runs.
const FEW: u64 = 500;
const MANY: u64 = 2_500;

/// What one operation costs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Cost {
    pub(crate) instructions: u64,
    pub(crate) allocations: u64,
}

/// Counts one operation, or returns `None` if the subject cannot perform it.
///
/// # Errors
///
/// Returns a message if valgrind is not installed, or if one of the runs fails.
pub(crate) fn cost(subject: &dyn Subject, work: Work) -> Result<Option<Cost>, String> {
    if subject.operation(work)?.is_none() {
        return Ok(None);
    }
    let few = run(subject.name(), work, FEW)?;
    let many = run(subject.name(), work, MANY)?;
    let slope = |few: u64, many: u64| {
        let operations = MANY - FEW;
        (many.saturating_sub(few) + operations / 2) / operations
    };
    Ok(Some(Cost {
        instructions: slope(few.instructions, many.instructions),
        allocations: slope(few.allocations, many.allocations),
    }))
}

fn run(subject: &str, work: Work, times: u64) -> Result<Counts, String> {
    let file = env::temp_dir().join(format!("wirework-callgrind.{}", process::id()));
    let option = format!("--callgrind-out-file={}", file.display());
    let arguments = ["run", subject, work.name(), &times.to_string()];
    valgrind(&["--tool=callgrind", &option], &arguments)?;
    let text = fs::read_to_string(&file).map_err(|error| format!("callgrind's file: {error}"))?;
    fs::remove_file(&file).map_err(|error| format!("callgrind's file: {error}"))?;
    parse(&text).ok_or_else(|| "callgrind's file has no totals".to_owned())
}
