//! The bindings of a key in all spaces that see them, maybe inside of different decorators.

use std::cmp::Reverse;
use std::collections::BTreeSet;

use crate::graph::draft::{Draft, SlotSource};
use crate::runtime::model::Constructor;
use crate::spec::key::Key;

/// The given bindings as one space sees them.
struct SpaceView {
    /// The key in the space.
    key: Key,
    bindings: Vec<VisibleBinding>,
}

#[derive(Clone, Copy)]
struct VisibleBinding {
    outer: u32,
    /// The slot inside of the decorators.
    inner: u32,
    /// The number of the decorators.
    decorators: usize,
}

/// Makes all of these bindings of a key lead to the first one. A space that sees several of them keeps one. Returns the
/// slots to which nothing leads any more.
pub(crate) fn merge(own: &[u32], key: Key, draft: &mut Draft) -> Vec<u32> {
    let Some((first, others)) = own.split_first().filter(|(_, others)| !others.is_empty()) else {
        return Vec::new();
    };
    let views = views(own, key, draft);
    let inside = inside(&views, draft);
    for SpaceView { key, bindings } in &views {
        // Keeps the binding with the most decorators. Of several, it is the first one of the key, or else of the space.
        let rank = |it: &&VisibleBinding| (Reverse(it.decorators), it.inner != *first);
        let kept = bindings.iter().min_by_key(rank).map(|it| it.outer);
        let others = bindings.iter().map(|it| it.outer);
        remove_members(*key, others.filter(|slot| Some(*slot) != kept), draft);
    }
    redirect_to(*first, others, key, draft);
    clear_unreachable(&inside, draft)
}

/// Removes the bindings from a key in all spaces. Returns the keys of these spaces, and the slots to which nothing leads
/// any more.
pub(crate) fn remove(own: &[u32], key: Key, draft: &mut Draft) -> (Vec<Key>, Vec<u32>) {
    let views = views(own, key, draft);
    let inside = inside(&views, draft);
    for SpaceView { key, bindings } in &views {
        remove_members(*key, bindings.iter().map(|it| it.outer), draft);
    }
    let unreachable = clear_unreachable(&inside, draft);
    (views.into_iter().map(|it| it.key).collect(), unreachable)
}

/// Returns where these bindings of a key are visible.
fn views(own: &[u32], key: Key, draft: &Draft) -> Vec<SpaceView> {
    let own: BTreeSet<&u32> = own.iter().collect();
    let spaces = draft.graph.members.iter();
    let spaces = spaces.filter(|(other, _)| other.in_root() == key.in_root());
    let views = spaces.map(|(key, members)| {
        let seen = members.iter().map(|member| {
            let outer = member.slot;
            let inner = draft.graph.undecorated(outer);
            let wrapped = draft.graph.wrapped(outer);
            VisibleBinding {
                outer,
                inner,
                decorators: wrapped.take_while(|slot| *slot != inner).count(),
            }
        });
        let bindings = seen.filter(|it| own.contains(&it.inner)).collect();
        SpaceView {
            key: *key,
            bindings,
        }
    });
    views.filter(|it| !it.bindings.is_empty()).collect()
}

/// Returns the slots of the bindings, of their decorators, and of the components behind traits.
fn inside(views: &[SpaceView], draft: &Draft) -> BTreeSet<u32> {
    let bindings = views.iter().flat_map(|it| &it.bindings);
    let inside = bindings.flat_map(|it| draft.graph.wrapped(it.outer));
    inside.collect()
}

/// Removes slots from a key.
fn remove_members(key: Key, slots: impl Iterator<Item = u32>, draft: &mut Draft) {
    let slots: BTreeSet<u32> = slots.collect();
    let Some(members) = draft.graph.members.get_mut(&key) else {
        return;
    };
    members.retain(|member| !slots.contains(&member.slot));
    if members.is_empty() {
        draft.graph.members.remove(&key);
    }
}

/// Redirects what leads to some slots of a key to the first one.
fn redirect_to(first: u32, others: &[u32], key: Key, draft: &mut Draft) {
    let others: BTreeSet<&u32> = others.iter().collect();
    let redirect = |slot: &mut u32| {
        if others.contains(slot) {
            *slot = first;
        }
    };
    let nodes = draft.graph.nodes.iter_mut();
    nodes
        .filter_map(|node| node.inner.as_mut())
        .for_each(redirect);
    for (_, members) in draft.graph.seen_anywhere(key) {
        members.iter_mut().map(|it| &mut it.slot).for_each(redirect);
    }
}

/// Clears those of the slots to which nothing leads any more, with their dependencies, and returns them. A component
/// stays bound to itself and to its other traits.
fn clear_unreachable(slots: &BTreeSet<u32>, draft: &mut Draft) -> Vec<u32> {
    let bound = draft.graph.members.values().flatten();
    let needed = bound.flat_map(|member| draft.graph.wrapped(member.slot));
    let needed: BTreeSet<u32> = needed.collect();
    let unreachable: Vec<u32> = slots.difference(&needed).copied().collect();
    for slot in &unreachable {
        let node = &mut draft.graph.nodes[*slot as usize];
        node.steps.clear();
        node.inner = None;
        node.is_eager = false;
        draft.sources[*slot as usize] = SlotSource::of(Constructor::Given);
    }
    unreachable
}
