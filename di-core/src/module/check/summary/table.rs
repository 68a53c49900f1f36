//! How the summary of a module is computed: from its own entries, and from the summaries of its imports.

use crate::module::check::graph::{Entry, Import, Kind};
use crate::module::check::links::lifetime_of;
use crate::module::check::summary::layout::{Consumer, End, Layout, Relation, Step, Usage};
use crate::module::requirements::EdgeKind;
use crate::spec::lifetime::Lifetime;

/// The numbers of a summary while they are computed.
pub(crate) struct Table<'a> {
    pub(crate) imports: &'static [Import],
    pub(crate) nodes: &'a [Entry],
    pub(crate) layout: Layout,
    pub(crate) cells: &'a mut [u32],
}

const RELATIONS: [Relation; 2] = [Relation::Direct, Relation::Held];

impl Table<'_> {
    /// Fills the numbers, which are all 0 before.
    pub(crate) const fn fill(&mut self) {
        let mut leads_somewhere = false;
        let mut node = 0;
        while node < self.nodes.len() {
            leads_somewhere |= self.start(node);
            node += 1;
        }
        // Most modules end here.
        while leads_somewhere {
            leads_somewhere = self.pass_forward() || self.pass_backward();
        }
        let mut required = 0;
        while required < self.layout.requirements {
            self.set_consumer(required, Usage::Capture);
            self.set_consumer(required, Usage::Single);
            required += 1;
        }
    }

    /// Sets what an entry is itself. Returns true if other entries may lead to it.
    const fn start(&mut self, node: usize) -> bool {
        match self.nodes[node].kind() {
            Kind::Required(required) => {
                self.set(node, required, Relation::Direct, Step::Here);
                self.set(node, required, Relation::Held, Step::Here);
                self.cells[self.layout.end(node)] = End::Required(required).code();
                true
            }
            Kind::Imported(import, entry) => {
                self.cells[self.layout.end(node)] = self.end(node).code();
                let summary = self.imports[import].summary;
                !matches!(summary.toward_scoped(entry), Step::Nowhere)
            }
            Kind::Collection(_) => {
                self.cells[self.layout.end(node)] = End::Collection.code();
                false
            }
            _ if self.is_scoped(node) => {
                self.cells[self.layout.scoped(node)] = Step::Here.code();
                true
            }
            _ => false,
        }
    }

    const fn pass_forward(&mut self) -> bool {
        let (mut has_changed, mut node) = (false, 0);
        while node < self.nodes.len() {
            has_changed |= self.spread(node);
            node += 1;
        }
        has_changed
    }

    const fn pass_backward(&mut self) -> bool {
        let (mut has_changed, mut node) = (false, self.nodes.len());
        while node > 0 {
            node -= 1;
            has_changed |= self.spread(node);
        }
        has_changed
    }

    /// Sets where an entry leads, if that of an entry to which it refers is known. Returns true for a change.
    const fn spread(&mut self, node: usize) -> bool {
        if let Kind::Imported(import, entry) = self.nodes[node].kind() {
            return self.spread_import(node, import, entry);
        }
        let passes = self.passes(node);
        let (mut has_changed, mut number) = (false, 0);
        while let Some(link) = self.nodes[node].link(number) {
            let step = Step::Link(number);
            if !matches!(link.kind, EdgeKind::Later | EdgeKind::AllLater) {
                has_changed |= self.copy(node, link.target, Relation::Direct, step);
            }
            if passes {
                has_changed |= self.copy(node, link.target, Relation::Held, step);
            }
            number += 1;
        }
        has_changed
    }

    const fn spread_import(&mut self, node: usize, import: usize, entry: usize) -> bool {
        let Import {
            summary, supplied, ..
        } = self.imports[import];
        let mut has_changed = !matches!(summary.toward_scoped(entry), Step::Nowhere)
            && self.set_scoped(node, Step::Import);
        let mut required = 0;
        while required < summary.requirements() {
            let mut of = 0;
            while of < RELATIONS.len() {
                let relation = RELATIONS[of];
                if !matches!(summary.toward(entry, required, relation), Step::Nowhere) {
                    let step = Step::Requirement(required);
                    has_changed |= self.copy(node, supplied[required], relation, step);
                }
                of += 1;
            }
            required += 1;
        }
        has_changed
    }

    /// Lets an entry lead where a target leads. Returns true for a change.
    const fn copy(&mut self, node: usize, target: usize, relation: Relation, step: Step) -> bool {
        let is_held = matches!(relation, Relation::Held);
        let mut has_changed =
            is_held && self.leads_to_scoped(target) && self.set_scoped(node, step);
        let mut required = 0;
        while required < self.layout.requirements {
            if self.leads(target, required, relation) {
                has_changed |= self.set(node, required, relation, step);
            }
            required += 1;
        }
        has_changed
    }

    /// Sets a step that is not known yet. Returns true for a change.
    const fn set(&mut self, node: usize, required: usize, of: Relation, step: Step) -> bool {
        let at = self.layout.relation(node, required, of);
        self.set_cell(at, step)
    }

    const fn set_scoped(&mut self, node: usize, step: Step) -> bool {
        let at = self.layout.scoped(node);
        self.set_cell(at, step)
    }

    const fn set_cell(&mut self, at: usize, step: Step) -> bool {
        let is_new = self.cells[at] == 0;
        if is_new {
            self.cells[at] = step.code();
        }
        is_new
    }

    pub(crate) const fn leads_to_scoped(&self, node: usize) -> bool {
        self.cells[self.layout.scoped(node)] != 0
    }

    const fn leads(&self, node: usize, required: usize, relation: Relation) -> bool {
        self.cells[self.layout.relation(node, required, relation)] != 0
    }

    const fn is_scoped(&self, node: usize) -> bool {
        matches!(lifetime_of(self.nodes, node), Some(Lifetime::Scoped))
    }

    /// Returns true if a singleton that holds the entry holds all that the entry needs.
    const fn passes(&self, node: usize) -> bool {
        let lifetime = lifetime_of(self.nodes, node);
        matches!(lifetime, None | Some(Lifetime::Transient))
    }

    /// Returns the entry to which a dependency on one value leads.
    pub(crate) const fn end(&self, node: usize) -> End {
        let (mut at, mut steps) = (node, 0);
        while steps <= self.nodes.len() {
            match self.nodes[at].kind() {
                Kind::Collection(_) => return End::Collection,
                Kind::Required(required) => return End::Required(required),
                Kind::Imported(import, entry) => {
                    let import = &self.imports[import];
                    match import.summary.end(entry) {
                        End::Required(required) => at = import.supplied[required],
                        end => return end,
                    }
                }
                _ => return End::Other,
            }
            steps += 1;
        }
        End::Other
    }

    const fn set_consumer(&mut self, required: usize, usage: Usage) {
        let consumer = match self.own_consumer(required, usage) {
            Consumer::None => self.consumer_in_import(required, usage),
            own => own,
        };
        let at = self.layout.consumer(required, usage);
        [self.cells[at], self.cells[at + 1]] = consumer.codes();
    }

    const fn own_consumer(&self, required: usize, usage: Usage) -> Consumer {
        let mut node = 0;
        while node < self.nodes.len() {
            let mut number = 0;
            while let Some(link) = self.nodes[node].link(number) {
                let is_single = matches!(link.kind, EdgeKind::One | EdgeKind::Later);
                let is_consumer = match usage {
                    Usage::Capture => {
                        self.is_singleton(node) && self.leads(link.target, required, Relation::Held)
                    }
                    Usage::Single => is_single && self.ends_at(link.target, required),
                };
                if is_consumer {
                    return Consumer::Entry(node, number);
                }
                number += 1;
            }
            node += 1;
        }
        Consumer::None
    }

    const fn consumer_in_import(&self, required: usize, usage: Usage) -> Consumer {
        let mut import = 0;
        while import < self.imports.len() {
            let Import {
                summary, supplied, ..
            } = self.imports[import];
            let mut inner = 0;
            while inner < summary.requirements() {
                let target = supplied[inner];
                let leads = match usage {
                    Usage::Capture => self.leads(target, required, Relation::Held),
                    Usage::Single => self.ends_at(target, required),
                };
                if leads && !matches!(summary.consumer(inner, usage), Consumer::None) {
                    return Consumer::Import(import, inner);
                }
                inner += 1;
            }
            import += 1;
        }
        Consumer::None
    }

    pub(crate) const fn is_singleton(&self, node: usize) -> bool {
        matches!(lifetime_of(self.nodes, node), Some(Lifetime::Singleton))
    }

    const fn ends_at(&self, node: usize, required: usize) -> bool {
        matches!(self.end(node), End::Required(end) if end == required)
    }
}
