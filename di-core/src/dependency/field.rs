//! The fields of a component that a container fills: what the derive calls.

use std::any::Any;

use crate::dependency::Dependency;
use crate::error::ResolveError;
use crate::runtime::context::fields::Field;
use crate::runtime::model::{Context, Fields};
use crate::runtime::value::Place;
use crate::spec::request::Needs;

/// Adds what a field needs to the list.
pub(crate) fn describe<D: Dependency>(needs: &mut Needs) {
    if D::RUNS_CODE {
        needs.note_code();
    }
    D::describe(needs);
}

/// Resolves a field into its place.
pub(crate) fn resolve<D: Dependency>(
    context: &mut Context<'_>,
    place: &mut dyn Any,
) -> Result<(), ResolveError> {
    let value = D::resolve(context)?;
    if let Some(place) = place.downcast_mut::<Place<D>>() {
        place.fill(value);
    }
    Ok(())
}

/// Drops the value of a field that was resolved.
pub(crate) fn clear<D: 'static>(place: &mut dyn Any) {
    if let Some(place) = place.downcast_mut::<Place<D>>() {
        place.clear();
    }
}

/// Returns a field and its place, for components with more fields than a function resolves at once.
pub fn field<D: Dependency>(place: &mut Place<D>) -> (&'static Field, &mut dyn Any) {
    (D::FIELD, place)
}

/// The functions that the derive calls, one for each number of fields: rustc takes a third as long for them
/// as for the places written out in each component.
macro_rules! resolve {
    ($($resolve:ident: $($field:ident $place:ident)*;)*) => {
        impl Fields<'_, '_> {$(
            /// Describes or resolves so many fields. Returns `None` if they were described, or if one of
            /// them cannot be resolved.
            #[inline(always)]
            #[allow(clippy::inline_always, reason = "it is the run path of each component")]
            pub fn $resolve<$($field: Dependency),*>(self) -> Option<($($field,)*)> {
                $(let mut $place = Place::<$field>::EMPTY;)*
                if self.resolve(&mut [$(($field::FIELD, &mut $place)),*]) {
                    Some(($($place.take(),)*))
                } else {
                    None
                }
            }
        )*}
    };
}

resolve! {
    resolve1: A a;
    resolve2: A a B b;
    resolve3: A a B b C c;
    resolve4: A a B b C c D d;
    resolve5: A a B b C c D d E e;
    resolve6: A a B b C c D d E e F f;
    resolve7: A a B b C c D d E e F f G g;
    resolve8: A a B b C c D d E e F f G g H h;
    resolve9: A a B b C c D d E e F f G g H h I i;
    resolve10: A a B b C c D d E e F f G g H h I i J j;
    resolve11: A a B b C c D d E e F f G g H h I i J j K k;
    resolve12: A a B b C c D d E e F f G g H h I i J j K k L l;
}
