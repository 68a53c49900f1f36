//! How the problems of a graph read: who needs what, on which way, and what to do.

use crate::error::{Absence, Problem, ProblemKind, ProblemText, Purpose, near_misses};
use crate::graph::check::Answered;
use crate::graph::check::answer::{Asking, Unanswered};
use crate::graph::check::consumers::Consumers;
use crate::runtime::store::lookup::{ambiguous, other_entries};
use crate::spec::key::Key;
use crate::spec::origin::Label;
use crate::spec::request::Site;

impl Unanswered {
    pub(crate) fn problems(self, graph: &Answered) -> Vec<Problem> {
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
        let home = self.graph.homes.of(key);
        let absence = Absence::of(key, home, &mut self.graph.catalog());
        let text = ProblemText::new(absence.headline)
            .lines("needed by", self.asking(asking))
            .lines("needed for", consumers.ways_to(self, asking))
            .lines(
                "near miss",
                near_misses(key, Purpose::Need, &mut self.graph.catalog()),
            )
            .line("help", absence.help);
        Problem::new(ProblemKind::Missing, text)
    }

    fn ambiguous(&self, key: Key, asking: &[Asking]) -> Problem {
        let candidates = self.graph.candidates(key);
        let mut candidates: Vec<Label> =
            candidates.map(|slot| self.graph.node(slot).label).collect();
        candidates.sort_by(Label::by_place);
        let mut text = ambiguous(key, &candidates);
        let asking = ProblemText::default().lines("needed by", self.asking(asking));
        text.lines.splice(0..0, asking.lines);
        Problem::new(ProblemKind::Ambiguous, text)
    }

    fn other_entries(&self, key: Key, asking: &[Asking]) -> Problem {
        let bound = self.graph.bound_to(key).iter().filter_map(|member| {
            Some((member.entry.as_ref()?, self.graph.node(member.slot).label))
        });
        let mut text = other_entries(key, bound.collect());
        let asking = ProblemText::default().lines("needed by", self.asking(asking));
        text.lines.splice(0..0, asking.lines);
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
    pub(crate) fn step(&self, node: u32, site: Site) -> String {
        site.of(self.graph.node(node).label.step())
    }
}

pub(crate) fn quoted(name: &str) -> String {
    format!("`{name}`")
}
