//! Random modules that import each other: their summaries and the search for problems, against a slow reference.

mod random;
mod reference;

use crate::module::check::count::{count_edges, count_nodes};
use crate::module::check::findings::Findings;
use crate::module::check::flat::Flat;
use crate::module::check::graph::{Entry, Graph};
use crate::module::check::links::{FlatEdge, NONE};
use crate::module::check::search::{Memory, search};
use crate::module::check::summary::{Consumer, Fault, Relation, Step, Usage};
use random::{Module, Random, modules};
use reference::{Problem, Reference};

const MODULES: u64 = 1_000;

/// Calls a function with a random module, and with the reference of its graph.
fn for_each_module(check: impl Fn(&Module, &Reference, &str)) {
    for seed in 1..=MODULES {
        for (number, module) in modules(&mut Random::new(seed)).iter().enumerate() {
            let place = format!("seed {seed}, module {number}: {:#?}", module.graph);
            check(module, &Reference::of(module.graph), &place);
        }
    }
}

/// Returns whether the search for problems finds one of the module's own entries.
fn finds_problem(graph: &'static Graph) -> bool {
    let (nodes, edges) = (count_nodes(graph), 1 + count_edges(graph));
    let (mut entries, mut lifetimes) = (vec![Entry::Alias(0); nodes], vec![None; nodes]);
    let (mut spans, mut links) = (vec![(0, 0); nodes], vec![FlatEdge::NONE; edges]);
    let flat = Flat::of(graph, &mut entries, &mut lifetimes, &mut spans, &mut links);
    let mut has_problem = vec![false; nodes];
    let mut findings = Findings::new(NONE, &mut has_problem, &mut []);
    let mut memory = Memory {
        visits: &mut vec![0; nodes],
        path: &mut vec![(NONE, NONE); nodes],
        toward: &mut vec![NONE; nodes],
        open: &mut vec![NONE; nodes],
        starts: &mut vec![0; nodes],
        holders: &mut vec![(NONE, NONE); edges],
    };
    search(&flat, &mut memory, &mut findings);
    has_problem.contains(&true)
}

#[test]
fn a_summary_says_which_requirements_an_entry_leads_to() {
    for_each_module(|module, reference, place| {
        for entry in 0..module.entries() {
            for required in 0..module.requirements {
                for relation in [Relation::Direct, Relation::Held] {
                    assert_eq!(
                        module.summary.leads(entry, required, relation),
                        reference.leads_to_requirement(entry, required, relation),
                        "from {entry} to {required}: {place}"
                    );
                }
            }
        }
    });
}

#[test]
fn a_summary_says_which_entries_lead_to_a_scoped_value() {
    for_each_module(|module, reference, place| {
        for entry in 0..module.entries() {
            let is_scoped = !matches!(module.summary.toward_scoped(entry), Step::Nowhere);
            assert_eq!(
                is_scoped,
                reference.leads_to_scoped(entry),
                "from {entry}: {place}"
            );
        }
    });
}

#[test]
fn a_summary_says_where_a_dependency_on_one_value_ends() {
    for_each_module(|module, reference, place| {
        for entry in 0..module.entries() {
            let end = module.summary.end(entry);
            let expected = reference.end(entry);
            assert_eq!(end.code(), expected.code(), "from {entry}: {place}");
        }
    });
}

#[test]
fn a_summary_says_whether_a_requirement_has_a_consumer() {
    for_each_module(|module, reference, place| {
        for required in 0..module.requirements {
            let has_consumer =
                |usage| !matches!(module.summary.consumer(required, usage), Consumer::None);
            assert_eq!(
                (has_consumer(Usage::Capture), has_consumer(Usage::Single)),
                (
                    reference.is_captured(required),
                    reference.is_single(required)
                ),
                "of {required}: {place}"
            );
        }
    });
}

#[test]
fn a_module_is_faulty_if_it_or_an_import_has_a_problem() {
    for_each_module(|module, reference, place| {
        let is_faulty = !matches!(module.summary.fault(), Fault::None);
        assert_eq!(is_faulty, reference.problem().is_some(), "{place}");
    });
}

#[test]
fn the_search_finds_a_problem_of_the_module_itself() {
    for_each_module(|module, _, place| {
        let is_own = matches!(module.summary.fault(), Fault::Own);
        assert_eq!(finds_problem(module.graph), is_own, "{place}");
    });
}

#[test]
fn the_random_modules_have_every_problem_and_none() {
    let mut found = Vec::new();
    for seed in 1..=MODULES {
        for module in modules(&mut Random::new(seed)) {
            found.push(Reference::of(module.graph).problem());
        }
    }
    for problem in [
        None,
        Some(Problem::Ambiguous),
        Some(Problem::Captive),
        Some(Problem::Cycle),
    ] {
        let count = found.iter().filter(|it| **it == problem).count();
        assert!(count > found.len() / 50, "{problem:?}: {count}");
    }
}
