//! Problems of overrides whose target is not bound, or is bound in several places.

use crate::error::{Problem, ProblemKind, ProblemText, Purpose};
use crate::graph::draft::Draft;
use crate::spec::entry::same_entry;
use crate::spec::key::{Key, Space};
use crate::spec::source_line::LineOf;
use crate::spec::type_name::ShortName;
use crate::testing::graph::overriding::Override;
use crate::testing::graph::target::{Which, Within};

/// Describes an override whose target is bound in several modules.
pub(crate) fn in_several_modules(over: &Override, keys: &[Key], draft: &Draft) -> Problem {
    let homes = keys.iter().filter_map(|key| draft.graph.homes.of(*key));
    let mut modules: Vec<String> = homes.map(|home| home.name().to_string()).collect();
    modules.sort();
    let within = modules.first().map_or("", String::as_str);
    let help = format!("write `.within::<{within}>()` before, to select one of them");
    let text = ProblemText::new(format!(
        "{} is bound separately in several modules",
        over.target
    ))
    .line("written at", LineOf(over.at).to_string())
    .lines(
        "modules",
        modules.iter().map(|module| format!("`{module}`")),
    )
    .line("help", help);
    Problem::new(ProblemKind::NoTarget, text)
}

/// Describes an override whose target is not bound.
pub(crate) fn no_target(over: &Override, draft: &Draft) -> Problem {
    let search = Search { over, draft };
    let text = search
        .without_module()
        .or_else(|| search.without_member())
        .or_else(|| search.outside_of_module())
        .unwrap_or_else(|| search.not_bound());
    Problem::new(ProblemKind::NoTarget, text)
}

/// The search for what the test may mean by an override without a target.
struct Search<'a> {
    over: &'a Override,
    draft: &'a Draft,
}

impl Search<'_> {
    /// Describes an override within a module that the graph does not have.
    fn without_module(&self) -> Option<ProblemText> {
        let within = self.over.target.within;
        let within = within.filter(|it| self.draft.spaces.of_type(it.id).is_none())?;
        let (module, key) = (ShortName((within.name)()), self.over.target.key);
        let elsewhere = self.elsewhere(within);
        let near_misses = if elsewhere.is_empty() {
            self.near_misses()
        } else {
            elsewhere
        };
        let headline = format!(
            "module `{module}` is not part of this graph, so {key} can't be overridden in it"
        );
        let text = self.text(headline).lines("near miss", near_misses);
        let remove = remove_within(within);
        Some(text.line(
            "help",
            format!("{remove}, or install `{module}` in the graph"),
        ))
    }

    /// Describes an override of a member that is not among the members of its key.
    fn without_member(&self) -> Option<ProblemText> {
        self.over.target.member?;
        let members = self.members();
        if members.is_empty() {
            return None;
        }
        let text = self.text(self.headline());
        let text = text.lines("near miss", self.entries_of_component());
        Some(text.lines("members", members).line(
            "help",
            "select one of these with `.member::<..>()` or `.nth(..)`",
        ))
    }

    /// Describes an override of a key that is bound, but not in the selected module.
    fn outside_of_module(&self) -> Option<ProblemText> {
        let within = self.over.target.within?;
        let elsewhere = self.elsewhere(within);
        if elsewhere.is_empty() {
            return None;
        }
        let text = self.text(self.headline()).lines("near miss", elsewhere);
        let remove = remove_within(within);
        Some(text.line(
            "help",
            format!("{remove}, or name the module that binds it"),
        ))
    }

    fn not_bound(&self) -> ProblemText {
        let text = self.text(self.headline());
        let text = text.lines("near miss", self.near_misses());
        text.line(
            "help",
            "remove the override; or, if only the test needs the binding, add it to the builder: `TestGraph::of(app().add(..))`",
        )
    }
}

