//! The fields of a component: described for `build()`, or resolved for the constructor.
//!
//! The derive makes an empty place for each field that a container fills, and passes all to
//! [`Fields::resolve`]. So a component lists its fields once.

use std::any::Any;

use crate::error::ResolveError;
#[cfg(feature = "async")]
use crate::runtime::failure::needs_binding;
#[cfg(feature = "async")]
use crate::runtime::model::Constructor;
use crate::runtime::model::{Context, Description, Fields, FieldsMode};
use crate::spec::key::Key;
use crate::spec::request::{Needs, Site};
#[cfg(feature = "async")]
use crate::spec::type_name::TypeName;

/// How a field is described, resolved and dropped.
#[allow(missing_debug_implementations)]
pub struct Field {
    pub(crate) kind: FieldKind,
    /// Drops the value in its place.
    pub(crate) clear: fn(&mut dyn Any),
}

pub(crate) enum FieldKind {
    /// It is an `Arc` of what is bound to the key: no code of its type is needed.
    Pointer(&'static Key),
    /// It is any other dependency.
    Other {
        /// Adds what it needs to the list.
        describe: fn(&mut Needs),
        /// Resolves it into its place.
        resolve: fn(&mut Context<'_>, &mut dyn Any) -> Result<(), ResolveError>,
    },
}

impl<'a, 'c> Fields<'a, 'c> {
    pub(crate) fn described(description: &'a mut Description) -> Self {
        Self(FieldsMode::Describe(description))
    }

    #[inline]
    pub(crate) fn resolved(context: &'a mut Context<'c>) -> Self {
        Self(FieldsMode::Resolve(context))
    }

    /// Returns true if a component without fields is to be constructed now.
    #[inline]
    #[must_use]
    pub fn are_none(self) -> bool {
        !self.are_described()
    }

    /// Describes all fields, or resolves them into their places. Returns true if the places are filled.
    #[must_use]
    pub fn resolve(self, fields: &mut [(&'static Field, &mut dyn Any)]) -> bool {
        match self.0 {
            FieldsMode::Resolve(context) => context.resolve_fields(fields),
            FieldsMode::Describe(description) => {
                for (field, _) in fields {
                    if let Some(name) = description.names.next() {
                        description.needs.set_site(Site::Field(name));
                    }
                    field.describe(&mut description.needs);
                }
                false
            }
        }
    }

    /// Describes or calls a constructor function. Returns `None` if it was described or failed.
    pub(crate) fn run<T>(
        self,
        describe: impl FnOnce(&mut Needs),
        resolve: impl FnOnce(&mut Context<'c>) -> Result<T, ResolveError>,
    ) -> Option<T> {
        match self.0 {
            FieldsMode::Describe(description) => {
                description.needs.record_code();
                describe(&mut description.needs);
                None
            }
            FieldsMode::Resolve(context) => match resolve(context) {
                Ok(value) => Some(value),
                Err(error) => {
                    context.failure = Some(error);
                    None
                }
            },
        }
    }

    /// Describes an async constructor of a component of this name, with its parameters. Only an async resolve
    /// can run it, so this fails in the resolution of the fields.
    #[cfg(feature = "async")]
    pub(crate) fn describe_async(
        self,
        name: TypeName,
        describe: impl FnOnce(&mut Needs),
        constructor: Constructor,
    ) {
        match self.0 {
            FieldsMode::Describe(description) => {
                description.needs.record_code();
                describe(&mut description.needs);
                description.constructor = constructor;
            }
            FieldsMode::Resolve(context) => context.failure = Some(needs_binding(name())),
        }
    }

    #[inline]
    pub(crate) fn are_described(&self) -> bool {
        matches!(self.0, FieldsMode::Describe(_))
    }
}

/// Fields of which the first are resolved. Unless all are, it drops their values.
struct Resolved<'a, 'b> {
    fields: &'a mut [(&'static Field, &'b mut dyn Any)],
    count: usize,
}

impl Context<'_> {
    fn resolve_fields(&mut self, fields: &mut [(&'static Field, &mut dyn Any)]) -> bool {
        let mut resolved = Resolved { fields, count: 0 };
        for (field, place) in resolved.fields.iter_mut() {
            if let Err(error) = self.resolve_field(field, *place) {
                self.failure = Some(error);
                return false;
            }
            resolved.count += 1;
        }
        resolved.count = 0;
        true
    }

    /// Resolves a field: an `Arc` here, for all types alike, and any other dependency by its own code.
    #[inline]
    fn resolve_field(&mut self, field: &Field, place: &mut dyn Any) -> Result<(), ResolveError> {
        match &field.kind {
            FieldKind::Pointer(key) => self.resolve_next(key, place),
            FieldKind::Other { resolve, .. } => resolve(self, place),
        }
    }
}

impl Field {
    fn describe(&self, needs: &mut Needs) {
        match &self.kind {
            FieldKind::Pointer(key) => needs.add_field(**key),
            FieldKind::Other { describe, .. } => describe(needs),
        }
    }
}

impl Resolved<'_, '_> {
    /// Drops the values, the last one first, even if the drop of one panics.
    #[cold]
    fn clear(&mut self) {
        let fields = std::mem::take(&mut self.fields);
        let resolved = fields.get_mut(..self.count);
        let Some(((field, place), before)) = resolved.and_then(<[_]>::split_last_mut) else {
            return;
        };
        let _before = Resolved {
            count: before.len(),
            fields: before,
        };
        (field.clear)(*place);
    }
}

impl Drop for Resolved<'_, '_> {
    fn drop(&mut self) {
        if self.count != 0 {
            self.clear();
        }
    }
}
