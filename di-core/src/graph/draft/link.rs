//! Imports, exports and requirements of modules: bindings become visible in other spaces.

use std::collections::HashMap;

use crate::error::{Problem, ProblemKind, ProblemText};
use crate::graph::check::Graph;
use crate::graph::draft::decorate::{self, Wrappers};
use crate::graph::draft::duplicate::bound_twice;
use crate::graph::draft::{Decoration, Draft};
use crate::runtime::slot::Member;
use crate::spec::entry::EntryId;
use crate::spec::key::{Key, KeySet, Space};
use crate::spec::origin::Label;
use crate::spec::sort::{sort, sorted_pair};
use crate::spec::visibility::Spaces;

/// Links the modules.
///
/// 1. Exposes to each module its imports, and to the root the exports of the installed modules.
/// 2. Applies the decorators of each space to the bindings that are visible there.
/// 3. Supplies the requirements of each module.
pub(crate) fn link(spaces: &Spaces, decorations: &[Decoration], draft: &mut Draft) {
    let mut wrappers = Wrappers::none(draft);
    let mut without_target = Vec::new();
    let exported: Vec<KeySet> = spaces.exported_keys();
    for space in spaces.in_order() {
        let imports = spaces.module(*space).map_or(&[][..], |it| &it.imports[..]);
        for (from, key) in imports {
            let exports = from.module().and_then(|module| exported.get(module));
            if exports.is_some_and(|exports| exports.contains(key)) {
                draft.expose_as(key.in_space(*from), key.in_space(*space));
            }
        }
        decorate::decorate(
            decorations,
            *space,
            draft,
            &mut wrappers,
            &mut without_target,
        );
    }
    for space in spaces.installed() {
        let exports = spaces.module(*space).map_or(&[][..], |it| &it.exports[..]);
        for key in exports {
            draft.expose_as(key.in_space(*space), key.in_root());
        }
    }
    decorate::decorate(
        decorations,
        Space::ROOT,
        draft,
        &mut wrappers,
        &mut without_target,
    );
    decorate::redirect_traits(wrappers, draft);
    for space in spaces.in_order().iter().rev() {
        draft.supply_required(*space, spaces);
    }
    if !without_target.is_empty() {
        let catalog = draft.graph.catalog();
        let problems = without_target.into_iter();
        let problems = problems.map(|number| decorate::no_target(&decorations[number], &catalog));
        draft.problems.extend(problems);
    }
}

/// The bindings of a key, to find those that exclude a further one.
struct Exposed {
    /// The place of each binding, by its slot inside of all decorators.
    by_binding: HashMap<u32, usize>,
    /// The first binding with each entry, by its place.
    by_entry: HashMap<EntryId, usize>,
    seed: Option<usize>,
}

impl Exposed {
    fn of(members: &[Member], graph: &Graph) -> Self {
        let mut exposed = Self {
            by_binding: HashMap::new(),
            by_entry: HashMap::new(),
            seed: None,
        };
        for (place, member) in members.iter().enumerate() {
            exposed.add(place, member, graph);
        }
        exposed
    }

    fn add(&mut self, place: usize, member: &Member, graph: &Graph) {
        self.by_binding
            .insert(graph.undecorated(member.slot), place);
        let entry = EntryId::of(member.entry.as_ref());
        self.by_entry.entry(entry).or_insert(place);
        if graph.node(member.slot).label.is_seed() {
            self.seed.get_or_insert(place);
        }
    }

    /// Returns the place of the first binding that cannot share a key with this one.
    fn excluding(&self, key: Key, member: &Member, graph: &Graph) -> Option<usize> {
        let is_collection = key.is_trait() && member.entry.is_none();
        let entry = EntryId::of(member.entry.as_ref());
        let of_entry = self.by_entry.get(&entry).filter(|_| !is_collection);
        let is_seed = graph.node(member.slot).label.is_seed();
        let of_seed = self.seed.as_ref().filter(|_| is_seed);
        of_entry.into_iter().chain(of_seed).min().copied()
    }
}

/// The conflicts between decorators of one key.
#[derive(Default)]
struct Conflicts(Vec<Conflict>);

/// Two decorators that wrap the same bindings, and neither wraps the other.
struct Conflict {
    decorators: [Label; 2],
    bindings: Vec<u32>,
}

impl Conflicts {
    fn add(&mut self, binding: u32, slots: [u32; 2], graph: &Graph) {
        let decorators = sorted_pair(
            slots.map(|slot| graph.node(slot).label.clone()),
            Label::by_place,
        );
        let places = |labels: &[Label; 2]| labels.each_ref().map(ToString::to_string);
        let known = self.0.iter_mut();
        let mut known = known.filter(|it| places(&it.decorators) == places(&decorators));
        if let Some(conflict) = known.next() {
            conflict.bindings.push(binding);
        } else {
            self.0.push(Conflict {
                decorators,
                bindings: vec![binding],
            });
        }
    }
}

