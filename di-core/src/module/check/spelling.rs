//! Keys that a module spells in two ways, such as `dyn Mailer` and `dyn crate::Mailer`.
//!
//! The derive compares the spelling of keys. Where two spellings may be one type, traits decide.

use std::marker::PhantomData;

/// A probe for whether two types are the same.
///
/// rustc prefers an inherent constant to that of a trait, but only if the conditions of its impl hold.
#[allow(missing_debug_implementations)]
pub struct KeyPair<A: ?Sized, B: ?Sized>(PhantomData<fn(&A, &B)>);

/// The answer of a probe of two different types.
pub trait DifferentKeys {
    /// False, because the types are different.
    const IS_SAME: bool = false;
}

/// A selector of `Respelt`.
#[allow(missing_debug_implementations)]
pub struct IfSame<const IS_SAME: bool>;

/// A key, unless it is another spelling of an earlier one. `NUMBER` distinguishes such keys.
pub trait Respelt<K: ?Sized, const NUMBER: usize> {
    /// The key, or a type that takes its place, so that no key has two impls.
    type Key: ?Sized;
}

/// The type in the place of a key that an earlier entry has.
#[allow(missing_debug_implementations)]
pub struct InPlaceOf<const NUMBER: usize>;

/// A key that a module binds, which a decorator in the module spells in another way.
#[diagnostic::on_unimplemented(
    message = "the module itself binds no `{Self}` to decorate",
    label = "it binds `{K}`, which is another type",
    note = "bind a `{Self}` in the module, or remove the decorator"
)]
pub trait IsKey<K: ?Sized> {}

/// A field that holds an imported module, whose type the import spells in another way.
#[diagnostic::on_unimplemented(
    message = "the field of the type `{Self}` has the name of the imported module `{M}`, and is another type",
    label = "not the imported module",
    note = "import one of the two types with `use .. as ..`, and write it by that name"
)]
pub trait IsModule<M> {
    /// Returns the module.
    fn module(self) -> M;
}

impl<K: ?Sized> KeyPair<K, K> {
    /// True, because the types are the same.
    pub const IS_SAME: bool = true;
}

impl<A: ?Sized, B: ?Sized> DifferentKeys for KeyPair<A, B> {}

impl<K: ?Sized, const NUMBER: usize> Respelt<K, NUMBER> for IfSame<false> {
    type Key = K;
}

impl<K: ?Sized, const NUMBER: usize> Respelt<K, NUMBER> for IfSame<true> {
    type Key = InPlaceOf<NUMBER>;
}

impl<K: ?Sized> IsKey<K> for K {}

impl<M> IsModule<M> for M {
    fn module(self) -> M {
        self
    }
}

/// Requires that a decorator decorates a key of its module.
pub const fn require_key<D: IsKey<K> + ?Sized, K: ?Sized>() {}

/// Returns the value of a field, which is an imported module.
pub fn module_of<F: IsModule<M>, M>(field: F) -> M {
    field.module()
}
