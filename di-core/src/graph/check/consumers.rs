//! The consumers of each node: a path to it from a node that nothing needs.

use crate::error::{Catalog, abridged};
use crate::graph::check::LinkedGraph;
use crate::graph::check::edges::UnmetNeed;
use crate::spec::request::Site;
use crate::spec::sort::sort;

/// For each node, the shortest path to it from a node that nothing needs.
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

/// The path to a node, without the node. Traits of components do not count as steps.
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
        let mut is_needed = vec![false; graph.graph.nodes.len()];
        for node in graph.numbers() {
            let targets = graph.edges(node).iter();
            for target in targets.flat_map(|edge| edge.edge.targets()) {
                is_needed[target as usize] |= target != node;
            }
        }
        let mut consumers = Self {
            paths: vec![None; graph.graph.nodes.len()],
            is_needed,
        };
        let in_order = graph.in_order.iter().copied();
        let unneeded = in_order.clone().filter(|node| !consumers.is_needed(*node));
        let unneeded = unneeded.collect();
        consumers.visit(graph, unneeded);
        let unreached = |consumers: &Self, node: u32| consumers.paths[node as usize].is_none();
        if in_order.clone().any(|node| unreached(&consumers, node)) {
            let above = direct_consumers(graph);
            for node in in_order {
                if unreached(&consumers, node) {
                    consumers.visit(graph, vec![far_consumer(&above, node)]);
                }
            }
        }
        consumers
    }

    /// Returns whether another node needs this one.
    pub(crate) fn is_needed(&self, node: u32) -> bool {
        self.is_needed[node as usize]
    }

    /// Visits all nodes that these lead to, the nearest ones first.
    fn visit(&mut self, graph: &LinkedGraph, mut open: Vec<u32>) {
        for start in &open {
            self.paths[*start as usize] = Some(EMPTY);
        }
        let mut next = 0;
        while let Some(node) = open.get(next).copied() {
            next += 1;
            let path = self.paths[node as usize].unwrap_or(EMPTY);
            let is_alias = graph.graph.node(node).is_alias;
            for edge in graph.edges(node) {
                let step = (node, edge.site());
                for target in graph.targets_in_order(edge) {
                    let of_target = &mut self.paths[target as usize];
                    if of_target.is_none() {
                        *of_target = Some(if is_alias { path } else { path.with(step) });
                        open.push(target);
                    }
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
        let mut from = vec![0; graph.graph.nodes.len()];
        for (bit, start) in structs.iter().enumerate() {
            let bit = 1 << bit;
            let mut open = vec![*start];
            while let Some(node) = open.pop() {
                if from[node as usize] & bit == 0 {
                    from[node as usize] |= bit;
                    let targets = graph.edges(node).iter();
                    open.extend(targets.flat_map(|edge| edge.edge.targets()));
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

/// Returns the direct consumers of each node, in the fixed order.
fn direct_consumers(graph: &LinkedGraph) -> Vec<Vec<u32>> {
    let mut consumers = vec![Vec::new(); graph.graph.nodes.len()];
    for node in graph.in_order.iter().copied() {
        let targets = graph.edges(node).iter();
        for target in targets.flat_map(|edge| edge.edge.targets()) {
            consumers[target as usize].push(node);
        }
    }
    consumers
}

/// Returns a consumer of a node, through as many others as possible among the nearest ones.
fn far_consumer(consumers: &[Vec<u32>], node: u32) -> u32 {
    let mut found = vec![node];
    let mut next = 0;
    while let Some(node) = found.get(next).copied().filter(|_| next < MAX_SEARCHED) {
        next += 1;
        for consumer in &consumers[node as usize] {
            if found.len() < MAX_SEARCHED && !found.contains(consumer) {
                found.push(*consumer);
            }
        }
    }
    found.last().copied().unwrap_or(node)
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
