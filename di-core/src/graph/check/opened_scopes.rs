//! What a value may get from a scope that it opens. The graph has no edge for it.

use crate::graph::check::vertices::Edges;
use crate::graph::check::{Graph, LinkedGraph, Node};
use crate::spec::lifetime::Lifetime;
use crate::spec::request::Step;

/// The values that could get a shared value from a scope, and the values that a shared one could hold.
pub(crate) struct OpenedScopes {
    /// For each vertex, true if it leads to a node with a `ScopeFactory`. Empty if there are none.
    openers: Vec<bool>,
    /// For each vertex, true if a value leads to it that several scopes share.
    shared: Vec<bool>,
}

impl OpenedScopes {
    pub(crate) fn of(graph: &LinkedGraph) -> Self {
        let openers = graph.graph.openers();
        if openers.is_empty() {
            return Self {
                openers: Vec::new(),
                shared: Vec::new(),
            };
        }
        let previous = graph.previous(Edges::All);
        let shared = graph.graph.numbers(is_shared);
        Self {
            openers: reached(graph.vertices(), openers, |vertex| {
                let previous = previous[vertex as usize].iter();
                previous.map(|(vertex, _)| *vertex).collect()
            }),
            shared: reached(graph.vertices(), shared, |vertex| {
                let next = graph.next(vertex, Edges::All);
                next.map(|(_, target)| target).collect()
            }),
        }
    }

    /// Returns whether a shared value could hold the value of a node.
    pub(crate) fn is_held(&self, node: u32) -> bool {
        self.shared.get(node as usize).copied().unwrap_or(false)
    }

    /// Returns whether the value of a vertex could hold any shared value.
    pub(crate) fn may_hold_shared(&self, vertex: u32) -> bool {
        self.openers.get(vertex as usize).copied().unwrap_or(false)
    }
}

/// Returns whether a scope and the scopes inside of it share the value of a node.
fn is_shared(node: &Node) -> bool {
    match node.shared {
        Lifetime::Singleton => true,
        Lifetime::Scoped => node.level.is_some(),
        Lifetime::Transient => false,
    }
}

impl Graph {
    /// Returns the nodes whose constructors receive a `ScopeFactory`.
    pub(crate) fn openers(&self) -> Vec<u32> {
        self.numbers(|node| node.steps.iter().any(|step| matches!(step, Step::Scopes)))
    }

    fn numbers(&self, is_meant: impl Fn(&Node) -> bool) -> Vec<u32> {
        let nodes = (0..).zip(&self.nodes);
        let meant = nodes.filter(|(_, node)| is_meant(node));
        meant.map(|(number, _)| number).collect()
    }
}

/// Returns for each vertex whether a search from these ones reaches it.
fn reached(count: usize, mut open: Vec<u32>, next: impl Fn(u32) -> Vec<u32>) -> Vec<bool> {
    let mut reached = vec![false; count];
    while let Some(vertex) = open.pop() {
        if !std::mem::replace(&mut reached[vertex as usize], true) {
            open.extend(next(vertex));
        }
    }
    reached
}
