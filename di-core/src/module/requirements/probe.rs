//! A probe for types that are no dependencies, so that rustc reports them once.
//!
//! The impl of `Injectable` reports such a field of a component, and a module that lists the component does not.

use std::marker::PhantomData;

use crate::dependency::Dependency;

/// A probe for whether `D` is a dependency.
///
/// rustc prefers an inherent constant to that of a trait, but only if the conditions of its impl hold.
#[allow(missing_debug_implementations)]
pub struct DependencyProbe<D>(PhantomData<fn(&D)>);

/// The answer of a probe whose type is no dependency.
pub trait NotDependency {
    /// False, because the type is no dependency.
    const IS_DEPENDENCY: bool = false;
}

/// A selector of `OrUnknown`.
#[allow(missing_debug_implementations)]
pub struct IfDependency<const IS_DEPENDENCY: bool>;

/// The type `D` if it is a dependency, and a dependency of which a module checks nothing otherwise.
pub trait OrUnknown<D> {
    /// The dependency.
    type Dependency;
}

impl<D: Dependency> DependencyProbe<D> {
    /// True, because the type is a dependency.
    pub const IS_DEPENDENCY: bool = true;
}

impl<D> NotDependency for DependencyProbe<D> {}

impl<D> OrUnknown<D> for IfDependency<true> {
    type Dependency = D;
}

impl<D> OrUnknown<D> for IfDependency<false> {
    type Dependency = Option<D>;
}
