//! The installation of modules and other bindings into a container builder.

use std::any::{TypeId, type_name};
use std::fmt::{self, Debug, Formatter};
use std::panic::Location;

use crate::binding::injectable::definition::Definition;
use crate::binding::{Binding, ComponentBinding, IntoBinding, What};
use crate::error::{Problem, ProblemKind, ProblemText};
use crate::module::check::Components;
use crate::module::imported::Imported;
use crate::module::{Module, WithoutFields};
use crate::spec::key::{Key, Space};
use crate::spec::level::{Levels, ScopeLevels};
use crate::spec::request::Step;
use crate::spec::sort::sorted_pair;
use crate::spec::source_line::SourceLine;
use crate::spec::type_name::{ShortName, TypeName, marked};
use crate::spec::visibility::{ModuleSpace, Spaces};

/// A collector of the bindings, imports, exports and requirements of modules, and of other bindings.
pub struct Installation {
    bindings: Vec<Binding>,
    spaces: Spaces,
    /// The space of the module that is being installed, or the root space if none is.
    current: Space,
    /// The source location of the first install or import of each module.
    places: Vec<&'static Location<'static>>,
    problems: Vec<Problem>,
    levels: Levels,
}

/// A module whose installation is in progress.
struct InProgress {
    space: Space,
    /// The space of the module that installs this one.
    outer: Space,
    /// The number of bindings that were added before those of the module.
    first: usize,
}

/// The result of an installation.
pub(crate) struct Installed {
    pub(crate) bindings: Vec<Binding>,
    pub(crate) spaces: Spaces,
    pub(crate) problems: Vec<Problem>,
    pub(crate) levels: Levels,
}

impl Installation {
    /// Adds a binding that the module lists under these keys.
    ///
    /// It removes the traits of a component that are not among the keys.
    #[track_caller]
    pub fn add(&mut self, binding: impl IntoBinding, keys: &[Key]) {
        let mut binding = binding.into_binding();
        if let What::Provide(provided) = &mut binding.what {
            provided.traits.retain(|bound| keys.contains(&bound.key));
        }
        let space = self.current;
        if let Some(module) = self.module() {
            module.named.extend_from_slice(keys);
            move_into_space(&mut binding, space);
        }
        self.bindings.push(binding);
    }

    /// Adds components of a module, from the component of number `first`, as their entries list them.
    pub fn add_components(
        &mut self,
        components: Components,
        first: usize,
        definitions: &[fn() -> Definition],
    ) {
        let Components { file, entry_names } = components;
        for (names, definition) in entry_names.lines().skip(first).zip(definitions) {
            let mut binding = ComponentBinding::new(definition()).into_binding();
            let (line, _) = names.split_once(' ').unwrap_or_default();
            binding.label.registered = SourceLine {
                file,
                line: line.parse().unwrap_or_default(),
                column: 0,
            };
            self.add_component(binding);
        }
    }

    /// Reports a component of a generic module that is listed as no trait, if its struct is bound to some.
    pub fn require_no_traits(&mut self, bound_to: &str, component: &str) {
        if bound_to.is_empty() {
            return;
        }
        let text = ProblemText::new(format!(
            "component `{component}` has `bind(..)`, but its entry lists no trait"
        ))
        .line(
            "help",
            format!(
                "write `{component} as {bound_to}`, or `{component} as ()` to bind no trait here"
            ),
        );
        self.problems
            .push(Problem::new(ProblemKind::Unlisted, text));
    }

    /// Adds a component under its own key and the keys of its traits.
    pub fn add_component(&mut self, component: impl IntoBinding) {
        let binding = component.into_binding();
        let mut keys = vec![binding.key];
        if let What::Provide(provided) = &binding.what {
            keys.extend(provided.traits.iter().map(|bound| bound.key));
        }
        self.add(binding, &keys);
    }

    /// Declares the order of levels of scopes, the outermost first.
    #[track_caller]
    pub fn scope_levels<L: ScopeLevels>(&mut self) {
        self.levels.declare::<L>(Location::caller().into());
    }

    /// Imports these keys from another module.
    #[track_caller]
    pub fn import<M: Module>(&mut self, module: M, keys: &[Key]) {
        let from = self.install_module(module);
        if let Some(module) = self.module() {
            module.named.extend_from_slice(keys);
            module.imports.extend(keys.iter().map(|key| (from, *key)));
        }
    }

    /// Imports these keys from another module, which has no fields.
    #[track_caller]
    pub fn import_type<M: Module + WithoutFields>(&mut self, _: Imported<M>, keys: &[Key]) {
        self.import(M::value(), keys);
    }

