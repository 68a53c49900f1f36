//! Seeds that a scope lacks, below decorators.

use crate::error::ResolveError;
use crate::runtime::model::Realm;
use crate::runtime::slot::Header;

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
