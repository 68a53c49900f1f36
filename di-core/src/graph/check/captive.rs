//! Captives: scoped values that a value with a longer lifetime would hold.

use crate::error::{Problem, ProblemKind, ProblemText};
use crate::graph::check::{LinkedGraph, NeedEdge};
use crate::spec::level::{Level, Levels};
use crate::spec::lifetime::Lifetime;
use crate::spec::origin::Role;
use crate::spec::sort::sort;
use crate::spec::type_name::ShortName;

/// Reports each field of a singleton that would hold a scoped value, and each field of a value of a level
/// that would hold a value of an inner level. A transient component or a deferred handle between them
/// changes nothing.
pub(crate) fn check(graph: &LinkedGraph, levels: &Levels, problems: &mut Vec<Problem>) {
    let circles = levels.circles();
    problems.extend(circles.iter().map(|circle| circle_of_levels(circle)));
    for holders in Holders::of(graph) {
        Search {
            graph,
            levels,
            holders,
        }
        .check(problems);
    }
}

fn circle_of_levels(circle: &[Level]) -> Problem {
    // The names are sorted, so that the text does not depend on the order of registration.
    let mut names: Vec<String> = circle.iter().map(|level| format!("`{level}`")).collect();
    sort(&mut names);
    let (headline, help) = match &names[..] {
        [one] => (
            format!("the scope level {one} is listed twice"),
            "list it once in each `scope_levels`",
        ),
        [one, other] => (
            format!("the scope levels {one} and {other} are declared in both orders"),
            "declare the outer one first in each `scope_levels`",
        ),
        several => (
            format!(
                "the scope levels {} are declared in a circle",
                several.join(", ")
            ),
            "declare the outer one first in each `scope_levels`",
        ),
    };
    let text = ProblemText::new(headline).line("help", help);
    Problem::new(ProblemKind::Levels, text)
}

/// The values that may hold the same values.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Holders {
    Singletons,
    /// The values that are scoped to a level.
    OfLevel(Level),
}

/// The reason why a holder may not hold a scoped value.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Conflict {
    /// The scoped value lives shorter.
    Shorter,
    /// No order of their levels is declared.
    Unordered(Level, Level),
}

/// The search for values that the holders may not hold.
struct Search<'a> {
    graph: &'a LinkedGraph,
    levels: &'a Levels,
    holders: Holders,
}

/// For each transient node that leads to a scoped node, the step there.
type ScopedSteps = Vec<Option<ScopedStep>>;

/// The step of a transient node towards a scoped node.
#[derive(Clone, Copy)]
struct ScopedStep {
    /// The place of the edge among all edges of the node.
    place: usize,
    next: u32,
    /// The scoped node.
    captive: u32,
}

/// The maximum number of transient nodes that a message shows between a holder and its captive.
const MAX_BETWEEN: usize = 6;

impl Holders {
    /// Returns the kinds of holders in a graph, in a fixed order.
    fn of(graph: &LinkedGraph) -> Vec<Self> {
        let mut all = vec![Self::Singletons];
        for number in &graph.in_order {
            let level = graph.graph.node(*number).level.map(Self::OfLevel);
            all.extend(level.filter(|level| !all.contains(level)));
        }
        all
    }
}

