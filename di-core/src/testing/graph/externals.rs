//! The settings of a test for external components.

use std::any::type_name;
use std::panic::Location;

use crate::binding::injectable::definition::Definition;
use crate::module::Module;
use crate::spec::type_name::ShortName;
use crate::testing::graph::TestGraph;
use crate::testing::graph::target::Within;

impl<M> TestGraph<M> {
    #[track_caller]
    pub(crate) fn allow(&mut self, definition: &Definition) {
        let name = definition.structure().key.short_name();
        assert!(
            definition.external,
            "`{name}` is not external; remove `allow_real::<{name}>()`, or write `#[inject(external)]` above the struct"
        );
        self.before_it_is_built(&format!("`allow_real::<{name}>()`"));
        self.allowed.components.push(definition.structure().key);
    }

    /// Allows the construction of all external components, for an integration test with an in-memory
    /// database or a local server.
    ///
    /// # Panics
    ///
    /// Panics if the container is already built.
    #[track_caller]
    pub fn allow_externals(&mut self) -> &mut Self {
        self.before_it_is_built("`allow_externals()`");
        self.allowed.all = true;
        self
    }

    /// Allows the construction of the external components that the module `N` binds, even if their
    /// types are private. Components of modules that `N` imports stay refused.
    ///
    /// # Panics
    ///
    /// Panics if the container is already built. The first resolve panics if the graph has no module `N`.
    #[track_caller]
    pub fn allow_externals_of<N: Module>(&mut self) -> &mut Self {
        let name = ShortName(type_name::<N>());
        self.before_it_is_built(&format!("`allow_externals_of::<{name}>()`"));
        let within = Within::of::<N>();
        self.allowed.modules.push((within, Location::caller()));
        self
    }

    /// Replaces external components with strict mocks, for those of their traits that have mocks.
    ///
    /// A component that the test overrides or [allows](Self::allow_real) is not mocked.
    /// [`mock`](Self::mock) programs such a mock.
    ///
    /// # Panics
    ///
    /// Panics if the container is already built.
    #[track_caller]
    pub fn mock_externals(&mut self) -> &mut Self {
        self.before_it_is_built("`mock_externals()`");
        self.auto_mocks.get_or_insert(Location::caller());
        self
    }
}
