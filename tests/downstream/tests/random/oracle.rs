//! The mistakes of a graph, found by a simple search.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use crate::graph::{Ask, Graph, Lifetime};

/// The number of constants that report the mistakes of a module. See `docs/compile-time.md`.
const MOST_CONSTANTS: usize = 32;

/// The checker of a graph.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Side {
    /// rustc, which leaves optional fields to `build()`.
    Module,
    Builder,
}

/// A component, or an intermediate node: a trait that leads to a component, or the collection.
#[derive(Debug)]
struct Node {
    component: Option<usize>,
    lifetime: Option<Lifetime>,
    /// The target of each field, and `true` if the constructor waits for it.
    edges: Vec<(usize, bool)>,
}

#[derive(Debug)]
struct Nodes(Vec<Node>);

/// The errors, each with the number of its component.
pub(crate) fn problems(graph: &Graph, side: Side) -> BTreeSet<(usize, String)> {
    let nodes = Nodes::of(graph, side);
    let missing = missing(graph, side);
    let cycles = match side {
        Side::Module => nodes.cycles(),
        Side::Builder => nodes.short_cycles(),
    };
    let cycles = cycles.into_iter().map(|path| ("cycle", path));
    let captives = nodes.captives().into_iter().map(|path| ("captive", path));
    match side {
        // If a key is missing, rustc does not reach the search.
        Side::Module if !missing.is_empty() => missing,
        Side::Module => {
            let mut first = BTreeMap::new();
            for (kind, path) in cycles.chain(captives) {
                first.entry(path[0]).or_insert_with(|| told(kind, &path));
            }
            first_of_each_constant(first, graph.components.len())
        }
        Side::Builder => {
            let paths = cycles.chain(captives);
            let told = paths.map(|(kind, path)| (path[0], told(kind, &path)));
            missing.into_iter().chain(told).collect()
        }
    }
}

/// Returns the errors of which rustc reports each: the first one in each constant. A large module has fewer constants
/// than entries.
fn first_of_each_constant(
    mut errors: BTreeMap<usize, String>,
    entries: usize,
) -> BTreeSet<(usize, String)> {
    let entries_in_each = entries.div_ceil(MOST_CONSTANTS).max(1);
    let mut seen = BTreeSet::new();
    errors.retain(|entry, _| seen.insert(entry / entries_in_each));
    errors.into_iter().collect()
}

pub(crate) fn name(component: usize) -> String {
    format!("C{component:02}")
}

fn told(kind: &str, path: &[usize]) -> String {
    let names: Vec<String> = path.iter().copied().map(name).collect();
    format!("{kind} {}", names.join(" -> "))
}

/// rustc names the consumer, and shows the field in a note. `build()` names each field.
fn missing(graph: &Graph, side: Side) -> BTreeSet<(usize, String)> {
    let mut missing = BTreeSet::new();
    for (number, component) in graph.components.iter().enumerate() {
        for (at, field) in component.fields.iter().enumerate() {
            let is_needed = matches!(field.ask, Ask::Arc | Ask::Lazy | Ask::Provider);
            if is_needed && field.target.is_none() {
                missing.insert(match side {
                    Side::Module => (number, format!("missing {}", name(number))),
                    Side::Builder => (number, format!("missing {}.f{at}", name(number))),
                });
            }
        }
    }
    missing
}

impl Nodes {
    /// The entry of a trait follows its component. The collection is the last node.
    fn of(graph: &Graph, side: Side) -> Self {
        let aliases: Vec<usize> = graph.hooks().map(|hook| hook * 2 + 1).collect();
        let collection = graph.components.len() * 2;
        let mut nodes = Vec::new();
        for (number, component) in graph.components.iter().enumerate() {
            let edges = component.fields.iter().filter_map(|field| {
                let target = match (field.ask, field.target) {
                    (Ask::Optional, _) if side == Side::Module => None,
                    (Ask::All, _) => Some(collection),
                    (_, target) => target.map(|target| target * 2),
                };
                Some((target?, !matches!(field.ask, Ask::Lazy | Ask::Provider)))
            });
            nodes.push(Node {
                component: Some(number),
                lifetime: Some(component.lifetime),
                edges: edges.collect(),
            });
            nodes.push(Node::between(&[number * 2]));
        }
        nodes.push(Node::between(&aliases));
        Self(nodes)
    }

    /// Returns a cycle for each edge that leads back to the path of the search.
    fn cycles(&self) -> Vec<Vec<usize>> {
        let mut found = Vec::new();
        let mut seen = vec![false; self.0.len()];
        for start in 0..self.0.len() {
            self.visit(start, &mut Vec::new(), &mut seen, &mut found);
        }
        found.into_iter().map(from_first).collect()
    }

