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
    await_construction(frame(realm, header)).map_err(|mut path| {
        // The constructor has resolved a root, which waits for the slot in the plan.
        let awaited = path.pop();
        path.extend(above(store, roots, header.number));
        path.extend(awaited);
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

/// Returns the slots from the first of the roots that waits for a slot down to that slot, without it.
fn above(store: &Store, roots: &[u32], to: u32) -> Vec<Frame> {
    if roots.contains(&to) {
        return Vec::new();
    }
    let paths = roots.iter().map(|root| store.shortest_path(*root, to));
    let path = paths.into_iter().find(|path| !path.is_empty());
    let slots = path.into_iter().flatten().rev();
    let headers = slots.filter_map(|(slot, _)| store.header(slot));
    headers.map(|header| store.frame(header)).collect()
}
