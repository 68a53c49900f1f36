//! Decorators: each wraps the bindings of its key.

use crate::error::{Problem, ProblemKind, ProblemText, Purpose, near_misses};
use crate::graph::check::Node;
use crate::graph::draft::{Decoration, Draft, SlotSource};
use crate::runtime::slot::Member;
#[cfg(feature = "testing")]
use crate::spec::key::Key;
use crate::spec::key::Space;

/// Returns the outermost wrapper of each node before any decoration: the node itself.
pub(crate) fn unwrapped(draft: &Draft) -> Vec<u32> {
    (0..).take(draft.graph.nodes.len()).collect()
}

/// Applies the decorators of a space to the bindings that are visible there.
pub(crate) fn decorate(
    decorations: &[Decoration],
    space: Space,
    draft: &mut Draft,
    outermost: &mut Vec<u32>,
) {
    let own = decorations.iter().filter(|it| it.key.space() == space);
    for decoration in own {
        if !draft.graph.members.contains_key(&decoration.key) {
            draft.problems.push(no_target(decoration, draft));
        }
        wrap(decoration, |_| true, false, draft, outermost);
    }
}

/// Wraps these bindings of the key, in all spaces. Returns the slots of the wrappers.
#[cfg(feature = "testing")]
pub(crate) fn wrap_slots(decoration: &Decoration, meant: &[u32], draft: &mut Draft) -> Vec<u32> {
    let mut outermost = unwrapped(draft);
    let is_meant = |member: &Member| meant.contains(&member.slot);
    let outer = wrap(decoration, is_meant, true, draft, &mut outermost);
    redirect_traits(&outermost, draft);
    draft.expose_wrappers(decoration.key, &outer);
    outer
}

fn wrap(
    decoration: &Decoration,
    is_meant: impl Fn(&Member) -> bool,
    everywhere: bool,
    draft: &mut Draft,
    outermost: &mut Vec<u32>,
) -> Vec<u32> {
    let members = draft
        .graph
        .members
        .get(&decoration.key)
        .into_iter()
        .flatten();
    let meant = members.enumerate().filter(|(_, member)| is_meant(member));
    let meant: Vec<(usize, u32)> = meant.map(|(at, member)| (at, member.slot)).collect();
    let mut wrappers = Vec::with_capacity(meant.len());
    for (at, inner) in meant {
        let Node { shared, level, .. } = *draft.graph.node(inner);
        let node = Node {
            label: decoration.label,
            lifetime: shared,
            shared,
            level,
            inner: Some(inner),
            is_alias: false,
            is_eager: false,
            external: false,
            space: decoration.key.space(),
            steps: decoration.steps.clone(),
        };
        // Only a decorator in the space of a component applies to the component's traits.
        let is_at_home = everywhere || draft.graph.node(inner).space == decoration.key.space();
        let outer = draft.push(node, SlotSource::of(decoration.constructor.clone()));
        for slot in outermost.iter_mut() {
            if is_at_home && *slot == inner {
                *slot = outer;
            }
        }
        outermost.push(outer);
        wrappers.push(outer);
        if let Some(members) = draft.graph.members.get_mut(&decoration.key) {
            members[at].slot = outer;
        }
    }
    wrappers
}

#[cfg(feature = "testing")]
impl Draft {
    /// Replaces the wrapped slots with their wrappers in all other spaces that see them.
    fn expose_wrappers(&mut self, key: Key, wrappers: &[u32]) {
        for wrapper in wrappers {
            let Some(inner) = self.graph.node(*wrapper).inner else {
                continue;
            };
            for (_, members) in self.graph.seen_anywhere(key) {
                for member in members.iter_mut().filter(|member| member.slot == inner) {
                    member.slot = *wrapper;
                }
            }
        }
    }
}

/// Redirects the traits of each component to its outermost wrapper.
pub(crate) fn redirect_traits(outermost: &[u32], draft: &mut Draft) {
    for node in draft.graph.nodes.iter_mut().filter(|node| node.is_alias) {
        node.inner = node.inner.map(|inner| outermost[inner as usize]);
    }
}

fn no_target(decoration: &Decoration, draft: &Draft) -> Problem {
    let key = decoration.key;
    let text = ProblemText::new(format!("there is no binding of {key} to decorate"))
        .line("written at", decoration.label.registered.to_string())
        .lines(
            "near miss",
            near_misses(key, Purpose::Target, &mut draft.graph.catalog()),
        )
        .line("help", "bind it, or remove the decorator");
    Problem::new(ProblemKind::NoTarget, text)
}
