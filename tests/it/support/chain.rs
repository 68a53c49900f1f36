//! Thousands of keys: one struct under as many qualifiers.

use std::cell::Cell;
use std::sync::Arc;

use wirework::{Bind, Context, Dependency, Keyed, Lazy, Needs, ResolveError, bind};

/// The distance to the end of the chain.
#[derive(Debug)]
pub(crate) struct Link(pub(crate) usize);

/// A dependency on the next link of [`chain`].
pub(crate) struct Next(pub(crate) Arc<Link>);

/// The same dependency, deferred.
pub(crate) struct NextLazy(pub(crate) Lazy<Link>);

/// A link under its own qualifier.
struct Spot {
    bind: fn() -> Bind<Link>,
    describe: fn(&mut Needs),
    describe_lazy: fn(&mut Needs),
}

thread_local! {
    static NEXT: Cell<fn(&mut Needs)> = const { Cell::new(|_| {}) };
    static NEXT_LAZY: Cell<fn(&mut Needs)> = const { Cell::new(|_| {}) };
}

/// Calls `each` for this many keys, with the key to bind. During the call, [`Next`] depends on the
/// following key. At the end, it depends on the first key.
pub(crate) fn chain(length: usize, mut each: impl FnMut(usize, Bind<Link>)) {
    let mut spots = Vec::new();
    <Nine<Nine<Nine<Nine<End>>>> as Spots>::collect::<()>(&mut spots);
    assert!(length <= spots.len());
    for at in (0..length).rev() {
        each(at, (spots[at].bind)());
        NEXT.set(spots[at].describe);
        NEXT_LAZY.set(spots[at].describe_lazy);
    }
}

impl Dependency for Next {
    fn describe(needs: &mut Needs) {
        NEXT.get()(needs);
    }

    fn resolve(context: &mut Context<'_>) -> Result<Self, ResolveError> {
        Arc::resolve(context).map(Self)
    }
}

impl Dependency for NextLazy {
    fn describe(needs: &mut Needs) {
        NEXT_LAZY.get()(needs);
    }

    fn resolve(context: &mut Context<'_>) -> Result<Self, ResolveError> {
        Lazy::resolve(context).map(Self)
    }
}

/// Thousands of types, each of which is a qualifier.
trait Spots {
    fn collect<Q: 'static>(spots: &mut Vec<Spot>);
}

struct End;
struct Nine<S>(S);

impl Spots for End {
    fn collect<Q: 'static>(spots: &mut Vec<Spot>) {
        spots.push(Spot {
            bind: || bind::<Link>().key::<Q>(),
            describe: Keyed::<Q, Arc<Link>>::describe,
            describe_lazy: Keyed::<Q, Lazy<Link>>::describe,
        });
    }
}

impl<S: Spots> Spots for Nine<S> {
    fn collect<Q: 'static>(spots: &mut Vec<Spot>) {
        S::collect::<(Q, u8)>(spots);
        S::collect::<(Q, u16)>(spots);
        S::collect::<(Q, u32)>(spots);
        S::collect::<(Q, u64)>(spots);
        S::collect::<(Q, i8)>(spots);
        S::collect::<(Q, i16)>(spots);
        S::collect::<(Q, i32)>(spots);
        S::collect::<(Q, i64)>(spots);
        S::collect::<(Q, ())>(spots);
    }
}
