//! What a component asks of a module, and how the module lists it.

use std::fmt::{self, Debug, Formatter};

use super::fields::FieldsIn;
use super::graph::{Edges, Kind, Node};
use super::provides::Provides;
use crate::binding::{ComponentBinding, component};
use crate::injectable::Injectable;
use crate::lifetime::Lifetime;
use crate::needed::Names;
use crate::traits::{And, Keys, Traits};

/// How a component is bound that a module lists.
#[derive(Clone, Copy)]
pub(crate) struct Listed {
    pub(crate) bind: fn() -> ComponentBinding,
    /// The traits to which.
    pub(crate) traits: fn() -> Option<&'static Keys>,
    /// The lifetime, if it is not that of the struct.
    pub(crate) lifetime: Option<Lifetime>,
    /// Where the entry is in the file of the module.
    pub(crate) line: u32,
}

/// What a component says of itself in a module.
#[derive(Debug)]
pub struct Wired {
    lifetime: Lifetime,
    is_keyed: bool,
    edges: Edges,
    names: Names,
    bind: fn() -> ComponentBinding,
}

impl Wired {
    const fn new<C: Injectable>(edges: Edges, names: &'static str) -> Self {
        Self {
            lifetime: Lifetime::Singleton,
            is_keyed: false,
            edges,
            names: Names(names),
            bind: component::<C>,
        }
    }

    /// That of the component `C` with fields of this list and of these names.
    #[must_use]
    pub const fn of<C: Injectable, M, F: FieldsIn<M>>(names: &'static str) -> Self {
        Self::new::<C>(F::EDGES, names)
    }

    /// With another lifetime than that of a singleton.
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
    pub const fn entry<T: Traits>(self, name: &'static str, line: u32, aliases: usize) -> Node {
        self.node(name, line, aliases, traits::<T>)
    }

    /// As an entry of the module, bound to one trait. rustc takes longer for a list of traits.
    #[must_use]
    pub const fn entry_as<K: ?Sized + 'static>(self, name: &'static str, line: u32) -> Node {
        self.node(name, line, 1, traits::<And<K, ()>>)
    }

    const fn node(
        self,
        name: &'static str,
        line: u32,
        aliases: usize,
        traits: fn() -> Option<&'static Keys>,
    ) -> Node {
        Node {
            name,
            kind: Kind::Made(self.lifetime),
            edges: self.edges,
            names: self.names,
            aliases,
            lacks_key: self.is_keyed,
            listed: Some(Listed {
                bind: self.bind,
                traits,
                lifetime: None,
                line,
            }),
        }
    }
}

impl Debug for Listed {
    fn fmt(&self, out: &mut Formatter<'_>) -> fmt::Result {
        write!(out, "in line {}", self.line)
    }
}

fn traits<T: Traits>() -> Option<&'static Keys> {
    T::KEYS
}

/// The functions that the derive calls, one for each number of `Arc`s.
macro_rules! of_pointers {
    ($($of:ident: $($field:ident)*;)*) => {
        impl Wired {$(
            /// That of the component `C`, whose injected fields are `Arc`s of these types.
            #[must_use]
            pub const fn $of<C: Injectable, M, $($field: ?Sized),*>(names: &'static str) -> Self
            where
                $(M: Provides<$field>),*
            {
                Self::new::<C>(Edges::pointers([$(<M as Provides<$field>>::ENTRY),*]), names)
            }
        )*}
    };
}

of_pointers! {
    of0:;
    of1: A1;
    of2: A1 A2;
    of3: A1 A2 A3;
    of4: A1 A2 A3 A4;
    of5: A1 A2 A3 A4 A5;
    of6: A1 A2 A3 A4 A5 A6;
    of7: A1 A2 A3 A4 A5 A6 A7;
    of8: A1 A2 A3 A4 A5 A6 A7 A8;
}
