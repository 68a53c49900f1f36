//! The short way to tell that nothing is wrong: one pass over a module that lists what is needed
//! before what needs it. rustc is slow at running code, and the search takes it ten times as long.

use crate::module::check::graph::{Kind, Node};
use crate::module::requirements::{Edges, Wired};
use crate::spec::lifetime::Lifetime;

/// Whether nothing can be wrong with a module of `N` entries that imports no other, as each entry asks
/// for earlier ones alone and no singleton for what a scope has. Of any other module, it says nothing.
#[must_use]
pub const fn is_plainly_right<const N: usize>(
    components: &[Wired],
    aliases: &[u8],
    others: &[Node],
) -> bool {
    is_right(components, aliases, others, &mut [false; N])
}

/// The same, with a place for each entry.
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
    // Once, since a length is a call, and rustc is slow at calls.
    let (components_end, others_end) = (components.len(), others.len());
    let mut next_other = number_of(others, 0);
    while component < components_end || other < others_end {
        let is_right = if plain.number == next_other {
            other += 1;
            next_other = number_of(others, other);
            plain.takes_other(&others[other - 1])
        } else {
            component += 1;
            plain.takes(&components[component - 1], aliases[component - 1] as usize)
        };
        if !is_right {
            return false;
        }
    }
    true
}

/// The number of the entry of this place.
const fn number_of(others: &[Node], place: usize) -> usize {
    if place < others.len() {
        return others[place].number;
    }
    usize::MAX
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
    /// Adds a component and its other keys, if nothing can be wrong with it.
    const fn takes(&mut self, wired: &Wired, aliases: usize) -> bool {
        let edges = &wired.edges;
        let is_right = edges.are_among(self.number)
            && (edges.is_usual() && !self.has_scoped
                || !edges.lacks_key()
                    && !edges.are_too_many()
                    && self.takes_for_scope(edges, edges.lifetime(), aliases));
        self.number += 1 + aliases;
        is_right
    }

    /// Adds another entry, if nothing can be wrong with it.
    const fn takes_other(&mut self, node: &Node) -> bool {
        let lifetime = match node.kind {
            Kind::Made(lifetime) => lifetime,
            Kind::Seed => Lifetime::Scoped,
            _ => return false,
        };
        let is_right = node.edges.are_among(self.number)
            && !node.edges.are_too_many()
            && self.takes_for_scope(&node.edges, lifetime, 0);
        self.number += 1;
        is_right
    }

    /// Notes what a scope has; whether it is for no singleton.
    const fn takes_for_scope(&mut self, edges: &Edges, lifetime: Lifetime, aliases: usize) -> bool {
        let is_scoped = matches!(lifetime, Lifetime::Scoped) || edges.is_one_of(self.is_scoped);
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
    use std::sync::Arc;

    use super::super::graph::Graph;
    use super::super::tell::find;
    use super::*;
    use crate::binding::injectable::Injectable;
    use crate::binding::injectable::definition::Definition;
    use crate::module::requirements::Targets;
    use crate::runtime::model::Fields;

    const ENTRIES: usize = 12;

    /// No test binds it.
    struct Nothing;

    impl Injectable for Nothing {
        const DEFINITION: Definition = Definition::of::<Self, ()>("");

        fn __construct(_: Fields<'_, '_>) -> Option<Arc<Self>> {
            None
        }
    }

    /// A graph of components that have one trait each, but for one seed: the number decides their
    /// lifetimes and what they ask for.
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
            // Mostly of earlier ones.
            let latest = if random(8) == 0 { ENTRIES } else { number };
            let targets = (0..random(3)).filter(|_| latest > 0);
            let targets: Vec<_> = targets.map(|_| random(latest)).collect();
            let edges = match *targets {
                [] => Edges::NONE,
                [one] => Edges::each(&[Targets::One(one)]),
                [one, two, ..] => Edges::each(&[Targets::Later(one), Targets::One(two)]),
            };
            Wired::new(Nothing::DEFINITION.lifetime(lifetime), edges)
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
    fn what_is_plainly_right_is_right_by_the_search() {
        let graphs = (0..4000).map(graph);
        let (mut plain, mut right) = (0, 0);
        for graph in graphs {
            let is_right = find::<ENTRIES, { 3 * ENTRIES }>(graph) == [false; ENTRIES];
            let Graph {
                components,
                aliases,
                others,
                ..
            } = graph;
            let is_plain = is_plainly_right::<ENTRIES>(components, aliases, others);
            assert!(is_right || !is_plain, "{graph:?}");
            plain += usize::from(is_plain);
            right += usize::from(is_right);
        }
        assert!(plain > 500 && right > plain, "{plain} of {right}");
    }
}
