//! The committed limits of instructions per operation, and the check that CI runs.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::path::PathBuf;

use crate::measure::counts::{Cost, cost};
use crate::subjects::{FLOOR, WIREWORK};
use crate::works::Work;

/// The share of a limit that a count may differ by.
const SLACK_PERCENT: u64 = 5;

const HEADER: &str = "\
# Instructions per operation. `cargo run --release -- check` fails if a count is more than 5 %
# above its limit; `cargo run --release -- limits` rewrites this file.
";

/// A limit for each subject and work, by their names.
type Limits = BTreeMap<(String, String), u64>;

/// Compares wirework with its limits, and returns whether it keeps them.
///
/// # Errors
///
/// Returns a message if the limits cannot be read or a measurement fails.
pub(crate) fn check() -> Result<bool, String> {
    let text = fs::read_to_string(path()).map_err(|error| format!("limits.toml: {error}"))?;
    let limits = parse(&text)?;
    let mut kept = true;
    println!(
        "{:16} {:12} {:>13} {:>8} {:>12}",
        "", "", "instructions", "limit", "allocations"
    );
    for work in Work::ALL {
        let allowed = allowed(work)?;
        for subject in WIREWORK {
            let Some(cost) = cost(subject, work)? else {
                continue;
            };
            let key = (subject.name().to_owned(), work.name().to_owned());
            let limit = limits.get(&key).copied();
            let (verdict, is_kept) = verdict(cost, limit, allowed);
            kept &= is_kept;
            let limit = limit.map_or_else(|| "none".to_owned(), |limit| limit.to_string());
            println!(
                "{:16} {:12} {:13} {limit:>8} {:6} of {allowed:2}  {verdict}",
                subject.name(),
                work.name(),
                cost.instructions,
                cost.allocations,
            );
        }
    }
    Ok(kept)
}

/// Rewrites the limits with the counts of today.
///
/// # Errors
///
/// Returns a message if a measurement fails or the file cannot be written.
pub(crate) fn rewrite() -> Result<(), String> {
    let mut text = HEADER.to_owned();
    for subject in WIREWORK {
        let _ = writeln!(text, "\n[{}]", subject.name());
        for work in Work::ALL {
            if let Some(cost) = cost(subject, work)? {
                let _ = writeln!(text, "{} = {}", work.name(), cost.instructions);
            }
        }
    }
    print!("{text}");
    fs::write(path(), text).map_err(|error| format!("limits.toml: {error}"))
}

/// The allocations that wirework may do: those of the floor, and one for an open scope.
fn allowed(work: Work) -> Result<u64, String> {
    let floor = cost(FLOOR, work)?.map_or(0, |cost| cost.allocations);
    Ok(floor + u64::from(work == Work::Scope))
}

fn verdict(cost: Cost, limit: Option<u64>, allowed: u64) -> (&'static str, bool) {
    let Some(limit) = limit else {
        return ("FAILED: there is no limit; add it with `limits`", false);
    };
    if cost.instructions * 100 > limit * (100 + SLACK_PERCENT) {
        ("FAILED: too many instructions", false)
    } else if cost.allocations > allowed {
        ("FAILED: too many allocations", false)
    } else if cost.instructions * 100 < limit * (100 - SLACK_PERCENT) {
        ("lower the limit", true)
    } else {
        ("", true)
    }
}

fn path() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("limits.toml")
}

/// Reads the part of TOML that the limits use: tables of integers, and comments.
fn parse(text: &str) -> Result<Limits, String> {
    let mut limits = Limits::new();
    let mut subject = String::new();
    let lines = text.lines().map(str::trim);
    for line in lines.filter(|line| !line.is_empty() && !line.starts_with('#')) {
        if let Some(name) = line
            .strip_prefix('[')
            .and_then(|rest| rest.strip_suffix(']'))
        {
            name.clone_into(&mut subject);
        } else {
            let limit = line.split_once('=').and_then(|(work, limit)| {
                Some((work.trim().to_owned(), limit.trim().parse().ok()?))
            });
            let (work, limit) =
                limit.ok_or_else(|| format!("limits.toml: `{line}` is no limit"))?;
            limits.insert((subject.clone(), work), limit);
        }
    }
    Ok(limits)
}

#[cfg(test)]
mod tests {
    use super::{Cost, parse, verdict};

    #[test]
    fn limits_are_read_by_subject_and_work() {
        let limits = parse("# A comment.\n[wirework]\nscope = 7\n").unwrap();
        assert_eq!(limits[&("wirework".to_owned(), "scope".to_owned())], 7);
        assert!(parse("[wirework]\nscope: 7\n").is_err());
    }

    #[test]
    fn a_count_may_exceed_its_limit_by_five_per_cent() {
        let verdict = |instructions, limit| {
            let cost = Cost {
                instructions,
                allocations: 1,
            };
            super::verdict(cost, limit, 1)
        };
        assert_eq!(verdict(105, Some(100)), ("", true));
        assert!(!verdict(106, Some(100)).1);
        assert!(!verdict(100, None).1);
        assert_eq!(verdict(94, Some(100)), ("lower the limit", true));
    }

    #[test]
    fn no_allocation_may_be_added() {
        let cost = Cost {
            instructions: 100,
            allocations: 2,
        };
        assert!(verdict(cost, Some(100), 2).1);
        assert!(!verdict(cost, Some(100), 1).1);
    }
}
