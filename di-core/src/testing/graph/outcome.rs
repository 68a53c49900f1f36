//! The faults of a graph at the end of a test: unused overrides, and external components that were
//! resolved.

use std::collections::BTreeSet;
use std::fmt::{self, Display, Formatter};
use std::sync::Arc;

use crate::error::ProblemText;
use crate::runtime::model::Store;
use crate::runtime::slot::Edge;
use crate::runtime::watch::Watch;
use crate::runtime::watch::remedy::selection;
use crate::spec::type_name::{ShortName, marked};
use crate::testing::graph::build::Built;
use crate::testing::graph::overriding::{Kind, Override};
use crate::testing::graph::target::{Target, Which};
use crate::testing::verify::owner::End;
use crate::testing::verify::report::Fault;
use crate::testing::verify::watched::Watched;

/// The outcome of a test.
pub(crate) struct Outcome {
    unused: Option<String>,
    /// Read last, as running tasks may still resolve external components.
    watch: Option<Arc<Watch>>,
}

impl Outcome {
    pub(crate) fn of(
        built: Option<&Built>,
        overrides: &[Override],
        may_be_unused: &[Target],
    ) -> Self {
        let store = built.map(|built| &**built.container.store());
        let usage = marked(|| Usage::of(store));
        let effect = |number: usize| built.and_then(|built| built.effects.get(number));
        let is_needed = |number: usize| {
            let mut slots = effect(number).into_iter().flat_map(|it| &it.slots);
            slots.any(|slot| usage.reached.contains(slot))
        };
        // A key that the test looks up itself leads to no slot, if its binding was removed.
        let watch = store.and_then(|store| store.watch.as_ref());
        let is_missed = |number: usize| {
            let Target { key, entry, .. } = &overrides[number].target;
            let key = key.in_root();
            effect(number).is_some_and(|it| it.removed_from.contains(&key))
                && watch.is_some_and(|watch| watch.has_looked_up(key, entry.as_ref()))
        };
        let unused: Vec<Unused<'_>> = (0..)
            .zip(overrides)
            .filter(|(_, over)| over.kind != Kind::AutoMock)
            .filter(|(number, _)| !is_needed(*number) && !is_missed(*number))
            .filter(|(_, over)| !may_be_unused.iter().any(|target| target.is(&over.target)))
            .map(|(number, over)| Unused {
                over,
                superseding: effect(number).and_then(|it| overrides.get(it.superseded_by?)),
            })
            .collect();
        let text = || marked(|| usage.unused(&unused)).with_short_names();
        Self {
            unused: (!unused.is_empty()).then(|| text().to_string()),
            watch: store.and_then(|store| store.watch.clone()),
        }
    }
}

impl Watched for Outcome {
    fn verify(&self, _: End, is_failed: bool) -> Vec<Fault> {
        let refused = self.watch.iter().flat_map(|watch| {
            let refused = watch.refused().into_iter();
            // A failed test shows its own panic already.
            refused.filter(|text| !is_failed || !watch.is_raised(text))
        });
        let unused = self.unused.clone().filter(|_| !is_failed);
        let faults = refused.chain(unused).map(|text| Fault {
            subject: "the test graph".to_owned(),
            text,
            is_unmet: false,
        });
        faults.collect()
    }
}

/// An override that nothing needs.
struct Unused<'a> {
    over: &'a Override,
    /// The override that has replaced or removed its values.
    superseding: Option<&'a Override>,
}

impl Display for Unused<'_> {
    fn fmt(&self, out: &mut Formatter<'_>) -> fmt::Result {
        self.over.fmt(out)?;
        match self.superseding {
            Some(by) => write!(out, ", superseded by {by}"),
            None => Ok(()),
        }
    }
}

/// The keys that a test resolved, and the keys that those need.
#[derive(Default)]
struct Usage {
    resolved: Vec<String>,
    needed: Vec<String>,
    reached: BTreeSet<u32>,
}

impl Usage {
    fn of(store: Option<&Store>) -> Self {
        let Some((store, watch)) = store.and_then(|store| Some((store, store.watch.as_ref()?)))
        else {
            return Self::default();
        };
        let resolved = watch.resolved();
        let from: Vec<u32> = resolved.iter().copied().collect();
        let reached = store.reached(&from, |_| true);
        let mut needed = BTreeSet::new();
        for header in reached.iter().filter_map(|slot| store.header(*slot)) {
            // An alias from a trait to its component is not a need of a consumer.
            if !header.is_alias {
                needed.extend(header.edges.iter().flat_map(Edge::targets));
            }
        }
        Self {
            resolved: keys(store, &resolved),
            needed: keys(store, &needed),
            reached,
        }
    }

    fn unused(&self, unused: &[Unused<'_>]) -> ProblemText {
        let text = match unused {
            [Unused { over, superseding }] => ProblemText::new(format!("{over} is unused"))
                .lines("superseded", superseding.map(|by| format!("by {by}"))),
            several => ProblemText::new(format!("{} overrides are unused", several.len()))
                .lines("unused", several.iter().map(ToString::to_string)),
        };
        let help = if self.resolved.is_empty() && unused.iter().all(|it| it.superseding.is_none()) {
            "resolve something from the graph".to_owned()
        } else {
            how_to_accept(unused)
        };
        let text = text.line("resolved", list(&self.resolved));
        let text = match self.resolved[..] {
            [] => text,
            _ => text.line("needed", list(&self.needed)),
        };
        text.line("help", help)
    }
}

fn how_to_accept(unused: &[Unused<'_>]) -> String {
    let allow = unused.iter().map(|it| allow_unused(it.over));
    let allow: Vec<String> = allow.map(|call| format!("`{call}`")).collect();
    let them = if unused.len() == 1 { "it" } else { "them" };
    format!("remove {them}, or write {}", allow.join(", "))
}

/// Returns the keys that resolve to these slots, sorted.
fn keys(store: &Store, slots: &BTreeSet<u32>) -> Vec<String> {
    let bound = store.members.iter();
    let bound =
        bound.filter(|(_, members)| members.iter().any(|member| slots.contains(&member.slot)));
    let mut keys: Vec<String> = bound.map(|(key, _)| key.to_string()).collect();
    keys.sort();
    keys.dedup();
    keys
}

fn list(keys: &[String]) -> String {
    if keys.is_empty() {
        return "nothing".to_owned();
    }
    keys.join(", ")
}

fn allow_unused(over: &Override) -> String {
    let Target {
        key,
        entry,
        member,
        within,
    } = &over.target;
    let within = within.map(|within| ShortName((within.name)()));
    let selection = selection(within, member.map(Which::call), key, entry.as_ref());
    format!("{selection}allow_unused::<{}>()", key.short_name())
}
