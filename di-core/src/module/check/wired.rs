//! What a component asks of a module, and how the module lists it.

use std::fmt::{self, Debug, Formatter};
use std::marker::PhantomData;
use std::panic::Location;

use super::graph::{Edges, Node, Targets, WiredIn};
use super::provides::Provides;
use crate::binding::{ComponentBinding, component};
use crate::injectable::Injectable;
use crate::lifetime::Lifetime;
use crate::needed::Names;
use crate::traits::{Keys, Traits};

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

/// What the component `C` says of itself in the module `M`.
#[derive(Debug)]
pub struct Wired<C, M> {
    lifetime: Lifetime,
    is_keyed: bool,
    edges: Edges,
    of: PhantomData<(C, M)>,
}

impl<C: WiredIn<M>, M> Wired<C, M> {
    pub(super) const ALL: Self = Self {
        lifetime: C::LIFETIME,
        is_keyed: C::IS_KEYED,
        edges: C::EDGES,
        of: PhantomData,
    };
}

// Without conditions, so that rustc tells once what is not provided.
impl<C, M> Wired<C, M> {
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

/// What fields ask of a module that are so many `Arc`s.
macro_rules! edges {
    ($($edges:ident: $($field:ident)*;)*) => {$(
        /// What fields ask of the module `M` that are `Arc`s of these types.
        #[must_use]
        pub const fn $edges<M, $($field: ?Sized),*>() -> Edges
        where
            $(M: Provides<$field>),*
        {
            Edges::Each(const { &[$(Targets::One(<M as Provides<$field>>::ENTRY)),*] })
        }
    )*};
}

edges! {
    edges0:;
    edges1: A1;
    edges2: A1 A2;
    edges3: A1 A2 A3;
    edges4: A1 A2 A3 A4;
    edges5: A1 A2 A3 A4 A5;
    edges6: A1 A2 A3 A4 A5 A6;
    edges7: A1 A2 A3 A4 A5 A6 A7;
    edges8: A1 A2 A3 A4 A5 A6 A7 A8;
}
