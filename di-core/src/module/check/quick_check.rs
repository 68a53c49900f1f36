//! A fast check for modules that list each entry after the entries that it needs.
//!
//! It is one pass, and makes the search unnecessary for these modules: see `docs/compile-time.md`.

use crate::module::check::graph::{Kind, Node};
use crate::module::requirements::{Edges, Wired};
use crate::spec::lifetime::Lifetime;

/// Returns true if a module of `N` entries, which imports no other module, has no problem.
///
/// It returns true if each entry needs only earlier entries, and no singleton needs a scoped value. If it
/// returns false, the module may still be correct.
#[must_use]
pub const fn passes_quick_check<const N: usize>(
    components: &[Wired],
    aliases: &[u8],
    others: &[Node],
) -> bool {
    is_right(components, aliases, others, &mut [false; N])
}

/// Does the work of `passes_quick_check`, with an element of `is_scoped` for each entry.
const fn is_right(
    components: &[Wired],
    aliases: &[u8],
    others: &[Node],
    is_scoped: &mut [bool],
) -> bool {
    let mut plain = Plain {
        is_scoped,
        has_scoped: false,
        number: 0,
    };
    let (mut component, mut other) = (0, 0);
    // The lengths are computed once: see `docs/compile-time.md`.
    let (components_end, others_end) = (components.len(), others.len());
    let mut next_other = number_of(others, 0);
    while component < components_end || other < others_end {
        let is_right = if plain.number == next_other {
            other += 1;
            next_other = number_of(others, other);
            plain.add_other(&others[other - 1])
        } else {
            component += 1;
            plain.add_component(&components[component - 1], aliases[component - 1] as usize)
        };
        if !is_right {
            return false;
        }
    }
    true
}

/// Returns the number of the entry at an index of `others`.
const fn number_of(others: &[Node], place: usize) -> usize {
    if place < others.len() {
        return others[place].number;
    }
    usize::MAX
}

/// The state of the pass: the entries before the current one.
struct Plain<'a> {
    /// The entries that are scoped, or that are transient and need a scoped value.
    is_scoped: &'a mut [bool],
    has_scoped: bool,
    /// The number of these entries.
    number: usize,
}

impl Plain<'_> {
    /// Adds a component and its additional keys. Returns false if it may have a problem.
    const fn add_component(&mut self, wired: &Wired, aliases: usize) -> bool {
        let edges = &wired.edges;
        let is_right = edges.are_below(self.number)
            && (edges.is_plain_singleton() && !self.has_scoped
                || !edges.is_qualifier_missing()
                    && !edges.exceed_limit()
                    && self.add_lifetime(edges, edges.lifetime(), aliases));
        self.number += 1 + aliases;
        is_right
    }

    /// Adds another entry. Returns false if it may have a problem.
    const fn add_other(&mut self, node: &Node) -> bool {
        let lifetime = match node.kind {
            Kind::Constructed(lifetime) => lifetime,
            Kind::Seed => Lifetime::Scoped,
            _ => return false,
        };
        let is_right = node.edges.are_below(self.number)
            && !node.edges.exceed_limit()
            && self.add_lifetime(&node.edges, lifetime, 0);
        self.number += 1;
        is_right
    }

    /// Marks an entry that is or needs a scoped value. Returns false if the entry is a singleton.
    const fn add_lifetime(&mut self, edges: &Edges, lifetime: Lifetime, aliases: usize) -> bool {
        let is_scoped = matches!(lifetime, Lifetime::Scoped) || edges.has_target_in(self.is_scoped);
        let mut key = 0;
        while is_scoped && key <= aliases {
            self.is_scoped[self.number + key] = true;
            key += 1;
        }
        self.has_scoped |= is_scoped;
        !(is_scoped && matches!(lifetime, Lifetime::Singleton))
    }
}

#[cfg(test)]
mod tests {
    use super::super::graph::Graph;
    use super::super::report::search_graph;
    use super::*;
    use crate::module::requirements::Targets;

    const ENTRIES: usize = 12;

    /// Returns a graph of components with one trait each, and one seed.
    ///
    /// The argument seeds the random lifetimes and edges of the components.
    fn graph(mut seed: u32) -> &'static Graph {
        let mut random = |below: usize| {
            seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            (seed >> 16) as usize % below
        };
        let place = random(ENTRIES / 2) * 2;
        let others = vec![Node::new("", Kind::Seed).numbered(place)].leak();
        let mut component = |number: usize| {
            let lifetimes = [
                Lifetime::Singleton,
                Lifetime::Singleton,
                Lifetime::Transient,
                Lifetime::Scoped,
            ];
            let lifetime = lifetimes[random(4)];
            // Most edges lead to earlier entries.
            let latest = if random(8) == 0 { ENTRIES } else { number };
            let targets = (0..random(3)).filter(|_| latest > 0);
            let targets: Vec<_> = targets.map(|_| random(latest)).collect();
            let edges = match *targets {
                [] => Edges::NONE,
                [one] => Edges::each(&[Targets::One(one)]),
                [one, two, ..] => Edges::each(&[Targets::Later(one), Targets::One(two)]),
            };
            Wired::new("", &edges).lifetime(lifetime)
        };
        let numbers = (0..place).step_by(2).chain((place + 1..ENTRIES).step_by(2));
        let components: Vec<_> = numbers.map(&mut component).collect();
        let aliases = components.iter().enumerate().map(|(at, _)| {
            let is_last = at + 1 == components.len();
            u8::from(!is_last)
        });
        let aliases: Vec<u8> = aliases.collect();
        let (components, aliases) = (components.leak(), aliases.leak());
        Box::leak(Box::new(Graph::of(
            "App",
            "",
            "",
            components,
            aliases,
            others,
            &[],
        )))
    }

    #[test]
    fn the_search_confirms_the_fast_check() {
        let graphs = (0..4000).map(graph);
        let (mut plain, mut right) = (0, 0);
        for graph in graphs {
            let is_right = search_graph::<ENTRIES, { 3 * ENTRIES }>(graph) == [false; ENTRIES];
            let Graph {
                components,
                aliases,
                others,
                ..
            } = graph;
            let is_plain = passes_quick_check::<ENTRIES>(components, aliases, others);
            assert!(is_right || !is_plain, "{graph:?}");
            plain += usize::from(is_plain);
            right += usize::from(is_right);
        }
        assert!(plain > 500 && right > plain, "{plain} of {right}");
    }
}
