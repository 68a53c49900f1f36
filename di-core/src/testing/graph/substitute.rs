//! Replaces bindings of a draft with an override.

use crate::error::{Problem, Removal};
use crate::graph::draft::{Draft, SlotSource};
use crate::runtime::model::Constructor;
use crate::spec::key::Key;
use crate::spec::level::Level;
use crate::spec::lifetime::Lifetime;
use crate::spec::lookup::Lookup;
use crate::spec::origin::Role;
use crate::spec::request::Step;
use crate::testing::graph::auto_mocks::mocked;
use crate::testing::graph::bound::{bound, target_key, undecorated_slots};
use crate::testing::graph::no_target::no_target;
use crate::testing::graph::overriding::{Kind, Override};
use crate::testing::graph::visible;

/// The effect of an override on the graph.
#[derive(Default)]
pub(crate) struct Effect {
    /// The slots of its values, or the consumers of what it removes. The override is used if a test needs one of these.
    pub(crate) slots: Vec<u32>,
    /// The keys from which it has removed bindings, one for each space.
    pub(crate) removed_from: Vec<Key>,
    /// The slots whose constructor it has replaced.
    replaced: Vec<u32>,
    /// The slots to which nothing leads any more.
    removed: Vec<u32>,
    /// The number of the override that has replaced or removed a slot of this one.
    pub(crate) superseded_by: Option<usize>,
}

impl Effect {
    /// Notes what another override, with this number, has changed since.
    pub(crate) fn supersede(&mut self, later: &Self, number: usize) {
        let mut changed = later.replaced.iter().chain(&later.removed);
        if changed.any(|slot| self.slots.contains(slot)) {
            self.superseded_by = Some(number);
        }
        self.slots.retain(|slot| !later.replaced.contains(slot));
    }
}

/// Applies an override.
///
/// # Errors
///
/// Returns a [`Problem`] if no binding has the key of the override, or if several modules bind it.
pub(crate) fn apply(over: &Override, draft: &mut Draft) -> Result<Effect, Problem> {
    let key = target_key(over, draft)?;
    let Some(constructor) = over.constructor() else {
        return remove(over, key, draft);
    };
    let effect = match over.kind {
        Kind::Wrapped => {
            let meant = bound(&over.target, key, draft);
            Effect {
                slots: draft.wrap(key, &meant, over.label(Role::Decorator), constructor),
                ..Effect::default()
            }
        }
        Kind::AutoMock => replace_external(over, draft, &constructor),
        _ => replace_all(over, key, draft, &constructor),
    };
    // The test does not name the target of an auto-mock.
    if effect.slots.is_empty() && over.kind != Kind::AutoMock {
        return Err(no_target(over, draft));
    }
    Ok(effect)
}

/// Puts one override in the place of all bindings of the key. Decorators stay.
fn replace_all(over: &Override, key: Key, draft: &mut Draft, constructor: &Constructor) -> Effect {
    let own = undecorated_slots(&over.target, key, draft);
    let Some(first) = own.first().copied() else {
        return Effect::default();
    };
    let (lifetime, level) = lifetime_of(first, draft);
    let is_alike = own
        .iter()
        .all(|slot| lifetime_of(*slot, draft) == (lifetime, level));
    let lifetime = if is_alike {
        lifetime
    } else {
        Lifetime::Singleton
    };
    let removed = visible::merge(&own, key, draft);
    if own.len() == 1 {
        // `member` finds the override by the component whose trait it replaces.
        let component = draft.graph.node(first).inner;
        draft
            .graph
            .replaced_components
            .extend(component.map(|component| (first, component)));
    }
    place_override(over, first, lifetime, draft, constructor);
    Effect {
        slots: vec![first],
        replaced: vec![first],
        removed,
        ..Effect::default()
    }
}

fn lifetime_of(slot: u32, draft: &Draft) -> (Lifetime, Option<Level>) {
    let node = draft.graph.node(slot);
    (node.shared, node.level)
}

/// Removes the bindings from the key.
fn remove(over: &Override, key: Key, draft: &mut Draft) -> Result<Effect, Problem> {
    let own = undecorated_slots(&over.target, key, draft);
    if own.is_empty() {
        return Err(no_target(over, draft));
    }
    let (removed_from, removed) = visible::remove(&own, key, draft);
    let reason = |key: &Key| (*key, Removal::ByTest(over.at.into()));
    draft.graph.removed.extend(removed_from.iter().map(reason));
    let entry = over.target.entry.as_ref();
    let is_need = |step: &Step| match step {
        Step::Need(need) => {
            removed_from.contains(&need.key) && Lookup::of(&need.request).may_receive(entry)
        }
        Step::Optional(_) | Step::Scopes => false,
    };
    let nodes = (0..).zip(&draft.graph.nodes);
    let consumers = nodes.filter(|(_, node)| node.steps.iter().any(is_need));
    Ok(Effect {
        slots: consumers.map(|(slot, _)| slot).collect(),
        removed_from,
        removed,
        ..Effect::default()
    })
}

/// Replaces the binding of an external component to the key. Other bindings of the key stay.
fn replace_external(over: &Override, draft: &mut Draft, constructor: &Constructor) -> Effect {
    let slots = mocked(&over.target, draft);
    for slot in &slots {
        let lifetime = draft.graph.node(*slot).shared;
        place_override(over, *slot, lifetime, draft, constructor);
    }
    Effect {
        slots: slots.clone(),
        replaced: slots,
        ..Effect::default()
    }
}

fn place_override(
    over: &Override,
    slot: u32,
    lifetime: Lifetime,
    draft: &mut Draft,
    constructor: &Constructor,
) {
    if draft.graph.is_seed(slot) {
        draft.graph.replaced_seeds.insert(slot);
    }
    let node = &mut draft.graph.nodes[slot as usize];
    node.label = over.label(Role::Value);
    node.lifetime = lifetime;
    node.shared = lifetime;
    node.level = node.level.filter(|_| lifetime == Lifetime::Scoped);
    node.inner = None;
    node.is_alias = false;
    node.external = false;
    node.steps = over.steps();
    draft.sources[slot as usize] = SlotSource::of(constructor.clone());
}
