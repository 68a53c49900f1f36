//! The check of a graph: it knows keys and labels, and no factories.

mod answer;
mod captive;
mod consumers;
mod cycles;
mod dangling;
mod depth;
mod loops;
mod text;

use std::cmp::Ordering;

use crate::error::{Candidate, Problem};
use crate::runtime::slot::{Edge, Member};
#[cfg(feature = "testing")]
use crate::spec::key::Key;
use crate::spec::key::{KeyMap, Space};
use crate::spec::lifetime::Lifetime;
use crate::spec::origin::Label;
use crate::spec::request::{Need, Site, Step};
use crate::spec::visibility::Homes;

/// What is bound, before its needs are answered.
#[derive(Default)]
pub(crate) struct Graph {
    pub(crate) nodes: Vec<Node>,
    /// All that is bound to a key, in the order of registration.
    pub(crate) members: KeyMap<Vec<Member>>,
    /// Whose the keys are that are not bound in the root.
    pub(crate) homes: Homes,
}

/// What becomes a slot.
pub(crate) struct Node {
    pub(crate) label: Label,
    /// The lifetime of what the slot itself holds.
    pub(crate) lifetime: Lifetime,
    /// The lifetime of the value: a trait's slot holds nothing where the component is scoped.
    pub(crate) shared: Lifetime,
    /// The slot that a trait hands on or a decorator wraps: its first edge.
    pub(crate) inner: Option<u32>,
    pub(crate) is_alias: bool,
    /// Whether it does real I/O.
    #[cfg_attr(
        not(feature = "testing"),
        allow(dead_code, reason = "a test graph asks")
    )]
    pub(crate) external: bool,
    /// Where the binding was written: in the root, or in a module.
    pub(crate) space: Space,
    pub(crate) steps: Vec<Step>,
}

/// A graph whose needs are answered.
pub(crate) struct Answered {
    pub(crate) graph: Graph,
    /// For each node its edges in the order in which its constructor asks.
    pub(crate) edges: Vec<Vec<Answer>>,
    /// For each node, how many constructors run inside each other to make it.
    pub(crate) depths: Vec<u32>,
    /// The nodes by where they were written, so that what is reported does not depend on the
    /// order of registration.
    in_order: Vec<u32>,
    /// The place of each node in that order.
    ranks: Vec<u32>,
}

/// An edge, and the need that it answers.
pub(crate) struct Answer {
    pub(crate) edge: Edge,
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

    /// The node and what it wraps or hands on, down to the innermost.
    pub(crate) fn wrapped(&self, number: u32) -> impl Iterator<Item = u32> {
        std::iter::successors(Some(number), |number| self.node(*number).inner)
    }

    pub(crate) fn catalog(&self) -> impl Iterator<Item = Candidate> {
        self.members.iter().flat_map(|(key, members)| {
            members.iter().map(|member| Candidate {
                key: *key,
                entry: member.entry.clone(),
                label: self.node(member.slot).label,
                home: self.homes.of(*key),
            })
        })
    }

    /// What is bound to a key, in whichever space.
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

    /// Answers all needs and checks the whole; every problem is added to the list.
    pub(crate) fn check(self, problems: &mut Vec<Problem>) -> Answered {
        let mut answered = answer::answer(self, problems);
        let cyclic = cycles::check(&answered, problems);
        captive::check(&answered, problems);
        dangling::check(&answered, problems);
        if !cyclic {
            depth::measure(&mut answered, problems);
        }
        loops::mark(&mut answered);
        answered
    }
}

impl Answered {
    /// Ranks the nodes in an order that does not depend on that of registration.
    fn fix_order(&mut self) {
        let mut numbers: Vec<u32> = self.numbers().collect();
        numbers.sort_by(|one, other| {
            let mut others = self.graph.wrapped(*other);
            for one in self.graph.wrapped(*one) {
                let Some(other) = others.next() else {
                    return Ordering::Greater;
                };
                let (one, other) = (self.graph.node(one), self.graph.node(other));
                let labels = one.label.by_place(&other.label);
                let order = labels.then(one.is_alias.cmp(&other.is_alias));
                if order.is_ne() {
                    return order;
                }
            }
            others.next().map_or(Ordering::Equal, |_| Ordering::Less)
        });
        self.ranks = vec![0; numbers.len()];
        for (rank, number) in (0..).zip(&numbers) {
            self.ranks[*number as usize] = rank;
        }
        self.in_order = numbers;
    }

    fn edges(&self, node: u32) -> &[Answer] {
        &self.edges[node as usize]
    }

    /// The slots that a constructor waits for.
    fn direct_targets(&self, node: u32) -> impl Iterator<Item = u32> {
        let direct = self.edges(node).iter().filter(|a| a.edge.is_direct());
        direct.flat_map(|answer| answer.edge.targets())
    }

    /// The slots that an edge leads to, in the fixed order.
    fn targets_in_order(&self, answer: &Answer) -> Vec<u32> {
        let mut targets: Vec<u32> = answer.edge.targets().collect();
        targets.sort_by_key(|target| self.ranks[*target as usize]);
        targets
    }

    fn numbers(&self) -> impl Iterator<Item = u32> + use<> {
        (0..).take(self.graph.nodes.len())
    }
}

impl Answer {
    pub(crate) fn site(&self) -> Site {
        self.need.map_or(Site::Nowhere, |need| need.site)
    }
}
