//! The edges from the parameters of factories and decorators to entries of a module.

use std::marker::PhantomData;

use crate::binding::factory::{Dependencies, Function};
use crate::binding::injectable::field_names::Names;
use crate::module::check::exports::{Exports, ExportsArc, ExportsKeyed};
use crate::module::imported::Imported;
use crate::module::requirements::{DependencyIn, Edges, Provides, ProvidesKeyed};

/// The edges and the names of the parameters of a function.
#[derive(Clone, Copy, Debug)]
pub struct Parameters {
    pub(crate) edges: Edges,
    pub(crate) names: Names,
}

/// The names of parameters, by their numbers.
const NAMES: Names = Names("#1 #2 #3 #4 #5 #6 #7 #8 #9 #10 #11 #12 #13 #14 #15 #16 #17");

/// The parameters of a factory that the module `M` provides.
pub trait ParametersIn<M> {
    /// The edges of the parameters.
    #[doc(hidden)]
    const EDGES: Edges;
}

/// The parameters of a decorator that the module `M` provides, which are all but the first.
pub trait DecoratorIn<M> {
    /// The edges of the parameters.
    #[doc(hidden)]
    const EDGES: Edges;
}

/// The types of the parameters of a function. `Kind` is inferred.
///
/// rustc prefers a method that takes a value to one that takes a reference, but only if the conditions of its impl
/// hold. So it reports a parameter that is no dependency where the function is bound, and not in the graph too.
#[allow(missing_debug_implementations)]
pub struct ParametersOf<Args, Kind>(PhantomData<fn(&Args, &Kind)>);

/// The kind of a function of dependencies.
#[allow(missing_debug_implementations)]
pub struct OfDependencies;

/// The kind of another function.
#[allow(missing_debug_implementations)]
pub struct OfOthers;

/// Parameters of which a module checks nothing.
type UncheckedParameters = (Option<()>, Option<()>);

/// Returns the types of the parameters of a function.
#[must_use]
pub const fn parameters_of<F: Function<Args>, Args, Kind>(_: &F) -> ParametersOf<Args, Kind> {
    ParametersOf(PhantomData)
}

impl<Args: Dependencies> ParametersOf<Args, OfDependencies> {
    /// Returns the types of the parameters that a module checks.
    #[must_use]
    pub const fn checked(self) -> Self {
        self
    }
}

impl<Args> ParametersOf<Args, OfOthers> {
    /// Returns types that a module does not check.
    #[must_use]
    pub const fn checked(&self) -> ParametersOf<UncheckedParameters, OfDependencies> {
        ParametersOf(PhantomData)
    }
}

/// Returns the edges from the parameters of a factory to entries of the module `M`.
#[must_use]
pub const fn factory_in<M, Args: ParametersIn<M>>(
    _: ParametersOf<Args, OfDependencies>,
) -> Parameters {
    Parameters {
        edges: Args::EDGES,
        names: NAMES,
    }
}

/// Returns the edges from the parameters of a decorator to entries of the module `M`.
#[must_use]
pub const fn decorator_in<M, Args: DecoratorIn<M>>(
    _: ParametersOf<Args, OfDependencies>,
) -> Parameters {
    Parameters {
        edges: Args::EDGES,
        names: NAMES.after_first(),
    }
}

/// Returns the number of an entry that a module exports.
#[must_use]
pub const fn exported<M: Exports<K>, K: ?Sized>(_: Imported<M>) -> usize {
    <M as Provides<K>>::ENTRY
}

/// Returns the number of an entry that a module exports under a qualifier.
#[must_use]
pub const fn exported_keyed<M: ExportsKeyed<K, Q>, K: ?Sized, Q: ?Sized>(_: Imported<M>) -> usize {
    <M as ProvidesKeyed<K, Q>>::ENTRY
}

/// Returns the number of an entry that a module exports, whose key is spelt as an `Arc` of a trait object.
#[must_use]
pub const fn exported_arc<M: ExportsArc<K, T, Q>, K: ?Sized, T: ?Sized, Q: ?Sized>(
    _: Imported<M>,
) -> usize {
    M::ENTRY
}

/// The binding of a decorator without parameters is an error, so the graph reports none.
impl<M> DecoratorIn<M> for () {
    const EDGES: Edges = Edges::NONE;
}

macro_rules! parameters {
    ($($parameter:ident)*) => {
        impl<Module, $($parameter: DependencyIn<Module>),*> ParametersIn<Module>
            for ($($parameter,)*)
        {
            const EDGES: Edges = Edges::each(&[$($parameter::TARGETS),*]);
        }

        impl<Module, First, $($parameter: DependencyIn<Module>),*> DecoratorIn<Module>
            for (First, $($parameter,)*)
        {
            const EDGES: Edges = Edges::each(&[$($parameter::TARGETS),*]);
        }
    };
}

parameters!();
parameters!(A);
parameters!(A B);
parameters!(A B C);
parameters!(A B C D);
parameters!(A B C D E);
parameters!(A B C D E F);
parameters!(A B C D E F G);
parameters!(A B C D E F G H);
parameters!(A B C D E F G H I);
parameters!(A B C D E F G H I J);
parameters!(A B C D E F G H I J L);
parameters!(A B C D E F G H I J L K);
parameters!(A B C D E F G H I J L K N);
parameters!(A B C D E F G H I J L K N O);
parameters!(A B C D E F G H I J L K N O P);
parameters!(A B C D E F G H I J L K N O P Q);
