//! Promise 3: a singleton is constructed once per container, however many threads resolve it.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use wirework::{Container, Injectable, Lazy, Provider, bind, component};

use crate::support::{all_at_once, built};

const THREADS: usize = 8;

trait Clock: Send + Sync {}
trait Watch: Send + Sync {}

/// Returns a singleton and the number of its constructions.
fn counted() -> (Container, Arc<AtomicUsize>) {
    let made = Arc::new(AtomicUsize::new(0));
    let count = Arc::clone(&made);
    let factory = move || count.fetch_add(1, Ordering::SeqCst);
    let builder = Container::builder()
        .add(bind::<usize>().to(factory))
        .add(bind::<u64>().to(|n: Arc<usize>| *n as u64));
    (built(builder), made)
}

#[test]
fn eight_threads_that_ask_at_once_get_the_one_that_is_made() {
    for _ in 0..50 {
        let (container, made) = counted();
        let ask = || {
            let container = container.clone();
            move || container.resolve::<usize>().unwrap()
        };
        let values = all_at_once((0..THREADS).map(|_| ask()));
        assert_eq!(made.load(Ordering::SeqCst), 1);
        assert!(values.iter().all(|value| Arc::ptr_eq(value, &values[0])));
    }
}

#[test]
fn threads_that_ask_in_other_ways_get_the_same() {
    for _ in 0..20 {
        let (container, made) = counted();
        let lazy: Lazy<usize> = container.get().unwrap();
        let provider: Provider<usize> = container.get().unwrap();
        let scope = container.scope().open().unwrap();
        let handles = Arc::new((container, lazy, provider, scope));
        let ask = |way: usize| {
            let handles = Arc::clone(&handles);
            move || {
                let (container, lazy, provider, scope) = &*handles;
                let value = match way {
                    0 => container.resolve::<usize>(),
                    1 => lazy.get(),
                    2 => provider.get(),
                    3 => scope.resolve::<usize>(),
                    4 => container.resolve::<u64>().map(|_| Arc::new(0)),
                    5 => container.resolve_ref::<usize>().map(|n| Arc::new(*n)),
                    6 => container.get::<(Arc<usize>,)>().map(|(n,)| n),
                    _ => container.call(|n: Arc<usize>| n),
                };
                *value.unwrap()
            }
        };
        let values = all_at_once((0..THREADS).map(ask));
        assert_eq!(values, [0; THREADS]);
        assert_eq!(made.load(Ordering::SeqCst), 1);
    }
}

#[test]
fn each_container_makes_its_own() {
    let ((one, made), (other, made_too)) = (counted(), counted());
    one.resolve::<usize>().unwrap();
    other.resolve::<usize>().unwrap();
    let made = made.load(Ordering::SeqCst) + made_too.load(Ordering::SeqCst);
    assert_eq!(made, 2);
}

#[test]
fn a_clone_is_the_same_container() {
    let (container, made) = counted();
    let clone = container.clone();
    let value = container.resolve::<usize>().unwrap();
    assert!(Arc::ptr_eq(&value, &clone.resolve().unwrap()));
    assert_eq!(made.load(Ordering::SeqCst), 1);
}

#[test]
fn what_many_need_at_once_is_made_once() {
    static MADE: AtomicUsize = AtomicUsize::new(0);

    #[derive(Injectable)]
    #[inject(bind(dyn Clock, dyn Watch), constructor = Self::new)]
    struct Both;
    impl Clock for Both {}
    impl Watch for Both {}
    impl Both {
        fn new() -> Self {
            MADE.fetch_add(1, Ordering::SeqCst);
            Self
        }
    }

    for round in 1..=20 {
        let builder = Container::builder().add(component::<Both>());
        let container = built(builder);
        let ask = |way: usize| {
            let container = container.clone();
            move || match way % 3 {
                0 => drop(container.resolve::<Both>().unwrap()),
                1 => drop(container.resolve::<dyn Clock>().unwrap()),
                _ => drop(container.resolve::<dyn Watch>().unwrap()),
            }
        };
        all_at_once((0..THREADS).map(ask));
        assert_eq!(MADE.load(Ordering::SeqCst), round);
    }
}

#[test]
fn what_is_scoped_is_made_once_in_a_scope_that_threads_share() {
    for _ in 0..20 {
        let made = Arc::new(AtomicUsize::new(0));
        let count = Arc::clone(&made);
        let factory = move || count.fetch_add(1, Ordering::SeqCst);
        let container = built(Container::builder().add(bind::<usize>().to(factory).scoped()));
        let scope = container.scope().open().unwrap();
        let ask = || {
            let scope = scope.clone();
            move || scope.resolve::<usize>().unwrap()
        };
        let values = all_at_once((0..THREADS).map(|_| ask()));
        assert_eq!(made.load(Ordering::SeqCst), 1);
        assert!(values.iter().all(|value| Arc::ptr_eq(value, &values[0])));
    }
}

