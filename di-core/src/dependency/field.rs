//! The fields of a component that a container fills: what the derive writes against.
//!
//! The derive makes an empty [`Field`] for each of them and passes all to [`Fields::resolve`]. For
//! `build()` that describes the fields, and for a constructor it fills them. So a component lists its
//! fields once, and the trait [`Dependency`] alone decides what a field may be.

use std::mem::ManuallyDrop;
use std::str::SplitAsciiWhitespace;

use crate::dependency::Dependency;
use crate::error::ResolveError;
use crate::runtime::context::Context;
use crate::spec::request::{Needs, Site};

/// One field, before and after it is resolved.
///
/// It never drops its value, which the component takes at once: so no code for that is compiled for each
/// field. Where a later field cannot be resolved, [`Fields::resolve`] drops the values of the earlier ones.
#[allow(missing_debug_implementations)]
pub struct Field<D>(Option<ManuallyDrop<D>>);

/// A [`Field`] without its type.
pub trait AnyField {
    /// Adds what the field needs to the list.
    fn describe(&self, needs: &mut Needs);

    /// Resolves the field.
    ///
    /// # Errors
    ///
    /// A [`ResolveError`] if the dependency cannot be resolved.
    fn resolve(&mut self, context: &mut Context<'_>) -> Result<(), ResolveError>;

    /// Drops the value.
    fn clear(&mut self);
}

/// What becomes of the fields of a component: they are described, or resolved.
#[allow(missing_debug_implementations)]
pub struct Fields<'a, 'c>(Purpose<'a, 'c>);

enum Purpose<'a, 'c> {
    Describe {
        needs: &'a mut Needs,
        names: SplitAsciiWhitespace<'static>,
    },
    Resolve {
        context: &'a mut Context<'c>,
        /// It is kept here, as a `Result` would be compiled into the code of each component.
        failure: &'a mut Option<ResolveError>,
    },
}

impl<D: Dependency> Field<D> {
    /// A field without a value.
    pub const EMPTY: Self = Self(None);

    /// Takes the value out of a field that was resolved.
    #[inline]
    #[must_use]
    pub fn take(self) -> D {
        match self.0 {
            Some(value) => ManuallyDrop::into_inner(value),
            None => not_resolved(),
        }
    }
}

/// The derive takes the values after all fields were resolved, so nothing leads here.
#[cold]
fn not_resolved() -> ! {
    unreachable!("a field is taken that was not resolved")
}

impl<D: Dependency> AnyField for Field<D> {
    fn describe(&self, needs: &mut Needs) {
        if D::RUNS_CODE {
            needs.note_code();
        }
        D::describe(needs);
    }

    fn resolve(&mut self, context: &mut Context<'_>) -> Result<(), ResolveError> {
        match D::resolve(context) {
            Ok(value) => {
                self.0 = Some(ManuallyDrop::new(value));
                Ok(())
            }
            Err(error) => Err(error),
        }
    }

    fn clear(&mut self) {
        drop(self.0.take().map(ManuallyDrop::into_inner));
    }
}

impl<'a, 'c> Fields<'a, 'c> {
    /// Describes fields of these names, which stand in one text with a space between them.
    pub(crate) fn describing(needs: &'a mut Needs, names: &'static str) -> Self {
        let names = names.split_ascii_whitespace();
        Self(Purpose::Describe { needs, names })
    }

    /// Resolves fields; the failure is put there.
    #[inline]
    pub(crate) fn resolving(
        context: &'a mut Context<'c>,
        failure: &'a mut Option<ResolveError>,
    ) -> Self {
        Self(Purpose::Resolve { context, failure })
    }

    /// Describes or resolves all fields. Returns whether they can be taken now.
    #[must_use]
    pub fn resolve(self, fields: &mut [&mut dyn AnyField]) -> bool {
        match self.0 {
            Purpose::Resolve { context, failure } => match resolve_all(fields, context) {
                Ok(()) => true,
                Err(error) => {
                    *failure = Some(error);
                    false
                }
            },
            Purpose::Describe { needs, mut names } => {
                for field in fields {
                    if let Some(name) = names.next() {
                        needs.stand_at(Site::Field(name));
                    }
                    field.describe(needs);
                }
                false
            }
        }
    }

    /// Returns whether the fields are described, and not resolved.
    pub(crate) fn are_described(&self) -> bool {
        matches!(self.0, Purpose::Describe { .. })
    }

    /// Describes or runs something that is no list of fields. Returns `None` if it was described, or has
    /// failed.
    pub(crate) fn run<T>(
        self,
        describe: impl FnOnce(&mut Needs),
        resolve: impl FnOnce(&mut Context<'c>) -> Result<T, ResolveError>,
    ) -> Option<T> {
        match self.0 {
            Purpose::Describe { needs, .. } => {
                needs.note_code();
                describe(needs);
                None
            }
            Purpose::Resolve { context, failure } => match resolve(context) {
                Ok(value) => Some(value),
                Err(error) => {
                    *failure = Some(error);
                    None
                }
            },
        }
    }
}

/// Fields that are resolved so far: their values are dropped unless all are.
struct Resolved<'a, 'b> {
    fields: &'a mut [&'b mut dyn AnyField],
    count: usize,
}

fn resolve_all(
    fields: &mut [&mut dyn AnyField],
    context: &mut Context<'_>,
) -> Result<(), ResolveError> {
    let mut resolved = Resolved { fields, count: 0 };
    for field in resolved.fields.iter_mut() {
        field.resolve(context)?;
        resolved.count += 1;
    }
    std::mem::forget(resolved);
    Ok(())
}

impl Drop for Resolved<'_, '_> {
    fn drop(&mut self) {
        for field in self.fields.iter_mut().take(self.count) {
            field.clear();
        }
    }
}
