//! The waits of constructions for each other, and their cycles.

use crate::error::ResolveError;
use crate::runtime::failure::awaits_itself;
use crate::runtime::model::{Realm, Store};
use crate::runtime::slot::Header;
use crate::runtime::sync::{Awaiting, Frame, await_construction};
use crate::spec::lifetime::Lifetime;

/// Records that the construction which this thread polls waits for a slot at one of these roots or below it.
///
/// # Errors
///
/// Returns an error with the cycle if the construction of the slot waits for the one that this thread polls.
pub(crate) fn wait_for(
    realm: Realm<'_>,
    roots: &[u32],
    header: &Header,
) -> Result<Option<Awaiting>, ResolveError> {
    let store = realm.store;
    let resolved = match roots {
        [only] => Some(*only),
        _ => None,
    };
    await_construction(frame(realm, header), resolved).map_err(|cycle| {
        let last = cycle.len().saturating_sub(1);
        let steps = cycle.iter().enumerate().flat_map(|(at, step)| {
            // The constructor of the step before has resolved one of these, which waits for the step in the plan.
            let resolved = if at == last {
                roots
            } else {
                step.resolved.as_slice()
            };
            above(store, resolved, step.frame).chain([step.frame])
        });
        let path: Vec<Frame> = steps.collect();
        awaits_itself(store, &path)
    })
}

/// Returns the frame for the async construction of a slot's value, in the scope that holds the value.
pub(crate) fn frame(realm: Realm<'_>, header: &Header) -> Frame {
    let frame = realm.store.frame(header);
    match realm.at_level(header).scope {
        Some(scope) if header.lifetime == Lifetime::Scoped => {
            frame.in_scope(std::ptr::from_ref(&**scope).addr())
        }
        _ => frame,
    }
}

/// Returns the slots from the first of the roots that waits for a frame down to that frame, without it.
fn above(store: &Store, roots: &[u32], to: Frame) -> impl Iterator<Item = Frame> {
    let slot = to.slot_in(store.address());
    let paths = slot.filter(|slot| !roots.contains(slot)).map(|slot| {
        let paths = roots
            .iter()
            .map(move |root| store.shortest_path(*root, slot));
        paths.into_iter().find(|path| !path.is_empty())
    });
    let slots = paths.flatten().into_iter().flatten().rev();
    let headers = slots.filter_map(|(slot, _)| store.header(slot));
    headers.map(|header| store.frame(header))
}
