//! Promise 4: many threads in random graphs. A thread that only waits gets the value. A thread that
//! is part of a cycle gets an error. No thread hangs.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, OnceLock};
use std::thread;

use wirework::{
    Binding, Container, Context, Dependency, Lazy, Needs, Provider, ResolveError, ResolveErrorKind,
    bind,
};

use crate::support::{Random, all_at_once, built};

const COUNT: usize = 12;
const THREADS: usize = 8;

struct Node<const N: usize>;

/// The behaviour of the constructor of a node.
#[derive(Clone, Debug, Default)]
struct Plan {
    asks: Vec<(usize, Way)>,
    /// `true` if it fails when a resolve fails.
    passes_on: bool,
    /// The number of times that it yields.
    yields: usize,
}

#[derive(Clone, Copy, Debug)]
enum Way {
    Lazy,
    Provider,
    Handle,
    /// Through the `Lazy`, in a thread that the constructor waits for.
    Spawned,
}

type Ask = Arc<dyn Fn() -> Result<(), ResolveError> + Send + Sync>;

/// The shared state of all nodes: the handle of their container, and the number of constructions.
#[derive(Default)]
struct World {
    container: OnceLock<Container>,
    made: [AtomicUsize; COUNT],
}

/// A `Lazy` and a `Provider` of each node.
struct Others {
    lazies: Vec<Ask>,
    providers: Vec<Ask>,
}

