//! Random modules.

use crate::module::check::graph::{Entry, Graph, Import, Kind, Node};
use crate::module::check::summary::{Layout, Summary, filled, note_faults};
use crate::module::requirements::{Edges, Targets};
use crate::spec::lifetime::Lifetime;

/// A small generator of reproducible numbers (xorshift64*).
pub(super) struct Random(u64);

/// A module, and its summary.
pub(super) struct Module {
    pub(super) graph: &'static Graph,
    pub(super) summary: &'static Summary,
    pub(super) requirements: usize,
}

/// The kind of an entry, before the entries to which it refers are chosen.
#[derive(Clone, Copy, PartialEq)]
enum Plan {
    Constructed,
    Seed,
    Alias,
    Decorator,
    Collection,
    Imported,
    Required,
}

impl Random {
    pub(super) fn new(seed: u64) -> Self {
        Self(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1)
    }

    /// Returns a number below `end`, or 0.
    fn below(&mut self, end: usize) -> usize {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        let number = self.0.wrapping_mul(0x2545_F491_4F6C_DD1D) >> 33;
        usize::try_from(number).expect("31 bits") % end.max(1)
    }

    fn one_of<T: Copy>(&mut self, items: &[T]) -> T {
        items[self.below(items.len())]
    }
}

impl Module {
    pub(super) fn entries(&self) -> usize {
        self.graph.others.len()
    }
}

/// Returns modules, each of which may import earlier ones.
pub(super) fn modules(random: &mut Random) -> Vec<Module> {
    let mut modules: Vec<Module> = Vec::new();
    for _ in 0..=random.below(4) {
        let module = module(random, &modules);
        modules.push(module);
    }
    modules
}

fn module(random: &mut Random, earlier: &[Module]) -> Module {
    let imported: Vec<&Module> = (0..random.below(3))
        .filter_map(|_| earlier.get(random.below(earlier.len())))
        .collect();
    let plans = plans(random, !imported.is_empty());
    let mut requirements = 0;
    let nodes: Vec<Node> = (0..plans.len())
        .map(|number| {
            let kind = kind(random, &plans, number, &imported, &mut requirements);
            let edges = edges(random, &plans, plans[number]);
            Node {
                edges,
                ..Node::new("entry", kind).numbered(number)
            }
        })
        .collect();
    let imports = imported.iter().map(|import| {
        let supplied = (0..import.requirements).map(|_| random.below(plans.len()));
        Import {
            graph: import.graph,
            summary: import.summary,
            supplied: supplied.collect::<Vec<_>>().leak(),
        }
    });
    let imports = imports.collect::<Vec<_>>().leak();
    let graph = Graph::of("Module", "file", "", &[], &[], nodes.leak(), imports);
    let graph: &'static Graph = Box::leak(Box::new(graph));
    Module {
        graph,
        summary: summary(graph, requirements),
        requirements,
    }
}

/// Returns the kinds of some entries, of which the first is constructed.
fn plans(random: &mut Random, has_imports: bool) -> Vec<Plan> {
    let others = [
        Plan::Constructed,
        Plan::Constructed,
        Plan::Constructed,
        Plan::Alias,
        Plan::Required,
        Plan::Required,
        Plan::Decorator,
        Plan::Collection,
        Plan::Seed,
    ];
    let mut plans = vec![Plan::Constructed];
    for _ in 0..=random.below(6) {
        let is_imported = has_imports && random.below(3) == 0;
        plans.push(if is_imported {
            Plan::Imported
        } else {
            random.one_of(&others)
        });
    }
    plans
}

fn kind(
    random: &mut Random,
    plans: &[Plan],
    number: usize,
    imported: &[&Module],
    requirements: &mut usize,
) -> Kind {
    let lifetimes = [
        Lifetime::Singleton,
        Lifetime::Singleton,
        Lifetime::Transient,
        Lifetime::Transient,
        Lifetime::Scoped,
    ];
    let constructed = |plan: Plan| plan == Plan::Constructed;
    match plans[number] {
        Plan::Constructed => Kind::Constructed(random.one_of(&lifetimes)),
        Plan::Seed => Kind::Seed,
        Plan::Alias => Kind::Alias(entry(random, plans, constructed)),
        Plan::Decorator => Kind::Decorator(entry(random, plans, constructed)),
        Plan::Collection => {
            let is_member = |plan| plan != Plan::Collection;
            let members = (0..random.below(3)).map(|_| entry(random, plans, is_member));
            Kind::Collection(members.collect::<Vec<_>>().leak())
        }
        Plan::Imported => {
            let import = random.below(imported.len());
            Kind::Imported(import, random.below(imported[import].entries()))
        }
        Plan::Required => {
            *requirements += 1;
            Kind::Required(*requirements - 1)
        }
    }
}

/// Returns one of the entries of a kind, of which there is at least one.
fn entry(random: &mut Random, plans: &[Plan], is_meant: impl Fn(Plan) -> bool) -> usize {
    let numbers: Vec<usize> = (0..plans.len())
        .filter(|number| is_meant(plans[*number]))
        .collect();
    random.one_of(&numbers)
}

fn edges(random: &mut Random, plans: &[Plan], plan: Plan) -> Edges {
    if !matches!(plan, Plan::Constructed | Plan::Decorator) {
        return Edges::NONE;
    }
    let collection = plans.iter().position(|plan| *plan == Plan::Collection);
    let targets = (0..random.below(3)).map(|_| {
        let target = random.below(plans.len());
        match (random.below(6), collection) {
            (0, Some(collection)) => Targets::All(collection),
            (1, Some(collection)) => Targets::AllLater(collection),
            (2, _) => Targets::Later(target),
            _ => Targets::One(target),
        }
    });
    Edges::each(&targets.collect::<Vec<_>>())
}

fn summary(graph: &'static Graph, requirements: usize) -> &'static Summary {
    let entries = graph.others.len();
    let layout = Layout {
        entries,
        requirements,
    };
    let (mut cells, mut nodes) = (vec![0; layout.fault() + 1], vec![Entry::Alias(0); entries]);
    let mut table = filled(graph, requirements, &mut nodes, &mut cells);
    note_faults(&mut table, &mut vec![false; entries]);
    Box::leak(Box::new(Summary::of(entries, requirements, cells.leak())))
}
