//! What a module hands over when it is installed.

use std::any::{TypeId, type_name};
use std::fmt::{self, Debug, Formatter};
use std::panic::Location;

use crate::binding::injectable::traits::{Keys, keys};
use crate::binding::{Binding, ComponentBinding, IntoBinding, What};
use crate::error::{Problem, ProblemKind, ProblemText};
use crate::module::Module;
use crate::module::check::Graph;
use crate::spec::key::{Key, Space};
use crate::spec::request::Step;
use crate::spec::source_line::{LineOf, SourceLine};
use crate::spec::type_name::{ShortName, TypeName};
use crate::spec::visibility::{ModuleSpace, Spaces};

/// Takes what modules bind, import, export and require, and what is bound beside them.
pub struct Installation {
    bindings: Vec<Binding>,
    spaces: Spaces,
    /// The module that is being installed; the root, where none is.
    current: Space,
    /// Where each module was installed or imported first.
    places: Vec<&'static Location<'static>>,
    problems: Vec<Problem>,
}

/// A module that is being installed.
struct Begun {
    space: Space,
    /// The one that installs it.
    outer: Space,
    /// How many bindings there were before its own.
    first: usize,
}

/// All that was installed.
pub(crate) struct Installed {
    pub(crate) bindings: Vec<Binding>,
    pub(crate) spaces: Spaces,
    pub(crate) problems: Vec<Problem>,
}

impl Installation {
    /// Binds something, which the module names by these keys. A component loses those of its
    /// traits that are not among them.
    #[track_caller]
    pub fn add(&mut self, binding: impl IntoBinding, keys: &[Key]) {
        let mut binding = binding.into_binding();
        if let What::Provide(provided) = &mut binding.what {
            provided.traits.retain(|bound| keys.contains(&bound.key));
        }
        let space = self.current;
        if let Some(module) = self.module() {
            module.named.extend_from_slice(keys);
            place(&mut binding, space, module);
        }
        self.bindings.push(binding);
    }

