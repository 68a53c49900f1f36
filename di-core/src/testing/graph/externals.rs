//! The settings of a test for external components.

use std::panic::Location;

use crate::binding::injectable::definition::Definition;
use crate::testing::graph::TestGraph;

impl<M> TestGraph<M> {
    #[track_caller]
    pub(crate) fn allow(&mut self, definition: &Definition) {
        let name = definition.structure().key.short_name();
        assert!(
            definition.external,
            "`{name}` is not external; remove `allow_real::<{name}>()`, or write `#[inject(external)]` above the struct"
        );
        self.before_it_is_built(&format!("`allow_real::<{name}>()`"));
        self.allowed.push(definition.structure().key);
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
