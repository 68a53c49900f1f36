//! Builds a watched container from a builder and overrides.

use std::any::Any;
use std::cmp::Reverse;
use std::collections::BTreeSet;
use std::panic::Location;
use std::sync::Arc;

use crate::container::builder::ContainerBuilder;
use crate::container::container::Container;
use crate::error::{BuildError, ResolveError};
use crate::graph::draft::{Collected, Draft, SlotSource, draft};
use crate::graph::plan::plan;
use crate::runtime::model::Context;
use crate::runtime::model::{Construct, Constructor};
use crate::runtime::store::type_table::TypeTable;
use crate::runtime::value::{AnyValue, Trait};
use crate::runtime::watch::Watch;
use crate::spec::key::{KeySet, Space};
use crate::spec::type_name::marked;
use crate::testing::Doubles;
use crate::testing::graph::allowed::Allowed;
use crate::testing::graph::auto_mocks::{external_traits, mock_externals};
#[cfg(feature = "async")]
use crate::testing::graph::lifecycle::roots::roots;
use crate::testing::graph::overriding::{Kind, Override};
use crate::testing::graph::substitute::{self, Effect};
use crate::testing::graph::target::Which;

/// A container with overrides.
pub(crate) struct Built {
    pub(crate) container: Container,
    /// The effect of each override.
    pub(crate) effects: Vec<Effect>,
    /// The slots of the external components that are allowed.
    pub(crate) allowed: BTreeSet<u32>,
    /// The space in which each slot is bound.
    spaces: Vec<Space>,
    /// The place of the first resolve.
    pub(crate) at: &'static Location<'static>,
    /// The slots that nothing needs, apart from overrides.
    #[cfg(feature = "async")]
    pub(crate) roots: Vec<u32>,
}

impl Built {
    /// Returns the space in which a slot is bound.
    pub(crate) fn space(&self, slot: u32) -> Space {
        let space = self.spaces.get(slot as usize);
        space.copied().unwrap_or(Space::ROOT)
    }
}

/// Returns the bindings of a builder. A test resolves what async functions construct without `start`.
fn collected(builder: ContainerBuilder) -> Collected {
    #[cfg(feature = "async")]
    let builder = builder.started();
    builder.collected()
}

/// Builds the container.
///
/// # Errors
///
/// Returns a [`BuildError`] if an override has no target, or if the wiring has another problem.
pub(crate) fn build(
    builder: ContainerBuilder,
    overrides: &mut Vec<Override>,
    allowed: &Allowed,
    auto_mocks: Option<(&'static Location<'static>, &mut Doubles)>,
    at: &'static Location<'static>,
) -> Result<Built, BuildError> {
    let collected = collected(builder);
    let externals = auto_mocks
        .as_ref()
        .map(|_| external_traits(&collected, allowed));
    let mut draft = draft(collected);
    let mut without_mock = KeySet::default();
    if let (Some(externals), Some((at, doubles))) = (externals, auto_mocks) {
        without_mock = mock_externals(externals, overrides, &draft, at, doubles);
    }
    #[cfg(feature = "async")]
    let roots = roots(&draft);
    let mut effects: Vec<Effect> = overrides.iter().map(|_| Effect::default()).collect();
    for number in in_order(overrides) {
        match marked(|| substitute::apply(&overrides[number], &mut draft)) {
            Ok(effect) => {
                for earlier in &mut effects {
                    earlier.supersede(&effect, number);
                }
                effects[number] = effect;
            }
            Err(problem) => draft.problems.push(problem),
        }
    }
    let unknown = marked(|| allowed.unknown_modules(&draft));
    draft.problems.extend(unknown);
    let real = allow(allowed, &draft);
    let forbidden = forbid(&real, &mut draft);
    let spaces = draft.graph.nodes.iter().map(|node| node.space).collect();
    let mut store = plan(draft)?;
    let singles = std::mem::take(&mut store.singles);
    store.table = TypeTable::default();
    let components = allowed.components.clone();
    let mut watch = Watch::new(singles, forbidden, components, allowed.all);
    let overridden = overrides.iter().map(|over| over.target.key.in_root());
    watch.overridden = overridden.collect();
    watch.without_mock = without_mock;
    store.watch = Some(Arc::new(watch));
    Ok(Built {
        container: Container::of(store),
        effects,
        allowed: real,
        spaces,
        at,
        #[cfg(feature = "async")]
        roots,
    })
}

/// Returns the numbers of the overrides in the order of their application. Removals come last, from the
/// last position to the first, so that each position counts the members before any removal.
fn in_order(overrides: &[Override]) -> Vec<usize> {
    let mut order: Vec<usize> = (0..overrides.len()).collect();
    order.sort_by_key(|number| {
        let over = &overrides[*number];
        match (over.kind, over.target.member) {
            (Kind::Removed, Some(Which::Nth(number))) => (1, Reverse(number)),
            (Kind::Removed, _) => (2, Reverse(0)),
            _ => (0, Reverse(0)),
        }
    });
    order
}

/// Returns the slots of the external components that the test allows.
fn allow(allowed: &Allowed, draft: &Draft) -> BTreeSet<u32> {
    let spaces: Vec<Space> = allowed.spaces(draft).collect();
    let nodes = (0..).zip(&draft.graph.nodes);
    let all = nodes.filter(|(_, node)| allowed.all || spaces.contains(&node.space));
    let mut slots: BTreeSet<u32> = all.map(|(slot, _)| slot).collect();
    for key in &allowed.components {
        let bound = draft.graph.members.iter();
        let bound = bound.filter(|(other, _)| other.same_type(key));
        let members = bound.flat_map(|(_, members)| members);
        slots.extend(members.flat_map(|member| draft.graph.wrapped(member.slot)));
    }
    slots.retain(|slot| draft.graph.node(*slot).external);
    slots
}

/// Gives the other external components a constructor that fails, and returns their slots.
fn forbid(allowed: &BTreeSet<u32>, draft: &mut Draft) -> BTreeSet<u32> {
    let external = (0..)
        .zip(&draft.graph.nodes)
        .filter(|(_, node)| node.external);
    let external: BTreeSet<u32> = external.map(|(slot, _)| slot).collect();
    let forbidden: BTreeSet<u32> = external.difference(allowed).copied().collect();
    for slot in &forbidden {
        draft.sources[*slot as usize] = SlotSource::of(Constructor::Function(Arc::new(Refuse)));
    }
    forbidden
}

/// The constructor of an external component that the test does not allow.
struct Refuse;

impl Construct for Refuse {
    fn construct(&self, context: &mut Context<'_>, _: &mut dyn Any) -> Result<(), ResolveError> {
        let slot = context.planned_slot().unwrap_or(u32::MAX);
        Err(context.realm().store.refused(slot))
    }

    fn upcast(&self, _: &AnyValue, _: &Trait, _: &mut dyn Any) -> bool {
        false
    }
}
