//! The value that a double returns if a panic would abort the process. Generated code decides it, as it
//! knows the return type and imports all names of this file. So they start with `__`.

use std::fmt::{self, Debug, Formatter};
use std::marker::PhantomData;

/// A probe for `R: Default`: `(&__Returned::<R>::new()).fallback()` is `Some` if it holds.
///
/// The two traits must be in scope. The type must be concrete: in generic code, only the bounds of the
/// parameters decide.
pub struct __Returned<R>(PhantomData<fn() -> R>);

impl<R> __Returned<R> {
    /// Returns a probe for this type.
    #[must_use]
    #[expect(clippy::new_without_default)]
    pub fn new() -> Self {
        __Returned(PhantomData)
    }
}

impl<R> Debug for __Returned<R> {
    fn fmt(&self, out: &mut Formatter<'_>) -> fmt::Result {
        out.write_str("Returned")
    }
}

/// The case that method lookup finds first: the type has a default value.
pub trait __WithDefault<R> {
    /// Returns the function that creates the default value.
    fn fallback(&self) -> Option<fn() -> R>;
}

/// The case that method lookup finds last: the type has no default value.
pub trait __WithoutDefault<R> {
    /// Returns `None`.
    fn fallback(&self) -> Option<fn() -> R> {
        None
    }
}

impl<R: Default> __WithDefault<R> for __Returned<R> {
    fn fallback(&self) -> Option<fn() -> R> {
        Some(R::default)
    }
}

impl<R> __WithoutDefault<R> for &__Returned<R> {}
