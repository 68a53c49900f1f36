//! What the generated factory of a component with `arg` fields holds.

use std::any::type_name;
use std::fmt::{self, Debug, Formatter};
use std::sync::Arc;

use crate::error::ResolveError;
use crate::runtime::context::Context;
use crate::runtime::failure::enter_anew;
use crate::runtime::store::WeakRealm;
use crate::runtime::sync::{Frame, Origin, on_behalf, origin};
use crate::spec::key::Key;

/// Fetches the dependencies of a component each time one is created.
pub struct Assisted {
    realm: WeakRealm,
    /// The slot of the factory, whose edges are those of the component; none where the factory
    /// itself was never registered.
    slot: Option<u32>,
    origin: Option<Arc<Origin>>,
}

impl Assisted {
    /// What a factory needs in order to create later, where it is constructed itself.
    #[must_use]
    pub fn new(context: &mut Context<'_>) -> Self {
        Self {
            realm: context.realm().downgrade(),
            slot: context.planned_slot(),
            origin: origin(),
        }
    }

    /// Creates a component.
    ///
    /// # Errors
    ///
    /// A [`ResolveError`] where a dependency can't be had, and where the container is gone.
    pub fn create<T: 'static>(
        &self,
        make: impl FnOnce(&mut Context<'_>) -> Result<T, ResolveError>,
    ) -> Result<Arc<T>, ResolveError> {
        let held = self
            .realm
            .upgrade()
            .map_err(|gone| ResolveError::dropped(Key::of::<T>(), gone))?;
        let realm = held.get();
        let _behalf = on_behalf(self.origin.as_ref());
        let container = realm.store.address();
        let frame = match self.slot {
            Some(slot) => Frame::created(container, slot, type_name::<T>),
            None => Frame::unbound(container, type_name::<T>),
        };
        let _entered = enter_anew(realm.store, frame)?;
        let mut context = match self.slot.and_then(|slot| realm.store.header(slot)) {
            Some(header) => Context::planned(realm, header),
            None => Context::direct(realm),
        };
        make(&mut context)
            .map(Arc::new)
            .map_err(|error| context.explain(error))
    }
}

impl Debug for Assisted {
    fn fmt(&self, out: &mut Formatter<'_>) -> fmt::Result {
        out.debug_struct("Assisted").finish_non_exhaustive()
    }
}
