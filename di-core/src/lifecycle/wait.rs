//! The waits of constructions for each other, and their cycles.

use crate::error::ResolveError;
use crate::runtime::failure::awaits_itself;
use crate::runtime::model::Store;
use crate::runtime::slot::Header;
use crate::runtime::sync::{Awaiting, Frame, await_construction};

/// Records that the construction which this thread polls waits for a slot at one of these roots or below it.
///
/// # Errors
///
/// Returns an error with the cycle if the construction of the slot waits for the one that this thread polls.
pub(crate) fn wait_for(
    store: &Store,
    roots: &[u32],
    header: &Header,
) -> Result<Option<Awaiting>, ResolveError> {
    await_construction(store.frame(header)).map_err(|mut path| {
        // The constructor has resolved a root, which waits for the slot in the plan.
        let awaited = path.pop();
        path.extend(above(store, roots, header.number));
        path.extend(awaited);
        awaits_itself(store, &path)
    })
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
