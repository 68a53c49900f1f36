//! The twelve parts.

use std::sync::Arc;

use wirework::{Container, ContainerBuilder, Shutdown, bind};

use crate::faults::script::{Alive, Script, Step};

pub(super) const COUNT: usize = 12;

/// A part of the application.
#[derive(Debug)]
pub(super) struct Part<const N: usize>(#[allow(dead_code, reason = "its drop is counted")] Alive);

/// Writes the graph, and the table of the parts below each part.
macro_rules! parts {
    ($($number:literal: [$($below:literal),*];)*) => {
        /// The parts on which each part depends.
        pub(super) const BELOW: [&[usize]; COUNT] = [$(&[$($below),*]),*];

        /// Returns a builder of all parts.
        pub(super) fn graph(script: &Arc<Script>) -> ContainerBuilder {
            Container::builder()
                .add(bind::<Script>().to_arc(Arc::clone(script)))
                $(.add(part::<$number>(
                    script,
                    bind::<Part<$number>>().to_async(
                        async |script: Arc<Script>, $(_: Arc<Part<$below>>),*| {
                            construct::<$number>(&script).await
                        },
                    ),
                )))*
        }
    };
}

parts! {
    0: [];
    1: [0];
    2: [0];
    3: [1];
    4: [1, 2];
    5: [2];
    6: [3, 4];
    7: [5];
    8: [4];
    9: [6, 8];
    10: [7, 8];
    11: [9, 10];
}

async fn construct<const N: usize>(script: &Script) -> Result<Part<N>, String> {
    script.step(N, Step::Construct).await?;
    Ok(Part(script.count()))
}

/// Adds the hooks of a part.
fn part<const N: usize>(
    script: &Arc<Script>,
    binding: wirework::FactoryBinding<Part<N>>,
) -> wirework::FactoryBinding<Part<N>> {
    let [start, run, stop] = [(); 3].map(|()| Arc::clone(script));
    let binding = binding.on_start(move |_: Arc<Part<N>>| {
        let script = Arc::clone(&start);
        async move { script.step(N, Step::Start).await }
    });
    let binding = if script.has_tasks() {
        binding.on_run(move |part: Arc<Part<N>>, shutdown: Shutdown| {
            let script = Arc::clone(&run);
            async move { serve(&script, &part, &shutdown).await }
        })
    } else {
        binding
    };
    binding.on_stop(move |_: Arc<Part<N>>| {
        let script = Arc::clone(&stop);
        async move { script.step(N, Step::Stop).await }
    })
}

/// Runs until the shutdown, and then drains.
async fn serve<const N: usize>(
    script: &Script,
    _part: &Part<N>,
    shutdown: &Shutdown,
) -> Result<(), String> {
    if script.hangs(N, Step::Run) {
        return std::future::pending().await;
    }
    if let Some(result) = shutdown.unless_requested(script.step(N, Step::Run)).await {
        result?;
        shutdown.requested().await;
    }
    script.step(N, Step::Drain).await
}

/// Returns whether one part depends on another, directly or through others.
pub(super) fn depends(part: usize, on: usize) -> bool {
    BELOW[part]
        .iter()
        .any(|below| *below == on || depends(*below, on))
}

/// Returns the number of the part that a message names.
pub(super) fn number(component: &str) -> usize {
    let (_, number) = component.split_once("Part<").unwrap();
    let (number, _) = number.split_once('>').unwrap();
    number.parse().unwrap()
}
