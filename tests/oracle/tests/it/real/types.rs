//! The types of the keys: structs, traits and derived components.

use std::sync::Arc;

use wirework::Injectable;

use crate::model::BINDINGS;
use crate::model::event::{Event, Id, next_id, record};
use crate::real::dependency::Body;
use crate::real::held::{Held, Shared};

/// What each value consists of. It drops its parts in the order of the fields.
pub(crate) struct Node {
    pub(crate) id: Id,
    pub(crate) maker: usize,
    inner: Option<Held>,
    held: Vec<Held>,
}

impl Node {
    pub(crate) fn new(maker: usize, inner: Option<Held>, held: Vec<Held>) -> Self {
        let id = next_id();
        let inner_id = inner.as_ref().and_then(|inner| match inner {
            Held::Strong(inner) => Some(inner.node().id),
            _ => None,
        });
        record(Event::Made {
            id,
            maker,
            inner: inner_id,
            received: held.iter().map(Held::seen).collect(),
        });
        Self {
            id,
            maker,
            inner,
            held,
        }
    }

    /// Returns what the value holds.
    pub(crate) fn parts(&self) -> impl Iterator<Item = &Held> {
        self.inner.iter().chain(&self.held)
    }
}

impl Clone for Node {
    fn clone(&self) -> Self {
        let id = next_id();
        record(Event::Copied { id, of: self.id });
        Self {
            id,
            maker: self.maker,
            inner: None,
            held: Vec::new(),
        }
    }
}

impl Drop for Node {
    fn drop(&mut self) {
        record(Event::Dropped(self.id));
    }
}

#[derive(Clone)]
pub(crate) struct Part<const N: usize>(Node);

impl<const N: usize> Part<N> {
    pub(crate) fn new(node: Node) -> Self {
        Self(node)
    }
}

pub(crate) trait Role<const N: usize>: Send + Sync {
    fn node(&self) -> &Node;
}

/// What a factory of a trait returns.
struct Actor<const N: usize>(Node);

pub(crate) struct Qualifier<const N: usize>;

pub(crate) struct Level<const N: usize>;

/// A component without traits.
#[derive(Injectable)]
pub(crate) struct Alone {
    body: Body<BINDINGS>,
}

#[derive(Injectable)]
#[inject(bind(dyn Role<0>))]
pub(crate) struct Single {
    body: Body<{ BINDINGS + 1 }>,
}

#[derive(Injectable)]
#[inject(bind(dyn Role<0>, dyn Role<1>))]
pub(crate) struct Double {
    body: Body<{ BINDINGS + 2 }>,
}

#[derive(Injectable)]
#[inject(bind(dyn Role<1>, dyn Role<2>))]
pub(crate) struct Shifted {
    body: Body<{ BINDINGS + 3 }>,
}

/// A type of a key.
pub(crate) trait Target: Send + Sync + 'static {
    fn node(&self) -> &Node;

    fn of(node: Node) -> Arc<Self>;
}

impl<const N: usize> Target for Part<N> {
    fn node(&self) -> &Node {
        &self.0
    }

    fn of(node: Node) -> Arc<Self> {
        Arc::new(Self(node))
    }
}

impl<const N: usize> Role<N> for Actor<N> {
    fn node(&self) -> &Node {
        &self.0
    }
}

impl<const N: usize> Target for dyn Role<N> {
    fn node(&self) -> &Node {
        Role::node(self)
    }

    fn of(node: Node) -> Arc<Self> {
        Arc::new(Actor::<N>(node))
    }
}

macro_rules! components {
    ($($component:ident: $($role:literal)*;)*) => {$(
        impl Target for $component {
            fn node(&self) -> &Node {
                &self.body.0
            }

            fn of(node: Node) -> Arc<Self> {
                Arc::new(Self { body: Body(node) })
            }
        }

        $(impl Role<$role> for $component {
            fn node(&self) -> &Node {
                &self.body.0
            }
        })*
    )*};
}

components! {
    Alone: ;
    Single: 0;
    Double: 0 1;
    Shifted: 1 2;
}

impl<T: Target + ?Sized> Shared for Arc<T> {
    fn node(&self) -> &Node {
        T::node(self)
    }
}

impl<const N: usize> Shared for Part<N> {
    fn node(&self) -> &Node {
        &self.0
    }
}
