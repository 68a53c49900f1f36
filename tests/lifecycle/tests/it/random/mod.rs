//! Random graphs: the order of starts and stops, and how much of them runs at the same time.

mod graph;

use std::future::Future;

use proptest::prelude::*;

use crate::random::graph::{COUNT, Edges, Random, Step, is_above, widest};

/// Edges from each part to parts with smaller numbers.
fn edges() -> impl Strategy<Value = Edges> {
    let parts: Vec<_> = (0..COUNT)
        .map(|part| proptest::collection::vec(any::<bool>(), part))
        .collect();
    let dense = parts.prop_map(|parts| {
        let below = |flags: Vec<bool>| {
            let flags = flags.into_iter().enumerate();
            flags
                .filter(|(_, is_set)| *is_set)
                .map(|(at, _)| at)
                .collect()
        };
        parts.into_iter().map(below).collect::<Edges>()
    });
    // Sparse graphs are wider: each part keeps one edge of three.
    (dense, 1..4_usize).prop_map(|(mut edges, step)| {
        for below in &mut edges {
            *below = below.iter().copied().step_by(step).collect();
        }
        edges
    })
}

/// Runs a future in virtual time.
fn block_on<F: Future>(future: F) -> F::Output {
    let runtime = tokio::runtime::Builder::new_current_thread();
    let runtime = { runtime }.enable_all().start_paused(true).build().unwrap();
    runtime.block_on(future)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn constructors_and_start_hooks_follow_those_below_and_stop_hooks_those_above(edges in edges()) {
        let random = Random::new(&edges, &[]);
        block_on(async {
            let container = random.builder().start().await.unwrap();
            container.stop().await.into_result().unwrap();
        });
        for step in [Step::Construct, Step::Start, Step::Stop] {
            let events = random.events(step);
            prop_assert_eq!(events.len(), 2 * COUNT, "each part once: {:?}", events);
            for (part, below) in edges.iter().enumerate() {
                for below in below {
                    let (first, second) = match step {
                        Step::Construct | Step::Start => (*below, part),
                        Step::Stop => (part, *below),
                    };
                    let ended = events.iter().position(|event| *event == (first, true));
                    let began = events.iter().position(|event| *event == (second, false));
                    prop_assert!(ended < began, "{:?}: {} before {}", step, first, second);
                }
            }
        }
    }

    #[test]
    fn as_much_runs_at_the_same_time_as_the_graph_allows(edges in edges()) {
        // The parts of the widest set wait for each other, so the start ends only if all of them run at once.
        let widest = widest(&edges);
        let random = Random::new(&edges, &widest);
        block_on(async {
            let container = random.builder().start().await.unwrap();
            container.stop().await.into_result().unwrap();
        });
    }

    #[test]
    fn no_more_runs_at_the_same_time_than_the_builder_allows(edges in edges(), most in 1..4_usize) {
        let random = Random::new(&edges, &[]);
        block_on(async {
            random.builder().start_at_once(most).start().await.unwrap();
        });
        for step in [Step::Construct, Step::Start] {
            let (mut running, mut reached) = (0_usize, 0);
            for (_, has_ended) in random.events(step) {
                running = if has_ended { running - 1 } else { running + 1 };
                reached = reached.max(running);
            }
            prop_assert!(reached <= most, "{:?}: {}", step, reached);
        }
    }

    #[test]
    fn what_was_constructed_is_closed_once_whatever_fails(
        edges in edges(),
        part in 0..COUNT,
        of_start in any::<bool>(),
    ) {
        let step = if of_start { Step::Start } else { Step::Construct };
        let random = Random::new(&edges, &[]).failing(part, step);
        block_on(async { random.builder().start().await.unwrap_err() });
        let ended = |step| {
            let events = random.events(step).into_iter();
            let mut parts: Vec<usize> = events.filter(|event| event.1).map(|event| event.0).collect();
            parts.sort_unstable();
            parts
        };
        prop_assert_eq!(ended(Step::Construct), ended(Step::Stop));
        for other in (0..COUNT).filter(|other| is_above(&edges, *other, part)) {
            prop_assert!(!random.events(step).contains(&(other, false)));
        }
    }
}
