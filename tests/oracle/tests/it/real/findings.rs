//! From the messages of `build()` to findings.

use wirework::{BuildError, Problem, ProblemKind};

use crate::model::finding::{Finding, Place, Places};
use crate::model::{COMPONENTS, Key, PARTS, QUALIFIERS, ROLES, Type};
use crate::real::places::places_in;

pub(crate) fn findings(error: &BuildError) -> Vec<Finding> {
    error.problems().iter().map(finding).collect()
}

fn finding(problem: &Problem) -> Finding {
    let text = problem.to_string();
    let found = match problem.kind() {
        ProblemKind::Duplicate => key_in(&text).map(|key| Finding::Duplicate {
            key,
            both: places(&text, "by").unwrap_or_default(),
        }),
        ProblemKind::NoTarget => first(&text, "written at").map(Finding::NoTarget),
        ProblemKind::Missing => key_in(&text).map(|key| {
            let consumers = places(&text, "needed by");
            if text.contains("would miss entries") {
                Finding::OtherEntries { key, consumers }
            } else {
                Finding::Missing { key, consumers }
            }
        }),
        ProblemKind::Ambiguous => key_in(&text).map(|key| Finding::Ambiguous {
            key,
            consumers: places(&text, "needed by"),
            candidates: places(&text, "candidates"),
        }),
        ProblemKind::Cycle => {
            let through = section(&text, "through");
            Some(Finding::Cycle {
                places: places_in(&through),
                is_complete: !is_abridged(&through),
            })
        }
        ProblemKind::Captive => first(&text, "holder").and_then(|holder| {
            let captive = first(&text, "captive")?;
            Some(Finding::Captive { holder, captive })
        }),
        ProblemKind::Eager => first(&text, "bound").map(Finding::Eager),
        ProblemKind::Hook => first(&text, "bound").map(Finding::Hook),
        ProblemKind::Levels => Some(Finding::Levels),
        ProblemKind::Dangling => first(&text, "needed by").and_then(|consumer| {
            let transient = first(&text, "transient")?;
            Some(Finding::Dangling {
                consumer,
                transient,
            })
        }),
        _ => None,
    };
    found.unwrap_or(Finding::Unknown(text))
}

/// Returns the key that a headline names: the longest one that it has.
fn key_in(text: &str) -> Option<Key> {
    let headline = text.lines().next()?;
    let parts = (0..PARTS).map(Type::Part);
    let roles = (0..ROLES).map(Type::Role);
    let components = (0..COMPONENTS).map(Type::Component);
    let keys = parts.chain(roles).chain(components).flat_map(|of| {
        let qualifiers = (0..QUALIFIERS).map(Some).chain([None]);
        qualifiers.map(move |qualifier| Key {
            of,
            qualifier,
            space: 0,
        })
    });
    let named = keys.filter(|key| headline.contains(&key.to_string()));
    named.max_by_key(|key| key.to_string().len())
}

/// Returns the lines of a message with a label.
fn section(text: &str, label: &str) -> String {
    let mut lines = text.lines().skip(1);
    let labelled = |line: &str| line.trim_start().starts_with(label);
    let is_labelled = |line: &str| !line.starts_with("                ");
    let first = lines.by_ref().find(|line| labelled(line));
    let more = lines.take_while(|line| !is_labelled(line));
    first.into_iter().chain(more).collect()
}

/// Returns whether the lines of a section end with a number of others, which are not shown.
fn is_abridged(section: &str) -> bool {
    section.ends_with(" more") && section.contains("  and ")
}

fn places(text: &str, label: &str) -> Places {
    let section = section(text, label);
    let places = places_in(&section).into_iter().collect();
    Some(places).filter(|_| !is_abridged(&section))
}

fn first(text: &str, label: &str) -> Option<Place> {
    places_in(&section(text, label)).first().copied()
}
