//! A few dozen prepared bindings whose dependencies are chosen at run time.

use std::cell::RefCell;
use std::sync::{Arc, Weak};

use wirework::{
    Binding, Context, Dependency, Keyed, Lazy, Lifetime, Needs, ResolveError, Scope, bind, decorate,
};

use crate::support::lasting;

/// The number of keys of each kind.
pub(super) const KEYS: usize = 12;
pub(super) const BINDINGS: usize = KINDS.len();

/// The kind of dependency on the key with this number.
#[derive(Clone, Copy, Debug)]
pub(super) enum Ask {
    One,
    Option,
    Keyed,
    Vec,
    Lazy,
    Weak,
    Trait,
    Traits,
}

/// The configuration of a binding: its lifetime and its dependencies.
#[derive(Clone, Debug)]
pub(super) struct Told {
    pub(super) lifetime: Lifetime,
    pub(super) needs: Vec<(Ask, usize)>,
}

/// A binding of the world.
pub(super) struct Kind {
    pub(super) role: Role,
    pub(super) bind: fn(&Told) -> Binding,
}

#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Role {
    Added,
    Replacing,
}

/// A description of the values that the constructor of a binding received.
pub(super) struct Thing<const KEY: usize>(String);

/// The same behind a trait.
pub(super) trait Face<const KEY: usize>: Send + Sync {
    fn text(&self) -> &str;
}

impl<const KEY: usize> Face<KEY> for Thing<KEY> {
    fn text(&self) -> &str {
        &self.0
    }
}

struct Other;

/// The dependencies of the binding with this number.
struct Needed<const BINDING: usize>(String);

thread_local! {
    static TOLD: RefCell<Vec<Told>> = const { RefCell::new(Vec::new()) };
}

/// Returns the configured bindings of the world, in their own order.
pub(super) fn tell(told: &[Told]) -> Vec<(Role, Binding)> {
    TOLD.set(told.to_vec());
    let kinds = KINDS.iter().zip(told);
    kinds
        .map(|(kind, told)| (kind.role, (kind.bind)(told)))
        .collect()
}

/// Returns a description of all values that a scope resolves.
pub(super) fn values(scope: &Scope) -> Vec<String> {
    ASKS.iter()
        .map(|asks| match (asks.value)(scope) {
            Ok(text) => text,
            Err(error) => error.to_string(),
        })
        .collect()
}

impl<const BINDING: usize> Dependency for Needed<BINDING> {
    fn describe(needs: &mut Needs) {
        for (ask, key) in TOLD.with_borrow(|told| told[BINDING].needs.clone()) {
            (ASKS[key].describe)(ask, needs);
        }
    }

    fn resolve(context: &mut Context<'_>) -> Result<Self, ResolveError> {
        let mut texts = vec![];
        for (ask, key) in TOLD.with_borrow(|told| told[BINDING].needs.clone()) {
            texts.push((ASKS[key].resolve)(ask, context)?);
        }
        Ok(Self(format!("{BINDING}({})", texts.join(" "))))
    }
}

