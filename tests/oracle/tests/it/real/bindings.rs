//! From a wiring to a builder.

use std::cell::RefCell;
use std::fmt::{self, Display, Formatter};
use std::sync::Arc;
use std::task::Poll;

use wirework::{Bind, Binding as Bound, Container, ContainerBuilder, FactoryBinding};

use crate::model::event::{Event, record};
use crate::model::{
    Binding, Entry, Fails, Key, Lifetime, MAKERS, OVERRIDES, Source, Type, Wiring, decorator_maker,
};
use crate::real::dependency::{Edges, wiring};
use crate::real::held::{Held, Receive, get};
use crate::real::modules::Space;
use crate::real::originals::original_of;
use crate::real::places::{bind_at, component_at, decorate_at};
use crate::real::types::{
    Alone, Double, Level, Node, Part, Qualifier, Role, Shifted, Single, Target,
};

/// The error of a constructor.
#[derive(Debug)]
pub(crate) struct Refusal;

impl Display for Refusal {
    fn fmt(&self, out: &mut Formatter<'_>) -> fmt::Result {
        out.write_str("told to fail")
    }
}

impl std::error::Error for Refusal {}

thread_local! {
    /// For each maker, the number of its constructor calls that failed.
    static FAILURES: RefCell<Vec<usize>> = const { RefCell::new(Vec::new()) };
}

pub(crate) fn builder(wiring: &Wiring) -> ContainerBuilder {
    FAILURES.set(vec![0; MAKERS + OVERRIDES]);
    let mut builder = Container::builder();
    for (outer, inner) in &wiring.levels {
        builder = match (outer, inner) {
            (0, 0) => builder.scope_levels::<(Level<0>, Level<0>)>(),
            (0, _) => builder.scope_levels::<(Level<0>, Level<1>)>(),
            (_, 0) => builder.scope_levels::<(Level<1>, Level<0>)>(),
            (_, _) => builder.scope_levels::<(Level<1>, Level<1>)>(),
        };
    }
    // A replacement is in the place of the first binding that it replaces.
    let mut other_originals = Vec::new();
    for it in wiring.bindings_in(0) {
        builder = match wiring.original_of(it) {
            Some(original) => {
                let replaced = original.as_bindings(it);
                let mut replaced = replaced.iter().map(original_of);
                let first = replaced.next().into_iter();
                other_originals.extend(replaced);
                let added = first.fold(builder, ContainerBuilder::add);
                added.replace(bound(it))
            }
            None => builder.add(bound(it)),
        };
    }
    let mut builder = other_originals
        .into_iter()
        .fold(builder, ContainerBuilder::add);
    for (number, key) in wiring.decorators.iter().enumerate() {
        if key.space == 0 {
            builder = builder.add(decorator(number, *key));
        }
    }
    let in_modules = wiring.bindings.iter().filter(|it| it.key.space > 0);
    for it in in_modules.filter(|it| wiring.original_of(it).is_some()) {
        builder = builder.replace(bound(it));
    }
    let [first, second, third] = wiring.modules.is_installed;
    if first {
        builder = builder.install(Space::<1>);
    }
    if second {
        builder = builder.install(Space::<2>);
    }
    if third {
        builder = builder.install(Space::<3>);
    }
    builder
}

pub(crate) fn bound(it: &Binding) -> Bound {
    match it.source {
        Source::Component => component(it),
        _ => with_type!(factory it.key.of, T => binding::<T>(it)),
    }
}

fn component(it: &Binding) -> Bound {
    let Type::Component(number) = it.key.of else {
        unreachable!("a component has a type of its own")
    };
    let bound = match number {
        0 => component_at::<Alone>(it.place),
        1 => component_at::<Single>(it.place),
        2 => component_at::<Double>(it.place),
        _ => component_at::<Shifted>(it.place),
    };
    let bound = match it.lifetime {
        Lifetime::Singleton => bound.singleton(),
        Lifetime::Scoped => bound.scoped(),
        Lifetime::ScopedIn(0) => bound.scoped_in::<Level<0>>(),
        Lifetime::ScopedIn(_) => bound.scoped_in::<Level<1>>(),
        Lifetime::Transient => bound.transient(),
    };
    let bound = match it.key.qualifier {
        None => bound,
        Some(0) => bound.key::<Qualifier<0>>(),
        Some(_) => bound.key::<Qualifier<1>>(),
    };
    let bound = match it.entry {
        None => bound,
        Some(Entry::Number(key)) => bound.entry(key),
        Some(Entry::Text(key)) => bound.entry(key),
    };
    let bound = if it.is_eager { bound.eager() } else { bound };
    bound.into()
}

fn binding<K: Target + ?Sized>(it: &Binding) -> Bound {
    let bound = begun::<K>(it);
    match it.source {
        Source::Value => bound.to_arc(K::of(Node::new(it.maker(), None, Vec::new()))),
        Source::Seed => bound.to_seed(),
        Source::Factory | Source::Component => factory(bound, it),
    }
}

