//! Parts whose dependencies are chosen at run time.

use std::cell::RefCell;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use tokio::sync::Barrier;
use wirework::{Container, ContainerBuilder, Context, Dependency, Needs, ResolveError, bind};

pub(super) const COUNT: usize = 10;

/// For each part, those that it depends on.
pub(super) type Edges = Vec<Vec<usize>>;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Step {
    Construct,
    Start,
    Stop,
}

/// A random graph, and the record of its steps.
#[derive(Clone, Debug)]
pub(super) struct Random(Arc<State>);

#[derive(Debug)]
struct State {
    /// Each step that a part began, and then that it ended.
    events: Mutex<Vec<(usize, Step, bool)>>,
    /// The parts that wait for each other in each step.
    together: Vec<usize>,
    barriers: [Barrier; 3],
    fails: Option<(usize, Step)>,
}

/// A part of the graph.
struct Part<const N: usize>;

/// The dependencies of a part.
struct Below<const N: usize>;

thread_local! {
    static EDGES: RefCell<Edges> = const { RefCell::new(Vec::new()) };
}

impl Random {
    /// Returns a graph with these edges. The parts `together` wait for each other in each step.
    pub(super) fn new(edges: &Edges, together: &[usize]) -> Self {
        EDGES.set(edges.clone());
        Self(Arc::new(State {
            events: Mutex::default(),
            together: together.to_vec(),
            barriers: [(); 3].map(|()| Barrier::new(together.len())),
            fails: None,
        }))
    }

    /// Lets a step of a part fail.
    pub(super) fn failing(self, part: usize, step: Step) -> Self {
        let mut state = Arc::into_inner(self.0).unwrap();
        state.fails = Some((part, step));
        Self(Arc::new(state))
    }

    pub(super) fn events(&self, step: Step) -> Vec<(usize, bool)> {
        let events = self.0.events.lock().unwrap();
        let of_step = events.iter().filter(|event| event.1 == step);
        of_step.map(|event| (event.0, event.2)).collect()
    }

    async fn step(&self, part: usize, step: Step) -> Result<(), &'static str> {
        self.0.events.lock().unwrap().push((part, step, false));
        if self.0.together.contains(&part) {
            self.0.barriers[step as usize].wait().await;
        }
        tokio::time::sleep(Duration::from_millis(1)).await;
        if self.0.fails == Some((part, step)) {
            return Err("told to fail");
        }
        self.0.events.lock().unwrap().push((part, step, true));
        Ok(())
    }

    fn add<const N: usize>(&self, builder: ContainerBuilder) -> ContainerBuilder {
        let [construct, start, stop] = [(); 3].map(|()| self.clone());
        let construct = move |_: Below<N>| {
            let random = construct.clone();
            async move { random.step(N, Step::Construct).await.map(|()| Part::<N>) }
        };
        let binding = bind::<Part<N>>()
            .to_async(construct)
            .on_start(move |_: Arc<Part<N>>| {
                let random = start.clone();
                async move { random.step(N, Step::Start).await }
            })
            .on_stop(move |_: Arc<Part<N>>| {
                let random = stop.clone();
                async move { random.step(N, Step::Stop).await }
            });
        builder.add(binding)
    }
}

/// Writes what has to be done for each part.
macro_rules! parts {
    ($($number:literal)*) => {
        impl Random {
            pub(super) fn builder(&self) -> ContainerBuilder {
                let builder = Container::builder();
                $(let builder = self.add::<$number>(builder);)*
                builder
            }
        }

        fn describe(part: usize, needs: &mut Needs) {
            match part {
                $($number => <Arc<Part<$number>>>::describe(needs),)*
                _ => unreachable!(),
            }
        }

        fn resolve(part: usize, context: &mut Context<'_>) -> Result<(), ResolveError> {
            match part {
                $($number => <Arc<Part<$number>>>::resolve(context).map(drop),)*
                _ => unreachable!(),
            }
        }
    };
}

parts! { 0 1 2 3 4 5 6 7 8 9 }

impl<const N: usize> Dependency for Below<N> {
    fn describe(needs: &mut Needs) {
        for part in EDGES.with_borrow(|edges| edges[N].clone()) {
            describe(part, needs);
        }
    }

    fn resolve(context: &mut Context<'_>) -> Result<Self, ResolveError> {
        for part in EDGES.with_borrow(|edges| edges[N].clone()) {
            resolve(part, context)?;
        }
        Ok(Self)
    }
}

/// Returns whether a part depends on another one.
pub(super) fn is_above(edges: &Edges, part: usize, other: usize) -> bool {
    let mut below = edges[part].iter();
    below.any(|below| *below == other || is_above(edges, *below, other))
}

/// Returns a largest set of parts of which none depends on another one, by trying all sets.
pub(super) fn widest(edges: &Edges) -> Vec<usize> {
    let clashes: Vec<Vec<bool>> = (0..COUNT)
        .map(|part| {
            (0..COUNT)
                .map(|other| is_above(edges, part, other))
                .collect()
        })
        .collect();
    let sets = (0..1_u32 << COUNT).map(|set| {
        let parts = (0..COUNT).filter(|part| set & (1 << part) != 0);
        parts.collect::<Vec<usize>>()
    });
    let is_free = |parts: &Vec<usize>| {
        let mut pairs = parts
            .iter()
            .flat_map(|one| parts.iter().map(move |other| (one, other)));
        !pairs.any(|(one, other)| clashes[*one][*other])
    };
    sets.filter(is_free).max_by_key(Vec::len).unwrap()
}
