//! The reference: all modules of a graph in one list, in which a slow search follows each edge.

use std::collections::BTreeSet;

use crate::module::check::graph::{Entry, Graph, Kind};
use crate::module::check::links::{lifetime_of, list_entries};
use crate::module::check::summary::{End, Relation};
use crate::module::requirements::EdgeKind;
use crate::spec::lifetime::Lifetime;

/// A module where it is imported. The root is the first one.
struct Instance {
    graph: &'static Graph,
    entries: Vec<Entry>,
    /// The importer, and the number of the import in it.
    importer: Option<(usize, usize)>,
    /// The instances of the imports.
    imports: Vec<usize>,
}

pub(super) struct Reference(Vec<Instance>);

/// An entry of an instance.
type Place = (usize, usize);

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Problem {
    Ambiguous,
    Captive,
    Cycle,
}

impl Reference {
    pub(super) fn of(graph: &'static Graph) -> Self {
        let mut reference = Self(Vec::new());
        reference.add(graph, None);
        reference
    }

    fn add(&mut self, graph: &'static Graph, importer: Option<(usize, usize)>) -> usize {
        let mut entries = vec![Entry::Alias(0); graph.others.len()];
        list_entries(graph, &mut entries);
        let number = self.0.len();
        self.0.push(Instance {
            graph,
            entries,
            importer,
            imports: Vec::new(),
        });
        for (import, of) in graph.imports.iter().enumerate() {
            let inner = self.add(of.graph, Some((number, import)));
            self.0[number].imports.push(inner);
        }
        number
    }

    fn kind(&self, (instance, entry): Place) -> Kind {
        self.0[instance].entries[entry].kind()
    }

    fn lifetime(&self, (instance, entry): Place) -> Option<Lifetime> {
        lifetime_of(&self.0[instance].entries, entry)
    }

    /// Returns the entries to which one refers, and how.
    fn links(&self, place: Place) -> Vec<(Place, EdgeKind)> {
        let (instance, entry) = place;
        let of = &self.0[instance];
        match self.kind(place) {
            Kind::Imported(import, inner) => {
                vec![((of.imports[import], inner), EdgeKind::Same)]
            }
            Kind::Required(required) => {
                let supplier = of.importer.map(|(outer, import)| {
                    let supplied = self.0[outer].graph.imports[import].supplied;
                    ((outer, supplied[required]), EdgeKind::Same)
                });
                supplier.into_iter().collect()
            }
            _ => {
                let links = (0..).map_while(|number| of.entries[entry].link(number));
                links
                    .map(|link| ((instance, link.target), link.kind))
                    .collect()
            }
        }
    }

    /// Returns the entries to which one leads directly.
    fn next(&self, place: Place, relation: Relation) -> Vec<Place> {
        let lifetime = self.lifetime(place);
        let follows = |kind: EdgeKind| match relation {
            Relation::Direct => !matches!(kind, EdgeKind::Later | EdgeKind::AllLater),
            Relation::Held => matches!(lifetime, None | Some(Lifetime::Transient)),
        };
        let links = self.links(place).into_iter();
        links
            .filter(|(_, kind)| follows(*kind))
            .map(|(target, _)| target)
            .collect()
    }

    /// Returns an entry and all entries to which it leads.
    fn reached(&self, from: Place, relation: Relation) -> BTreeSet<Place> {
        let (mut reached, mut open) = (BTreeSet::from([from]), vec![from]);
        while let Some(place) = open.pop() {
            let next = self.next(place, relation).into_iter();
            open.extend(next.filter(|target| reached.insert(*target)));
        }
        reached
    }

    fn reaches_requirement(&self, from: Place, required: usize, relation: Relation) -> bool {
        let is_meant = |place: &Place| {
            place.0 == 0 && matches!(self.kind(*place), Kind::Required(it) if it == required)
        };
        self.reached(from, relation).iter().any(is_meant)
    }

    fn reaches_scoped(&self, from: Place) -> bool {
        let reached = self.reached(from, Relation::Held);
        let mut lifetimes = reached.iter().map(|place| self.lifetime(*place));
        lifetimes.any(|lifetime| lifetime == Some(Lifetime::Scoped))
    }

    pub(super) fn leads_to_requirement(
        &self,
        entry: usize,
        required: usize,
        relation: Relation,
    ) -> bool {
        self.reaches_requirement((0, entry), required, relation)
    }

    pub(super) fn leads_to_scoped(&self, entry: usize) -> bool {
        self.reaches_scoped((0, entry))
    }

    pub(super) fn end(&self, entry: usize) -> End {
        self.end_of((0, entry))
    }

    /// Follows a dependency on one value through modules.
    fn end_of(&self, from: Place) -> End {
        let (mut at, mut seen) = (from, BTreeSet::new());
        while seen.insert(at) {
            match (self.kind(at), &self.links(at)[..]) {
                (Kind::Collection(_), _) => return End::Collection,
                (Kind::Required(required), []) => return End::Required(required),
                (Kind::Imported(..) | Kind::Required(_), [(next, _), ..]) => at = *next,
                _ => return End::Other,
            }
        }
        End::Other
    }

    /// Returns all links of all modules, each with the entry that has it.
    fn all_links(&self) -> Vec<(Place, Place, EdgeKind)> {
        let instances = self.0.iter().enumerate();
        let places = instances
            .flat_map(|(number, it)| (0..it.entries.len()).map(move |entry| (number, entry)));
        let is_own =
            |place: &Place| !matches!(self.kind(*place), Kind::Imported(..) | Kind::Required(_));
        let links = places.filter(is_own).flat_map(|place| {
            let links = self.links(place).into_iter();
            links.map(move |(target, kind)| (place, target, kind))
        });
        links.collect()
    }

    /// Returns whether a singleton keeps what is supplied for a requirement of the root.
    pub(super) fn is_captured(&self, required: usize) -> bool {
        self.all_links().iter().any(|(holder, target, _)| {
            self.lifetime(*holder) == Some(Lifetime::Singleton)
                && self.reaches_requirement(*target, required, Relation::Held)
        })
    }

    /// Returns whether a dependency is on one value of a requirement of the root.
    pub(super) fn is_single(&self, required: usize) -> bool {
        self.all_links().iter().any(|(_, target, kind)| {
            matches!(kind, EdgeKind::One | EdgeKind::Later)
                && matches!(self.end_of(*target), End::Required(it) if it == required)
        })
    }

    /// Returns a problem of the root or of one of its imports.
    pub(super) fn problem(&self) -> Option<Problem> {
        for (holder, target, kind) in self.all_links() {
            let is_single = matches!(kind, EdgeKind::One | EdgeKind::Later);
            if is_single && matches!(self.end_of(target), End::Collection) {
                return Some(Problem::Ambiguous);
            }
            let is_singleton = self.lifetime(holder) == Some(Lifetime::Singleton);
            if is_singleton && self.reaches_scoped(target) {
                return Some(Problem::Captive);
            }
        }
        let instances = self.0.iter().enumerate();
        let mut places = instances
            .flat_map(|(number, it)| (0..it.entries.len()).map(move |entry| (number, entry)));
        let is_on_cycle = |place: Place| {
            let next = self.next(place, Relation::Direct).into_iter();
            let mut reached = next.map(|next| self.reached(next, Relation::Direct));
            reached.any(|reached| reached.contains(&place))
        };
        places.any(is_on_cycle).then_some(Problem::Cycle)
    }
}
