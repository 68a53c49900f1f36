//! The external components that a test allows.

use std::panic::Location;

use crate::error::{Problem, ProblemKind, ProblemText};
use crate::graph::draft::Draft;
use crate::spec::key::{Key, Space};
use crate::spec::source_line::LineOf;
use crate::spec::type_name::ShortName;
use crate::testing::graph::target::Within;

/// The external components that a test allows.
#[derive(Default)]
pub(crate) struct Allowed {
    pub(crate) components: Vec<Key>,
    pub(crate) modules: Vec<(Within, &'static Location<'static>)>,
    pub(crate) all: bool,
}

impl Allowed {
    /// Returns `true` if the test allows this component of a module, or of none.
    pub(crate) fn has(&self, component: &Key, within: Option<Within>) -> bool {
        let mut modules = self.modules.iter();
        self.all
            || self.components.iter().any(|own| own.same_type(component))
            || within.is_some_and(|within| modules.any(|(module, _)| module.id == within.id))
    }

    /// Returns the spaces of the modules whose components the test allows.
    pub(crate) fn spaces(&self, draft: &Draft) -> impl Iterator<Item = Space> {
        let modules = self.modules.iter();
        modules.filter_map(|(module, _)| draft.spaces.of_type(module.id))
    }

    /// Returns a problem for each module that the graph does not have.
    pub(crate) fn unknown_modules(&self, draft: &Draft) -> Vec<Problem> {
        let modules = self.modules.iter();
        let unknown = modules.filter(|(module, _)| draft.spaces.of_type(module.id).is_none());
        let problem = |(module, at): &(Within, &'static Location<'static>)| {
            let name = ShortName((module.name)());
            let text = ProblemText::new(format!("the graph has no module `{name}`"))
                .line("written at", LineOf(at).to_string())
                .line(
                    "help",
                    format!("remove `allow_externals_of::<{name}>()`, or name the module that binds the component"),
                );
            Problem::new(ProblemKind::NoTarget, text)
        };
        unknown.map(problem).collect()
    }
}