impl Search<'_> {
    /// Returns the bindings of the key outside of a module, each with the code that selects it.
    fn elsewhere(&self, within: Within) -> Vec<String> {
        let graph = &self.draft.graph;
        let own = self.draft.spaces.of_type(within.id);
        let keys = self.keys().filter(|key| Some(key.space()) != own);
        let mut found: Vec<String> = Vec::new();
        for key in keys {
            let (place, remedy) = match graph.homes.of(key) {
                None => ("outside of all modules".to_owned(), remove_within(within)),
                Some(home) => (
                    format!("in module `{}`", home.name()),
                    format!("write `.within::<{}>()`", home.name()),
                ),
            };
            let slots = self.slots(key).into_iter();
            // A module and the root also see what they import or what is exported to them.
            let at_home = slots.filter(|slot| graph.is_at_home(*slot, key));
            found.extend(at_home.map(|slot| {
                let places = graph.bound_label(slot).places();
                format!("it is bound {place}: {remedy} ({places})")
            }));
        }
        found.sort();
        found
    }

    /// Describes the members among which the test selects one, each with its position.
    fn members(&self) -> Vec<String> {
        let (target, graph) = (&self.over.target, &self.draft.graph);
        let own = match target.within {
            Some(within) => self.draft.spaces.of_type(within.id),
            None => Some(Space::ROOT).filter(|_| !self.slots(target.key).is_empty()),
        };
        let keys = self
            .keys()
            .filter(|key| own.is_none_or(|own| key.space() == own));
        let mut found: Vec<String> = Vec::new();
        for key in keys {
            let home = graph.homes.of(key);
            let home =
                home.map_or_else(String::new, |home| format!(" of module `{}`", home.name()));
            let slots = self.slots(key).into_iter().enumerate();
            found.extend(slots.map(|(number, slot)| {
                let label = graph.bound_label(slot);
                format!("number {number}{home}: {}", label.as_candidate(target.key))
            }));
        }
        found
    }

    /// Describes the entries of the key whose component the test selects as a member.
    fn entries_of_component(&self) -> Vec<String> {
        let (target, graph) = (&self.over.target, &self.draft.graph);
        let Some(Which::Component(component)) = target.member else {
            return Vec::new();
        };
        let cores = graph.cores_of(&component);
        let members = self.keys().filter_map(|key| graph.members.get(&key));
        let members = members.flatten();
        let found = members.filter_map(|member| {
            let entry = member.entry.as_ref()?;
            let places = graph.bound_label(member.slot).places();
            graph.leads_to(member.slot, &cores).then(|| {
                let (name, code) = (component.short_name(), entry.code());
                format!("`{name}` is bound as the entry {entry}: write `.entry({code})` instead of `.member::<{name}>()` ({places})")
            })
        });
        let mut found: Vec<String> = found.collect();
        found.sort();
        found.dedup();
        found
    }

    /// Returns the key in each space where it is bound, in a fixed order.
    fn keys(&self) -> impl Iterator<Item = Key> {
        let key = self.over.target.key;
        let bound = self.draft.graph.members.keys().copied();
        let mut keys: Vec<Key> = bound.filter(|it| it.in_root() == key.in_root()).collect();
        keys.sort_by_key(|key| key.space().module());
        keys.into_iter()
    }

    /// Returns the slots that are bound to a key with the entry of the override.
    fn slots(&self, key: Key) -> Vec<u32> {
        let members = self.draft.graph.members.get(&key).into_iter().flatten();
        let entry = self.over.target.entry.as_ref();
        let meant = members.filter(|member| same_entry(member.entry.as_ref(), entry));
        meant.map(|member| member.slot).collect()
    }

    fn near_misses(&self) -> Vec<String> {
        let catalog = self.draft.graph.catalog();
        catalog.near_misses(self.over.target.key, Purpose::Override)
    }

    fn headline(&self) -> String {
        format!(
            "{} is not bound, so it can't be overridden",
            self.over.target
        )
    }

    fn text(&self, headline: String) -> ProblemText {
        ProblemText::new(headline).line("written at", LineOf(self.over.at).to_string())
    }
}

fn remove_within(within: Within) -> String {
    format!("remove `.within::<{}>()`", ShortName((within.name)()))
}
