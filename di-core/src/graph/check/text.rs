//! The texts of unmet needs: the consumers, the paths to them and the remedy.

use crate::error::{Absence, Catalog, Problem, ProblemKind, ProblemText, ambiguous, other_entries};
use crate::graph::check::LinkedGraph;
use crate::graph::check::consumers::{Consumers, LeadsTo};
use crate::graph::check::edges::{UnmetNeed, UnmetNeeds};
use crate::spec::key::Key;
use crate::spec::request::Site;
use crate::spec::sort::sort;

impl UnmetNeeds {
    pub(crate) fn problems(self, graph: &LinkedGraph) -> Vec<Problem> {
        if self.is_empty() {
            return Vec::new();
        }
        let consumers = Consumers::of(graph);
        let catalog = graph.graph.catalog_of(|slot| !consumers.is_needed(slot));
        let leads = LeadsTo::of(graph, &catalog);
        let missing = self.missing.into_iter();
        let ambiguous = self.ambiguous.into_iter();
        let other = self.other_entries.into_iter();
        missing
            .map(|(key, unmet)| graph.missing(key, &unmet, &consumers, &catalog, &leads))
            .chain(ambiguous.map(|(key, unmet)| graph.ambiguous(key, &unmet)))
            .chain(other.map(|(key, unmet)| graph.other_entries(key, &unmet)))
            .collect()
    }
}

impl LinkedGraph {
    fn missing(
        &self,
        key: Key,
        unmet: &[UnmetNeed],
        consumers: &Consumers,
        catalog: &Catalog,
        leads: &LeadsTo,
    ) -> Problem {
        let absence = Absence::of(key, &self.graph.homes, catalog);
        let leads_to_consumer = |slot| unmet.iter().any(|(node, _)| leads.leads(slot, *node));
        let text = ProblemText::new(absence.headline)
            .lines("needed by", self.consumer_lines(unmet))
            .lines("needed for", consumers.paths_to(self, unmet))
            .lines("removed", catalog.removal(key).map(ToString::to_string))
            .lines(
                "near miss",
                catalog.near_misses_of_need(key, leads_to_consumer),
            )
            .line("help", absence.help);
        Problem::new(ProblemKind::Missing, text)
    }

    fn ambiguous(&self, key: Key, unmet: &[UnmetNeed]) -> Problem {
        let candidates = self.graph.candidates(key);
        let candidates = candidates.map(|slot| {
            let node = self.graph.node(self.graph.undecorated(slot));
            let home = self.graph.homes.of(key.in_space(node.space));
            (&node.label, home.filter(|_| node.space != key.space()))
        });
        let mut text = ambiguous(key, candidates.collect());
        let needed_by = ProblemText::default().lines("needed by", self.consumer_lines(unmet));
        text.lines.splice(0..0, needed_by.lines);
        Problem::new(ProblemKind::Ambiguous, text)
    }

    fn other_entries(&self, key: Key, unmet: &[UnmetNeed]) -> Problem {
        let bound = self.graph.bound_to(key).iter().filter_map(|member| {
            Some((member.entry.as_ref()?, self.graph.bound_label(member.slot)))
        });
        let mut text = other_entries(key, bound.collect());
        let needed_by = ProblemText::default().lines("needed by", self.consumer_lines(unmet));
        text.lines.splice(0..0, needed_by.lines);
        Problem::new(ProblemKind::Missing, text)
    }

    fn consumer_lines(&self, unmet: &[UnmetNeed]) -> Vec<String> {
        let lines = unmet.iter().map(|(node, need)| {
            let label = &self.graph.node(*node).label;
            format!("{}: {} of {label}", need.site, quoted(&need.spelling()))
        });
        let mut lines: Vec<String> = lines.collect();
        sort(&mut lines);
        lines.dedup();
        lines
    }

    /// Returns a step of a path: `Signup.mailer`, or `Signup` if there is no field.
    pub(crate) fn step(&self, node: u32, site: Site) -> String {
        site.of(self.graph.node(node).label.step())
    }
}

pub(crate) fn quoted(name: &str) -> String {
    format!("`{name}`")
}
