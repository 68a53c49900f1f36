//! What a component says of itself in a module.

use std::fmt::{self, Debug, Formatter};
use std::marker::PhantomData;
use std::panic::Location;

use super::fields::FieldsIn;
use super::graph::{Edges, Node};
use crate::binding::{ComponentBinding, component};
use crate::injectable::Injectable;
use crate::lifetime::Lifetime;
use crate::needed::Names;
use crate::parts::Parts;
use crate::traits::{Keys, Traits};

/// What the component `C` says of itself in the module `M`.
#[derive(Debug)]
pub struct Wired<C, M> {
    /// The lifetime that stands at the struct.
    lifetime: Lifetime,
    /// Whether a qualifier stands at the struct.
    is_keyed: bool,
    /// What its fields ask for.
    edges: Edges,
    of: PhantomData<(C, M)>,
}

/// Makes the binding of a component, and tells to which traits.
pub(crate) type Bind = fn() -> (ComponentBinding, Option<&'static Keys>);

/// How a component is bound that a module lists.
#[derive(Clone, Copy)]
pub(crate) struct Listed {
    pub(crate) bind: Bind,
    /// The lifetime, if it is not that of the struct.
    pub(crate) lifetime: Option<Lifetime>,
    /// Where the entry is.
    pub(crate) at: &'static Location<'static>,
}

impl<C, M> Wired<C, M> {
    /// A singleton without a qualifier.
    #[must_use]
    pub const fn of<Private>() -> Self
    where
        C: Parts<Private, Fields: FieldsIn<M>>,
    {
        Self {
            lifetime: Lifetime::Singleton,
            is_keyed: false,
            edges: <C::Fields as FieldsIn<M>>::EDGES,
            of: PhantomData,
        }
    }

    /// With another lifetime.
    #[must_use]
    pub const fn lifetime(mut self, lifetime: Lifetime) -> Self {
        self.lifetime = lifetime;
        self
    }

    /// Under a qualifier.
    #[must_use]
    pub const fn keyed(mut self) -> Self {
        self.is_keyed = true;
        self
    }

    /// As an entry of the module, bound to these traits.
    #[must_use]
    #[track_caller]
    pub const fn entry<T: Traits, const IS_NAMED: bool>(
        self,
        name: &'static str,
        aliases: usize,
    ) -> Node
    where
        C: Injectable,
    {
        let names = if IS_NAMED { names::<C>() } else { Names::NONE };
        let (lifetime, is_keyed) = (self.lifetime, self.is_keyed);
        Node::component(
            name,
            aliases,
            lifetime,
            is_keyed,
            self.edges,
            names,
            bind::<C, T>,
        )
    }
}

impl Debug for Listed {
    fn fmt(&self, out: &mut Formatter<'_>) -> fmt::Result {
        write!(out, "at {}", self.at)
    }
}

const fn names<C: Injectable>() -> Names {
    const { &C::DEFINITION }.names()
}

fn bind<C: Injectable, T: Traits>() -> (ComponentBinding, Option<&'static Keys>) {
    (component::<C>(), T::KEYS)
}