/// The operations on a key whose number is known only at run time.
struct Asks {
    describe: fn(Ask, &mut Needs),
    resolve: fn(Ask, &mut Context<'_>) -> Result<String, ResolveError>,
    value: fn(&Scope) -> Result<String, ResolveError>,
}

type Traits<const KEY: usize> = Vec<Arc<dyn Face<KEY>>>;

const fn asks<const KEY: usize>() -> Asks {
    Asks {
        describe: |ask, needs| match ask {
            Ask::One => <Arc<Thing<KEY>>>::describe(needs),
            Ask::Option => <Option<Arc<Thing<KEY>>>>::describe(needs),
            Ask::Keyed => <Keyed<Other, Arc<Thing<KEY>>>>::describe(needs),
            Ask::Vec => <Vec<Arc<Thing<KEY>>>>::describe(needs),
            Ask::Lazy => <Lazy<Thing<KEY>>>::describe(needs),
            Ask::Weak => <Weak<Thing<KEY>>>::describe(needs),
            Ask::Trait => <Arc<dyn Face<KEY>>>::describe(needs),
            Ask::Traits => <Traits<KEY>>::describe(needs),
        },
        resolve: |ask, context| {
            Ok(match ask {
                Ask::One => <Arc<Thing<KEY>>>::resolve(context)?.0.clone(),
                Ask::Option => match <Option<Arc<Thing<KEY>>>>::resolve(context)? {
                    Some(thing) => format!("some {}", thing.0),
                    None => "none".into(),
                },
                Ask::Keyed => <Keyed<Other, Arc<Thing<KEY>>>>::resolve(context)?.0.clone(),
                Ask::Vec => things(&<Vec<Arc<Thing<KEY>>>>::resolve(context)?),
                Ask::Lazy => <Lazy<Thing<KEY>>>::resolve(context).map(|_| "later".into())?,
                Ask::Weak => match <Weak<Thing<KEY>>>::resolve(context)?.upgrade() {
                    Some(thing) => format!("weak {}", thing.0),
                    None => "gone".into(),
                },
                Ask::Trait => <Arc<dyn Face<KEY>>>::resolve(context)?.text().into(),
                Ask::Traits => faces(&<Traits<KEY>>::resolve(context)?),
            })
        },
        value: |scope| {
            let thing = scope.get::<Option<Arc<Thing<KEY>>>>()?;
            let thing = thing.map_or_else(|| "none".into(), |thing| thing.0.clone());
            Ok(format!("{thing} {}", faces(&scope.get::<Traits<KEY>>()?)))
        },
    }
}

/// An order that differs from the order of registration.
fn sorted(mut texts: Vec<&str>) -> String {
    texts.sort_unstable();
    format!("[{}]", texts.join(", "))
}

fn things<const KEY: usize>(things: &[Arc<Thing<KEY>>]) -> String {
    sorted(things.iter().map(|thing| thing.0.as_str()).collect())
}

fn faces<const KEY: usize>(faces: &[Arc<dyn Face<KEY>>]) -> String {
    sorted(faces.iter().map(|face| face.text()).collect())
}

static ASKS: [Asks; KEYS] = [
    asks::<0>(),
    asks::<1>(),
    asks::<2>(),
    asks::<3>(),
    asks::<4>(),
    asks::<5>(),
    asks::<6>(),
    asks::<7>(),
    asks::<8>(),
    asks::<9>(),
    asks::<10>(),
    asks::<11>(),
];

macro_rules! kind {
    ($role:ident, |$told:ident| $binding:expr) => {
        Kind {
            role: Role::$role,
            bind: |$told| $binding,
        }
    };
}

macro_rules! thing {
    ($role:ident $binding:literal, $key:literal) => {
        kind!($role, |told| {
            let factory = |needed: Needed<$binding>| Thing::<$key>(needed.0);
            lasting(told.lifetime, bind::<Thing<$key>>().to(factory)).into()
        })
    };
}

macro_rules! keyed {
    ($role:ident $binding:literal, $key:literal) => {
        kind!($role, |told| {
            let factory = |needed: Needed<$binding>| Thing::<$key>(needed.0);
            lasting(
                told.lifetime,
                bind::<Thing<$key>>().key::<Other>().to(factory),
            )
            .into()
        })
    };
}

macro_rules! face {
    ($role:ident $binding:literal, $key:literal) => {
        kind!($role, |told| {
            let factory =
                |needed: Needed<$binding>| -> Arc<dyn Face<$key>> { Arc::new(Thing(needed.0)) };
            lasting(told.lifetime, bind::<dyn Face<$key>>().to(factory)).into()
        })
    };
}

macro_rules! decorator {
    ($role:ident $binding:literal, $key:literal) => {
        kind!($role, |_told| {
            decorate::<Thing<$key>>().with(|inner: Arc<Thing<$key>>, needed: Needed<$binding>| {
                Thing::<$key>(format!("{} around {}", needed.0, inner.0))
            })
        })
    };
}

macro_rules! trait_decorator {
    ($role:ident $binding:literal, $key:literal) => {
        kind!($role, |_told| {
            let decorator =
                |inner: Arc<dyn Face<$key>>, needed: Needed<$binding>| -> Arc<dyn Face<$key>> {
                    Arc::new(Thing(format!("{} around {}", needed.0, inner.text())))
                };
            decorate::<dyn Face<$key>>().with(decorator)
        })
    };
}

// Each binding has its own line, because the place of a binding is its line.
static KINDS: [Kind; 29] = [
    thing!(Added 0, 0),
    thing!(Added 1, 1),
    thing!(Added 2, 2),
    thing!(Added 3, 3),
    thing!(Added 4, 4),
    thing!(Added 5, 5),
    thing!(Added 6, 6),
    thing!(Added 7, 7),
    thing!(Added 8, 8),
    thing!(Added 9, 9),
    thing!(Added 10, 10),
    thing!(Added 11, 11),
    thing!(Added 12, 0),
    thing!(Added 13, 1),
    face!(Added 14, 0),
    face!(Added 15, 1),
    face!(Added 16, 2),
    face!(Added 17, 3),
    face!(Added 18, 0),
    face!(Added 19, 1),
    face!(Added 20, 2),
    face!(Added 21, 3),
    keyed!(Added 22, 4),
    keyed!(Added 23, 5),
    keyed!(Added 24, 6),
    decorator!(Added 25, 2),
    trait_decorator!(Added 26, 0),
    thing!(Replacing 27, 3),
    face!(Replacing 28, 1),
];
