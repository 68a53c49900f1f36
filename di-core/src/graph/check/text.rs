//! The texts of unmet needs: the consumers, the paths to them and the remedy.

use crate::error::{Absence, Catalog, Problem, ProblemKind, ProblemText, ambiguous, other_entries};
use crate::graph::check::LinkedGraph;
use crate::graph::check::consumers::{Consumers, LeadsTo};
use crate::graph::check::edges::{UnmetNeed, UnmetNeeds};
use crate::graph::check::groups::Group;
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
        let (homes, bound) = (&graph.graph.homes, &graph.graph);
        let slots = |key| bound.bound_to(key).iter().map(|member| member.slot);
        let missing = Group::by_cause(self.missing, |key| homes.supplied_from(key));
        let ambiguous = Group::by_cause(self.ambiguous, |key| {
            (key.in_root(), graph.undecorated(bound.candidates(key)))
        });
        let other = Group::by_cause(self.other_entries, |key| {
            (key.in_root(), graph.undecorated(slots(key)))
        });
        missing
            .map(|group| graph.missing(&group, &consumers, &catalog, &leads))
            .chain(ambiguous.map(|group| graph.ambiguous(&group)))
            .chain(other.map(|group| graph.other_entries(&group)))
            .collect()
    }
}

impl LinkedGraph {
    fn missing(
        &self,
        group: &Group,
        consumers: &Consumers,
        catalog: &Catalog,
        leads: &LeadsTo,
    ) -> Problem {
        let Group { keys, unmet } = group;
        let key = self.graph.homes.supplied_from(group.first());
        let absence = Absence::of(keys, &self.graph.homes, catalog);
        let removal = keys.iter().find_map(|key| catalog.removal(*key));
        let leads_to_consumer = |slot| unmet.iter().any(|(node, _)| leads.leads(slot, *node));
        let text = ProblemText::new(absence.headline)
            .lines("needed by", self.consumer_lines(unmet))
            .lines("needed for", consumers.paths_to(self, unmet))
            .lines("removed", removal.map(ToString::to_string))
            .lines(
                "near miss",
                catalog.near_misses_of_need(key, leads_to_consumer),
            )
            .line("help", absence.help);
        Problem::new(ProblemKind::Missing, text)
    }

    fn ambiguous(&self, group: &Group) -> Problem {
        let key = group.first();
        let candidates = self.graph.candidates(key);
        let candidates = candidates.map(|slot| {
            let node = self.graph.node(self.graph.undecorated(slot));
            let home = self.graph.homes.of(key.in_space(node.space));
            (&node.label, home.filter(|_| node.space != key.space()))
        });
        let mut text = ambiguous(key, candidates.collect());
        let needed_by =
            ProblemText::default().lines("needed by", self.consumer_lines(&group.unmet));
        text.lines.splice(0..0, needed_by.lines);
        Problem::new(ProblemKind::Ambiguous, text)
    }

    fn other_entries(&self, group: &Group) -> Problem {
        let key = group.first();
        let bound = self.graph.bound_to(key).iter().filter_map(|member| {
            Some((member.entry.as_ref()?, self.graph.bound_label(member.slot)))
        });
        let mut text = other_entries(key, bound.collect());
        let needed_by =
            ProblemText::default().lines("needed by", self.consumer_lines(&group.unmet));
        text.lines.splice(0..0, needed_by.lines);
        Problem::new(ProblemKind::Missing, text)
    }

    /// Returns the slots inside of all decorators, sorted.
    fn undecorated(&self, slots: impl Iterator<Item = u32>) -> Vec<u32> {
        let own = slots.map(|slot| self.graph.undecorated(slot));
        let mut own: Vec<u32> = own.collect();
        sort(&mut own);
        own
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
