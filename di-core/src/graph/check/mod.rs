//! The check of a graph. It uses keys and labels, but no factories.

mod captive;
mod consumers;
mod cycles;
mod dangling;
mod deferred_cycles;
mod depth;
mod eager;
mod edges;
mod groups;
mod opened_scopes;
mod text;
mod vertices;

use std::cmp::Ordering;
#[cfg(feature = "testing")]
use std::collections::BTreeMap;
use std::collections::BTreeSet;

use crate::error::{Candidate, Catalog, Problem, Removed};
use crate::runtime::slot::{Edge, Member};
use crate::spec::key::{Key, KeyMap, Space};
use crate::spec::level::{Level, Levels};
use crate::spec::lifetime::Lifetime;
use crate::spec::origin::{Label, Role};
use crate::spec::request::{Need, Site, Step};
use crate::spec::sort::sort_by;
use crate::spec::type_name::marked;
use crate::spec::visibility::Homes;

/// The bindings of a container, before their needs have edges.
#[derive(Default)]
pub(crate) struct Graph {
    pub(crate) nodes: Vec<Node>,
    /// All bindings of a key, in order of registration.
    pub(crate) members: KeyMap<Vec<Member>>,
    /// The keys that modules require, and that nothing supplies.
    pub(crate) unsupplied: Vec<Key>,
    /// The modules that own the keys outside of the root.
    pub(crate) homes: Homes,
    pub(crate) removed: Removed,
    /// The nodes with which a test replaces seeds.
    pub(crate) replaced_seeds: BTreeSet<u32>,
    /// The components whose traits a test replaces, by the slot of the override.
    #[cfg(feature = "testing")]
    pub(crate) replaced_components: BTreeMap<u32, u32>,
}

/// A node of the graph, which becomes a slot.
pub(crate) struct Node {
    pub(crate) label: Label,
    /// The lifetime of the value in the slot itself.
    pub(crate) lifetime: Lifetime,
    /// The lifetime of the shared value. The slot of a trait holds no value if the component is scoped.
    pub(crate) shared: Lifetime,
    /// The level of the scope that holds the shared value, if it is scoped to a level.
    pub(crate) level: Option<Level>,
    /// The slot that a trait forwards to or a decorator wraps. It is the first edge.
    pub(crate) inner: Option<u32>,
    pub(crate) is_alias: bool,
    /// True if `warm_up` constructs its value.
    pub(crate) is_eager: bool,
    /// True if the component does real I/O.
    #[cfg_attr(
        not(feature = "testing"),
        allow(dead_code, reason = "only a test graph reads it")
    )]
    pub(crate) external: bool,
    /// The space of the binding: the root or a module.
    pub(crate) space: Space,
    pub(crate) steps: Vec<Step>,
}

/// A graph with an edge for each need.
pub(crate) struct LinkedGraph {
    pub(crate) graph: Graph,
    /// The edges of each node, in the order in which its constructor resolves them.
    pub(crate) edges: Vec<Vec<NeedEdge>>,
    collections: Vec<vertices::collections::Collection>,
    /// The number of nested constructor calls for each node, in a graph without cycles.
    pub(crate) depths: Depths,
    /// The nodes by source location, so that reports do not depend on the order of registration.
    in_order: Vec<u32>,
    /// The index of each node in that order.
    ranks: Vec<u32>,
}

/// The number of nested constructor calls for each node.
#[derive(Default)]
pub(crate) struct Depths {
    pub(crate) all: Vec<u32>,
    /// The number of calls if all singletons exist.
    pub(crate) in_scope: Vec<u32>,
}

/// An edge and its need. The edge to an inner slot has no need.
pub(crate) struct NeedEdge {
    pub(crate) edge: Edge,
    /// The vertex that the edge leads to: a node or a collection.
    target: Option<u32>,
    pub(crate) need: Option<Need>,
}

impl Graph {
    pub(crate) fn push(&mut self, node: Node) -> u32 {
        let number = u32::try_from(self.nodes.len()).unwrap_or(u32::MAX);
        self.nodes.push(node);
        number
    }

    pub(crate) fn node(&self, number: u32) -> &Node {
        &self.nodes[number as usize]
    }

    /// Returns the node and the nodes that it wraps, down to the innermost.
    pub(crate) fn wrapped(&self, number: u32) -> impl Iterator<Item = u32> {
        std::iter::successors(Some(number), |number| self.node(*number).inner)
    }

    /// Returns the node inside of all decorators of a node.
    pub(crate) fn undecorated(&self, number: u32) -> u32 {
        let mut wrapped = self.wrapped(number);
        let own = wrapped.find(|number| self.node(*number).label.role != Role::Decorator);
        own.unwrap_or(number)
    }

    /// Returns whether a node, inside of all decorators, is bound in the space of a key, and not only visible there.
    #[cfg(feature = "testing")]
    pub(crate) fn is_at_home(&self, number: u32, key: Key) -> bool {
        self.node(self.undecorated(number)).space == key.space()
    }

    /// Returns whether the node is a seed, or replaces one in a test, inside of all decorators.
    pub(crate) fn is_seed(&self, number: u32) -> bool {
        let innermost = self.wrapped(number).last().unwrap_or(number);
        self.node(innermost).label.is_seed() || self.replaced_seeds.contains(&innermost)
    }

    /// Returns the label of what is bound, inside of its decorators.
    pub(crate) fn bound_label(&self, number: u32) -> &Label {
        &self.node(self.undecorated(number)).label
    }

    /// Returns all bound keys with their bindings.
    pub(crate) fn catalog(&self) -> Catalog {
        self.catalog_of(|_| false)
    }