/// Begins a binding with its key and its entry.
pub(crate) fn begun<K: Target + ?Sized>(it: &Binding) -> Bind<K> {
    let bound = bind_at::<K>(it.place, it.is_default);
    let bound = match it.key.qualifier {
        None => bound,
        Some(0) => bound.key::<Qualifier<0>>(),
        Some(_) => bound.key::<Qualifier<1>>(),
    };
    match it.entry {
        None => bound,
        Some(Entry::Number(key)) => bound.entry(key),
        Some(Entry::Text(key)) => bound.entry(key),
    }
}

fn factory<K: Target + ?Sized>(bound: Bind<K>, it: &Binding) -> Bound {
    let bound: FactoryBinding<K> = with_number!(it.place, N in 0 1 2 3 4 5 6 7 => {
        if it.life.is_async {
            to_async::<K, N>(bound)
        } else {
            to::<K, N>(bound)
        }
    });
    with_settings(bound, it)
}

/// Adds the hooks, the lifetime and the flags.
pub(crate) fn with_settings<K: Target + ?Sized>(bound: FactoryBinding<K>, it: &Binding) -> Bound {
    let bound = hooked(bound, it);
    let bound = match it.lifetime {
        Lifetime::Singleton => bound.singleton(),
        Lifetime::Scoped => bound.scoped(),
        Lifetime::ScopedIn(0) => bound.scoped_in::<Level<0>>(),
        Lifetime::ScopedIn(_) => bound.scoped_in::<Level<1>>(),
        Lifetime::Transient => bound.transient(),
    };
    let bound = if it.is_eager { bound.eager() } else { bound };
    bound.into()
}

fn to<K: Target + ?Sized, const MAKER: usize>(bound: Bind<K>) -> FactoryBinding<K> {
    bound.to(|Edges(held): Edges<MAKER>| construct::<K>(MAKER, None, held))
}

fn to_async<K: Target + ?Sized, const MAKER: usize>(bound: Bind<K>) -> FactoryBinding<K> {
    bound.to_async(|Edges(held): Edges<MAKER>| async move {
        yields(MAKER % 3).await;
        construct::<K>(MAKER, None, held)
    })
}

fn hooked<K: Target + ?Sized>(bound: FactoryBinding<K>, it: &Binding) -> FactoryBinding<K> {
    let place = it.place;
    let mut bound = bound;
    if it.life.has_start {
        bound = bound.on_start(move |value: Arc<K>| async move {
            yields(place % 2).await;
            record(Event::Started(place, value.node().id));
        });
    }
    if it.life.has_stop {
        bound = bound.on_stop(move |value: Arc<K>| async move {
            yields(place % 2).await;
            record(Event::Stopped(place, value.node().id));
        });
    }
    bound
}

/// Lets other futures run a number of times.
async fn yields(times: usize) {
    for _ in 0..times {
        let mut is_ready = false;
        std::future::poll_fn(|context| {
            context.waker().wake_by_ref();
            if std::mem::replace(&mut is_ready, true) {
                Poll::Ready(())
            } else {
                Poll::Pending
            }
        })
        .await;
    }
}

pub(crate) fn decorator(number: usize, key: Key) -> Bound {
    const FIRST: usize = crate::model::BINDINGS + crate::model::COMPONENTS;
    with_type!(key.of, T => match number {
        0 => wrap::<T, FIRST>(number, key),
        1 => wrap::<T, { FIRST + 1 }>(number, key),
        _ => wrap::<T, { FIRST + 2 }>(number, key),
    })
}

fn wrap<K: Target + ?Sized, const MAKER: usize>(number: usize, key: Key) -> Bound {
    debug_assert_eq!(MAKER, decorator_maker(number));
    let decorator = decorate_at::<K>(number);
    let decorator = match key.qualifier {
        None => decorator,
        Some(0) => decorator.key::<Qualifier<0>>(),
        Some(_) => decorator.key::<Qualifier<1>>(),
    };
    if wiring().async_decorators[number] {
        return decorator.with_async(|inner: Arc<K>, Edges(held): Edges<MAKER>| async move {
            yields(MAKER % 3).await;
            construct::<K>(MAKER, Some(inner.held()), held)
        });
    }
    decorator.with(|inner: Arc<K>, Edges(held): Edges<MAKER>| {
        construct::<K>(MAKER, Some(inner.held()), held)
    })
}

/// What each constructor does.
pub(crate) fn construct<K: Target + ?Sized>(
    maker: usize,
    inner: Option<Held>,
    held: Vec<Held>,
) -> Result<Arc<K>, Refusal> {
    let wiring = wiring();
    for (edge, held) in wiring.edges_of(maker).iter().zip(&held) {
        if edge.is_hasty {
            let mut handles = Vec::new();
            held.visit(&mut None, &mut handles);
            handles.into_iter().for_each(get);
        }
    }
    let fails = wiring.at(maker).map_or(Fails::Never, |it| it.fails);
    if has_failed(maker, fails) {
        return Err(Refusal);
    }
    Ok(K::of(Node::new(maker, inner, held)))
}

fn has_failed(maker: usize, fails: Fails) -> bool {
    FAILURES.with_borrow_mut(|failures| {
        let fails = match fails {
            Fails::Never => false,
            Fails::Once => failures[maker] == 0,
            Fails::Always => true,
        };
        failures[maker] += usize::from(fails);
        fails
    })
}
