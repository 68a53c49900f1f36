//! Decorators: each wraps the bindings of its key.

use crate::error::{Catalog, Problem, ProblemKind, ProblemText, Purpose};
use crate::graph::check::Node;
use crate::graph::draft::{Decoration, Draft, SlotSource};
use crate::runtime::slot::Member;
#[cfg(feature = "testing")]
use crate::spec::key::Key;
use crate::spec::key::Space;
#[cfg(feature = "testing")]
use crate::spec::origin::Role;

/// For each node, the decorator that wraps it directly and applies to its traits. Without one, the node itself.
pub(crate) struct Wrappers(Vec<u32>);

impl Wrappers {
    /// Returns the wrappers before any decoration.
    pub(crate) fn none(draft: &Draft) -> Self {
        Self((0..).take(draft.graph.nodes.len()).collect())
    }

    /// Adds the node of a decorator. It wraps `inner`, unless another one does.
    fn add(&mut self, outer: u32, inner: Option<u32>) {
        self.0.push(outer);
        let Some(inner) = inner else { return };
        let wrapper = self.0.get_mut(inner as usize);
        if let Some(wrapper) = wrapper.filter(|wrapper| **wrapper == inner) {
            *wrapper = outer;
        }
    }

    /// Returns the outermost decorator of each node.
    fn outermost(mut self) -> Vec<u32> {
        // A decorator has a higher number than the node that it wraps.
        for node in (0..self.0.len()).rev() {
            self.0[node] = self.0[self.0[node] as usize];
        }
        self.0
    }
}

/// Applies the decorators of a space to the bindings that are visible there.
pub(crate) fn decorate(
    decorations: &[Decoration],
    space: Space,
    draft: &mut Draft,
    wrappers: &mut Wrappers,
    without_target: &mut Vec<usize>,
) {
    let all = decorations.iter().enumerate();
    for (number, decoration) in all.filter(|(_, it)| it.key.space() == space) {
        if !draft.graph.members.contains_key(&decoration.key) {
            without_target.push(number);
        }
        wrap(decoration, |_| true, false, draft, wrappers);
    }
}

/// Wraps these bindings of the key, in all spaces. Returns the slots of the wrappers.
#[cfg(feature = "testing")]
pub(crate) fn wrap_slots(decoration: &Decoration, meant: &[u32], draft: &mut Draft) -> Vec<u32> {
    let mut wrappers = Wrappers::none(draft);
    let is_meant = |member: &Member| meant.contains(&member.slot);
    let outer = wrap(decoration, is_meant, true, draft, &mut wrappers);
    redirect_traits(wrappers, draft);
    draft.expose_wrappers(decoration.key, &outer);
    outer
}

fn wrap(
    decoration: &Decoration,
    is_meant: impl Fn(&Member) -> bool,
    everywhere: bool,
    draft: &mut Draft,
    wrappers: &mut Wrappers,
) -> Vec<u32> {
    let members = draft
        .graph
        .members
        .get(&decoration.key)
        .into_iter()
        .flatten();
    let meant = members.enumerate().filter(|(_, member)| is_meant(member));
    let meant: Vec<(usize, u32)> = meant.map(|(at, member)| (at, member.slot)).collect();
    let mut outers = Vec::with_capacity(meant.len());
    for (at, inner) in meant {
        let Node { shared, level, .. } = *draft.graph.node(inner);
        let node = Node {
            label: decoration.label.clone(),
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
        wrappers.add(outer, Some(inner).filter(|_| is_at_home));
        outers.push(outer);
        if let Some(members) = draft.graph.members.get_mut(&decoration.key) {
            members[at].slot = outer;
        }
    }
    outers
}

#[cfg(feature = "testing")]
impl Draft {
    /// Replaces the wrapped slots with their wrappers in all other spaces that see them, also inside of
    /// the decorators there.
    fn expose_wrappers(&mut self, key: Key, wrappers: &[u32]) {
        for wrapper in wrappers {
            let Some(inner) = self.graph.node(*wrapper).inner else {
                continue;
            };
            let nodes = (0..).zip(&mut self.graph.nodes);
            let decorators = nodes.filter(|(number, node)| {
                number != wrapper && node.label.role == Role::Decorator && node.inner == Some(inner)
            });
            for (_, decorator) in decorators {
                decorator.inner = Some(*wrapper);
            }
            for (_, members) in self.graph.seen_anywhere(key) {
                for member in members.iter_mut().filter(|member| member.slot == inner) {
                    member.slot = *wrapper;
                }
            }
        }
    }
}

/// Redirects the traits of each component to its outermost wrapper.
pub(crate) fn redirect_traits(wrappers: Wrappers, draft: &mut Draft) {
    let outermost = wrappers.outermost();
    for node in draft.graph.nodes.iter_mut().filter(|node| node.is_alias) {
        node.inner = node.inner.map(|inner| outermost[inner as usize]);
    }
}

/// Reports a decorator that decorates nothing.
pub(crate) fn no_target(decoration: &Decoration, catalog: &Catalog) -> Problem {
    let key = decoration.key;
    let text = ProblemText::new(format!("there is no binding of {key} to decorate"))
        .line("written at", decoration.label.registered.to_string())
        .lines("near miss", catalog.near_misses(key, Purpose::Target))
        .line("help", "bind it, or remove the decorator");
    Problem::new(ProblemKind::NoTarget, text)
}