    /// Returns a shortest cycle of the components that lead to each other.
    fn short_cycles(&self) -> Vec<Vec<usize>> {
        let mut found: BTreeMap<Vec<usize>, Vec<usize>> = BTreeMap::new();
        for start in 0..self.0.len() {
            let together = self.reached(start).into_iter();
            let together = together.filter(|node| self.reached(*node).contains(&start));
            let together: Vec<usize> = together.collect();
            let cycle = self.0[start]
                .component
                .map(|_| self.shortest_through(start));
            let Some(cycle) = cycle.filter(|cycle| !cycle.is_empty()) else {
                continue;
            };
            let shortest = found.entry(together).or_insert_with(|| cycle.clone());
            if cycle.len() < shortest.len() {
                *shortest = cycle;
            }
        }
        found.into_values().map(from_first).collect()
    }

    fn reached(&self, start: usize) -> BTreeSet<usize> {
        let mut reached = BTreeSet::new();
        let mut open = vec![start];
        while let Some(node) = open.pop() {
            let targets = self.direct(node).filter(|target| reached.insert(*target));
            open.extend(targets.collect::<Vec<_>>());
        }
        reached
    }

    /// Returns the components on a shortest path from a node back to it, or none.
    fn shortest_through(&self, start: usize) -> Vec<usize> {
        let mut seen = BTreeSet::new();
        let mut open = VecDeque::from([vec![start]]);
        while let Some(way) = open.pop_front() {
            for target in self.direct(way[way.len() - 1]) {
                if target == start {
                    return self.components(&way);
                }
                if seen.insert(target) {
                    open.push_back([&way[..], &[target]].concat());
                }
            }
        }
        Vec::new()
    }

    fn direct(&self, node: usize) -> impl Iterator<Item = usize> {
        let edges = self.0[node].edges.iter();
        edges
            .filter(|(_, is_direct)| *is_direct)
            .map(|(target, _)| *target)
    }

    fn visit(
        &self,
        node: usize,
        way: &mut Vec<usize>,
        seen: &mut [bool],
        found: &mut Vec<Vec<usize>>,
    ) {
        if let Some(from) = way.iter().position(|open| *open == node) {
            found.push(self.components(&way[from..]));
            return;
        }
        if seen[node] {
            return;
        }
        seen[node] = true;
        way.push(node);
        for target in self.direct(node) {
            self.visit(target, way, seen, found);
        }
        way.pop();
    }

    /// Returns the shortest path from each field of a singleton to a scoped component, through
    /// transient components.
    fn captives(&self) -> Vec<Vec<usize>> {
        let mut ways: Vec<Option<Vec<usize>>> = vec![None; self.0.len()];
        let is_scoped = |node: &usize| self.0[*node].lifetime == Some(Lifetime::Scoped);
        let mut open: VecDeque<usize> = (0..self.0.len()).filter(is_scoped).collect();
        for node in &open {
            ways[*node] = Some(vec![*node]);
        }
        while let Some(target) = open.pop_front() {
            for (holder, node) in self.0.iter().enumerate() {
                let is_made_anew = matches!(node.lifetime, None | Some(Lifetime::Transient));
                if is_made_anew && ways[holder].is_none() && node.leads_to(target) {
                    let rest = ways[target].iter().flatten().copied();
                    ways[holder] = Some([holder].into_iter().chain(rest).collect());
                    open.push_back(holder);
                }
            }
        }
        let mut captives = Vec::new();
        for (holder, node) in self.0.iter().enumerate() {
            for (target, _) in node
                .edges
                .iter()
                .filter(|_| node.lifetime == Some(Lifetime::Singleton))
            {
                if let Some(way) = ways[*target].as_deref() {
                    captives.push(self.components(&[&[holder], way].concat()));
                }
            }
        }
        captives
    }

    fn components(&self, way: &[usize]) -> Vec<usize> {
        way.iter()
            .filter_map(|node| self.0[*node].component)
            .collect()
    }
}

impl Node {
    fn between(targets: &[usize]) -> Self {
        Self {
            component: None,
            lifetime: None,
            edges: targets.iter().map(|target| (*target, true)).collect(),
        }
    }

    fn leads_to(&self, target: usize) -> bool {
        self.edges.iter().any(|(other, _)| *other == target)
    }
}

/// Returns a cycle from its first component back to the same component.
fn from_first(mut cycle: Vec<usize>) -> Vec<usize> {
    let first = (0..cycle.len()).min_by_key(|at| cycle[*at]);
    cycle.rotate_left(first.unwrap_or(0));
    cycle.push(cycle[0]);
    cycle
}
