//! Captives: scoped values that a value with a longer lifetime would hold.

use crate::error::{Problem, ProblemKind, ProblemText};
use crate::graph::check::LinkedGraph;
use crate::graph::check::vertices::Edges;
use crate::graph::check::vertices::path::PathEdge;
use crate::spec::level::{Level, Levels};
use crate::spec::lifetime::Lifetime;
use crate::spec::sort::sort;
use crate::spec::source_line::SourceLine;
use crate::spec::type_name::ShortName;

/// Reports each field of a singleton that would hold a scoped value, and each field of a value of a level
/// that would hold a value of an inner level. A transient component or a deferred handle between them
/// changes nothing.
pub(crate) fn check(graph: &LinkedGraph, levels: &Levels, problems: &mut Vec<Problem>) {
    let circles = levels.circles();
    problems.extend(
        circles
            .iter()
            .map(|circle| circle_of_levels(circle, levels)),
    );
    for holders in Holders::of(graph) {
        Search {
            graph,
            levels,
            holders,
        }
        .check(problems);
    }
}

fn circle_of_levels(circle: &[Level], levels: &Levels) -> Problem {
    // The names and lines are sorted, so that the text does not depend on the order of registration.
    let mut names: Vec<String> = circle.iter().map(|level| format!("`{level}`")).collect();
    sort(&mut names);
    let pairs = levels.pairs_of(circle);
    let pairs = pairs.map(|pair| {
        (
            pair.at,
            format!("`{}` contains `{}`", pair.outer, pair.inner),
        )
    });
    let mut pairs: Vec<(SourceLine, String)> = pairs.collect();
    sort(&mut pairs);
    pairs.dedup();
    let declared = pairs.iter();
    let declared = declared.map(|(at, pair)| format!("{pair} ({at})"));
    let first = "declare the outer one first in each `scope_levels`";
    let text = match &names[..] {
        [one] => ProblemText::new(format!("the scope level {one} is listed twice"))
            .lines("written at", pairs.iter().map(|(at, _)| at.to_string()))
            .line("help", "list it once in each `scope_levels`"),
        [one, other] => ProblemText::new(format!(
            "the scope levels {one} and {other} are declared in both orders"
        ))
        .lines("declared", declared)
        .line("help", first),
        several => ProblemText::new(format!(
            "the scope levels {} are declared in a circle",
            several.join(", ")
        ))
        .lines("declared", declared)
        .line("help", first),
    };
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

/// For each transient node or collection that leads to a scoped node, the step there.
type ScopedSteps = Vec<Option<ScopedStep>>;

/// The step of a transient node or a collection towards a scoped node.
#[derive(Clone, Copy)]
struct ScopedStep {
    /// The place of the edge among all edges of the vertex.
    place: usize,
    next: u32,
    /// The scoped node.
    captive: u32,
}

/// The path from a holder to its captive.
struct CaptivePath {
    path: Vec<PathEdge>,
    held: u32,
    /// True if the path does not contain the last steps.
    is_long: bool,
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
            for (place, target) in self.graph.next(node, Edges::All) {
                if self.conflict(target).is_some() || steps_to[target as usize].is_some() {
                    problems.push(self.problem((node, place), target, &steps_to));
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
        let node = self.graph.graph.nodes.get(number as usize)?;
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
            None if self.graph.graph.is_seed(number) => None,
            _ => Some(Conflict::Shorter),
        }
    }

    fn steps_to_scoped(&self) -> ScopedSteps {
        let graph = self.graph;
        let mut steps_to: ScopedSteps = vec![None; graph.vertices()];
        let is_between = |vertex: u32| {
            let node = graph.graph.nodes.get(vertex as usize);
            node.is_none_or(|node| {
                node.lifetime == Lifetime::Transient || graph.graph.is_seed(vertex)
            })
        };
        let mut open: Vec<u32> = graph.in_order.clone();
        open.retain(|node| self.conflict(*node).is_some());
        if open.is_empty() {
            return steps_to;
        }
        let previous = graph.previous(Edges::All);
        let mut at = 0;
        while let Some(target) = open.get(at).copied() {
            at += 1;
            let captive = steps_to[target as usize].map_or(target, |step| step.captive);
            for (vertex, place) in &previous[target as usize] {
                let step = &mut steps_to[*vertex as usize];
                if step.is_none() && is_between(*vertex) {
                    *step = Some(ScopedStep {
                        place: *place,
                        next: target,
                        captive,
                    });
                    open.push(*vertex);
                }
            }
        }
        steps_to
    }

    fn problem(&self, edge: PathEdge, target: u32, steps_to: &ScopedSteps) -> Problem {
        let graph = self.graph;
        let CaptivePath {
            path,
            held,
            is_long,
        } = self.path(edge, target, steps_to);
        let path = graph.steps(&path);
        let names = path.iter().map(|step| graph.step(step.node, step.site()));
        let mut steps: Vec<String> = names.collect();
        steps.extend(is_long.then(|| "..".to_owned()));
        // The members of a collection may have one name, so the place tells which one it is.
        let pairs = path.iter().zip(path.iter().skip(1));
        let members = pairs.filter(|(step, _)| step.is_to_member);
        let members = members.map(|(_, member)| graph.graph.node(member.node).label.to_string());
        let captive = &graph.graph.node(held).label;
        steps.push(captive.step());
        let inside = graph.graph.undecorated(held);
        let decorated = (inside != held).then(|| &graph.graph.node(inside).label);
        let holder = &graph.graph.node(edge.0).label;
        let names = [holder, captive].map(|label| ShortName((label.name)()).to_string());
        let text = ProblemText::new(self.headline(&names, held))
            .line("path", steps.join(" -> "))
            .line("holder", holder.to_string())
            .lines("through", members)
            .line("captive", captive.to_string())
            .lines("decorates", decorated.map(ToString::to_string))
            .line("help", self.remedy(&names, held));
        Problem::new(ProblemKind::Captive, text)
    }

    /// Follows the steps from an edge of a holder to its captive.
    fn path(&self, edge: PathEdge, target: u32, steps_to: &ScopedSteps) -> CaptivePath {
        let mut path = vec![edge];
        let mut at = target;
        while let Some(step) = steps_to[at as usize].filter(|_| self.conflict(at).is_none()) {
            if self.graph.steps(&path).len() > MAX_BETWEEN {
                return CaptivePath {
                    path,
                    held: step.captive,
                    is_long: true,
                };
            }
            path.push((at, step.place));
            at = step.next;
        }
        CaptivePath {
            path,
            held: at,
            is_long: false,
        }
    }

    fn remedy(&self, [short, held_short]: &[String; 2], held: u32) -> String {
        if let Some(Conflict::Unordered(inner, outer)) = self.conflict(held) {
            return format!(
                "if `{outer}` contains `{inner}`, write `.scope_levels::<({outer}, {inner})>()` on the builder or `scope_levels({outer}, {inner})` in the module; if not, scope `{short}` to `{outer}`"
            );
        }
        let spelling = match self.graph.graph.node(held).level {
            Some(level) => format!("`#[inject(scoped = {level})]` or `.scoped_in::<{level}>()`"),
            None => "`#[inject(scoped)]` or `.scoped()`".to_owned(),
        };
        let change = match self.holders {
            Holders::Singletons => format!("make `{short}` scoped too, with {spelling}"),
            Holders::OfLevel(_) => format!("scope `{short}` like `{held_short}`, with {spelling}"),
        };
        format!("{change}; or pass `{held_short}` to its methods")
    }

    fn headline(&self, [short, held_short]: &[String; 2], held: u32) -> String {
        let node = self.graph.graph.node(held);
        let holder = match self.holders {
            Holders::Singletons if self.graph.graph.bound_label(held).is_seed() => {
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