#[test]
fn threads_that_wait_for_a_slow_constructor_get_its_value() {
    for _ in 0..20 {
        let asked = Arc::new(AtomicUsize::new(0));
        let seen = Arc::clone(&asked);
        // Ends when all other threads are about to resolve it.
        let factory = move || {
            while seen.load(Ordering::SeqCst) < THREADS {
                std::thread::yield_now();
            }
            7_u8
        };
        let container = built(Container::builder().add(bind::<u8>().to(factory)));
        let ask = || {
            let (container, asked) = (container.clone(), Arc::clone(&asked));
            move || {
                asked.fetch_add(1, Ordering::SeqCst);
                *container.resolve::<u8>().unwrap()
            }
        };
        assert_eq!(all_at_once((0..THREADS).map(|_| ask())), [7; THREADS]);
    }
}

/// Returns a container with a transient, alone and as a trait, and the number of its constructions.
fn counted_transient() -> (Container, Arc<AtomicUsize>) {
    struct Counted;
    impl Clock for Counted {}

    let made = Arc::new(AtomicUsize::new(0));
    let count = Arc::clone(&made);
    let factory = move || {
        count.fetch_add(1, Ordering::SeqCst);
        std::thread::sleep(std::time::Duration::from_millis(5));
        Arc::new(Counted) as Arc<dyn Clock>
    };
    let builder = Container::builder().add(bind::<dyn Clock>().to(factory).transient());
    (built(builder), made)
}

#[test]
fn one_lazy_of_a_transient_resolves_it_once() {
    let (container, made) = counted_transient();
    let lazy: Arc<Lazy<dyn Clock>> = Arc::new(container.get().unwrap());
    let get = |_| {
        let lazy = Arc::clone(&lazy);
        move || lazy.get().unwrap()
    };
    let values = all_at_once((0..THREADS).map(get));
    assert_eq!(made.load(Ordering::SeqCst), 1);
    assert!(values.iter().all(|value| Arc::ptr_eq(value, &values[0])));

    let other: Lazy<dyn Clock> = container.get().unwrap();
    assert!(!Arc::ptr_eq(&other.get().unwrap(), &values[0]));
}

#[test]
fn a_lazy_of_a_transient_component_resolves_it_once_as_a_trait() {
    #[derive(Injectable)]
    #[inject(bind(dyn Clock), transient, constructor = Self::counted)]
    struct Slow {
        made: Arc<AtomicUsize>,
    }

    impl Slow {
        fn counted(made: Arc<AtomicUsize>) -> Self {
            made.fetch_add(1, Ordering::SeqCst);
            std::thread::yield_now();
            Self { made }
        }
    }

    impl Clock for Slow {}

    let made = Arc::new(AtomicUsize::new(0));
    let shared = bind::<AtomicUsize>().to_arc(Arc::clone(&made));
    let container = built(Container::builder().add(shared).add(component::<Slow>()));
    let lazy: Arc<Lazy<dyn Clock>> = Arc::new(container.get().unwrap());
    let get = |_| {
        let lazy = Arc::clone(&lazy);
        move || lazy.get().unwrap()
    };
    let values = all_at_once((0..THREADS).map(get));
    assert_eq!(made.load(Ordering::SeqCst), 1);
    assert!(values.iter().all(|value| Arc::ptr_eq(value, &values[0])));
    let slow = container.resolve::<Slow>().unwrap();
    assert_eq!(slow.made.load(Ordering::SeqCst), 2);
}

#[test]
fn a_failure_gives_the_turn_to_the_next_thread() {
    let made = Arc::new(AtomicUsize::new(0));
    let count = Arc::clone(&made);
    let factory = move || match count.fetch_add(1, Ordering::SeqCst) {
        0 => {
            std::thread::sleep(std::time::Duration::from_millis(5));
            Err("not yet")
        }
        n => Ok(n),
    };
    let container = built(Container::builder().add(bind::<usize>().to(factory).transient()));
    let lazy: Arc<Lazy<usize>> = Arc::new(container.get().unwrap());
    let get = |_| {
        let lazy = Arc::clone(&lazy);
        move || lazy.get().ok()
    };
    let values = all_at_once((0..THREADS).map(get));
    assert_eq!(made.load(Ordering::SeqCst), 2);
    assert_eq!(values.iter().filter(|value| value.is_none()).count(), 1);
}

#[test]
fn a_transient_that_gets_its_own_lazy_is_a_cycle() {
    struct Selfish;
    let kept: Arc<std::sync::OnceLock<Lazy<Selfish>>> = Arc::default();
    let own = Arc::clone(&kept);
    let factory = move || {
        let lazy = own.get().ok_or("no lazy")?;
        lazy.get()
            .map(|_| Selfish)
            .map_err(|error| error.to_string())
    };
    let container = built(Container::builder().add(bind::<Selfish>().to(factory).transient()));
    let lazy = kept.get_or_init(|| container.get().unwrap());
    let error = lazy.get().err().map(|error| error.to_string());
    let error = error.unwrap_or_default();
    assert!(
        error.contains("is resolved while it is being constructed"),
        "{error}"
    );
}
