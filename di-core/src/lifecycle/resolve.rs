//! The methods that resolve values which async functions construct.

use std::sync::Arc;

use crate::container::resolver;
use crate::container::{Container, Scope};
use crate::error::ResolveError;
use crate::lifecycle::plan::prepare;
use crate::module::Module;
use crate::module::check::Exports;
use crate::module::requirements::Provides;
use crate::runtime::model::Realm;
use crate::spec::key::KeyOf;
use crate::spec::shareable::Shareable;

/// Implements the same method for `Container` and for `Scope`.
macro_rules! resolves_async {
    ($holder:ident) => {
        impl $holder {
            /// Returns the value that is bound to `T`, and runs the async constructors that it needs.
            ///
            /// Constructors that do not depend on each other run at the same time. Callers that resolve one value
            /// at the same time share one call of its constructor. It goes on as long as one of them waits for
            /// it, so a caller may drop its future at any time.
            ///
            /// # Errors
            ///
            /// Returns the errors of [`resolve`](Self::resolve), and the error of an async constructor that fails
            /// or panics.
            pub async fn resolve_async<T: Shareable + ?Sized>(
                &self,
            ) -> Result<Arc<T>, ResolveError> {
                let slot = resolver::slot_of::<T>(self.realm())?;
                resolve_slot(self.realm(), slot).await
            }
        }

        impl<M: Module> $holder<M> {
            /// Returns the value that is bound to `T`, which the module exports, and runs the async constructors
            /// that it needs.
            ///
            /// Constructors that do not depend on each other run at the same time. Callers that resolve one value
            /// at the same time share one call of its constructor. It goes on as long as one of them waits for
            /// it, so a caller may drop its future at any time.
            ///
            /// # Errors
            ///
            /// Returns the errors of [`resolve`](Self::resolve), and the error of an async constructor that fails
            /// or panics.
            pub async fn resolve_async<T: Shareable + ?Sized>(&self) -> Result<Arc<T>, ResolveError>
            where
                M: Exports<T>,
            {
                let (realm, entry) = (self.realm(), <M as Provides<T>>::ENTRY);
                let slot = realm.store.entry(entry, KeyOf::<T>::KEY)?;
                resolve_slot(realm, slot).await
            }
        }
    };
}

resolves_async! { Container }
resolves_async! { Scope }

async fn resolve_slot<T: Shareable + ?Sized>(
    realm: Realm<'_>,
    slot: u32,
) -> Result<Arc<T>, ResolveError> {
    prepare(realm, &[slot]).await?;
    realm.pointer(slot)
}