    /// Binds components of a module's graph to these traits: the first of them is that of this
    /// number.
    pub fn add_listed(
        &mut self,
        graph: &'static Graph,
        first: usize,
        traits: &[Option<&'static Keys>],
    ) {
        let components = graph.components.iter().zip(graph.listed.lines());
        for ((wired, listed), traits) in components.skip(first).zip(traits) {
            let mut binding = ComponentBinding::new(wired.definition()).into_binding();
            let (line, _) = listed.split_once(' ').unwrap_or_default();
            binding.label.registered = SourceLine {
                file: graph.file,
                line: line.parse().unwrap_or_default(),
                column: 0,
            };
            let own = std::iter::once(binding.key);
            let keys: Vec<Key> = own.chain(keys(*traits)).collect();
            self.add(binding, &keys);
        }
    }

    /// Imports of another module what is bound to these keys.
    #[track_caller]
    pub fn import<M: Module>(&mut self, module: M, keys: &[Key]) {
        let from = self.take(module);
        if let Some(module) = self.module() {
            module.named.extend_from_slice(keys);
            module.known.extend(keys);
            module.imports.extend(keys.iter().map(|key| (from, *key)));
        }
    }

    /// Imports of another module what is bound to these keys; the module is made by `Default`.
    #[track_caller]
    pub fn import_default<M: Module + Default>(&mut self, keys: &[Key]) {
        self.import(M::default(), keys);
    }

    /// Says that several may be bound to a key, or none.
    pub fn collect(&mut self, key: Key) {
        self.know(key);
    }

    /// Lets a key be seen from outside.
    pub fn export(&mut self, key: Key) {
        if let Some(module) = self.module()
            && !module.exports.contains(&key)
        {
            module.exports.push(key);
        }
    }

    /// Leaves a key to whoever imports or installs the module.
    pub fn require(&mut self, key: Key) {
        self.know(key);
        if let Some(module) = self.module() {
            module.requires.push(key);
            module.named.push(key);
        }
    }

    /// Takes bindings that belong to no module.
    pub(crate) fn extend(&mut self, bindings: impl IntoIterator<Item = Binding>) {
        self.bindings.extend(bindings);
    }

    /// Installs a module for the one that is being installed. A module that nothing tells from
    /// another of its type is there once.
    #[track_caller]
    pub(crate) fn take<M: Module>(&mut self, module: M) -> Space {
        let (at, id) = (Location::caller(), TypeId::of::<M>());
        let space = if let Some(space) = self.spaces.of_type(id) {
            if size_of::<M>() > 0 {
                self.refuse_twice(type_name::<M>(), space, at);
            }
            space
        } else {
            let begun = self.begin(id, type_name::<M>, at);
            module.install(self);
            self.end(&begun)
        };
        self.spaces.imported(space, self.current);
        space
    }

    /// Begins with a module, whose bindings follow. It is compiled once, and not for each module.
    fn begin(&mut self, id: TypeId, name: TypeName, at: &'static Location<'static>) -> Begun {
        let space = self.spaces.begin(id, name);
        self.places.push(at);
        Begun {
            space,
            outer: std::mem::replace(&mut self.current, space),
            first: self.bindings.len(),
        }
    }

    /// Ends with a module, whose bindings are there.
    fn end(&mut self, begun: &Begun) -> Space {
        let space = begun.space;
        self.current = begun.outer;
        let own = self.bindings.iter_mut().skip(begun.first);
        for binding in own.filter(|binding| binding.key.space() == space) {
            see(binding, space, &self.spaces);
        }
        self.spaces.end(space);
        space
    }

    pub(crate) fn finish(self) -> Installed {
        Installed {
            bindings: self.bindings,
            spaces: self.spaces,
            problems: self.problems,
        }
    }

    fn know(&mut self, key: Key) {
        if let Some(module) = self.module() {
            module.known.insert(key);
        }
    }

    fn module(&mut self) -> Option<&mut ModuleSpace> {
        self.spaces.module_mut(self.current)
    }

    /// Tells that a module is there twice whose fields may tell one from the other.
    fn refuse_twice(&mut self, name: &str, space: Space, at: &'static Location<'static>) {
        let first = space.module().and_then(|place| self.places.get(place));
        let mut places = [first.copied().unwrap_or(at), at];
        places.sort_by_key(|at| (at.file(), at.line(), at.column()));
        let name = ShortName(name);
        let text = ProblemText::new(format!(
            "module `{name}` has fields and is there twice, so the two may differ"
        ))
        .lines("imported", places.map(|at| format!("at {}", LineOf(at))))
        .line(
            "help",
            "import it once, and write `requires(..)` in the other module for what that wants of it",
        );
        self.problems
            .push(Problem::new(ProblemKind::Duplicate, text));
    }
}

/// Binds what a module binds in the module's own space.
fn place(binding: &mut Binding, space: Space, module: &mut ModuleSpace) {
    let key = binding.key;
    binding.key = key.in_space(space);
    if let What::Provide(provided) = &mut binding.what {
        module.known.insert(key);
        for bound in &mut provided.traits {
            module.known.insert(bound.key);
            bound.key = bound.key.in_space(space);
        }
    }
}

/// Lets a binding look for its needs in its module, and in the root for what the module does not
/// know.
fn see(binding: &mut Binding, space: Space, spaces: &Spaces) {
    let steps = match &mut binding.what {
        What::Provide(provided) => &mut provided.steps,
        What::Decorate { steps, .. } => steps,
    };
    for step in steps {
        if let Step::Need(need) = step {
            need.key = spaces.seen(space, need.key);
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
        }
    }
}

impl Debug for Installation {
    fn fmt(&self, out: &mut Formatter<'_>) -> fmt::Result {
        out.debug_list().entries(&self.bindings).finish()
    }
}
