//! How the problems of a graph read: who needs what, on which way, and what to do.

use super::answer::{Asking, Unanswered};
use super::{Answer, Answered};
use crate::error::{Problem, ProblemKind, ProblemText, near_misses};
use crate::key::Key;
use crate::lookup::how_to_bind;
use crate::name::Short;
use crate::need::{Ask, Site};

impl Unanswered {
    pub(super) fn problems(self, graph: &Answered) -> Vec<Problem> {
        let missing = self.missing.into_iter();
        let ambiguous = self.ambiguous.into_iter();
        let other = self.other_entries.into_iter();
        missing
            .map(|(key, asking)| graph.missing(key, &asking))
            .chain(ambiguous.map(|(key, asking)| graph.ambiguous(key, &asking)))
            .chain(other.map(|(key, asking)| graph.other_entries(key, &asking)))
            .collect()
    }
}

impl Answered {
    fn missing(&self, key: Key, asking: &[Asking]) -> Problem {
        let mut misses = near_misses(key, &mut self.graph.catalog());
        if !self.graph.bound_to(key).is_empty() {
            let name = key.short_name();
            misses.push(format!(
                "it is bound as entries alone: ask for `HashMap<_, Arc<{name}>>`"
            ));
        }
        let text = ProblemText::new(format!("nothing provides {key}"))
            .lines("needed by", self.asking(asking))
            .lines("needed for", self.ways_to(asking))
            .lines("near miss", misses)
            .line("help", how_to_bind(key));
        Problem::new(ProblemKind::Missing, text)
    }

    fn ambiguous(&self, key: Key, asking: &[Asking]) -> Problem {
        let candidates: Vec<String> = self
            .graph
            .candidates(key)
            .map(|slot| self.graph.node(slot).label.as_candidate(key))
            .collect();
        let name = key.short_name();
        let help = format!(
            "ask for `Vec<Arc<{name}>>` to have all, or bind one with `.key::<Q>()` and ask with `#[inject(key = Q)]`"
        );
        let count = candidates.len();
        let text = ProblemText::new(format!(
            "{count} bindings provide {key}, and one is asked for"
        ))
        .lines("needed by", self.asking(asking))
        .lines("candidates", candidates)
        .line("help", help);
        Problem::new(ProblemKind::Ambiguous, text)
    }

    fn other_entries(&self, key: Key, asking: &[Asking]) -> Problem {
        let entries = self.graph.bound_to(key).iter().filter_map(|member| {
            let entry = member.entry.as_ref()?;
            let label = self.graph.node(member.slot).label;
            let (name, places) = (Short(entry.type_name()), label.places());
            Some(format!(
                "the entry {entry:?} has a key of type `{name}` ({places})"
            ))
        });
        let asked = asking.iter().find_map(|(_, need)| match need.ask {
            Ask::Entries { name, .. } => Some(Short(name()).to_string()),
            _ => None,
        });
        let asked = asked.unwrap_or_default();
        let text = ProblemText::new(format!("not all entries of {key} have keys of type `{asked}`"))
            .lines("needed by", self.asking(asking))
            .lines("entries", entries)
            .line("help", format!("give all entries keys of one type, and ask for a map of that type instead of `{asked}`"));
        Problem::new(ProblemKind::Missing, text)
    }

    fn asking(&self, asking: &[Asking]) -> Vec<String> {
        let lines = asking.iter().map(|(node, need)| {
            let label = &self.graph.node(*node).label;
            format!("{}: {} of {label}", need.site, quoted(&need.spelling()))
        });
        let mut lines: Vec<String> = lines.collect();
        lines.sort();
        lines.dedup();
        lines
    }

    /// From what nobody needs down to each of these, where that is not the one itself.
    fn ways_to(&self, asking: &[Asking]) -> Vec<String> {
        let lines = asking.iter().filter_map(|(node, need)| {
            let way = self.way_to(*node);
            let steps = way.len();
            (steps > 0).then(|| {
                let last = self.step(*node, need.site);
                format!("{} -> {last}", way.join(" -> "))
            })
        });
        let mut lines: Vec<String> = lines.collect();
        lines.sort();
        lines.dedup();
        lines
    }

    /// The steps from one that nobody needs to this node, without the node.
    fn way_to(&self, node: u32) -> Vec<String> {
        let mut needed: Vec<Option<(u32, Site)>> = vec![None; self.graph.nodes.len()];
        let mut open = vec![node];
        let mut top = None;
        let mut next = 0;
        while let Some(target) = open.get(next).copied() {
            next += 1;
            let mut is_needed = false;
            for consumer in self.numbers().filter(|consumer| *consumer != node) {
                let to_target = |answer: &&Answer| answer.edge.targets().any(|t| t == target);
                let Some(answer) = self.edges(consumer).iter().find(to_target) else {
                    continue;
                };
                is_needed = true;
                let first = &mut needed[consumer as usize];
                if first.is_none() {
                    *first = Some((target, answer.site()));
                    open.push(consumer);
                }
            }
            if !is_needed {
                top = Some(target);
                break;
            }
        }
        let mut steps = Vec::new();
        let mut at = top.unwrap_or(node);
        while let Some((target, site)) = needed[at as usize].filter(|_| at != node) {
            if !self.graph.node(at).is_alias {
                steps.push(self.step(at, site));
            }
            at = target;
        }
        steps
    }

    /// `Signup.mailer`, or `Signup` where there is no field.
    pub(super) fn step(&self, node: u32, site: Site) -> String {
        let name = self.graph.node(node).label.step();
        match site {
            Site::Field(field) => format!("{name}.{field}"),
            Site::Parameter(number) => format!("{name} (parameter {number})"),
            Site::Nowhere => name,
        }
    }
}

pub(super) fn quoted(name: &str) -> String {
    format!("`{name}`")
}
