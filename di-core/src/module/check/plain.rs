//! The short way to tell that nothing is wrong: one pass over a module that lists what is needed
//! before what needs it. rustc is slow at running code, and the search takes it ten times as long.

use super::graph::{Edges, Graph, Kind, Node, Targets};
use crate::lifetime::Lifetime;

/// Whether nothing can be wrong with a graph, as each entry asks for earlier ones alone and no
/// singleton for what a scope has. Of any other graph, it says nothing. The list has a place for each
/// entry.
pub(super) const fn is_plainly_right(graph: &Graph, is_scoped: &mut [bool]) -> bool {
    if !graph.imports.is_empty() {
        return false;
    }
    let mut plain = Plain {
        is_scoped,
        has_scoped: false,
        number: 0,
    };
    let mut at = 0;
    while at < graph.nodes.len() {
        if !plain.takes(&graph.nodes[at]) {
            return false;
        }
        at += 1;
    }
    true
}

/// The entries up to one.
struct Plain<'a> {
    /// Which of them live as long as a scope, or are made for who asks of something that does.
    is_scoped: &'a mut [bool],
    has_scoped: bool,
    /// How many there are.
    number: usize,
}

impl Plain<'_> {
    /// Adds an entry, if nothing can be wrong with it.
    const fn takes(&mut self, node: &Node) -> bool {
        let (is_singleton, is_scoped) = match node.kind {
            Kind::Made(Lifetime::Singleton) => (true, false),
            Kind::Made(Lifetime::Transient) => (false, false),
            Kind::Made(Lifetime::Scoped) | Kind::Seed => (false, true),
            _ => return false,
        };
        if node.lacks_key || !self.has_all(&node.edges) {
            return false;
        }
        if self.has_scoped || is_scoped {
            let is_scoped = is_scoped || self.asks_for_scoped(&node.edges);
            if is_singleton && is_scoped {
                return false;
            }
            let mut alias = 0;
            while alias <= node.aliases {
                self.is_scoped[self.number + alias] = is_scoped;
                alias += 1;
            }
            self.has_scoped |= is_scoped;
        }
        self.number += 1 + node.aliases;
        true
    }

    /// Whether each of these is one of the entries.
    const fn has_all(&self, edges: &Edges) -> bool {
        let mut at = 0;
        while at < edges.count {
            if edges.pointed[at] >= self.number {
                return false;
            }
            at += 1;
        }
        let mut at = 0;
        while at < edges.targets.len() {
            match edges.targets[at] {
                Targets::One(target) | Targets::Later(target) if target < self.number => {}
                _ => return false,
            }
            at += 1;
        }
        edges.lists.is_empty()
    }

    const fn asks_for_scoped(&self, edges: &Edges) -> bool {
        let mut at = 0;
        while at < edges.count {
            if self.is_scoped[edges.pointed[at]] {
                return true;
            }
            at += 1;
        }
        let mut at = 0;
        while at < edges.targets.len() {
            if let Targets::One(target) | Targets::Later(target) = edges.targets[at]
                && self.is_scoped[target]
            {
                return true;
            }
            at += 1;
        }
        false
    }
}

#[cfg(test)]
mod tests {
    use super::super::tell::find;
    use super::*;

    const COMPONENTS: usize = 6;

    /// Each has one trait.
    const ENTRIES: usize = 2 * COMPONENTS;

    /// A graph of components: the number decides their lifetimes and what they ask for.
    fn graph(mut seed: u32) -> &'static Graph {
        let mut random = |below: usize| {
            seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            (seed >> 16) as usize % below
        };
        let node = |at: usize| {
            let lifetimes = [
                Lifetime::Singleton,
                Lifetime::Singleton,
                Lifetime::Transient,
                Lifetime::Scoped,
            ];
            let lifetime = lifetimes[random(4)];
            let mut node = Node::new("", Kind::Made(lifetime));
            node.aliases = 1;
            // Mostly of earlier ones.
            let latest = if random(8) == 0 { ENTRIES } else { 2 * at };
            let targets = (0..random(3)).filter(|_| latest > 0);
            let targets: Vec<_> = targets.map(|_| random(latest)).collect();
            node.edges = match *targets {
                [] => Edges::NONE,
                [one] => Edges::pointers([one]),
                [one, two, ..] => {
                    Edges::each(Vec::leak(vec![Targets::Later(one), Targets::One(two)]))
                }
            };
            node
        };
        let nodes: Vec<_> = (0..COMPONENTS).map(node).collect();
        Box::leak(Box::new(Graph {
            name: "App",
            file: "",
            nodes: nodes.leak(),
            imports: &[],
        }))
    }

    #[test]
    fn what_is_plainly_right_is_right_by_the_search() {
        let graphs = (0..4000).map(graph);
        let (mut plain, mut right) = (0, 0);
        for graph in graphs {
            let is_right = find::<ENTRIES, { 3 * COMPONENTS }>(graph) == [false; ENTRIES];
            let is_plain = is_plainly_right(graph, &mut [false; ENTRIES]);
            assert!(is_right || !is_plain, "{graph:?}");
            plain += usize::from(is_plain);
            right += usize::from(is_right);
        }
        assert!(plain > 500 && right > plain, "{plain} of {right}");
    }
}
