//! Puts an override into a draft, in the place of what is bound.

use super::overriding::{Kind, Override};
use crate::draft::{Draft, SlotSource};
use crate::erased::same_entry;
use crate::error::{Problem, ProblemKind, ProblemText, Purpose, near_misses};
use crate::label::Role;
use crate::lifetime::Lifetime;
use crate::maker::Making;
use crate::name::At;

/// Applies an override, and returns the slots that are its own.
///
/// # Errors
///
/// A [`Problem`] where nothing is bound that it could take the place of.
pub(super) fn apply(over: &Override, draft: &mut Draft) -> Result<Vec<u32>, Problem> {
    let making = over.making();
    let slots = match over.kind {
        Kind::Wrapped => {
            let (key, entry) = (over.target.key, over.target.entry.as_ref());
            draft.wrap(key, entry, over.label(Role::Decorator), making)
        }
        Kind::AutoMock => in_place_of_external(over, draft, &making),
        Kind::Mock | Kind::Double | Kind::Value => in_place_of_all(over, draft, &making),
    };
    // Of an auto-mock nobody has said that it has a target.
    if slots.is_empty() && over.kind != Kind::AutoMock {
        return Err(no_target(over, draft));
    }
    Ok(slots)
}

/// Takes the place of the first that is bound to the key; the others leave it. Decorators stay.
fn in_place_of_all(over: &Override, draft: &mut Draft, making: &Making) -> Vec<u32> {
    let mut meant = bound(over, draft).into_iter();
    let Some(first) = meant.next() else {
        return Vec::new();
    };
    let own = undecorated(first, draft);
    let lifetime = draft.graph.node(own).shared;
    let mut is_alike = true;
    for other in meant {
        let inner = undecorated(other, draft);
        is_alike &= draft.graph.node(inner).shared == lifetime;
        take_out(other, over, draft);
    }
    let lifetime = if is_alike {
        lifetime
    } else {
        Lifetime::Singleton
    };
    put(over, own, lifetime, draft, making);
    vec![own]
}

/// Takes the place of each trait of an external component; other bindings of the key stay.
fn in_place_of_external(over: &Override, draft: &mut Draft, making: &Making) -> Vec<u32> {
    let mut slots = bound(over, draft);
    for slot in &mut slots {
        *slot = undecorated(*slot, draft);
    }
    slots.retain(|slot| {
        let made_by = draft.graph.wrapped(*slot).last();
        made_by.is_some_and(|slot| draft.graph.node(slot).external)
    });
    for slot in &slots {
        let lifetime = draft.graph.node(*slot).shared;
        put(over, *slot, lifetime, draft, making);
    }
    slots
}

/// The slots of what is meant, with all decorators.
fn bound(over: &Override, draft: &Draft) -> Vec<u32> {
    let members = draft.graph.members.get(&over.target.key);
    let members = members.into_iter().flatten();
    let meant =
        members.filter(|member| same_entry(member.entry.as_ref(), over.target.entry.as_ref()));
    meant.map(|member| member.slot).collect()
}

fn undecorated(slot: u32, draft: &Draft) -> u32 {
    let mut inner = draft.graph.wrapped(slot);
    let own = inner.find(|slot| draft.graph.node(*slot).label.role != Role::Decorator);
    own.unwrap_or(slot)
}

/// A component stays bound to itself and to its other traits; what else is taken out is not
/// needed any more, and neither is what it needs.
fn take_out(slot: u32, over: &Override, draft: &mut Draft) {
    if let Some(members) = draft.graph.members.get_mut(&over.target.key) {
        members.retain(|member| member.slot != slot);
    }
    let inside: Vec<u32> = draft.graph.wrapped(slot).collect();
    for slot in inside {
        let node = &mut draft.graph.nodes[slot as usize];
        if node.is_alias {
            return;
        }
        node.steps.clear();
    }
}

fn put(over: &Override, slot: u32, lifetime: Lifetime, draft: &mut Draft, making: &Making) {
    let node = &mut draft.graph.nodes[slot as usize];
    node.label = over.label(Role::Value);
    node.lifetime = lifetime;
    node.shared = lifetime;
    node.inner = None;
    node.is_alias = false;
    node.external = false;
    node.steps.clear();
    draft.sources[slot as usize] = SlotSource {
        making: making.clone(),
        value: None,
    };
}

fn no_target(over: &Override, draft: &Draft) -> Problem {
    let key = over.target.key;
    let text = ProblemText::new(format!(
        "nothing is bound to {} that could be overridden",
        over.target
    ))
    .line("written at", At(over.at).to_string())
    .lines(
        "near miss",
        near_misses(key, Purpose::Override, &mut draft.graph.catalog()),
    )
    .line(
        "help",
        "take the override away; or, if the test brings what the application lacks, add it to the builder: `TestGraph::of(app().add(..))`",
    );
    Problem::new(ProblemKind::NoTarget, text)
}
