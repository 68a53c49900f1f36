//! The rules for the options of one field.

use crate::bare_object;
use crate::errors::Errors;
use crate::injectable::ast::Field;
use crate::injectable::attr::Given;
use crate::size;
use crate::spelling::{is_primitive, readable};

/// Checks the options of a field.
pub(crate) fn check(field: &Field<'_>, errors: &mut Errors) {
    size::check(field.ty(), errors);
    errors.extend(bare_object::check(field.ty()).err());
    skip_stands_alone(field, errors);
    value_stands_alone(field, errors);
    arg_stands_alone(field, errors);
    default_is_of_a_dependency(field, errors);
}

/// A skipped field is not injected, and its value is the default of its type.
fn skip_stands_alone(field: &Field<'_>, errors: &mut Errors) {
    stands_alone(field, field.options.skip.as_ref(), &["arg"], errors);
}

/// A field with a value is not injected.
fn value_stands_alone(field: &Field<'_>, errors: &mut Errors) {
    stands_alone(
        field,
        field.options.value.as_ref(),
        &["arg", "skip"],
        errors,
    );
}

/// An argument of the caller is not injected.
fn arg_stands_alone(field: &Field<'_>, errors: &mut Errors) {
    stands_alone(field, field.options.arg.as_ref(), &[], errors);
}

/// A field with a default is a dependency that may be absent. A container supplies no number.
fn default_is_of_a_dependency(field: &Field<'_>, errors: &mut Errors) {
    let (options, ty) = (&field.options, field.ty());
    let is_alone = options.clone.is_none() && options.skip.is_none() && options.arg.is_none();
    let default = options.default.as_ref();
    let default = default.filter(|_| options.value.is_none() && is_alone && is_primitive(ty));
    if let Some(default) = default {
        let (ty, value) = (readable(ty), readable(&default.value));
        let message = format!(
            "`default` is for a dependency that may be absent, and `{ty}` is not a dependency; \
             write `value = {value}` instead"
        );
        errors.add(&default.name, message);
    }
}

/// Reports options beside `alone`. The rules of the options in `elsewhere` report their own pairs.
fn stands_alone<T>(
    field: &Field<'_>,
    alone: Option<&Given<T>>,
    elsewhere: &[&str],
    errors: &mut Errors,
) {
    let Some(Given { name: alone, .. }) = alone else {
        return;
    };
    for other in field.options.names() {
        if other != alone && !elsewhere.iter().any(|elsewhere| other == elsewhere) {
            errors.add(
                other,
                format!(
                    "`{alone}` and `{other}` exclude each other; write only one of them instead"
                ),
            );
        }
    }
}
