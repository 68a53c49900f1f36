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

/// The number of operations of the short run.
const FEW: u64 = 500;

/// The cost of one operation.
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
    let added = added(work);
    let few = run(subject.name(), work, FEW)?;
    let many = run(subject.name(), work, FEW + added)?;
    let slope = |few: u64, many: u64| (many.saturating_sub(few) + added / 2) / added;
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

/// The number of operations that the long run adds.
fn added(work: Work) -> u64 {
    match work {
        // Hash maps with random keys make the build of 10,000 bindings vary by 100,000s of instructions.
        Work::AmongTenThousand => 400_000,
        _ => 2_000,
    }
}
