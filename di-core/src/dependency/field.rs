//! The place of a dependency among the fields of a component.

use crate::dependency::Dependency;
use crate::error::ResolveError;
use crate::runtime::context::fields::AnyField;
use crate::runtime::model::Context;
use crate::runtime::value::Place;
use crate::spec::request::Needs;

impl<D: Dependency> AnyField for Place<D> {
    fn describe(&self, needs: &mut Needs) {
        if D::RUNS_CODE {
            needs.note_code();
        }
        D::describe(needs);
        if D::IS_POINTER {
            needs.note_field();
        }
    }

    fn resolve(&mut self, context: &mut Context<'_>) -> Result<(), ResolveError> {
        D::resolve_into(context, self)
    }

    fn clear(&mut self) {
        drop(self.empty());
    }
}
