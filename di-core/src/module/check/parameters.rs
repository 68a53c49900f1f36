//! What the parameters of factories and decorators ask of a module.

use super::dependency::DependencyIn;
use super::graph::{Edge, Import, SuppliedBy};
use super::provides::{Exports, ExportsKeyed, Provides, ProvidesKeyed};
use crate::factory::Function;

/// Parameters that a module answers.
pub trait ParametersIn<M> {
    /// What they ask for.
    #[doc(hidden)]
    const EDGES: &'static [Edge];
}

/// The parameters of a decorator that a module answers: all but the first.
pub trait DecoratorIn<M> {
    /// What they ask for.
    #[doc(hidden)]
    const EDGES: &'static [Edge];
}

/// What the parameters of a factory ask of the module `M`.
#[must_use]
pub const fn factory_in<M, F: Function<Args>, Args: ParametersIn<M>>(_: &F) -> &'static [Edge] {
    Args::EDGES
}

/// What the parameters of a decorator ask of the module `M`.
#[must_use]
pub const fn decorator_in<M, F: Function<Args>, Args: DecoratorIn<M>>(_: &F) -> &'static [Edge] {
    Args::EDGES
}

/// The module `I`, as `M` imports it.
#[must_use]
pub const fn imported<I: SuppliedBy<M>, M>() -> Import {
    Import {
        graph: I::GRAPH,
        supplied: I::SUPPLIED,
    }
}

/// The number of an entry that a module exports.
#[must_use]
pub const fn exported<M: Exports<K>, K: ?Sized>() -> usize {
    <M as Provides<K>>::ENTRY
}

/// The number of an entry that a module exports under a qualifier.
#[must_use]
pub const fn exported_keyed<M: ExportsKeyed<K, Q>, K: ?Sized, Q: ?Sized>() -> usize {
    <M as ProvidesKeyed<K, Q>>::ENTRY
}

macro_rules! parameters {
    ($($parameter:ident $number:literal $next:literal)*) => {
        impl<Module, $($parameter: DependencyIn<Module>),*> ParametersIn<Module>
            for ($($parameter,)*)
        {
            const EDGES: &'static [Edge] = &[$(Edge {
                name: $number,
                targets: $parameter::TARGETS,
            }),*];
        }

        impl<Module, First, $($parameter: DependencyIn<Module>),*> DecoratorIn<Module>
            for (First, $($parameter,)*)
        {
            const EDGES: &'static [Edge] = &[$(Edge {
                name: $next,
                targets: $parameter::TARGETS,
            }),*];
        }
    };
}

parameters!();
parameters!(A "#1" "#2");
parameters!(A "#1" "#2" B "#2" "#3");
parameters!(A "#1" "#2" B "#2" "#3" C "#3" "#4");
parameters!(A "#1" "#2" B "#2" "#3" C "#3" "#4" D "#4" "#5");
parameters!(A "#1" "#2" B "#2" "#3" C "#3" "#4" D "#4" "#5" E "#5" "#6");
parameters!(A "#1" "#2" B "#2" "#3" C "#3" "#4" D "#4" "#5" E "#5" "#6" F "#6" "#7");
parameters!(A "#1" "#2" B "#2" "#3" C "#3" "#4" D "#4" "#5" E "#5" "#6" F "#6" "#7" G "#7" "#8");
parameters!(A "#1" "#2" B "#2" "#3" C "#3" "#4" D "#4" "#5" E "#5" "#6" F "#6" "#7" G "#7" "#8" H "#8" "#9");
parameters!(A "#1" "#2" B "#2" "#3" C "#3" "#4" D "#4" "#5" E "#5" "#6" F "#6" "#7" G "#7" "#8" H "#8" "#9" I "#9" "#10");
parameters!(A "#1" "#2" B "#2" "#3" C "#3" "#4" D "#4" "#5" E "#5" "#6" F "#6" "#7" G "#7" "#8" H "#8" "#9" I "#9" "#10" J "#10" "#11");
parameters!(A "#1" "#2" B "#2" "#3" C "#3" "#4" D "#4" "#5" E "#5" "#6" F "#6" "#7" G "#7" "#8" H "#8" "#9" I "#9" "#10" J "#10" "#11" L "#11" "#12");
parameters!(A "#1" "#2" B "#2" "#3" C "#3" "#4" D "#4" "#5" E "#5" "#6" F "#6" "#7" G "#7" "#8" H "#8" "#9" I "#9" "#10" J "#10" "#11" L "#11" "#12" K "#12" "#13");
parameters!(A "#1" "#2" B "#2" "#3" C "#3" "#4" D "#4" "#5" E "#5" "#6" F "#6" "#7" G "#7" "#8" H "#8" "#9" I "#9" "#10" J "#10" "#11" L "#11" "#12" K "#12" "#13" N "#13" "#14");
parameters!(A "#1" "#2" B "#2" "#3" C "#3" "#4" D "#4" "#5" E "#5" "#6" F "#6" "#7" G "#7" "#8" H "#8" "#9" I "#9" "#10" J "#10" "#11" L "#11" "#12" K "#12" "#13" N "#13" "#14" O "#14" "#15");
parameters!(A "#1" "#2" B "#2" "#3" C "#3" "#4" D "#4" "#5" E "#5" "#6" F "#6" "#7" G "#7" "#8" H "#8" "#9" I "#9" "#10" J "#10" "#11" L "#11" "#12" K "#12" "#13" N "#13" "#14" O "#14" "#15" P "#15" "#16");
parameters!(A "#1" "#2" B "#2" "#3" C "#3" "#4" D "#4" "#5" E "#5" "#6" F "#6" "#7" G "#7" "#8" H "#8" "#9" I "#9" "#10" J "#10" "#11" L "#11" "#12" K "#12" "#13" N "#13" "#14" O "#14" "#15" P "#15" "#16" Q "#16" "#17");
