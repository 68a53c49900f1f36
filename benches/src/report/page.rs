//! The text of `docs/performance.md`.

use std::fmt::Write as _;

use super::figures::{Figure, Figures};
use super::machine::machine;
use super::table::{grouped, short, table};
use crate::measure::counts::Cost;
use crate::measure::time::Time;
use crate::works::Work;
use crate::works::nodes::Size;

const INTRODUCTION: &str = "\
<!-- Written by `cargo run --release --features rivals --manifest-path benches/Cargo.toml -- report`. -->

# Performance

This page compares wirework with code that is wired by hand, and with other frameworks. All subjects perform the same
works on a graph of the same form, behind trait objects. An empty cell means that a subject cannot perform the work; the
notes at the end say why.

- **wirework** is a container of `Container::builder()`, and **wirework-module** one of a `#[derive(Module)]`.
- **coi**, **dill**, **froodi** and **more-di** have containers at run time.
- **nject** and **shaku** are static: their graph is a type, and a resolve is a call.";

const REPRODUCE: &str = "\
```console
$ cargo run --release --features rivals --manifest-path benches/Cargo.toml -- report
```

The command writes this page. It needs valgrind, and takes some minutes.";

const TIMES: &str = "\
## Time

Each figure is the median of the ratios to the time by hand, from rounds in which all subjects take turns. The last
column is the time by hand in nanoseconds. Two runs on a machine that also compiled differed by up to a factor of two in single
cells, at equal instruction counts. The instructions below are the steadier measure.";

const INSTRUCTIONS: &str = "\
## Instructions

Callgrind counts the instructions of one operation: the difference of a long and a short run, divided by the difference of
their lengths. The counts do not depend on how busy the machine is. CI compares those of wirework with
`benches/limits.toml`.";

const ALLOCATIONS: &str = "\
## Allocations

Each figure is the number of allocations of one operation.";

const BUILDS: &str = "\
## Building a container

Each figure is the time to register and build one binding, in nanoseconds. Every binding depends on two singletons that all
share. The 10,000 bindings are 1,000 types, each without a qualifier and under nine qualifiers.";

const MEMORY: &str = "\
## Memory

Each figure is the number of bytes that are allocated after `build()`, divided by the number of bindings. No component is
constructed yet. The last row is an open scope in which nothing was resolved; the container has about 30 bindings.";

const WORKS: &str = "\
## The works

| work | one operation |
|---|---|
| warm singleton | resolves an `Arc<dyn Trait>` that was constructed before |
| warm singleton by reference | borrows it, without a count |
| transient graph of 10 | constructs a root with three dependencies, which have two each |
| handler with 5 singletons | constructs a transient component with five `Arc<dyn Trait>` that exist |
| handler with a seed and `Option`s | does so in an open scope, with a seed, two singletons, a bound and an unbound `Option` |
| scope with 3 scoped dependencies | opens a scope, constructs a handler with three scoped components, and drops all |
| decorated transient | constructs a component and the decorator around it |
| collection of 5 | collects five singletons of one trait into a `Vec` |
| singleton among 10 or 10,000 bindings | resolves one of as many bindings |

Every operation drops what it resolved. Each subject proves once that the resolved value has the right number of
components behind it.";

/// Writes the page.
pub(crate) fn page(figures: &Figures) -> Result<String, String> {
    let mut sections = vec![INTRODUCTION.to_owned(), machine()?, REPRODUCE.to_owned()];
    sections.push(TIMES.to_owned());
    sections
        .push("![Time per operation, as a ratio to hand-wired code](performance.svg)".to_owned());
    sections.push(times(figures));
    sections.push(INSTRUCTIONS.to_owned());
    sections.push(counts(figures, |cost| cost.instructions));
    sections.push(ALLOCATIONS.to_owned());
    sections.push(counts(figures, |cost| cost.allocations));
    sections.push(BUILDS.to_owned());
    sections.push(builds(figures));
    sections.push(MEMORY.to_owned());
    sections.push(memory(figures));
    sections.push(WORKS.to_owned());
    sections.push(notes(figures));
    Ok(sections
        .iter()
        .map(|section| section.trim_end())
        .collect::<Vec<_>>()
        .join("\n\n")
        + "\n")
}

fn names(figures: &Figures) -> Vec<&'static str> {
    figures
        .subjects
        .iter()
        .map(|subject| subject.name())
        .collect()
}

fn times(figures: &Figures) -> String {
    let mut columns = names(figures);
    columns.remove(0);
    columns.push("by hand, ns");
    let alone = figures
        .times
        .iter()
        .map(|(work, times)| (work.title().to_owned(), times));
    let threaded = figures.threaded.iter();
    let threaded = threaded.map(|(work, times)| (format!("{}, two threads", work.title()), times));
    let rows: Vec<_> = alone
        .chain(threaded)
        .map(|(title, times)| (title, ratios(times)))
        .collect();
    table("work", &columns, &rows, |number| short(*number))
}

/// The ratios of all subjects after the floor, and the time of the floor.
fn ratios(times: &Figure<Time>) -> Figure<f64> {
    let mut row: Figure<f64> = times
        .iter()
        .skip(1)
        .map(|time| time.map(|time| time.ratio))
        .collect();
    row.push(
        times
            .first()
            .copied()
            .flatten()
            .map(|time| time.nanoseconds),
    );
    row
}

fn counts(figures: &Figures, of: impl Fn(&Cost) -> u64) -> String {
    let row = |(work, costs): &(Work, Figure<Cost>)| {
        let counts = costs.iter().map(|cost| cost.as_ref().map(&of)).collect();
        (work.title().to_owned(), counts)
    };
    let rows: Vec<_> = figures.costs.iter().map(row).collect();
    table("work", &names(figures), &rows, |number| grouped(*number))
}

/// The columns of the subjects that have a figure in one of the rows.
fn without_empty<T: Clone>(
    figures: &Figures,
    rows: &[(String, Figure<T>)],
) -> (Vec<&'static str>, Vec<(String, Figure<T>)>) {
    let keeps = |place: usize| {
        rows.iter()
            .any(|(_, row)| matches!(row.get(place), Some(Some(_))))
    };
    let places: Vec<usize> = (0..figures.subjects.len())
        .filter(|place| keeps(*place))
        .collect();
    let columns = places
        .iter()
        .map(|place| figures.subjects[*place].name())
        .collect();
    let kept = |row: &Figure<T>| places.iter().map(|place| row[*place].clone()).collect();
    let rows = rows
        .iter()
        .map(|(title, row)| (title.clone(), kept(row)))
        .collect();
    (columns, rows)
}

fn title(size: Size) -> String {
    format!("{} bindings", grouped(u64::from(size.count())))
}

fn builds(figures: &Figures) -> String {
    let rows = figures
        .builds
        .iter()
        .map(|(size, row)| (title(*size), row.clone()));
    let (columns, rows) = without_empty(figures, &rows.collect::<Vec<_>>());
    table("container", &columns, &rows, |nanoseconds| {
        format!("{nanoseconds:.0}")
    })
}

fn memory(figures: &Figures) -> String {
    let rows = figures
        .bindings
        .iter()
        .map(|(size, row)| (title(*size), row.clone()));
    let scope = ("an open scope".to_owned(), figures.scopes.clone());
    let (columns, rows) = without_empty(figures, &rows.chain([scope]).collect::<Vec<_>>());
    table("bytes", &columns, &rows, |number| grouped(*number))
}

fn notes(figures: &Figures) -> String {
    let mut text = "## Notes\n\n".to_owned();
    for subject in &figures.subjects {
        let _ = writeln!(text, "- **{}**: {}", subject.name(), subject.note());
    }
    text
}
