//! The functions that describe and resolve one field of a component. The derive calls them.

use std::any::Any;

use crate::dependency::Dependency;
use crate::error::ResolveError;
use crate::runtime::context::fields::Field;
use crate::runtime::model::Context;
use crate::runtime::value::Place;
use crate::spec::request::Needs;

/// Adds the keys that a field needs to the list.
pub(crate) fn describe<D: Dependency>(needs: &mut Needs) {
    if D::RUNS_CODE {
        needs.record_code();
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

/// Returns a field and its place.
///
/// The derive calls this for a component with more than eight fields.
pub fn field<D: Dependency>(place: &mut Place<D>) -> (&'static Field, &mut dyn Any) {
    (D::FIELD, place)
}

/// Returns the dependency of a field with a default, which is an `Option`. It is `None` if it has no value.
#[must_use]
pub fn present<D: Dependency + Default>(dependency: D) -> D {
    if D::is_absent(&dependency) {
        return D::default();
    }
    dependency
}
