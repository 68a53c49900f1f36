//! Reads the file that callgrind writes: instructions in all, and calls of the allocator.

use std::collections::HashSet;

/// The functions of the C library that allocate.
const ALLOCATORS: [&str; 5] = [
    "malloc",
    "calloc",
    "realloc",
    "posix_memalign",
    "aligned_alloc",
];

/// The counts of one run.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Counts {
    pub(super) instructions: u64,
    pub(super) allocations: u64,
}

/// Reads the counts out of a file.
///
/// The file names a function where it is first met, `fn=(7) malloc`, and abbreviates it from then
/// on, `cfn=(7)`. A line with the callee, `cfn=`, stands before the line with the number of calls.
pub(super) fn parse(text: &str) -> Option<Counts> {
    let mut allocators = HashSet::new();
    let mut callee = "";
    let mut instructions = None;
    let mut allocations = 0;
    for line in text.lines() {
        let Some((field, value)) = line.split_once(['=', ':']) else {
            continue;
        };
        match field {
            "fn" | "cfn" => {
                let (number, name) = value.split_once(' ').unwrap_or((value, ""));
                if ALLOCATORS.contains(&name) {
                    allocators.insert(number);
                }
                callee = number;
            }
            "calls" if allocators.contains(callee) => {
                allocations += value.split_whitespace().next()?.parse::<u64>().ok()?;
            }
            "totals" => instructions = value.trim().parse().ok(),
            _ => {}
        }
    }
    Some(Counts {
        instructions: instructions?,
        allocations,
    })
}

#[cfg(test)]
mod tests {
    use super::{Counts, parse};

    #[test]
    fn calls_of_the_allocator_are_added() {
        let text = "events: Ir\nfn=(1) main\n7 20\ncfn=(2) malloc\ncalls=3 0\n7 60\n\
            cfn=(3) free\ncalls=3 0\n8 30\n\nfn=(4) other\ncfn=(2)\ncalls=2 0\n9 40\n\ntotals: 150\n";
        assert_eq!(
            parse(text),
            Some(Counts {
                instructions: 150,
                allocations: 5
            })
        );
        assert_eq!(parse("events: Ir\n"), None);
    }
}
