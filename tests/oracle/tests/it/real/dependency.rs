//! Dependencies that are chosen at run time.

use std::cell::{Cell, RefCell};
use std::collections::{BTreeMap, HashMap};
use std::rc::Rc;
use std::sync::{Arc, Weak};

use wirework::{Cloned, Context, Dependency, Keyed, Lazy, Needs, Provider, ResolveError};

use crate::model::shape::Shape;
use crate::model::{Edge, Key, Type, Wiring};
use crate::real::held::{Held, Receive};
use crate::real::types::{Alone, Double, Node, Part, Qualifier, Role, Shifted, Single, Target};

thread_local! {
    static WIRING: RefCell<Rc<Wiring>> = RefCell::default();
    static DIRECT: Cell<Option<Edge>> = const { Cell::new(None) };
}

/// Sets the wiring that the dependencies of this thread are read from.
pub(crate) fn set_wiring(wiring: &Rc<Wiring>) {
    WIRING.set(Rc::clone(wiring));
}

pub(crate) fn wiring() -> Rc<Wiring> {
    WIRING.with_borrow(Rc::clone)
}

/// The dependencies of a factory or a decorator.
pub(crate) struct Edges<const MAKER: usize>(pub(crate) Vec<Held>);

/// The contents of a component: its dependencies, and the record of its construction.
pub(crate) struct Body<const MAKER: usize>(pub(crate) Node);

/// A dependency of a caller.
pub(crate) struct Direct(pub(crate) Held);

impl Direct {
    /// Sets what the next call resolves.
    pub(crate) fn set(edge: Edge) {
        DIRECT.set(Some(edge));
    }
}

impl<const MAKER: usize> Dependency for Edges<MAKER> {
    fn describe(needs: &mut Needs) {
        for edge in wiring().edges_of(MAKER) {
            describe(*edge, needs);
        }
    }

    fn resolve(context: &mut Context<'_>) -> Result<Self, ResolveError> {
        let wiring = wiring();
        let mut held = Vec::new();
        for edge in wiring.edges_of(MAKER) {
            held.push(resolve(*edge, context)?);
        }
        Ok(Self(held))
    }
}

impl<const MAKER: usize> Dependency for Body<MAKER> {
    // So components are constructed on the short path.
    const RUNS_CODE: bool = false;

    fn describe(needs: &mut Needs) {
        Edges::<MAKER>::describe(needs);
    }

    fn resolve(context: &mut Context<'_>) -> Result<Self, ResolveError> {
        let Edges(held) = Edges::<MAKER>::resolve(context)?;
        Ok(Self(Node::new(MAKER, None, held)))
    }
}

impl Dependency for Direct {
    fn describe(needs: &mut Needs) {
        if let Some(edge) = DIRECT.get() {
            describe(edge, needs);
        }
    }

    fn resolve(context: &mut Context<'_>) -> Result<Self, ResolveError> {
        match DIRECT.get() {
            Some(edge) => resolve(edge, context).map(Self),
            None => Ok(Self(Held::Group(None))),
        }
    }
}

fn describe(edge: Edge, needs: &mut Needs) {
    match (edge.shape, edge.key.of) {
        (Shape::Cloned, Type::Part(_)) => {
            with_type!(part edge.key.of, T => describe_as::<Cloned<T>>(edge.key, needs));
        }
        (shape, of) => with_type!(of, T => describe_shape::<T>(shape, edge.key, needs)),
    }
}

fn resolve(edge: Edge, context: &mut Context<'_>) -> Result<Held, ResolveError> {
    match (edge.shape, edge.key.of) {
        (Shape::Cloned, Type::Part(_)) => {
            with_type!(part edge.key.of, T => group(one::<Cloned<T>>(edge.key, context)))
        }
        (shape, of) => with_type!(of, T => resolve_shape::<T>(shape, edge.key, context)),
    }
}

