//! The consumers of each node: a path to it from a node that nothing needs.

use crate::error::{Catalog, abridged};
use crate::graph::check::LinkedGraph;
use crate::graph::check::edges::UnmetNeed;
use crate::graph::check::vertices::Edges;
use crate::graph::check::vertices::path::PathEdge;
use crate::spec::request::Site;
use crate::spec::sort::sort;

/// For each vertex, the shortest path to it from a node that nothing needs.
///
/// If all consumers of a node need each other, the path starts at a far one of them.
pub(crate) struct Consumers {
    paths: Vec<Option<Path>>,
    /// For each node, true if another one needs it.
    is_needed: Vec<bool>,
}

/// The nodes to which the structs that nothing needs lead: for each node a bit of each struct.
pub(crate) struct LeadsTo {
    structs: Vec<u32>,
    from: Vec<u64>,
}

/// A consumer, and its field or parameter that leads to the next node.
type Step = (u32, Site);

/// The path to a vertex, without the vertex. Traits of components and collections do not count as steps.
#[derive(Clone, Copy)]
struct Path {
    length: usize,
    first: [Option<Step>; SHOWN],
    last: Option<Step>,
}

/// The number of steps that a message shows at each end of a long path.
const SHOWN: usize = 3;

/// The maximum number of steps that a message shows of a path.
const MAX_SHOWN: usize = 8;

const EMPTY: Path = Path {
    length: 0,
    first: [None; SHOWN],
    last: None,
};

impl Consumers {
    pub(crate) fn of(graph: &LinkedGraph) -> Self {
        let previous = graph.previous(Edges::All);
        let nodes = graph.in_order.iter().copied();
        let mut consumers = Self {
            paths: vec![None; graph.vertices()],
            is_needed: vec![false; graph.graph.nodes.len()],
        };
        for node in nodes.clone() {
            consumers.is_needed[node as usize] = is_needed(graph, &previous, node);
        }
        let unneeded = nodes.clone().filter(|node| !consumers.is_needed(*node));
        let unneeded = unneeded.collect();
        consumers.visit(graph, unneeded);
        for node in nodes {
            if consumers.paths[node as usize].is_none() {
                consumers.visit(graph, vec![far_consumer(graph, &previous, node)]);
            }
        }
        consumers
    }

    /// Returns whether another node needs this one.
    pub(crate) fn is_needed(&self, node: u32) -> bool {
        self.is_needed[node as usize]
    }

    /// Visits all vertices that these lead to, the nearest ones first.
    fn visit(&mut self, graph: &LinkedGraph, mut open: Vec<u32>) {
        for start in &open {
            self.paths[*start as usize] = Some(EMPTY);
        }
        let mut at = 0;
        while let Some(vertex) = open.get(at).copied() {
            at += 1;
            let path = self.paths[vertex as usize].unwrap_or(EMPTY);
            for (place, target) in graph.next(vertex, Edges::All) {
                let of_target = &mut self.paths[target as usize];
                if of_target.is_none() {
                    *of_target = Some(if graph.is_step(vertex) {
                        path.with((vertex, graph.site((vertex, place))))
                    } else {
                        path
                    });
                    open.push(target);
                }
            }
        }
    }

    /// Returns a path to each of these consumers from a node that nothing needs. A consumer that nothing
    /// needs has no path.
    pub(crate) fn paths_to(&self, graph: &LinkedGraph, unmet: &[UnmetNeed]) -> Vec<String> {
        let paths = unmet
            .iter()
            .filter_map(|(node, need)| self.path_to(graph, *node, need.site));
        let mut paths: Vec<String> = paths.collect();
        sort(&mut paths);
        paths.dedup();
        paths
    }

    fn path_to(&self, graph: &LinkedGraph, node: u32, site: Site) -> Option<String> {
        let path = self.paths[node as usize].filter(|path| path.length > 0)?;
        let step = |(node, site): Step| graph.step(node, site);
        let last = self.steps_before(path).take(MAX_SHOWN - 1).map(step);
        let mut steps: Vec<String> = std::iter::once(graph.step(node, site))
            .chain(last)
            .collect();
        if path.length >= MAX_SHOWN {
            // The steps between are not shown, so the path can be as long as it has to be for `abridged`.
            steps.truncate(MAX_SHOWN - SHOWN + 1);
            steps.extend(path.first.into_iter().flatten().rev().map(step));
        }
        steps.reverse();
        Some(abridged(&steps))
    }

    /// Returns the steps of a path, the last one first.
    fn steps_before(&self, path: Path) -> impl Iterator<Item = Step> {
        let before = |(node, _): &Step| self.paths[*node as usize]?.last;
        std::iter::successors(path.last, before)
    }
}

impl LeadsTo {
    pub(crate) fn of(graph: &LinkedGraph, catalog: &Catalog) -> Self {
        let structs: Vec<u32> = catalog.unneeded().map(|(slot, _)| slot).collect();
        let mut from = vec![0; graph.vertices()];
        for (bit, start) in structs.iter().enumerate() {
            let bit = 1 << bit;
            let mut open = vec![*start];
            while let Some(vertex) = open.pop() {
                if from[vertex as usize] & bit == 0 {
                    from[vertex as usize] |= bit;
                    open.extend(graph.next(vertex, Edges::All).map(|(_, target)| target));
                }
            }
        }
        Self { structs, from }
    }

    /// Returns whether the slot of a struct leads to a node.
    pub(crate) fn leads(&self, slot: u32, node: u32) -> bool {
        let bit = self.structs.iter().position(|it| *it == slot);
        bit.is_some_and(|bit| self.from[node as usize] & (1 << bit) != 0)
    }
}

/// Returns whether a node has another consumer than itself.
fn is_needed(graph: &LinkedGraph, previous: &[Vec<PathEdge>], node: u32) -> bool {
    let is_other = |(vertex, _): &PathEdge| *vertex != node;
    let mut edges = previous[node as usize].iter();
    edges.any(|edge| match graph.collection(edge.0) {
        Some(_) => previous[edge.0 as usize].iter().any(is_other),
        None => is_other(edge),
    })
}

/// Returns a consumer of a node, through as many others as possible among the nearest ones.
fn far_consumer(graph: &LinkedGraph, previous: &[Vec<PathEdge>], node: u32) -> u32 {
    let mut found = vec![node];
    let mut at = 0;
    while let Some(vertex) = found.get(at).copied().filter(|_| at < MAX_SEARCHED) {
        at += 1;
        for (consumer, _) in &previous[vertex as usize] {
            if found.len() < MAX_SEARCHED && !found.contains(consumer) {
                found.push(*consumer);
            }
        }
    }
    let is_node = |vertex: &u32| graph.collection(*vertex).is_none();
    found.into_iter().rfind(is_node).unwrap_or(node)
}

/// The maximum number of consumers that [`far_consumer`] looks at.
const MAX_SEARCHED: usize = 64;

impl Path {
    fn with(self, step: Step) -> Self {
        let mut first = self.first;
        if let Some(free) = first.iter_mut().find(|step| step.is_none()) {
            *free = Some(step);
        }
        Self {
            length: self.length + 1,
            first,
            last: Some(step),
        }
    }
}
