//! The exploration of a model, and values that count.

use std::env;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize as Uncontrolled, Ordering::Relaxed};

use loom::future::block_on;
use loom::model::Builder;
use loom::sync::atomic::AtomicUsize;
use loom::thread::{self, JoinHandle};
use wirework_core::{Container, ContainerBuilder, FactoryBinding, Scope, bind};

/// The bytes of a stack. That of loom is too small for a container.
const STACK: usize = 1 << 19;

/// The most operations of one execution.
const MAX_BRANCHES: usize = 10_000;

/// Runs a model in all orders of its threads in which at most `preemptions` threads are interrupted.
///
/// `LOOM_MAX_PREEMPTIONS` replaces that number.
pub fn explore(preemptions: usize, model: impl Fn() + Send + Sync + 'static) {
    let mut explorer = Builder::new();
    if env::var_os("LOOM_MAX_PREEMPTIONS").is_none() {
        explorer.preemption_bound = Some(preemptions);
    }
    explorer.max_branches = MAX_BRANCHES;
    let executions = Arc::new(Uncontrolled::new(0));
    let (model, counted) = (Arc::new(model), Arc::clone(&executions));
    explorer.check(move || {
        counted.fetch_add(1, Relaxed);
        let model = Arc::clone(&model);
        join(spawn(move || model()));
    });
    let executions = executions.load(Relaxed);
    println!("{executions} executions");
    assert!(executions > 1, "the threads do not interleave");
}

/// Starts a thread of a model.
pub fn spawn<T: Send + 'static>(work: impl FnOnce() -> T + Send + 'static) -> JoinHandle<T> {
    let thread = thread::Builder::new().stack_size(STACK);
    thread.spawn(work).expect("a thread of a model")
}

pub fn join<T>(thread: JoinHandle<T>) -> T {
    thread.join().expect("the thread does not panic")
}

/// Builds a container that threads share. Its count of references is loom's, so that its last owner sees what the
/// others did.
pub fn shared(builder: ContainerBuilder) -> loom::sync::Arc<Container> {
    loom::sync::Arc::new(builder.build().expect("a valid graph"))
}

/// Starts a container, and opens a scope that threads share.
pub fn opened(builder: ContainerBuilder) -> (Container, loom::sync::Arc<Scope>) {
    let container = block_on(builder.start()).expect("it starts");
    let scope = container.scope().open().expect("no seeds");
    (container, loom::sync::Arc::new(scope))
}

/// The constructions and drops of an execution.
#[derive(Clone)]
pub struct Counts(Arc<Counters>);

struct Counters {
    constructed: AtomicUsize,
    dropped: Uncontrolled,
}

/// A value that counts its construction and its drop.
pub struct Counted {
    counts: Counts,
    /// Written by the constructor. A thread reads it only if it sees what the constructor wrote.
    written: AtomicUsize,
}

impl Counts {
    pub fn new() -> Self {
        Self(Arc::new(Counters {
            constructed: AtomicUsize::new(0),
            dropped: Uncontrolled::new(0),
        }))
    }

    /// Binds a factory whose values count.
    pub fn binding(&self) -> FactoryBinding<Counted> {
        let counts = self.clone();
        bind::<Counted>().to(move || counts.construct())
    }

    /// Constructs a value. Threads may be switched meanwhile.
    pub fn construct(&self) -> Counted {
        self.attempt();
        let value = Counted {
            counts: self.clone(),
            written: AtomicUsize::new(0),
        };
        value.written.store(1, Relaxed);
        value
    }

    /// Counts a construction, and returns the number of those before it.
    pub fn attempt(&self) -> usize {
        self.0.constructed.fetch_add(1, Relaxed)
    }

    /// Lets loom explore the orders of this call and the other calls of all threads. It does not see the counts of
    /// references, so it would not switch threads between two changes of these.
    pub fn interleave(&self) {
        self.0.constructed.fetch_add(0, Relaxed);
    }

    pub fn constructed(&self) -> usize {
        // It changes nothing, but reads the last value.
        self.0.constructed.fetch_add(0, Relaxed)
    }

    pub fn dropped(&self) -> usize {
        self.0.dropped.load(Relaxed)
    }

    /// Checks the number of constructions, and that each value is dropped.
    pub fn assert_all_dropped(&self, constructed: usize) {
        assert_eq!(self.constructed(), constructed, "constructions");
        assert_eq!(self.dropped(), constructed, "drops");
    }
}

impl Counted {
    pub fn counts(&self) -> &Counts {
        &self.counts
    }

    /// Checks that this thread sees what the constructor wrote.
    pub fn assert_seen(&self) {
        assert_eq!(
            self.written.load(Relaxed),
            1,
            "a write of the constructor is not visible"
        );
    }
}

impl Drop for Counted {
    fn drop(&mut self) {
        self.counts.0.dropped.fetch_add(1, Relaxed);
    }
}