    /// Returns all bound keys with their bindings. `is_unneeded` tells whether nothing needs a slot.
    fn catalog_of(&self, is_unneeded: impl Fn(u32) -> bool) -> Catalog {
        let members = self.members.iter();
        let members = members.flat_map(|(key, members)| members.iter().map(move |it| (*key, it)));
        let candidates = members.map(|(key, member)| {
            let label = self.bound_label(member.slot).clone();
            let may_lack_trait = label.may_lack_trait(key) && is_unneeded(member.slot);
            Candidate {
                key,
                entry: member.entry.clone(),
                label,
                home: self.homes.of(key),
                unneeded: Some(member.slot).filter(|_| may_lack_trait),
            }
        });
        Catalog::of(candidates).with_removed(self.removed.clone())
    }

    /// Returns the bindings of a key in all spaces.
    #[cfg(feature = "testing")]
    pub(crate) fn seen_anywhere(
        &mut self,
        key: Key,
    ) -> impl Iterator<Item = (Key, &mut Vec<Member>)> {
        let all = self
            .members
            .iter_mut()
            .map(|(key, members)| (*key, members));
        all.filter(move |(other, _)| other.in_root() == key.in_root())
    }

    /// Returns the slots that construct a component in all spaces, inside of all decorators and traits.
    #[cfg(feature = "testing")]
    pub(crate) fn cores_of(&self, component: &Key) -> BTreeSet<u32> {
        let own = self.members.iter();
        let own = own.filter(|(key, _)| key.same_type(component));
        let slots = own.flat_map(|(_, members)| members).map(|it| it.slot);
        slots.filter_map(|slot| self.core(slot)).collect()
    }

    /// Returns whether a slot leads to one of these cores, or replaces one of them.
    #[cfg(feature = "testing")]
    pub(crate) fn leads_to(&self, slot: u32, cores: &BTreeSet<u32>) -> bool {
        let own = self.core(slot);
        let replaced = own.and_then(|own| self.replaced_components.get(&own));
        let replaced = replaced.and_then(|slot| self.core(*slot));
        let mut both = own.into_iter().chain(replaced);
        both.any(|core| cores.contains(&core))
    }

    #[cfg(feature = "testing")]
    fn core(&self, slot: u32) -> Option<u32> {
        self.wrapped(slot).last()
    }

    /// Finds the edges of all needs and checks the graph. Every problem is added to the list.
    pub(crate) fn check(self, levels: &Levels, problems: &mut Vec<Problem>) -> LinkedGraph {
        marked(|| self.checked(levels, problems))
    }

    fn checked(self, levels: &Levels, problems: &mut Vec<Problem>) -> LinkedGraph {
        let mut linked = edges::link(self, problems);
        let cyclic = cycles::check(&linked, problems);
        captive::check(&linked, levels, problems);
        dangling::check(&linked, problems);
        eager::check(&linked, problems);
        if !cyclic {
            depth::measure(&mut linked, problems);
        }
        deferred_cycles::mark(&mut linked);
        linked
    }
}

impl LinkedGraph {
    /// Ranks the nodes by their labels and then by the nodes that they wrap, so that the order of registration
    /// has no effect.
    fn fix_order(&mut self) {
        let nodes = &self.graph.nodes;
        let by_label = |one: &u32, other: &u32| {
            let (one, other) = (&nodes[*one as usize], &nodes[*other as usize]);
            let labels = one.label.by_place(&other.label);
            labels.then(one.is_alias.cmp(&other.is_alias))
        };
        let mut in_order: Vec<u32> = self.numbers().collect();
        sort_by(&mut in_order, by_label);
        let mut ranks = shared_ranks(&in_order, by_label);
        // The ranks take a node and some of the nodes inside it into account. Each round doubles their number.
        let mut inside: Vec<Option<u32>> = nodes.iter().map(|node| node.inner).collect();
        while inside.iter().any(Option::is_some) {
            let rank = |node: &u32| {
                let inside = inside[*node as usize];
                let of_inside = inside.map(|inside| ranks[inside as usize]);
                (ranks[*node as usize], of_inside)
            };
            let by_rank = |one: &u32, other: &u32| rank(one).cmp(&rank(other));
            sort_by(&mut in_order, by_rank);
            ranks = shared_ranks(&in_order, by_rank);
            let further = inside.iter().map(|node| inside[(*node)? as usize]);
            inside = further.collect();
        }
        for (rank, number) in (0..).zip(&in_order) {
            ranks[*number as usize] = rank;
        }
        for collection in &mut self.collections {
            collection.sort(&ranks);
        }
        self.ranks = ranks;
        self.in_order = in_order;
    }

    fn edges(&self, node: u32) -> &[NeedEdge] {
        &self.edges[node as usize]
    }

    /// Returns the nodes by source location.
    #[cfg(feature = "async")]
    pub(crate) fn in_order(&self) -> &[u32] {
        &self.in_order
    }

    fn numbers(&self) -> impl Iterator<Item = u32> + use<> {
        (0..).take(self.graph.nodes.len())
    }
}

/// Returns the rank of each node in a sorted list. Equal nodes have one rank.
fn shared_ranks(in_order: &[u32], compare: impl Fn(&u32, &u32) -> Ordering) -> Vec<u32> {
    let mut ranks = vec![0; in_order.len()];
    let mut rank = 0;
    for (place, node) in in_order.iter().enumerate() {
        let before = place.checked_sub(1).map(|before| &in_order[before]);
        if before.is_some_and(|before| compare(before, node).is_ne()) {
            rank += 1;
        }
        ranks[*node as usize] = rank;
    }
    ranks
}

impl NeedEdge {
    pub(crate) fn site(&self) -> Site {
        self.need.map_or(Site::Nowhere, |need| need.site)
    }
}
