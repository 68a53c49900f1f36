//! Imports, exports and requirements of modules: bindings become visible in other spaces.

use crate::error::{Problem, ProblemKind, ProblemText};
use crate::graph::draft::duplicate::bound_twice;
use crate::graph::draft::{Decoration, Draft, decorate};
use crate::runtime::slot::Member;
use crate::spec::entry::same_entry;
use crate::spec::key::{Key, Space};
use crate::spec::origin::{Label, Role};
use crate::spec::sort::{sort_by, sort_by_key};
use crate::spec::visibility::Spaces;

/// Links the modules.
///
/// 1. Exposes to each module its imports, and to the root the exports of the installed modules.
/// 2. Applies the decorators of each space to the bindings that are visible there.
/// 3. Supplies the requirements of each module.
pub(crate) fn link(spaces: &Spaces, decorations: &[Decoration], draft: &mut Draft) {
    let mut outermost = decorate::unwrapped(draft);
    for space in spaces.in_order() {
        let imports = spaces.module(*space).map_or(&[][..], |it| &it.imports[..]);
        for (from, key) in imports {
            let exports = spaces.module(*from).map_or(&[][..], |it| &it.exports[..]);
            if exports.contains(key) {
                draft.expose_as(key.in_space(*from), key.in_space(*space));
            }
        }
        decorate::decorate(decorations, *space, draft, &mut outermost);
    }
    for space in spaces.installed() {
        let exports = spaces.module(*space).map_or(&[][..], |it| &it.exports[..]);
        for key in exports {
            draft.expose_as(key.in_space(*space), key.in_root());
        }
    }
    decorate::decorate(decorations, Space::ROOT, draft, &mut outermost);
    decorate::redirect_traits(&outermost, draft);
    for space in spaces.in_order().iter().rev() {
        draft.supply_required(*space, spaces);
    }
}

impl Draft {
    /// Exposes the bindings of one key under another key, in order of registration.
    fn expose_as(&mut self, from: Key, to: Key) {
        let exposed = self.graph.members.get(&from).cloned().unwrap_or_default();
        for member in exposed {
            let seen = self.graph.members.get(&to).map_or(&[][..], Vec::as_slice);
            if seen.iter().any(|other| other.slot == member.slot) {
                continue;
            }
            match seen.iter().find(|other| self.excludes(to, other, &member)) {
                Some(first) => {
                    let problem = self.exposed_twice(to, first, &member);
                    self.problems.push(problem);
                }
                None => self.graph.members.entry(to).or_default().push(member),
            }
        }
        if let Some(mut members) = self.graph.members.remove(&to) {
            sort_by_key(&mut members, |member| self.registered(member.slot));
            self.graph.members.insert(to, members);
        }
    }

    /// Returns whether one key cannot have both bindings.
    fn excludes(&self, key: Key, one: &Member, other: &Member) -> bool {
        let is_seed = |member: &Member| self.graph.node(member.slot).label.is_seed();
        let is_collection = key.is_trait() && one.entry.is_none();
        (is_seed(one) && is_seed(other))
            || (!is_collection && same_entry(one.entry.as_ref(), other.entry.as_ref()))
    }

    fn exposed_twice(&self, key: Key, first: &Member, second: &Member) -> Problem {
        let label = |member: &Member| {
            let slot = self.registered(member.slot);
            self.graph.node(slot).label
        };
        let mut labels = vec![label(first), label(second)];
        sort_by(&mut labels, Label::by_place);
        bound_twice(key, first.entry.as_ref(), &labels[0], &labels[1])
    }

    /// Returns the slot inside of all decorators, whose number follows the order of registration.
    fn registered(&self, slot: u32) -> u32 {
        let mut inside = self.graph.wrapped(slot);
        let own = inside.find(|slot| self.graph.node(*slot).label.role != Role::Decorator);
        own.unwrap_or(slot)
    }

    /// Exposes to a module its required keys, as its importers see them.
    fn supply_required(&mut self, space: Space, spaces: &Spaces) {
        let Some(module) = spaces.module(space) else {
            return;
        };
        for key in &module.requires {
            let supplied = module.importers.iter();
            let supplied: Vec<Key> = supplied.map(|from| spaces.seen(*from, *key)).collect();
            let slots = |key: &Key| -> Vec<u32> {
                let members = self.graph.members.get(key).into_iter().flatten();
                members.map(|member| member.slot).collect()
            };
            let differ = supplied
                .windows(2)
                .any(|two| slots(&two[0]) != slots(&two[1]));
            if differ {
                let home = self.graph.homes.of(key.in_space(space));
                self.problems.extend(home.map(|home| {
                    let text = ProblemText::new(format!(
                        "module `{}` requires {key}, but its importers supply different ones",
                        home.name()
                    ))
                    .line("help", "give the module fields and install it once for each; or bind it in one place");
                    Problem::new(ProblemKind::Duplicate, text)
                }));
            }
            if let Some(supplied) = supplied.first() {
                self.expose_as(*supplied, key.in_space(space));
            }
        }
    }
}
