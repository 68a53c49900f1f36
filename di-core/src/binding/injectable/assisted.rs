//! The state of the generated factory of a component with `arg` fields.

use std::any::type_name;
use std::fmt::{self, Debug, Formatter};
use std::sync::Arc;

use crate::error::ResolveError;
use crate::runtime::model::Context;
use crate::runtime::model::Fields;
use crate::runtime::realm::WeakRealm;
use crate::runtime::resolve::enter_unless_running;
use crate::runtime::sync::Frame;
use crate::spec::key::Key;

/// The state of a generated factory, which resolves the dependencies for each component that it creates.
pub struct Assisted {
    realm: WeakRealm,
    /// The slot of the factory, whose edges are the edges of the component. It is `None` if the factory is
    /// not registered.
    slot: Option<u32>,
}

impl Assisted {
    /// Describes the fields of the component that the factory creates, or returns the state of the factory.
    pub fn of<T>(
        fields: Fields<'_, '_>,
        describe: impl FnOnce(Fields<'_, '_>) -> Option<T>,
    ) -> Option<Self> {
        if fields.are_described() {
            describe(fields);
            return None;
        }
        fields.run(
            |_| {},
            |context| {
                Ok(Self {
                    realm: context.realm().downgrade(),
                    slot: context.planned_slot(),
                })
            },
        )
    }

    /// Creates a component.
    ///
    /// # Errors
    ///
    /// Returns a [`ResolveError`] if a dependency cannot be resolved, or if the container was dropped.
    pub fn create<T: 'static>(
        &self,
        construct: impl FnOnce(Fields<'_, '_>) -> Option<T>,
    ) -> Result<Arc<T>, ResolveError> {
        let strong = self
            .realm
            .upgrade()
            .map_err(|gone| ResolveError::dropped(Key::of::<T>(), gone))?;
        let realm = strong.get();
        let container = realm.store.address();
        let frame = match self.slot {
            Some(slot) => Frame::created(container, slot, type_name::<T>),
            None => Frame::unbound(container, type_name::<T>),
        };
        let _entered = enter_unless_running(realm.store, frame)?;
        let mut context = match self.slot.and_then(|slot| realm.store.header(slot)) {
            Some(header) => Context::planned(realm, header, false),
            None => Context::direct(realm),
        };
        match construct(Fields::resolved(&mut context)) {
            Some(created) => Ok(Arc::new(created)),
            None => Err(context.failed()),
        }
    }
}

impl Debug for Assisted {
    fn fmt(&self, out: &mut Formatter<'_>) -> fmt::Result {
        out.debug_struct("Assisted").finish_non_exhaustive()
    }
}
