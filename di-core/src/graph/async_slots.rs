//! Slots whose values async functions construct, and slots above them.

use crate::error::{Problem, ProblemKind, ProblemText};
use crate::graph::check::LinkedGraph;
use crate::graph::draft::SlotSource;
use crate::runtime::model::{Constructor, Slot};
use crate::runtime::slot::Awaits;
use crate::spec::key::Space;
use crate::spec::lifetime::Lifetime;
use crate::spec::settings::Settings;
use crate::spec::type_name::marked;

/// Reports async bindings in a container that is not started.
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
    if !bindings.is_empty() && !settings.is_started {
        problems.push(marked(|| not_started(graph, &bindings)));
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
    let mut own: Vec<usize> = Vec::new();
    for (number, slot) in slots.iter().enumerate() {
        if matches!(slot.constructor, Constructor::Async(_)) {
            own.push(number);
        }
    }
    if own.is_empty() {
        return;
    }
    let consumers = consumers(slots);
    let mut open = own.clone();
    while let Some(number) = open.pop() {
        let awaits = &mut slots[number].header.awaits;
        if std::mem::replace(awaits, Awaits::Below) == Awaits::Nothing {
            open.extend(consumers[number].iter().copied());
        }
    }
    while let Some(number) = own.pop() {
        let header = &mut slots[number].header;
        let is_new = std::mem::replace(&mut header.awaits, Awaits::Own) != Awaits::Own;
        // Each consumer of a transient awaits one of its own.
        if is_new && header.lifetime == Lifetime::Transient {
            own.extend(consumers[number].iter().copied());
        }
    }
}

/// Returns, for each slot, the slots whose constructors wait for it.
fn consumers(slots: &[Slot]) -> Vec<Vec<usize>> {
    let mut consumers = vec![Vec::new(); slots.len()];
    for (number, slot) in slots.iter().enumerate() {
        for target in slot.header.waits_for() {
            if let Some(consumers) = consumers.get_mut(target as usize) {
                consumers.push(number);
            }
        }
    }
    consumers
}
