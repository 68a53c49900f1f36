//! The order between the values of one scope.

use std::collections::HashMap;

use crate::runtime::model::Store;
use crate::spec::lifetime::Lifetime;

/// Returns, for each of these places of scoped slots with hooks, the numbers of those below it. The lists after those of
/// the places are of vertices on the way between them.
///
/// On the way may be slots of which the scope has no value, as a `Lazy` has not resolved it. The search costs what is
/// below the places, and not what the container has beside it.
pub(super) fn order_among(places: &[usize], store: &Store) -> Vec<Vec<usize>> {
    let mut vertices = places.to_vec();
    let mut numbers: HashMap<usize, usize> = places.iter().copied().zip(0..).collect();
    let mut order: Vec<Vec<usize>> = Vec::new();
    while let Some(vertex) = vertices.get(order.len()).copied() {
        let below = below(vertex, places, store).into_iter().map(|at| {
            *numbers.entry(at).or_insert_with(|| {
                vertices.push(at);
                vertices.len() - 1
            })
        });
        order.push(below.collect());
    }
    order
}

/// Returns the vertices below one that the values of a scope may have.
fn below(vertex: usize, places: &[usize], store: &Store) -> Vec<usize> {
    let lifecycle = &store.lifecycle;
    let (middle, all) = (lifecycle.hooked.len(), lifecycle.below.get(vertex));
    let all = all.map_or(&[][..], Vec::as_slice);
    if vertex == middle {
        // All slots that its slots lead to are below it too, so no others are on the way.
        let is_below = |at: &usize| all.binary_search(at).is_ok();
        return places.iter().copied().filter(is_below).collect();
    }
    let is_scoped = |at: &usize| {
        let hooked = lifecycle.hooked.get(*at);
        let header = hooked.and_then(|hooked| store.header(hooked.slot));
        header.is_some_and(|header| header.lifetime == Lifetime::Scoped)
    };
    let below = all.iter().copied();
    below.filter(|at| *at == middle || is_scoped(at)).collect()
}