/// The operations on a node whose number is known only at run time.
struct Kind {
    describe: fn(&mut Needs),
    lazy: fn(&mut Context<'_>) -> Result<Ask, ResolveError>,
    provider: fn(&mut Context<'_>) -> Result<Ask, ResolveError>,
    resolve: fn(&Container) -> Result<(), ResolveError>,
    bind: fn(Plan, Arc<World>) -> Binding,
}

static KINDS: [Kind; COUNT] = [
    kind::<0>(),
    kind::<1>(),
    kind::<2>(),
    kind::<3>(),
    kind::<4>(),
    kind::<5>(),
    kind::<6>(),
    kind::<7>(),
    kind::<8>(),
    kind::<9>(),
    kind::<10>(),
    kind::<11>(),
];

const fn kind<const N: usize>() -> Kind {
    Kind {
        describe: |needs| <(Lazy<Node<N>>, Provider<Node<N>>)>::describe(needs),
        lazy: |context| {
            let lazy = Lazy::<Node<N>>::resolve(context)?;
            Ok(Arc::new(move || lazy.get().map(drop)))
        },
        provider: |context| {
            let provider = Provider::<Node<N>>::resolve(context)?;
            Ok(Arc::new(move || provider.get().map(drop)))
        },
        resolve: |container| container.resolve::<Node<N>>().map(drop),
        bind: |plan, world| {
            let factory = move |others: Others| {
                others.follow(&plan, &world)?;
                world.made[N].fetch_add(1, Ordering::SeqCst);
                Ok::<_, ResolveError>(Node)
            };
            bind::<Node<N>>().to(factory).into()
        },
    }
}

impl Dependency for Others {
    fn describe(needs: &mut Needs) {
        for kind in &KINDS {
            (kind.describe)(needs);
        }
    }

    fn resolve(context: &mut Context<'_>) -> Result<Self, ResolveError> {
        let (mut lazies, mut providers) = (Vec::new(), Vec::new());
        for kind in &KINDS {
            lazies.push((kind.lazy)(context)?);
            providers.push((kind.provider)(context)?);
        }
        Ok(Self { lazies, providers })
    }
}

impl Others {
    fn follow(&self, plan: &Plan, world: &World) -> Result<(), ResolveError> {
        for (node, way) in &plan.asks {
            (0..plan.yields).for_each(|_| thread::yield_now());
            let asked = match way {
                Way::Lazy => (self.lazies[*node])(),
                Way::Provider => (self.providers[*node])(),
                Way::Handle => {
                    let container = world.container.get().expect("set before");
                    (KINDS[*node].resolve)(container)
                }
                Way::Spawned => {
                    let lazy = Arc::clone(&self.lazies[*node]);
                    let thread = thread::spawn(move || lazy());
                    thread.join().expect("it does not panic")
                }
            };
            if plan.passes_on {
                asked?;
            }
        }
        Ok(())
    }
}

fn random_plans(random: &mut Random, may_ask: fn(usize, usize) -> bool) -> Vec<Plan> {
    let ways = [Way::Lazy, Way::Provider, Way::Handle, Way::Spawned];
    // Threads are rare, because they cost more than all the rest.
    let way = |random: &mut Random| {
        let count = if random.percent(10) { 4 } else { 3 };
        ways[random.below(count)]
    };
    let plan = |random: &mut Random, node: usize| Plan {
        asks: (0..random.below(4))
            .map(|_| (random.below(COUNT), way(random)))
            .filter(|(other, _)| may_ask(node, *other))
            .collect(),
        passes_on: random.percent(50),
        yields: random.below(3),
    };
    (0..COUNT).map(|node| plan(random, node)).collect()
}

/// Returns the result of each thread for the node that it resolved.
fn play(random: &mut Random, plans: &[Plan]) -> (Arc<World>, Vec<(usize, Outcome)>) {
    let world = Arc::new(World::default());
    let bindings = KINDS.iter().zip(plans);
    let bindings: Vec<Binding> = bindings
        .map(|(kind, plan)| (kind.bind)(plan.clone(), Arc::clone(&world)))
        .collect();
    let container = built(Container::builder().install(bindings));
    world.container.set(container.clone()).expect("a new world");
    let nodes: Vec<usize> = (0..THREADS).map(|_| random.below(COUNT)).collect();
    let works = nodes.iter().copied().map(|node| {
        let container = container.clone();
        move || (node, (KINDS[node].resolve)(&container))
    });
    let results = all_at_once(works);
    (world, results)
}

type Outcome = Result<(), ResolveError>;

/// Returns `true` if a node's constructor resolves a node on a cycle, directly or indirectly.
fn leads_to_a_cycle(plans: &[Plan], node: usize) -> bool {
    fn visit(plans: &[Plan], node: usize, way: &mut Vec<usize>) -> bool {
        if way.contains(&node) {
            return true;
        }
        way.push(node);
        let mut asks = plans[node].asks.iter();
        let found = asks.any(|(other, _)| visit(plans, *other, way));
        way.pop();
        found
    }
    visit(plans, node, &mut Vec::new())
}

#[test]
fn threads_that_only_wait_get_the_value_and_no_cycle() {
    for seed in 0..300 {
        let random = &mut Random::new(seed);
        let plans = random_plans(random, |node, other| other > node);
        let (world, results) = play(random, &plans);
        for (node, result) in results {
            assert!(result.is_ok(), "seed {seed}, node {node}: {result:?}");
        }
        for made in &world.made {
            assert!(made.load(Ordering::SeqCst) <= 1, "seed {seed}");
        }
    }
}

#[test]
fn threads_that_meet_in_cycles_all_get_a_result() {
    let (mut errors, mut values) = (0, 0);
    for seed in 0..300 {
        let random = &mut Random::new(seed);
        let plans = random_plans(random, |_, _| true);
        // The container cannot see a thread that resolves, through a handle, a node that waits for it.
        let spawns = |plan: &Plan| plan.asks.iter().any(|(_, way)| matches!(way, Way::Spawned));
        if plans.iter().any(spawns) {
            continue;
        }
        let (world, results) = play(random, &plans);
        for (node, result) in results {
            match result {
                Ok(()) => values += 1,
                Err(error) => {
                    errors += 1;
                    assert_eq!(error.kind(), ResolveErrorKind::Cycle, "seed {seed}");
                    assert!(leads_to_a_cycle(&plans, node), "seed {seed}: {error}");
                }
            }
        }
        for made in &world.made {
            assert!(made.load(Ordering::SeqCst) <= 1, "seed {seed}");
        }
    }
    assert!(
        errors > 50 && values > 50,
        "{errors} errors, {values} values"
    );
}
