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
use crate::testing::graph::bound::targeted;
use crate::testing::graph::overriding::{Kind, Override, Source};
use crate::testing::graph::target::{Target, Which, Within};
use crate::testing::mock::held::HeldMock;

/// A trait of an external component.
pub(crate) struct Mockable {
    target: Target,
    auto_mock: AutoMockOf,
    /// The number of the trait among those of the component.
    number: usize,
}

/// Returns the traits of all external components that the test does not allow.
pub(crate) fn mockable(collected: &Collected, allowed: &Allowed) -> Vec<Mockable> {
    let bindings = collected.added.iter().chain(&collected.replacing);
    let mockable = bindings.flat_map(|binding| {
        let within = collected.spaces.module(binding.key.space());
        let within = within.map(|module| Within {
            id: module.id,
            name: module.name,
        });
        match &binding.what {
            What::Provide(provided) if !allowed.has(&binding.key, within) => {
                mockable_of(binding, provided, within)
            }
            _ => Vec::new(),
        }
    });
    mockable.collect()
}

fn mockable_of(binding: &Binding, provided: &Provided, within: Option<Within>) -> Vec<Mockable> {
    let Some(auto_mock) = provided.auto_mock.filter(|_| provided.external) else {
        return Vec::new();
    };
    let traits = provided.traits.iter();
    let mockable = traits.filter_map(|bound| match bound.constructor {
        Constructor::Trait(as_trait) => Some(Mockable {
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
    mockable.collect()
}

/// Adds the mocks of those traits that no override changes. Returns the traits that have no mock.
pub(crate) fn mock_externals(
    mockable: Vec<Mockable>,
    overrides: &mut Vec<Override>,
    draft: &Draft,
    at: &'static Location<'static>,
    doubles: &mut Doubles,
) -> KeySet {
    let overridden = overrides
        .iter()
        .flat_map(|over| targeted(&over.target, draft));
    let overridden: BTreeSet<u32> = overridden.collect();
    let mut without_mock = KeySet::default();
    for Mockable {
        target,
        auto_mock,
        number,
    } in mockable
    {
        let slots = mocked(&target, draft);
        // An override of the component itself changes its traits too.
        let mut inside = slots.iter().flat_map(|slot| draft.graph.wrapped(*slot));
        // `.replace(..)` on the builder may have taken the trait from the component.
        if slots.is_empty() || inside.any(|slot| overridden.contains(&slot)) {
            continue;
        }
        let of_root = targeted(
            &Target {
                within: None,
                ..target.clone()
            },
            draft,
        );
        let selection = target.selection(of_root != slots);
        let held = auto_mock(number, doubles, &selection);
        match held.and_then(|held| held.downcast::<HeldMock>().ok()) {
            Some(held) => {
                let mock = Source::Mock(*held);
                overrides.push(Override::new(target, Kind::AutoMock, at, mock));
            }
            None => drop(without_mock.insert(target.key.in_root())),
        }
    }
    without_mock
}

/// Returns the slots that the mock of an external component replaces: of those of its target, the ones that are bound
/// where the component is. Another module may bind the same component to the same trait.
pub(crate) fn mocked(target: &Target, draft: &Draft) -> Vec<u32> {
    let within = target.within.and_then(|it| draft.spaces.of_type(it.id));
    let home = target.key.in_space(within.unwrap_or(Space::ROOT));
    let mut slots = targeted(target, draft);
    slots.retain(|slot| draft.graph.is_at_home(*slot, home));
    slots
}