impl Search<'_> {
    fn check(&self, problems: &mut Vec<Problem>) {
        let steps_to = self.steps_to_scoped();
        for node in self.graph.numbers().filter(|node| self.is_holder(*node)) {
            for edge in self.graph.edges(node) {
                let holds = self
                    .graph
                    .targets_in_order(edge)
                    .into_iter()
                    .find(|target| {
                        self.conflict(*target).is_some() || steps_to[*target as usize].is_some()
                    });
                if let Some(target) = holds {
                    problems.push(self.problem(node, edge, target, &steps_to));
                }
            }
        }
    }

    fn is_holder(&self, node: u32) -> bool {
        let node = self.graph.graph.node(node);
        match self.holders {
            Holders::Singletons => node.shared == Lifetime::Singleton,
            Holders::OfLevel(level) => node.level == Some(level),
        }
    }

    /// Returns why the holders may not hold the value of a node.
    fn conflict(&self, number: u32) -> Option<Conflict> {
        let node = self.graph.graph.node(number);
        if node.lifetime != Lifetime::Scoped {
            return None;
        }
        let Holders::OfLevel(holder) = self.holders else {
            return Some(Conflict::Shorter);
        };
        match node.level {
            Some(level) if level == holder || self.levels.is_outside(level, holder) => None,
            Some(level) if !self.levels.is_outside(holder, level) => {
                Some(Conflict::Unordered(holder, level))
            }
            // The caller that opens the scope of the level passes its seeds.
            None if self.is_seed(number) => None,
            _ => Some(Conflict::Shorter),
        }
    }

    fn is_seed(&self, number: u32) -> bool {
        let innermost = self.graph.graph.wrapped(number).last();
        innermost.is_some_and(|node| self.graph.graph.node(node).label.is_seed())
    }

    fn steps_to_scoped(&self) -> ScopedSteps {
        let graph = self.graph;
        let mut steps_to: ScopedSteps = vec![None; graph.graph.nodes.len()];
        let is_between = |node: u32| graph.graph.node(node).lifetime == Lifetime::Transient;
        let mut holders: Vec<Vec<(u32, usize)>> = vec![Vec::new(); graph.graph.nodes.len()];
        let in_order = || graph.in_order.iter().copied();
        for node in in_order().filter(|node| is_between(*node)) {
            for (at, edge) in graph.edges(node).iter().enumerate() {
                for target in edge.edge.targets() {
                    holders[target as usize].push((node, at));
                }
            }
        }
        let mut open: Vec<u32> = in_order()
            .filter(|node| self.conflict(*node).is_some())
            .collect();
        let mut next = 0;
        while let Some(target) = open.get(next).copied() {
            next += 1;
            let captive = steps_to[target as usize].map_or(target, |step| step.captive);
            for (holder, place) in &holders[target as usize] {
                let step = &mut steps_to[*holder as usize];
                if step.is_none() {
                    *step = Some(ScopedStep {
                        place: *place,
                        next: target,
                        captive,
                    });
                    open.push(*holder);
                }
            }
        }
        steps_to
    }

    fn problem(&self, node: u32, edge: &NeedEdge, target: u32, steps_to: &ScopedSteps) -> Problem {
        let graph = self.graph;
        let mut steps = vec![graph.step(node, edge.site())];
        let mut at = target;
        while let Some(step) = steps_to[at as usize].filter(|_| self.conflict(at).is_none()) {
            if steps.len() > MAX_BETWEEN {
                steps.push("..".to_owned());
                at = step.captive;
                break;
            }
            if !graph.graph.node(at).is_alias {
                let site = graph.edges(at).get(step.place).map(NeedEdge::site);
                steps.push(graph.step(at, site.unwrap_or_default()));
            }
            at = step.next;
        }
        let held = graph.graph.node(at);
        steps.push(held.label.step());
        let holder = &graph.graph.node(node).label;
        let names = [holder.name, held.label.name].map(|name| ShortName(name()).to_string());
        let [short, held_short] = &names;
        let text = ProblemText::new(self.headline(&names, at))
            .line("path", steps.join(" -> "))
            .line("holder", holder.to_string())
            .line("captive", held.label.to_string());
        let remedy = match (self.conflict(at), held.level) {
            (Some(Conflict::Unordered(inner, outer)), _) => format!(
                "if `{outer}` contains `{inner}`, write `.scope_levels::<({outer}, {inner})>()` on the builder or `scope_levels({outer}, {inner})` in the module; if not, scope `{short}` to `{outer}`"
            ),
            (_, Some(level)) => format!(
                "make `{short}` scoped too, with `#[inject(scoped = {level})]` or `.scoped_in::<{level}>()`; or pass `{held_short}` to its methods"
            ),
            (_, None) => format!(
                "make `{short}` scoped too, with `#[inject(scoped)]` or `.scoped()`; or pass `{held_short}` to its methods"
            ),
        };
        Problem::new(ProblemKind::Captive, text.line("help", remedy))
    }

    fn headline(&self, [short, held_short]: &[String; 2], held: u32) -> String {
        let node = self.graph.graph.node(held);
        let holder = match self.holders {
            Holders::Singletons if node.label.role == Role::Seed => {
                return format!(
                    "singleton `{short}` needs the seed `{held_short}`, which only a scope has"
                );
            }
            Holders::Singletons => format!("singleton `{short}`"),
            Holders::OfLevel(level) => format!("`{short}`, scoped to `{level}`,"),
        };
        let captive = match node.level {
            None => format!("scoped `{held_short}`"),
            Some(level) => format!("`{held_short}`, scoped to `{level}`"),
        };
        match self.conflict(held) {
            Some(Conflict::Unordered(..)) => {
                format!("{holder} needs {captive}, but the order of these levels is not declared")
            }
            _ => format!("{holder} would capture {captive}"),
        }
    }
}
