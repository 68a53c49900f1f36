//! Slots that only async functions construct, in a resolve that does not await.

use std::any::Any;

use crate::error::ResolveError;
use crate::runtime::failure::needs_async;
use crate::runtime::model::{Context, Realm, Slot};
use crate::runtime::slot::Header;
use crate::spec::request::Site;

impl Context<'_> {
    /// Fills the place with a value of a slot that was constructed ahead.
    ///
    /// # Errors
    ///
    /// Returns the error of the constructor, or an error if no value was constructed ahead.
    pub(crate) fn fill_supplied(
        &self,
        slot: &Slot,
        place: &mut dyn Any,
    ) -> Result<(), ResolveError> {
        if let Some(filled) = self.supplied.fill(slot.header.number, place) {
            return filled;
        }
        Err(match self.realm().missing_seed(&slot.header) {
            // The value inside the decorator is missing, and no parameter of it.
            Some(error) => error.with_consumer(&slot.header.label, Some(Site::Nowhere)),
            None => needs_async(&slot.header),
        })
    }
}

impl Realm<'_> {
    /// Returns the error for the seed that a slot decorates, if the scope lacks it.
    ///
    /// Such a slot is absent, whether its decorators are async or not. So an `Option` of it is `None`.
    pub(crate) fn missing_seed(self, header: &Header) -> Option<ResolveError> {
        let decorated = self.store.undecorated(header.number)?;
        if !decorated.label.is_seed() {
            return None;
        }
        self.scoped(self.slot(decorated.number).ok()?).err()
    }
}
