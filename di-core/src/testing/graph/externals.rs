//! What a test says of the external components.

use std::any::type_name;
use std::panic::Location;

use super::TestGraph;
use crate::injectable::Injectable;
use crate::key::Key;
use crate::name::Short;

impl TestGraph {
    /// Lets the real `C` be made, though it is marked `#[inject(external)]`. Others that are so
    /// marked are refused, with the path on which they were reached.
    ///
    /// # Panics
    ///
    /// Where `C` is not external, and where something was asked for before.
    #[track_caller]
    pub fn allow_real<C: Injectable>(&mut self) -> &mut Self {
        let name = Short(type_name::<C>());
        assert!(
            const { C::DEFINITION.external },
            "`{name}` is not external, so there is nothing to allow: take `allow_real::<{name}>()` away, or write `#[inject(external)]` on it"
        );
        self.before_it_is_built(&format!("`allow_real::<{name}>()`"));
        self.allowed.push(Key::of::<C>());
        self
    }

    /// Puts a strict mock in the place of each external component, as those of its traits for which
    /// there are mocks, unless the test overrides or [allows](Self::allow_real) it.
    /// [`mock`](Self::mock) leads to it.
    ///
    /// # Panics
    ///
    /// Where something was asked for before.
    #[track_caller]
    pub fn mock_externals(&mut self) -> &mut Self {
        self.before_it_is_built("`mock_externals()`");
        self.auto_mocks.get_or_insert(Location::caller());
        self
    }
}
