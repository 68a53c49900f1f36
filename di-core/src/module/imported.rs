//! The type of an import, if it is a module.

use std::marker::PhantomData;

use crate::module::check::{Exports, ExportsKeyed, Graph, Summarized, Summary, SuppliedBy, Wiring};
use crate::module::factories::HasFactories;
use crate::module::requirements::{Provides, ProvidesKeyed};
use crate::module::{Installation, Module, WithoutFields};

/// An import of the module `M`.
///
/// rustc prefers an inherent constant to that of a trait, but only if the conditions of its impl hold. So
/// it reports a type that is no module once, and not again for each key that is imported from it.
#[allow(missing_debug_implementations)]
pub struct Imported<M>(PhantomData<fn(&M)>);

/// The import of a type that is no module.
pub trait ImportedOther {
    /// The import of a module that exports everything.
    const OF: Imported<NoModule> = Imported(PhantomData);

    /// False, because the type is no module.
    const IS_MODULE: bool = false;
}

/// A selector of `OrNoModule`.
#[allow(missing_debug_implementations)]
pub struct IfModule<const IS_MODULE: bool>;

/// The type `M` if it is a module, for a condition that rustc checks where the module that imports `M` is used.
pub trait OrNoModule<M> {
    /// The module.
    type Module;
}

/// The module in the place of a type that is no module.
#[allow(missing_debug_implementations)]
pub struct NoModule;

impl<M: Wiring> Imported<M> {
    /// The import.
    pub const OF: Self = Self(PhantomData);

    /// True, because the type is a module.
    pub const IS_MODULE: bool = true;
}

impl<M> ImportedOther for Imported<M> {}

impl<M> OrNoModule<M> for IfModule<true> {
    type Module = M;
}

impl<M> OrNoModule<M> for IfModule<false> {
    type Module = NoModule;
}

#[diagnostic::do_not_recommend]
impl Wiring for NoModule {
    const GRAPH: &'static Graph = &Graph::of("", "", "", &[], b"", &[], &[]);
}

#[diagnostic::do_not_recommend]
impl<Unused> Summarized<Unused> for NoModule {
    const SUMMARY: &'static Summary = &Summary::NONE;
}

#[diagnostic::do_not_recommend]
impl<F> HasFactories<F> for NoModule {}

#[diagnostic::do_not_recommend]
impl<M> SuppliedBy<M> for NoModule {
    const SUPPLIED: &'static [usize] = &[];
}

#[diagnostic::do_not_recommend]
impl Module for NoModule {
    const NAME: &'static str = "";

    fn install(self, _into: &mut Installation) {}
}

#[diagnostic::do_not_recommend]
impl WithoutFields for NoModule {
    fn value() -> Self {
        Self
    }
}

#[diagnostic::do_not_recommend]
impl<K: ?Sized> Provides<K> for NoModule {
    const ENTRY: usize = 0;
}

#[diagnostic::do_not_recommend]
impl<K: ?Sized, Q: ?Sized> ProvidesKeyed<K, Q> for NoModule {
    const ENTRY: usize = 0;
}

#[diagnostic::do_not_recommend]
impl<K: ?Sized> Exports<K> for NoModule {}

#[diagnostic::do_not_recommend]
impl<K: ?Sized, Q: ?Sized> ExportsKeyed<K, Q> for NoModule {}