fn describe_shape<T: Target + ?Sized>(shape: Shape, key: Key, needs: &mut Needs) {
    match shape {
        Shape::Arc | Shape::Cloned => describe_as::<Arc<T>>(key, needs),
        Shape::Weak => describe_as::<Weak<T>>(key, needs),
        Shape::Lazy => describe_as::<Lazy<T>>(key, needs),
        Shape::Provider => describe_as::<Provider<T>>(key, needs),
        Shape::Option => describe_as::<Option<Arc<T>>>(key, needs),
        Shape::OptionLazy => describe_as::<Option<Lazy<T>>>(key, needs),
        Shape::OptionPair => describe_as::<Option<(Arc<T>, Arc<T>)>>(key, needs),
        Shape::OptionVec => describe_as::<Option<Vec<Arc<T>>>>(key, needs),
        Shape::OptionMap => describe_as::<Option<HashMap<u8, Arc<T>>>>(key, needs),
        Shape::OptionNested => describe_as::<Option<Nested<T>>>(key, needs),
        Shape::Pair => describe_as::<(Arc<T>, Vec<Arc<T>>)>(key, needs),
        Shape::Vec => describe_as::<Vec<Arc<T>>>(key, needs),
        Shape::VecLazy => describe_as::<Vec<Lazy<T>>>(key, needs),
        Shape::VecProvider => describe_as::<Vec<Provider<T>>>(key, needs),
        Shape::Numbers => describe_as::<HashMap<u8, Arc<T>>>(key, needs),
        Shape::Texts => describe_as::<BTreeMap<&'static str, Arc<T>>>(key, needs),
        Shape::NumbersLazy => describe_as::<BTreeMap<u8, Lazy<T>>>(key, needs),
        Shape::TextsProvider => describe_as::<HashMap<&'static str, Provider<T>>>(key, needs),
    }
}

fn resolve_shape<T: Target + ?Sized>(
    shape: Shape,
    key: Key,
    context: &mut Context<'_>,
) -> Result<Held, ResolveError> {
    match shape {
        Shape::Arc | Shape::Cloned => group(one::<Arc<T>>(key, context)),
        Shape::Weak => group(one::<Weak<T>>(key, context)),
        Shape::Lazy => group(one::<Lazy<T>>(key, context)),
        Shape::Provider => group(one::<Provider<T>>(key, context)),
        Shape::Option => optional(resolve_as::<Option<Arc<T>>>(key, context)),
        Shape::OptionLazy => optional(resolve_as::<Option<Lazy<T>>>(key, context)),
        Shape::OptionPair => pair(resolve_as::<Option<(Arc<T>, Arc<T>)>>(key, context)),
        Shape::OptionVec => optional(resolve_as::<Option<Vec<Arc<T>>>>(key, context)),
        Shape::OptionMap => optional(resolve_as::<Option<HashMap<u8, Arc<T>>>>(key, context)),
        Shape::OptionNested => {
            let nested = resolve_as::<Option<Nested<T>>>(key, context)?;
            Ok(Held::Group(nested.map(|(maybe, one, all)| {
                let maybe = Held::Group(maybe.map(|it| vec![it.held()]));
                vec![maybe, one.held(), all.held()]
            })))
        }
        Shape::Pair => pair(resolve_as::<(Arc<T>, Vec<Arc<T>>)>(key, context).map(Some)),
        Shape::Vec => group(one::<Vec<Arc<T>>>(key, context)),
        Shape::VecLazy => group(one::<Vec<Lazy<T>>>(key, context)),
        Shape::VecProvider => group(one::<Vec<Provider<T>>>(key, context)),
        Shape::Numbers => group(one::<HashMap<u8, Arc<T>>>(key, context)),
        Shape::Texts => group(one::<BTreeMap<&'static str, Arc<T>>>(key, context)),
        Shape::NumbersLazy => group(one::<BTreeMap<u8, Lazy<T>>>(key, context)),
        Shape::TextsProvider => group(one::<HashMap<&'static str, Provider<T>>>(key, context)),
    }
}

type Nested<T> = (Option<Arc<T>>, Arc<T>, Vec<Arc<T>>);

fn group(one: Result<Held, ResolveError>) -> Result<Held, ResolveError> {
    Ok(Held::Group(Some(vec![one?])))
}

fn optional<R: Receive>(option: Result<Option<R>, ResolveError>) -> Result<Held, ResolveError> {
    Ok(Held::Group(option?.map(|it| vec![it.held()])))
}

fn pair<A: Receive, B: Receive>(
    pair: Result<Option<(A, B)>, ResolveError>,
) -> Result<Held, ResolveError> {
    Ok(Held::Group(pair?.map(|(a, b)| vec![a.held(), b.held()])))
}

fn one<D: Dependency + Receive>(key: Key, context: &mut Context<'_>) -> Result<Held, ResolveError> {
    resolve_as::<D>(key, context).map(D::held)
}

fn describe_as<D: Dependency>(key: Key, needs: &mut Needs) {
    match key.qualifier {
        None => D::describe(needs),
        Some(0) => Keyed::<Qualifier<0>, D>::describe(needs),
        Some(_) => Keyed::<Qualifier<1>, D>::describe(needs),
    }
}

fn resolve_as<D: Dependency>(key: Key, context: &mut Context<'_>) -> Result<D, ResolveError> {
    match key.qualifier {
        None => D::resolve(context),
        Some(0) => Ok(Keyed::<Qualifier<0>, D>::resolve(context)?.into_inner()),
        Some(_) => Ok(Keyed::<Qualifier<1>, D>::resolve(context)?.into_inner()),
    }
}
