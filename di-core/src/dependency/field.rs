//! The places of dependencies among the fields of a component.

use std::any::Any;

use crate::dependency::Dependency;
use crate::error::ResolveError;
use crate::runtime::context::fields::{AnyField, FieldDependency};
use crate::runtime::model::{Context, Fields};
use crate::runtime::value::Place;
use crate::spec::key::{Key, KeyOf};
use crate::spec::request::Needs;

impl<D: Dependency> AnyField for Place<D> {
    fn dependency(&self) -> FieldDependency {
        // The condition is a constant, so that the functions are not compiled for an `Arc`.
        if const { D::POINTER.is_none() } {
            return FieldDependency::Other {
                describe: describe::<D>,
                resolve: resolve::<D>,
            };
        }
        FieldDependency::Pointer(const { pointer::<D>() })
    }

    fn clear(&mut self) {
        self.drop_value();
    }
}

const fn pointer<D: Dependency>() -> &'static Key {
    match D::POINTER {
        Some(key) => key,
        None => KeyOf::<()>::KEY,
    }
}

fn describe<D: Dependency>(needs: &mut Needs) {
    if D::RUNS_CODE {
        needs.note_code();
    }
    D::describe(needs);
}

fn resolve<D: Dependency>(
    place: &mut dyn Any,
    context: &mut Context<'_>,
) -> Result<(), ResolveError> {
    let value = D::resolve(context)?;
    if let Some(place) = place.downcast_mut::<Place<D>>() {
        place.fill(value);
    }
    Ok(())
}

/// The functions that the derive calls, one for each number of fields: rustc takes a third as long for them
/// as for the places written out in each component.
macro_rules! resolve {
    ($($resolve:ident: $($field:ident $place:ident)*;)*) => {
        impl Fields<'_, '_> {$(
            /// Describes or resolves so many fields. Returns `None` if they were described, or if one of
            /// them cannot be resolved.
            #[inline]
            pub fn $resolve<$($field: Dependency),*>(self) -> Option<($($field,)*)> {
                $(let mut $place = Place::<$field>::EMPTY;)*
                if self.resolve(&mut [$(&mut $place),*]) {
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
