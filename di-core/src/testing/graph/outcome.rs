//! The faults of a graph at the end of a test: unused overrides, and external components that were
//! resolved.

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::error::ProblemText;
use crate::runtime::model::Store;
use crate::runtime::slot::Edge;
use crate::runtime::watch::Watch;
use crate::runtime::watch::remedy::call;
use crate::spec::type_name::ShortName;
use crate::testing::graph::build::Built;
use crate::testing::graph::overriding::{Kind, Override};
use crate::testing::graph::target::Target;
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
        let usage = Usage::of(store);
        let effect = |at: usize| built.and_then(|built| built.effects.get(at));
        let is_needed = |at: usize| {
            effect(at).is_some_and(|it| it.slots.iter().any(|slot| usage.reached.contains(slot)))
        };
        // A key that the test looks up itself leads to no slot, if its binding was removed.
        let watch = store.and_then(|store| store.watch.as_ref());
        let is_missed = |at: usize| {
            let Target { key, entry, .. } = &overrides[at].target;
            let is_of_root = effect(at).is_some_and(|it| it.removed_from.contains(&key.in_root()));
            is_of_root
                && watch.is_some_and(|watch| watch.has_looked_up(key.in_root(), entry.as_ref()))
        };
        let superseding = |at: usize| overrides.get(effect(at)?.superseded_by?);
        let unused: Vec<Unused<'_>> = overrides
            .iter()
            .enumerate()
            .filter(|(at, over)| over.kind != Kind::AutoMock && !is_needed(*at) && !is_missed(*at))
            .filter(|(_, over)| !may_be_unused.iter().any(|target| target.is(&over.target)))
            .map(|(at, over)| Unused {
                over,
                superseding: superseding(at),
            })
            .collect();
        Self {
            unused: (!unused.is_empty()).then(|| usage.unused(&unused).to_string()),
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
        let asked = watch.resolved();
        let from: Vec<u32> = asked.iter().copied().collect();
        let reached = store.reached(&from, |_| true);
        let mut needed = BTreeSet::new();
        for header in reached.iter().filter_map(|slot| store.header(*slot)) {
            // An alias from a trait to its component is not a need of a consumer.
            if !header.is_alias {
                needed.extend(header.edges.iter().flat_map(Edge::targets));
            }
        }
        Self {
            resolved: keys(store, &asked),
            needed: keys(store, &needed),
            reached,
        }
    }

    fn unused(&self, unused: &[Unused<'_>]) -> ProblemText {
        let (headline, lines) = match unused {
            [Unused { over, .. }] => (format!("{over} is unused"), &[][..]),
            several => (format!("{} overrides are unused", several.len()), several),
        };
        let superseding = unused.iter().filter_map(|it| it.superseding);
        let mut superseding: Vec<String> = superseding.map(|by| format!("by {by}")).collect();
        superseding.dedup();
        let help = if self.resolved.is_empty() && superseding.is_empty() {
            "resolve something from the graph".to_owned()
        } else {
            how_to_accept(unused)
        };
        let text = ProblemText::new(headline)
            .lines("unused", lines.iter().map(|it| it.over.to_string()))
            .lines("superseded", superseding)
            .line("resolved", list(&self.resolved));
        let text = match self.resolved[..] {
            [] => text,
            _ => text.line("needed", list(&self.needed)),
        };
        text.line("help", help)
    }
}

fn how_to_accept(unused: &[Unused<'_>]) -> String {
    let allow = unused.iter().map(|it| allow_unused(it.over));
    let mut allow: Vec<String> = allow.map(|call| format!("`{call}`")).collect();
    allow.sort();
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
    let within = within.map(|within| format!("within::<{}>().", ShortName((within.name)())));
    let call = call("allow_unused", key, entry.as_ref());
    let member = member.map(|member| format!("{}.", member.call()));
    let (within, member) = (within.unwrap_or_default(), member.unwrap_or_default());
    format!("{within}{member}{call}()")
}
