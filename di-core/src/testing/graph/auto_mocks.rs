//! Mocks of the external components that a test neither allows nor overrides.

use std::collections::BTreeSet;
use std::panic::Location;

use crate::binding::injectable::definition::AutoMockOf;
use crate::binding::{Binding, Provided, What};
use crate::graph::draft::{Collected, Draft};
use crate::runtime::model::Constructor;
use crate::spec::key::{KeySet, Space};
use crate::testing::Doubles;
use crate::testing::graph::allowed::Allowed;
use crate::testing::graph::bound::{targeted, undecorated_slots};
use crate::testing::graph::overriding::{Kind, Override, Source};
use crate::testing::graph::target::{Target, Which, Within};
use crate::testing::mock::held::HeldMock;

/// A trait of an external component.
pub(crate) struct ExternalTrait {
    target: Target,
    auto_mock: AutoMockOf,
    /// The number of the trait among those of the component.
    number: usize,
}

/// Returns the traits of all external components that the test does not allow.
pub(crate) fn external_traits(collected: &Collected, allowed: &Allowed) -> Vec<ExternalTrait> {
    let bindings = collected.added.iter().chain(&collected.replacing);
    let traits = bindings.flat_map(|binding| {
        let within = collected.spaces.module(binding.key.space());
        let within = within.map(|module| Within {
            id: module.id,
            name: module.name,
        });
        match &binding.what {
            What::Provide(provided) if !allowed.has(&binding.key, within) => {
                traits_of(binding, provided, within)
            }
            _ => Vec::new(),
        }
    });
    traits.collect()
}

fn traits_of(binding: &Binding, provided: &Provided, within: Option<Within>) -> Vec<ExternalTrait> {
    let Some(auto_mock) = provided.auto_mock.filter(|_| provided.external) else {
        return Vec::new();
    };
    let traits = provided.traits.iter();
    let traits = traits.filter_map(|bound| match bound.constructor {
        Constructor::Trait(as_trait) => Some(ExternalTrait {
            target: Target {
                key: bound.key,
                entry: provided.entry.clone(),
                // Another component of the trait has a mock of its own, or none.
                member: Some(Which::Component(binding.key)),
                within,
            },
            auto_mock,
            number: as_trait.number,
        }),
        _ => None,
    });
    traits.collect()
}

/// Adds the mocks of those traits that no override changes. Returns the traits that have no mock.
pub(crate) fn mock_externals(
    externals: Vec<ExternalTrait>,
    overrides: &mut Vec<Override>,
    draft: &Draft,
    at: &'static Location<'static>,
    doubles: &mut Doubles,
) -> KeySet {
    let overridden = Overridden::by(overrides, draft);
    let mut mocked_before = BTreeSet::new();
    let mut without_mock = KeySet::default();
    for external in externals {
        let slots = mocked(&external.target, draft);
        // `.replace(..)` on the builder may have taken the trait from the component. A component that replaces itself there
        // has each trait twice.
        let is_new = slots
            .first()
            .is_some_and(|first| mocked_before.insert(*first));
        if !is_new || overridden.has(&slots, draft) {
            continue;
        }
        match external.mock(&slots, draft, doubles) {
            Some(mock) => {
                let mock = Source::Mock(mock);
                overrides.push(Override::new(external.target, Kind::AutoMock, at, mock));
            }
            None => {
                without_mock.insert(external.target.key.in_root());
            }
        }
    }
    without_mock
}

/// The slots that the overrides of a test change.
struct Overridden {
    replaced: BTreeSet<u32>,
    removed: BTreeSet<u32>,
}

impl Overridden {
    fn by(overrides: &[Override], draft: &Draft) -> Self {
        let (removals, others): (Vec<&Override>, Vec<&Override>) = overrides
            .iter()
            .partition(|over| over.kind == Kind::Removed);
        let slots = |overrides: Vec<&Override>| {
            let slots = overrides.into_iter();
            slots
                .flat_map(|over| targeted(&over.target, draft))
                .collect()
        };
        Self {
            replaced: slots(others),
            removed: slots(removals),
        }
    }

    /// Returns whether an override changes one of these traits of a component, or the component itself. A component that
    /// is removed stays bound to its traits.
    fn has(&self, traits: &[u32], draft: &Draft) -> bool {
        let mut inside = traits.iter().flat_map(|slot| draft.graph.wrapped(*slot));
        inside.any(|slot| self.replaced.contains(&slot))
            || traits.iter().any(|slot| self.removed.contains(slot))
    }
}

impl ExternalTrait {
    /// Returns a new mock of the trait, if the trait has a mock.
    fn mock(&self, slots: &[u32], draft: &Draft, doubles: &mut Doubles) -> Option<HeldMock> {
        let target = &self.target;
        // A test that does not see the trait names its module, and of several bindings of the key the component.
        let of_root = undecorated_slots(target, target.key.in_root(), draft);
        let names_module = target.within.is_some() && of_root != slots;
        let of_key = Target {
            member: None,
            ..target.clone()
        };
        let names_member = targeted(&of_key, draft).len() > slots.len();
        let selection = target.selection(names_module, names_member);
        let held = (self.auto_mock)(self.number, doubles, &selection)?;
        held.downcast().ok().map(|held| *held)
    }
}

/// Returns the slots of the target that are bound in the module of the component. Another module may bind the same
/// component to the same trait.
pub(crate) fn mocked(target: &Target, draft: &Draft) -> Vec<u32> {
    let within = target.within.and_then(|it| draft.spaces.of_type(it.id));
    let home = target.key.in_space(within.unwrap_or(Space::ROOT));
    let mut slots = targeted(target, draft);
    slots.retain(|slot| draft.graph.is_at_home(*slot, home));
    slots
}