impl Draft {
    /// Exposes the bindings of one key under another key. In a module they follow what it has already, in the root
    /// they stand where their module was installed.
    ///
    /// A binding that is exposed in several ways is one member: the one that wraps the others.
    pub(crate) fn expose_as(&mut self, from: Key, to: Key) {
        let exposed = self.graph.members.get(&from).cloned().unwrap_or_default();
        if exposed.is_empty() {
            return;
        }
        let mut members = self.graph.members.remove(&to).unwrap_or_default();
        let before = members.len();
        let mut seen = Exposed::of(&members, &self.graph);
        let mut conflicts = Conflicts::default();
        for member in exposed {
            let binding = self.graph.undecorated(member.slot);
            if let Some(place) = seen.by_binding.get(&binding) {
                let first = &mut members[*place];
                if self.wraps(member.slot, first.slot) {
                    first.slot = member.slot;
                } else if !self.wraps(first.slot, member.slot) {
                    conflicts.add(binding, [first.slot, member.slot], &self.graph);
                }
            } else if let Some(first) = seen.excluding(to, &member, &self.graph) {
                let problem = self.exposed_twice(to, &members[first], &member);
                self.problems.push(problem);
            } else {
                seen.add(members.len(), &member, &self.graph);
                members.push(member);
            }
        }
        if to.space() == Space::ROOT {
            self.move_by_registration(&mut members, before);
        }
        self.graph.members.insert(to, members);
        for conflict in conflicts.0 {
            let problem = self.decorated_twice(to, &conflict);
            self.problems.push(problem);
        }
    }

    /// Moves the members from a place on before the first one that was registered later. They keep their order.
    fn move_by_registration(&self, members: &mut [Member], from: usize) {
        let number = |member: &Member| self.graph.undecorated(member.slot);
        let (old, new) = members.split_at(from);
        let Some(earliest) = new.iter().map(number).min() else {
            return;
        };
        let place = old.iter().position(|member| number(member) > earliest);
        let count = new.len();
        members[place.unwrap_or(from)..].rotate_right(count);
    }

    fn exposed_twice(&self, key: Key, first: &Member, second: &Member) -> Problem {
        let bound = |member: &Member| {
            let node = self.graph.node(self.graph.undecorated(member.slot));
            let home = self.graph.homes.of(key.in_space(node.space));
            (&node.label, home.filter(|_| node.space != key.space()))
        };
        let both = sorted_pair([bound(first), bound(second)], |(one, _), (other, _)| {
            one.by_place(other)
        });
        bound_twice(key, first.entry.as_ref(), both)
    }

    /// Returns whether one slot is the other, or a decorator of it.
    fn wraps(&self, outer: u32, inner: u32) -> bool {
        self.graph.wrapped(outer).any(|slot| slot == inner)
    }

    /// Reports bindings that are exposed in two ways, of which neither decorator wraps the other.
    fn decorated_twice(&self, key: Key, conflict: &Conflict) -> Problem {
        let to = self.graph.homes.place(key);
        let number = match conflict.bindings.len() {
            1 => "one binding".to_owned(),
            several => format!("{several} bindings"),
        };
        let bindings = conflict.bindings.iter();
        let bindings = bindings.map(|slot| self.graph.node(*slot).label.as_candidate(key));
        let text = ProblemText::new(format!("{to} gets {number} of {key} with two decorators"))
            .lines("binding", bindings)
            .lines(
                "with",
                conflict.decorators.each_ref().map(ToString::to_string),
            )
            .line("help", self.how_to_decorate_once(key, conflict));
        Problem::new(ProblemKind::Duplicate, text)
    }

    fn how_to_decorate_once(&self, key: Key, conflict: &Conflict) -> String {
        let taken = conflict.bindings.iter().find_map(|it| self.taken.get(it));
        let taken = taken.map_or(&[][..], Vec::as_slice).iter();
        let taken = taken.filter(|taken| taken.in_root() == key.in_root());
        let mut modules: Vec<String> = taken
            .filter_map(|taken| Some(format!("`{}`", self.graph.homes.of(*taken)?.name())))
            .collect();
        sort(&mut modules);
        match &modules[..] {
            [] | [_] => "decorate the key once, in the module that binds it".to_owned(),
            several => format!(
                "`.replace(..)` binds it in each of the modules {}: decorate the key once, in a module that imports these and binds a member itself; or, in a test, replace single bindings with `graph.member::<..>()`",
                several.join(", ")
            ),
        }
    }
}
