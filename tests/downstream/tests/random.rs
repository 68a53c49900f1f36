//! Random graphs. As modules, rustc reports the mistakes that a simple search finds. `build()` does
//! the same for a builder with the same components.
//!
//! `RANDOM_SEED=7 cargo test -p downstream --test random` tests other graphs.

use std::collections::BTreeSet;
use std::env;
use std::error::Error;

#[path = "random/chance.rs"]
mod chance;
#[path = "random/compile.rs"]
mod compile;
#[path = "random/graph.rs"]
mod graph;
#[path = "random/oracle.rs"]
mod oracle;
mod package;
#[path = "random/source.rs"]
mod source;

use chance::Random;
use compile::{Package, Told};
use graph::Graph;
use oracle::Side;

const GRAPHS: usize = 200;
const SEED: u64 = 20;

type Outcome<T = ()> = Result<T, Box<dyn Error>>;

#[test]
fn rustc_and_build_name_the_paths_that_a_simple_search_finds() -> Outcome {
    let seed = env::var("RANDOM_SEED").map_or(Ok(SEED), |seed| seed.parse())?;
    println!("RANDOM_SEED={seed}");
    let mut random = Random::new(seed);
    let graphs: Vec<Graph> = (0..GRAPHS).map(|_| Graph::random(&mut random)).collect();
    assert_each_kind(&graphs);
    let package = Package::write(&graphs)?;
    let mut differences = differences(&graphs, Side::Module, &package.told_by_rustc()?);
    differences.extend(self::differences(
        &graphs,
        Side::Builder,
        &package.told_by_build()?,
    ));
    let count = differences.len();
    differences.truncate(5);
    assert!(
        count == 0,
        "RANDOM_SEED={seed}: {count} differ:\n{}",
        differences.join("\n")
    );
    Ok(())
}

/// Asserts that each kind of mistake occurs in enough graphs.
fn assert_each_kind(graphs: &[Graph]) {
    for side in [Side::Module, Side::Builder] {
        let problems: Vec<_> = graphs
            .iter()
            .map(|graph| oracle::problems(graph, side))
            .collect();
        let count = |kind: &str| {
            let has = |problems: &&BTreeSet<(usize, String)>| {
                problems
                    .iter()
                    .any(|(_, problem)| problem.starts_with(kind))
            };
            problems.iter().filter(has).count()
        };
        let accepted = problems
            .iter()
            .filter(|problems| problems.is_empty())
            .count();
        let counts = [accepted, count("missing"), count("cycle"), count("captive")];
        println!("{side:?}: accepted, missing, cycle, captive: {counts:?}");
        let least = GRAPHS / 20;
        assert!(
            counts.iter().all(|count| *count >= least),
            "{side:?}: {counts:?}"
        );
    }
}

fn differences(graphs: &[Graph], side: Side, told: &Told) -> Vec<String> {
    assert_eq!(told.len(), graphs.len());
    let pairs = graphs.iter().zip(told).enumerate();
    let differing = pairs.filter_map(|(number, (graph, told))| {
        let expected = oracle::problems(graph, side);
        let told = told.iter().cloned().collect();
        let differs = expected != told;
        differs.then(|| format!("{side:?} {number}: expected {expected:?}\n  found {told:?}"))
    });
    differing.collect()
}
