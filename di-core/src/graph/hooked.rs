//! Slots with hooks: which hooks a lifetime allows, and how the runtime gets them.

use crate::error::{Problem, ProblemKind, ProblemText};
use crate::graph::check::{Graph, LinkedGraph};
use crate::graph::draft::SlotSource;
use crate::graph::hooked_order::order;
use crate::runtime::lifecycle::hooks::{Hooked, Hooks};
use crate::runtime::lifecycle::state::Lifecycle;
use crate::runtime::model::Slot;
use crate::runtime::primitives::sync::atomic::AtomicBool;
use crate::spec::lifetime::Lifetime;
use crate::spec::settings::Settings;
use crate::spec::type_name::{ShortName, marked};

/// The slots with hooks.
pub(crate) struct AllHooks {
    of: Vec<(u32, Hooks)>,
    /// The slots that receive a `ScopeFactory`.
    openers: Vec<u32>,
}

/// Reports hooks that would never run, and settings of hooks that are missing.
pub(crate) fn check(
    graph: &LinkedGraph,
    sources: &[SlotSource],
    settings: &Settings,
    problems: &mut Vec<Problem>,
) {
    let mut not_started = Vec::new();
    for number in graph.in_order() {
        let source = sources.get(*number as usize);
        let Some(hooks) = source.and_then(|source| source.hooks.as_deref()) else {
            continue;
        };
        let node = graph.graph.node(*number);
        if hooks.settings_without_hook().next().is_some() {
            problems.push(marked(|| without_hook(graph, *number, hooks)));
        }
        if hooks.names().next().is_none() {
            continue;
        }
        match node.lifetime {
            Lifetime::Singleton => not_started.push(*number),
            Lifetime::Scoped if only_stops(hooks) => {}
            lifetime @ (Lifetime::Scoped | Lifetime::Transient) => {
                problems.push(marked(|| forbidden(graph, *number, lifetime, hooks)));
            }
        }
    }
    if !settings.is_started && !not_started.is_empty() {
        problems.push(marked(|| needs_start(graph, sources, &not_started)));
    }
}

fn only_stops(hooks: &Hooks) -> bool {
    hooks.start.is_none() && hooks.run.is_none() && hooks.health.is_none()
}

fn forbidden(graph: &LinkedGraph, number: u32, lifetime: Lifetime, hooks: &Hooks) -> Problem {
    let label = graph.graph.node(number).label.clone();
    let name = ShortName((label.name)());
    let names: Vec<String> = hooks.names().map(|name| format!("`{name}`")).collect();
    let help = match lifetime {
        Lifetime::Scoped => "a scoped component may have a `stop` hook alone",
        Lifetime::Singleton | Lifetime::Transient => {
            "make it a singleton, which the container holds and stops"
        }
    };
    let text = ProblemText::new(format!("{lifetime} `{name}` has hooks that cannot run"))
        .line("bound", label.to_string())
        .line("hooks", names.join(", "))
        .line("help", help);
    Problem::new(ProblemKind::Hook, text)
}

fn without_hook(graph: &LinkedGraph, number: u32, hooks: &Hooks) -> Problem {
    let label = graph.graph.node(number).label.clone();
    let name = ShortName((label.name)());
    let settings = hooks
        .settings_without_hook()
        .map(|(setting, hook)| format!("`{setting}(..)` needs `on_{hook}(..)`"));
    let text = ProblemText::new(format!("`{name}` has settings of hooks that it lacks"))
        .line("bound", label.to_string())
        .lines("settings", settings)
        .line("help", "add the hook, or remove its setting");
    Problem::new(ProblemKind::Hook, text)
}

fn needs_start(graph: &LinkedGraph, sources: &[SlotSource], numbers: &[u32]) -> Problem {
    let lines = numbers.iter().map(|number| {
        let source = sources.get(*number as usize);
        let hooks = source.and_then(|source| source.hooks.as_deref());
        let names: Vec<&str> = hooks.map_or_else(Vec::new, |hooks| hooks.names().collect());
        format!(
            "{} of {}",
            names.join(", "),
            graph.graph.node(*number).label
        )
    });
    let text = ProblemText::new("`build()` does not run the hooks of components".into())
        .lines("hooks", lines)
        .line(
            "help",
            "write `.start().await` instead of `.build()`, or `Container::start(..).await` for a module",
        );
    Problem::new(ProblemKind::Hook, text)
}

/// Separates the hooks of all slots from their sources.
pub(crate) fn take(graph: &Graph, mut sources: Vec<SlotSource>) -> (AllHooks, Vec<SlotSource>) {
    let hooks = (0..).zip(&mut sources);
    let hooks = hooks.filter_map(|(slot, source)| Some((slot, *source.hooks.take()?)));
    let all = AllHooks {
        of: hooks.collect(),
        openers: graph.openers(),
    };
    (all, sources)
}

/// Returns the lifecycle of a container with these slots and their hooks.
pub(crate) fn lifecycle(slots: &[Slot], hooks: AllHooks, settings: Settings) -> Lifecycle {
    let AllHooks { of: hooks, openers } = hooks;
    let numbers: Vec<u32> = hooks.iter().map(|(slot, _)| *slot).collect();
    let below = order(slots, &numbers, &openers);
    let scoped = (0..).zip(&numbers).filter_map(|(at, slot)| {
        let header = &slots.get(*slot as usize)?.header;
        (header.lifetime == Lifetime::Scoped).then_some((header.cell, at))
    });
    let scoped = scoped.collect();
    let hooked = hooks.into_iter().map(|(slot, hooks)| Hooked {
        slot,
        hooks,
        is_started: AtomicBool::new(false),
        is_closed: AtomicBool::new(false),
    });
    Lifecycle::new(hooked.collect(), below, scoped, *settings.lifecycle)
}
