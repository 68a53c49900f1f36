//! The lint for unused imports, fields and components of a module. rustc reports them as deprecated, at the entry.

use crate::binding::injectable::Injectable;

/// Returns true if one of an entry's keys is needed.
#[must_use]
pub const fn is_needed(needed: &[bool], keys: &[usize]) -> bool {
    let mut at = 0;
    while at < keys.len() {
        if needed[keys[at]] {
            return true;
        }
        at += 1;
    }
    false
}

/// A selector of `Used` or `Unused`.
#[allow(missing_debug_implementations)]
pub struct Use<const IS_NEEDED: bool>;

/// The marker of an entry that another entry needs.
#[allow(missing_debug_implementations)]
pub struct Used;

/// The marker of an entry that no other entry needs.
#[allow(missing_debug_implementations)]
pub struct Unused;

impl Use<false> {
    /// The marker of the entry. It takes precedence over the one of [`Needed`].
    pub const MARKER: Unused = Unused;
}

/// The marker of any other entry. It includes those for which rustc cannot tell, because the module has an error.
pub trait Needed {
    #[doc(hidden)]
    const MARKER: Used = Used;
}

impl<const IS_NEEDED: bool> Needed for Use<IS_NEEDED> {}

/// Returns whether a container constructs the component even if nothing needs it: `warm_up`, or `start` for its hooks.
#[must_use]
pub const fn is_root<C: Injectable>() -> bool {
    let definition = &C::DEFINITION;
    #[cfg(feature = "async")]
    if definition.hooks.is_some() {
        return true;
    }
    definition.is_eager
}

macro_rules! kinds_of_entries {
    ($($kind:ident)*) => {
        impl Used {$(
            /// Does nothing.
            pub const fn $kind(self) {}
        )*}

        impl Unused {$(
            /// Causes a deprecation warning.
            #[deprecated(note = "nothing in the module needs this; remove it, or export it")]
            pub const fn $kind(self) {}
        )*}
    };
}

kinds_of_entries! { import field component factory }
