//! How the problems of a graph read: who needs what, on which way, and what to do.

use super::Answered;
use super::answer::{Asking, Unanswered};
use super::consumers::Consumers;
use crate::error::{Problem, ProblemKind, ProblemText, near_misses};
use crate::key::Key;
use crate::lookup::how_to_bind;
use crate::name::Short;
use crate::need::{Ask, Site};

impl Unanswered {
    pub(super) fn problems(self, graph: &Answered) -> Vec<Problem> {
        if self.is_empty() {
            return Vec::new();
        }
        let consumers = Consumers::of(graph);
        let missing = self.missing.into_iter();
        let ambiguous = self.ambiguous.into_iter();
        let other = self.other_entries.into_iter();
        missing
            .map(|(key, asking)| graph.missing(key, &asking, &consumers))
            .chain(ambiguous.map(|(key, asking)| graph.ambiguous(key, &asking)))
            .chain(other.map(|(key, asking)| graph.other_entries(key, &asking)))
            .collect()
    }
}

impl Answered {
    fn missing(&self, key: Key, asking: &[Asking], consumers: &Consumers) -> Problem {
        let mut misses = near_misses(key, &mut self.graph.catalog());
        if !self.graph.bound_to(key).is_empty() {
            let name = key.short_name();
            misses.push(format!(
                "it is bound as entries alone: ask for `HashMap<_, Arc<{name}>>`"
            ));
        }
        let text = ProblemText::new(format!("nothing provides {key}"))
            .lines("needed by", self.asking(asking))
            .lines("needed for", consumers.ways_to(self, asking))
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
