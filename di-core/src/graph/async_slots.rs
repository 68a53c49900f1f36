//! Slots whose values async functions construct, and slots above them.

use crate::error::{Problem, ProblemKind, ProblemText};
use crate::graph::check::LinkedGraph;
use crate::graph::draft::SlotSource;
use crate::runtime::model::{Constructor, Slot};
use crate::runtime::slot::Edge;
use crate::spec::key::Space;
use crate::spec::lifetime::Lifetime;
use crate::spec::settings::Settings;
use crate::spec::type_name::{ShortName, marked};

/// Reports async bindings in a container that is not started, and async bindings that are transient.
pub(crate) fn check(
    graph: &LinkedGraph,
    sources: &[SlotSource],
    settings: &Settings,
    problems: &mut Vec<Problem>,
) {
    let is_async = |number: &u32| {
        let source = sources.get(*number as usize);
        source.is_some_and(|source| matches!(source.constructor, Constructor::Async(_)))
    };
    let bindings: Vec<u32> = graph.in_order().iter().copied().filter(is_async).collect();
    if bindings.is_empty() {
        return;
    }
    if !settings.is_started {
        problems.push(marked(|| not_started(graph, &bindings)));
    }
    for number in bindings {
        let node = graph.graph.node(number);
        if node.lifetime == Lifetime::Transient {
            let name = ShortName((node.label.name)());
            let text = ProblemText::new(format!(
                "transient `{name}` cannot be constructed by an async function"
            ))
            .line("bound", marked(|| node.label.to_string()))
            .line("help", "make it a singleton or scoped");
            problems.push(Problem::new(ProblemKind::Async, text));
        }
    }
}

fn not_started(graph: &LinkedGraph, bindings: &[u32]) -> Problem {
    let labels = bindings.iter();
    let labels = labels.map(|number| graph.graph.node(*number).label.to_string());
    let mut nodes = bindings.iter().map(|number| graph.graph.node(*number));
    let help = if nodes.any(|node| node.space != Space::ROOT) {
        "write `.start().await` instead of `.build()`, or `Container::start(..).await` instead of `from_module(..)`"
    } else {
        "write `.start().await` instead of `.build()`"
    };
    let text = ProblemText::new("`build()` cannot run the async constructors of bindings".into())
        .lines("async", labels)
        .line("help", help);
    Problem::new(ProblemKind::Async, text)
}

/// Marks the slots that async functions construct, and all slots whose constructors wait for these.
pub(crate) fn mark(slots: &mut [Slot]) {
    let mut open: Vec<usize> = Vec::new();
    for (number, slot) in slots.iter().enumerate() {
        if matches!(slot.constructor, Constructor::Async(_)) {
            open.push(number);
        }
    }
    if open.is_empty() {
        return;
    }
    let consumers = consumers(slots);
    while let Some(number) = open.pop() {
        if !std::mem::replace(&mut slots[number].header.is_async, true) {
            open.extend(consumers[number].iter().copied());
        }
    }
}

/// Returns, for each slot, the slots whose constructors wait for it.
fn consumers(slots: &[Slot]) -> Vec<Vec<usize>> {
    let mut consumers = vec![Vec::new(); slots.len()];
    for (number, slot) in slots.iter().enumerate() {
        let edges = slot.header.edges.iter();
        let direct = edges.filter(|edge| edge.is_direct());
        for target in direct.flat_map(Edge::targets) {
            if let Some(consumers) = consumers.get_mut(target as usize) {
                consumers.push(number);
            }
        }
    }
    consumers
}
