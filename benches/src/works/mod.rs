//! The works: the operations that every subject performs, and the graph that they use.
//!
//! This folder uses nothing of the other folders.

pub(crate) mod graph;
pub(crate) mod nodes;
mod operation;

pub(crate) use operation::{Construct, Operation, constructed, prepared};

/// An operation that is measured.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Work {
    /// Resolves a `dyn Clock` that was constructed before.
    Singleton,
    /// Borrows a `dyn Clock` that was constructed before.
    Reference,
    /// Constructs a `dyn Checkout`, which is the root of ten transient components.
    Transient,
    /// Constructs a `Handler`, which has five singletons.
    Handler,
    /// Constructs a `Reply` in an open scope, with a seed and two `Option`s.
    Seeded,
    /// Opens a scope, resolves a `UnitOfWork` with three scoped dependencies, and drops both.
    Scope,
    /// Constructs a `dyn Greeter` and its decorator.
    Decorated,
    /// Collects five singletons that are bound to `dyn Plugin`.
    Collection,
    /// Resolves a singleton among 10 bindings.
    AmongTen,
    /// Resolves a singleton among 10,000 bindings.
    AmongTenThousand,
}

impl Work {
    /// All works, in the order of the tables.
    pub(crate) const ALL: [Self; 10] = [
        Self::Singleton,
        Self::Reference,
        Self::Transient,
        Self::Handler,
        Self::Seeded,
        Self::Scope,
        Self::Decorated,
        Self::Collection,
        Self::AmongTen,
        Self::AmongTenThousand,
    ];

    /// The works that two threads also do at once.
    pub(crate) const ON_TWO_THREADS: [Self; 2] = [Self::Singleton, Self::Handler];

    /// The name on the command line and in the limits.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Singleton => "singleton",
            Self::Reference => "reference",
            Self::Transient => "transient",
            Self::Handler => "handler",
            Self::Seeded => "seeded",
            Self::Scope => "scope",
            Self::Decorated => "decorated",
            Self::Collection => "collection",
            Self::AmongTen => "among-10",
            Self::AmongTenThousand => "among-10000",
        }
    }

    /// The title of its row.
    pub(crate) fn title(self) -> &'static str {
        match self {
            Self::Singleton => "warm singleton",
            Self::Reference => "warm singleton by reference",
            Self::Transient => "transient graph of 10",
            Self::Handler => "handler with 5 singletons",
            Self::Seeded => "handler with a seed and `Option`s",
            Self::Scope => "scope with 3 scoped dependencies",
            Self::Decorated => "decorated transient",
            Self::Collection => "collection of 5",
            Self::AmongTen => "singleton among 10 bindings",
            Self::AmongTenThousand => "singleton among 10,000 bindings",
        }
    }

    /// The work of a name, if there is one.
    pub(crate) fn of_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|work| work.name() == name)
    }

    /// The number of components behind the resolved value, which proves that the work was done.
    fn components(self) -> u64 {
        match self {
            Self::Singleton | Self::Reference | Self::AmongTen | Self::AmongTenThousand => 1,
            Self::Transient => 10,
            Self::Handler => 6,
            Self::Scope => 4,
            Self::Decorated => 2,
            Self::Seeded | Self::Collection => 5,
        }
    }
}
