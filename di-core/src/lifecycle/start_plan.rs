//! The plan of a start, without running anything.

use std::fmt::{self, Debug, Display, Formatter};

use crate::container::{Container, ContainerBuilder};
use crate::error::BuildError;
use crate::graph::draft::draft;
use crate::graph::plan::plan;
use crate::lifecycle::plan::Constructions;
use crate::lifecycle::start::start_roots;
use crate::module::requirements::Unchecked;
use crate::runtime::model::{Realm, Store};
use crate::spec::lifecycle::Phase;

/// The order of a start: what it constructs, starts and runs, step by step.
///
/// The parts of one step depend on parts of earlier steps alone, so they run at the same time.
pub struct StartPlan {
    phases: Vec<(Phase, Vec<Vec<String>>)>,
    tasks: Vec<String>,
}

impl ContainerBuilder {
    /// Checks the graph, and returns the order in which [`start`](Self::start) would construct and start it. It
    /// runs nothing.
    ///
    /// ```
    /// use std::sync::Arc;
    /// use wirework::{Container, bind};
    ///
    /// struct Pool;
    ///
    /// let plan = Container::builder()
    ///     .add(bind::<String>().to_async(async || "sqlite::memory:".to_owned()))
    ///     .add(bind::<Pool>().to_async(async |_url: Arc<String>| Pool).on_start(async |_: Arc<Pool>| ()))
    ///     .start_plan()?;
    /// assert_eq!(
    ///     plan.to_string(),
    ///     "construct 1. `String`\n          2. `Pool`\nstart     1. `Pool`"
    /// );
    /// # Ok::<(), wirework::BuildError>(())
    /// ```
    ///
    /// # Errors
    ///
    /// Returns the errors of [`build`](Self::build). Async bindings and hooks, which `build` rejects, are no errors here.
    pub fn start_plan(self) -> Result<StartPlan, BuildError> {
        let store = plan(draft(self.started().collected()))?;
        let container = Container::<Unchecked>::of(store);
        Ok(StartPlan::of(container.realm()))
    }
}

impl StartPlan {
    fn of(realm: Realm<'_>) -> Self {
        let store = realm.store;
        let roots = start_roots(store);
        let own = roots.iter().copied().collect();
        let Constructions { slots, below } = Constructions::below(realm, &roots, &own);
        let construct = steps(store, &slots, &below, |at| {
            let header = store.header(slots[at]);
            header.is_some_and(|header| !header.is_alias)
        });
        let hooked = &store.lifecycle.hooked;
        let slots: Vec<u32> = hooked.iter().map(|hooked| hooked.slot).collect();
        let start = steps(store, &slots, &store.lifecycle.below, |at| {
            let hooked = hooked.get(at);
            hooked.is_some_and(|hooked| hooked.hooks.start.is_some())
        });
        let runs = hooked.iter().filter(|hooked| hooked.hooks.run.is_some());
        Self {
            phases: vec![(Phase::Construct, construct), (Phase::Start, start)],
            tasks: runs.map(|hooked| name(store, hooked.slot)).collect(),
        }
    }
}

/// Returns the names of the parts of each step. A part that is not `shown` takes no step.
fn steps(
    store: &Store,
    slots: &[u32],
    below: &[Vec<usize>],
    shown: impl Fn(usize) -> bool,
) -> Vec<Vec<String>> {
    let mut depths: Vec<Option<usize>> = vec![None; below.len()];
    let mut open: Vec<usize> = (0..below.len()).collect();
    // Each part is visited again once the parts below it have a depth.
    while let Some(at) = open.pop() {
        if depths[at].is_some() {
            continue;
        }
        let lacking = below[at].iter().copied();
        let lacking: Vec<usize> = lacking.filter(|it| depths[*it].is_none()).collect();
        if !lacking.is_empty() {
            open.push(at);
            open.extend(lacking);
            continue;
        }
        let deepest = below[at].iter().filter_map(|below| depths[*below]).max();
        depths[at] = Some(deepest.unwrap_or(0) + usize::from(shown(at)));
    }
    let mut steps: Vec<Vec<String>> = Vec::new();
    for (at, depth) in depths.into_iter().enumerate().filter(|(at, _)| shown(*at)) {
        let depth = depth.unwrap_or(1);
        if steps.len() < depth {
            steps.resize_with(depth, Vec::new);
        }
        steps[depth - 1].push(name(store, slots[at]));
    }
    steps
}

fn name(store: &Store, slot: u32) -> String {
    let header = store.header(slot);
    header.map_or_else(String::new, |header| format!("`{}`", header.label.step()))
}

impl Display for StartPlan {
    fn fmt(&self, out: &mut Formatter<'_>) -> fmt::Result {
        let mut is_first = true;
        let mut line = |out: &mut Formatter<'_>, label: &str, text: String| {
            let newline = if std::mem::take(&mut is_first) {
                ""
            } else {
                "\n"
            };
            write!(out, "{newline}{label:<9} {text}")
        };
        for (phase, steps) in &self.phases {
            for (number, step) in steps.iter().enumerate() {
                let label = if number == 0 {
                    phase.to_string()
                } else {
                    String::new()
                };
                line(out, &label, format!("{}. {}", number + 1, step.join(", ")))?;
            }
        }
        match &*self.tasks {
            [] => Ok(()),
            tasks => line(out, "run", tasks.join(", ")),
        }
    }
}

impl Debug for StartPlan {
    fn fmt(&self, out: &mut Formatter<'_>) -> fmt::Result {
        write!(out, "{self}")
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::binding::bind;
    use crate::container::ScopeFactory;

    /// Returns the number of edges in the order of holders of a `ScopeFactory` and of as many other components.
    fn edges(count: u32) -> usize {
        let mut builder = Container::builder();
        for entry in 0..count {
            let holder = bind::<u8>().entry(entry).to(|_: ScopeFactory| 8_u8);
            let other = bind::<u16>().entry(entry).to(|| 16_u16);
            builder = builder
                .add(holder.on_start(async |_: Arc<u8>| ()))
                .add(other.on_start(async |_: Arc<u16>| ()));
        }
        let store = plan(draft(builder.started().collected())).expect("a plan");
        store.lifecycle.below.iter().map(Vec::len).sum()
    }

    #[test]
    fn the_order_around_scope_factories_has_no_edge_for_each_pair() {
        assert_eq!((edges(10), edges(100)), (20, 200));
    }

    #[test]
    fn a_step_of_a_plan_follows_all_parts_below_a_part_that_takes_no_step() {
        let builder = Container::builder()
            .add(
                bind::<u8>()
                    .to(|_: ScopeFactory| 8_u8)
                    .on_start(async |_: Arc<u8>| ()),
            )
            .add(bind::<u16>().to(|| 16_u16).on_start(async |_: Arc<u16>| ()))
            .add(
                bind::<u32>()
                    .to(|_: Arc<u16>| 32_u32)
                    .on_start(async |_: Arc<u32>| ()),
            );
        let plan = builder.start_plan().expect("a plan").to_string();
        let start = plan.lines().skip_while(|line| !line.starts_with("start"));
        assert_eq!(
            start.collect::<Vec<_>>(),
            [
                "start     1. `u16`",
                "          2. `u32`",
                "          3. `u8`"
            ]
        );
    }
}
