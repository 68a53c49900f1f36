//! An option that the user has written.

use proc_macro2::Ident;

use crate::errors::Errors;

/// An option of the user: its name, with the span for messages, and its value.
pub(crate) struct Given<T> {
    pub(crate) name: Ident,
    pub(crate) value: T,
}

/// An option without a value.
pub(crate) type Flag = Given<()>;

/// Sets an option, or reports a duplicate.
pub(crate) fn set<T>(option: &mut Option<Given<T>>, given: Given<T>, errors: &mut Errors) {
    if option.is_some() {
        duplicate(&given.name, errors);
    } else {
        *option = Some(given);
    }
}

pub(crate) fn duplicate(name: &Ident, errors: &mut Errors) {
    errors.add(
        name,
        format!("duplicate option `{name}`; write it once instead"),
    );
}
