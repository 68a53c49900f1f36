//! The ways through imported modules, as entries of the list.
//!
//! An import adds no other entries: those that lead nowhere cannot have a part in a problem of the importer.

use crate::module::check::flat::Flat;
use crate::module::check::graph::{Entry, Graph, Import, Kind};
use crate::module::check::links::{FlatEdge, NONE, entry_at, lifetime_in};
use crate::module::check::summary::{Consumer, End, Relation, Step, Usage};
use crate::module::requirements::EdgeKind;

/// The end of a way.
#[derive(Clone, Copy)]
enum Goal {
    Scoped,
    Required(usize, Relation),
}

/// The target of the last edge of a way: the entry that is added next.
const NEXT: usize = NONE;

impl Flat<'_> {
    /// Adds the ways of an imported key, whose edges start at `edge`.
    pub(crate) const fn add_ways(
        &mut self,
        import: &'static Import,
        entry: usize,
        mut edge: usize,
    ) {
        let summary = import.summary;
        // The way to a collection is the first one: an ambiguous dependency leads there.
        if let End::Collection = summary.end(entry) {
            self.lead_to_next(edge);
            self.add_collection(import, entry);
            edge += 1;
        }
        if !matches!(summary.toward_scoped(entry), Step::Nowhere) {
            self.lead_to_next(edge);
            self.add_way(import, entry, Goal::Scoped, NEXT);
            edge += 1;
        }
        let mut required = 0;
        while required < summary.requirements() {
            let target = import.supplied[required];
            if summary.leads(entry, required, Relation::Direct) {
                self.lead_to_next(edge);
                let goal = Goal::Required(required, Relation::Direct);
                self.add_way(import, entry, goal, target);
                edge += 1;
            }
            if summary.leads(entry, required, Relation::Held) {
                self.lead_to_next(edge);
                let goal = Goal::Required(required, Relation::Held);
                self.add_way(import, entry, goal, target);
                edge += 1;
            }
            required += 1;
        }
    }

    /// Adds the ways of the consumers in an import to the entries that the module supplies.
    pub(crate) const fn add_consumers(&mut self, import: &'static Import) {
        let mut required = 0;
        while required < import.summary.requirements() {
            let target = import.supplied[required];
            self.add_consumer(import, required, Usage::Capture, target);
            self.add_consumer(import, required, Usage::Single, target);
            required += 1;
        }
    }

    const fn add_consumer(
        &mut self,
        import: &'static Import,
        required: usize,
        usage: Usage,
        target: usize,
    ) {
        let goal = Goal::Required(required, Relation::Held);
        match import.summary.consumer(required, usage) {
            Consumer::None => {}
            Consumer::Entry(entry, number) => {
                let consumer = entry_at(import.graph, entry);
                if let Some(link) = consumer.link(number) {
                    self.add_step(import.graph, consumer, link, NEXT);
                    self.add_way(import, link.target, goal, target);
                }
            }
            Consumer::Import(inner, inner_required) => {
                let inner = &import.graph.imports[inner];
                self.add_consumer(inner, inner_required, usage, NEXT);
                self.add_way(import, inner.supplied[inner_required], goal, target);
            }
        }
    }

    /// Adds the entries from an entry to the goal. The last edge leads to `target`.
    const fn add_way(
        &mut self,
        mut import: &'static Import,
        mut at: usize,
        goal: Goal,
        target: usize,
    ) {
        loop {
            let entry = entry_at(import.graph, at);
            match (goal.step(import, at), entry.kind()) {
                (Step::Link(number), _) => {
                    let Some(link) = entry.link(number) else {
                        return;
                    };
                    self.add_step(import.graph, entry, link, NEXT);
                    at = link.target;
                }
                (Step::Import, Kind::Imported(inner, inner_entry)) => {
                    self.add_step(import.graph, entry, FlatEdge::SAME, NEXT);
                    import = &import.graph.imports[inner];
                    at = inner_entry;
                }
                (Step::Requirement(required), Kind::Imported(inner, inner_entry)) => {
                    self.add_step(import.graph, entry, FlatEdge::SAME, NEXT);
                    let inner = &import.graph.imports[inner];
                    let goal = Goal::Required(required, goal.relation());
                    self.add_way(inner, inner_entry, goal, NEXT);
                    at = inner.supplied[required];
                }
                _ => {
                    match goal {
                        Goal::Scoped => self.add_leaf(import.graph, entry),
                        Goal::Required(..) => {
                            self.add_step(import.graph, entry, FlatEdge::SAME, target);
                        }
                    }
                    return;
                }
            }
        }
    }

    /// Adds the entries from an entry to a collection, and the members of the collection.
    const fn add_collection(&mut self, mut import: &'static Import, mut at: usize) {
        loop {
            let entry = entry_at(import.graph, at);
            match entry.kind() {
                Kind::Imported(inner, inner_entry) => {
                    self.add_step(import.graph, entry, FlatEdge::SAME, NEXT);
                    let inner = &import.graph.imports[inner];
                    if let End::Required(required) = inner.summary.end(inner_entry) {
                        let goal = Goal::Required(required, Relation::Held);
                        self.add_way(inner, inner_entry, goal, NEXT);
                        at = inner.supplied[required];
                    } else {
                        (import, at) = (inner, inner_entry);
                    }
                }
                Kind::Collection(members) => {
                    self.add_members(import.graph, entry, members);
                    return;
                }
                _ => return,
            }
        }
    }

    const fn add_members(&mut self, graph: &'static Graph, collection: Entry, members: &[usize]) {
        let first = self.node_count + 1;
        self.add_leaf(graph, collection);
        let mut member = 0;
        while member < members.len() {
            self.push(NONE, first + member, EdgeKind::Same);
            member += 1;
        }
        self.end_span(first - 1);
        let mut member = 0;
        while member < members.len() {
            let mut entry = entry_at(graph, members[member]);
            while let Kind::Alias(inner) = entry.kind() {
                entry = entry_at(graph, inner);
            }
            self.add_leaf(graph, entry);
            member += 1;
        }
    }

    /// Adds an entry with one edge.
    const fn add_step(
        &mut self,
        graph: &'static Graph,
        entry: Entry,
        edge: FlatEdge,
        target: usize,
    ) {
        let node = self.node_count;
        self.add_leaf(graph, entry);
        let target = match target {
            NEXT => self.node_count,
            _ => target,
        };
        self.push(edge.name, target, edge.kind);
        self.end_span(node);
    }

    /// Adds an entry without edges.
    const fn add_leaf(&mut self, graph: &'static Graph, entry: Entry) {
        let lifetime = lifetime_in(graph, entry);
        self.add_entry(entry, lifetime);
    }
}

impl Goal {
    const fn step(self, import: &Import, entry: usize) -> Step {
        match self {
            Self::Scoped => import.summary.toward_scoped(entry),
            Self::Required(required, relation) => import.summary.toward(entry, required, relation),
        }
    }

    /// Returns the relation of the entries on the way.
    const fn relation(self) -> Relation {
        match self {
            Self::Scoped => Relation::Held,
            Self::Required(_, relation) => relation,
        }
    }
}
