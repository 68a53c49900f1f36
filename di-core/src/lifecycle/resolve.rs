//! The methods that resolve values which async functions construct.

use std::sync::Arc;

use crate::binding::factory::{Callable, Dependencies, FunctionOnce};
use crate::container::resolver;
use crate::container::{Container, ExportsOf, Scope};
use crate::dependency::Dependency;
use crate::error::ResolveError;
use crate::lifecycle::plan::prepare;
use crate::lifecycle::value::supply;
use crate::module::Module;
use crate::module::check::Exports;
use crate::module::requirements::{DependencyIn, Provides};
use crate::runtime::model::{Context, Realm, Store};
use crate::runtime::slot::slots_in;
use crate::runtime::supply::Supply;
use crate::spec::key::KeyOf;
use crate::spec::request::{Element, Need, Needs, Request, Step, required};
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
            /// An ordinary constructor runs in the task that polls. If another thread already runs it, this blocks
            /// like [`resolve`](Self::resolve), no longer than the `wait_limit` of the builder.
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

            /// Resolves any [`Dependency`], and runs the async constructors that it needs.
            ///
            /// # Errors
            ///
            /// Returns the errors of [`resolve_async`](Self::resolve_async).
            pub async fn get_async<D: Dependency>(&self) -> Result<D, ResolveError> {
                get_prepared(self.realm()).await
            }

            /// Resolves the parameters of an async function, runs the async constructors that they need, calls
            /// the function, and returns its result.
            ///
            /// ```
            /// # use std::sync::Arc;
            /// # use wirework::{Container, bind};
            /// # futures_executor::block_on(async {
            /// let container = Container::builder()
            ///     .add(bind::<String>().to_async(async || "Ada".to_owned()))
            ///     .start()
            ///     .await?;
            /// let length = container.call_async(async |name: Arc<String>| name.len()).await?;
            /// assert_eq!(length, 3);
            /// # Ok::<(), Box<dyn std::error::Error>>(())
            /// # }).unwrap();
            /// ```
            ///
            /// # Errors
            ///
            /// Returns a [`ResolveError`] if a parameter cannot be resolved. In that case the function is not
            /// called.
            pub async fn call_async<F, Args>(
                &self,
                function: F,
            ) -> Result<<F::Output as Future>::Output, ResolveError>
            where
                F: FunctionOnce<Args, Output: Future> + Callable<Args>,
                Args: Dependencies,
            {
                let supply = prepare_needs(self.realm(), Args::describe).await?;
                let context = Context::direct(self.realm()).with((&supply).into());
                let called = resolver::call(context, function)?;
                drop(supply);
                Ok(called.await)
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

            /// Resolves a [`Dependency`] on exports of the module, and runs the async constructors that it needs.
            ///
            /// # Errors
            ///
            /// Returns the errors of [`resolve_async`](Self::resolve_async).
            pub async fn get_async<D>(&self) -> Result<D, ResolveError>
            where
                D: Dependency + DependencyIn<ExportsOf<M>>,
            {
                get_prepared(self.realm()).await
            }
        }
    };
}

resolves_async! { Container }
resolves_async! { Scope }

/// Runs the async constructors below the needs that `describe` adds.
///
/// It passes over an optional dependency that is absent, and over a need that is not bound. The resolve that follows
/// reports the need.
async fn prepare_needs(realm: Realm<'_>, describe: fn(&mut Needs)) -> Result<Supply, ResolveError> {
    let mut needs = Needs::default();
    describe(&mut needs);
    let mut roots = Vec::new();
    add_slots(realm, &needs.into_steps(), false, &mut roots);
    prepare(realm, &roots).await?;
    Ok(supply(realm, roots.into_iter()).await)
}

/// Adds the slots that these steps resolve, as often as they do. An optional dependency ends at the first part whose
/// seed the scope lacks.
fn add_slots(realm: Realm<'_>, mut steps: &[Step], is_optional: bool, slots: &mut Vec<u32>) {
    while let Some((step, rest)) = steps.split_first() {
        steps = rest;
        match step {
            Step::Need(need) => {
                for slot in slots_of(realm.store, need) {
                    if is_optional && realm.lacks_seed(slot) {
                        return;
                    }
                    slots.push(slot);
                }
            }
            Step::Optional(count) => {
                let (parts, after) = rest.split_at((*count).min(rest.len()));
                steps = after;
                if required(parts).all(|need| realm.store.is_bound(need.key)) {
                    add_slots(realm, parts, true, slots);
                }
            }
            Step::Scopes => {}
        }
    }
}

/// Returns the slots that a need resolves at once.
fn slots_of(store: &Store, need: &Need) -> Vec<u32> {
    match need.request {
        Request::One | Request::Cloned | Request::Weak => {
            store.find(need.key).into_iter().collect()
        }
        Request::All(Element::Arc) => slots_in(store.members(need.key), None),
        Request::Entries {
            id,
            element: Element::Arc,
            ..
        } => slots_in(store.members(need.key), Some(id.get())),
        Request::All(Element::Deferred(_))
        | Request::Entries {
            element: Element::Deferred(_),
            ..
        }
        | Request::Deferred(_) => Vec::new(),
    }
}

/// Resolves a dependency, after it has run the async constructors that the dependency needs.
pub(crate) async fn get_prepared<D: Dependency>(realm: Realm<'_>) -> Result<D, ResolveError> {
    let supply = prepare_needs(realm, D::describe).await?;
    resolver::get(Context::direct(realm).with((&supply).into()))
}

pub(crate) async fn resolve_slot<T: Shareable + ?Sized>(
    realm: Realm<'_>,
    slot: u32,
) -> Result<Arc<T>, ResolveError> {
    prepare(realm, &[slot]).await?;
    let supply = supply(realm, std::iter::once(slot)).await;
    realm.construct_pointer(realm.slot(slot)?, (&supply).into())
}