    /// Exports a key.
    pub fn export(&mut self, key: Key) {
        let module = self.module();
        if let Some(module) = module.filter(|module| !module.exports.contains(&key)) {
            module.exports.push(key);
        }
    }

    /// Requires a key of the importer or installer of the module.
    pub fn require(&mut self, key: Key) {
        if let Some(module) = self.module() {
            module.requires.push(key);
            module.named.push(key);
        }
    }

    /// Adds bindings that belong to no module.
    pub(crate) fn extend(&mut self, bindings: impl IntoIterator<Item = Binding>) {
        self.bindings.extend(bindings);
    }

    /// Installs a module into the module that is being installed, and returns its space.
    ///
    /// If a module of the same type is already installed, this returns the space of that module. It also
    /// reports a problem if the type has fields, because the two modules may differ.
    #[track_caller]
    pub(crate) fn install_module<M: Module>(&mut self, module: M) -> Space {
        let (at, id) = (Location::caller(), TypeId::of::<M>());
        let space = if let Some(space) = self.spaces.of_type(id) {
            if size_of::<M>() > 0 {
                self.report_duplicate(type_name::<M>(), space, at);
            }
            space
        } else {
            let in_progress = self.begin(id, type_name::<M>, at);
            module.install(self);
            self.end(&in_progress)
        };
        self.spaces.imported(space, self.current);
        space
    }

    /// Begins the installation of a module. It is not generic: see `docs/compile-time.md`.
    fn begin(&mut self, id: TypeId, name: TypeName, at: &'static Location<'static>) -> InProgress {
        let space = self.spaces.begin(id, name);
        self.places.push(at);
        InProgress {
            space,
            outer: std::mem::replace(&mut self.current, space),
            first: self.bindings.len(),
        }
    }

    /// Ends the installation of a module, after it has added its bindings.
    fn end(&mut self, module: &InProgress) -> Space {
        let space = module.space;
        self.current = module.outer;
        let own = self.bindings.iter_mut().skip(module.first);
        for binding in own.filter(|binding| binding.key.space() == space) {
            link_needs(binding, space);
        }
        self.spaces.end(space);
        space
    }

    pub(crate) fn finish(self) -> Installed {
        Installed {
            bindings: self.bindings,
            spaces: self.spaces,
            problems: self.problems,
            levels: self.levels,
        }
    }

    fn module(&mut self) -> Option<&mut ModuleSpace> {
        self.spaces.module_mut(self.current)
    }

    /// Reports that two modules of one type are installed, and that their fields may differ.
    fn report_duplicate(&mut self, name: &str, space: Space, at: &'static Location<'static>) {
        let first = space.module().and_then(|place| self.places.get(place));
        let places = [first.copied().unwrap_or(at), at].map(SourceLine::from);
        let places = sorted_pair(places, Ord::cmp);
        let headline = marked(|| {
            let name = ShortName(name);
            format!(
                "module `{name}` has fields and is installed twice, so the two values may differ"
            )
        });
        let text = ProblemText::new(headline)
            .lines("written at", places.map(|at| at.to_string()))
            .line(
                "help",
                "import or install it once; another module lists its keys in `requires(..)`",
            );
        self.problems
            .push(Problem::new(ProblemKind::Duplicate, text));
    }
}

/// Moves the keys of a binding into the space of its module.
fn move_into_space(binding: &mut Binding, space: Space) {
    let key = binding.key;
    binding.key = key.in_space(space);
    if let What::Provide(provided) = &mut binding.what {
        for bound in &mut provided.traits {
            bound.key = bound.key.in_space(space);
        }
    }
}

/// Links the needs of a binding to the keys of its module.
fn link_needs(binding: &mut Binding, space: Space) {
    let steps = match &mut binding.what {
        What::Provide(provided) => &mut provided.steps,
        What::Decorate { steps, .. } => steps,
    };
    for step in steps {
        if let Step::Need(need) = step {
            need.key = Spaces::seen(space, need.key);
        }
    }
}

impl Default for Installation {
    fn default() -> Self {
        Self {
            bindings: Vec::new(),
            spaces: Spaces::default(),
            current: Space::ROOT,
            places: Vec::new(),
            problems: Vec::new(),
            levels: Levels::default(),
        }
    }
}

impl Debug for Installation {
    fn fmt(&self, out: &mut Formatter<'_>) -> fmt::Result {
        out.debug_list().entries(&self.bindings).finish()
    }
}
