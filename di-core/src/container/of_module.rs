//! What can be asked of the container and of the scopes of a module that rustc has checked.

use std::marker::PhantomData;
use std::panic::Location;
use std::sync::Arc;

use crate::container::builder::ContainerBuilder;
use crate::container::container::Container;
use crate::container::resolver;
use crate::container::scope::{Scope, ScopeBuilder};
use crate::dependency::Dependency;
use crate::error::{BuildError, ResolveError};
use crate::graph::draft::draft;
use crate::graph::plan::{entries, plan};
use crate::module::Module;
use crate::module::check::{Complete, Exports, ExportsKeyed};
use crate::module::requirements::{
    Collects, CollectsKeyed, DependencyIn, ProvidedBy, Provides, ProvidesKeyed,
};
use crate::runtime::model::Store;
use crate::spec::shareable::Shareable;

/// What a module shows to those outside: [`Container::get`] asks this of its dependencies.
#[derive(Debug)]
pub struct ExportsOf<M>(PhantomData<M>);

#[diagnostic::do_not_recommend]
impl<M: Exports<K>, K: ?Sized> ProvidedBy<ExportsOf<M>> for K {
    const ENTRY: usize = <M as Provides<K>>::ENTRY;
}

#[diagnostic::do_not_recommend]
impl<M: ExportsKeyed<K, Q>, K: ?Sized, Q: ?Sized> ProvidesKeyed<K, Q> for ExportsOf<M> {
    const ENTRY: usize = <M as ProvidesKeyed<K, Q>>::ENTRY;
}

#[diagnostic::do_not_recommend]
impl<M: Exports<K> + Collects<K>, K: ?Sized> Collects<K> for ExportsOf<M> {
    const COLLECTION: usize = <M as Collects<K>>::COLLECTION;
}

impl<M: ExportsKeyed<K, Q> + CollectsKeyed<K, Q>, K: ?Sized, Q: ?Sized> CollectsKeyed<K, Q>
    for ExportsOf<M>
{
    const COLLECTION: usize = <M as CollectsKeyed<K, Q>>::COLLECTION;
}

impl Container {
    /// Makes a container from a module, whose wiring rustc has checked. What rustc cannot see is
    /// checked here: the needs of `Option` fields, and of components with `constructor = path`.
    ///
    /// # Errors
    ///
    /// A [`BuildError`] with every problem that rustc could not see.
    #[track_caller]
    pub fn from_module<M: Module + Complete>(module: M) -> Result<Container<M>, BuildError> {
        let builder = ContainerBuilder::default().install(module);
        Ok(Container::of(built(builder)?))
    }
}

/// The store of a module's container. It is compiled once, and not for each module.
fn built(builder: ContainerBuilder) -> Result<Store, BuildError> {
    let collected = builder.collected();
    let named = collected.spaces.named_by_installed();
    let mut store = plan(draft(collected))?;
    store.entries = entries(&store, &named);
    Ok(store)
}

impl<M: Module> Container<M> {
    /// What is bound to `T`, which the module exports. Its place in the container is known while
    /// this compiles: nothing is looked up.
    ///
    /// # Errors
    ///
    /// A [`ResolveError`] where `T` is scoped, where a constructor fails, and where one asks for
    /// what is being made.
    #[inline]
    pub fn resolve<T: Shareable + ?Sized>(&self) -> Result<Arc<T>, ResolveError>
    where
        M: Exports<T>,
    {
        resolver::resolve_entry(self.realm(), <M as Provides<T>>::ENTRY)
    }

    /// A reference to the singleton that is bound to `T`; no count is touched.
    ///
    /// # Errors
    ///
    /// As [`resolve`](Self::resolve), and where `T` is no singleton.
    #[inline]
    pub fn resolve_ref<T: Shareable + ?Sized>(&self) -> Result<&T, ResolveError>
    where
        M: Exports<T>,
    {
        resolver::refer_to_entry(self.realm(), <M as Provides<T>>::ENTRY)
    }

    /// Any dependency on what the module exports: an `Option`, a `Vec`, a tuple, ..
    ///
    /// # Errors
    ///
    /// A [`ResolveError`] where what it asks for can't be had.
    pub fn get<D: Dependency + DependencyIn<ExportsOf<M>>>(&self) -> Result<D, ResolveError> {
        resolver::get(self.realm())
    }

    /// Starts a scope, for a request or a job.
    #[track_caller]
    pub fn scope(&self) -> ScopeBuilder<M> {
        ScopeBuilder::new(self.store(), None, Location::caller())
    }

    /// The same container for code that knows no module. It gives what the module exports.
    #[must_use]
    pub fn plain(&self) -> Container {
        Container::with_store(Arc::clone(self.store()))
    }
}

impl<M: Module> Scope<M> {
    /// What is bound to `T`, as [`Container::resolve`].
    ///
    /// # Errors
    ///
    /// A [`ResolveError`] where a seed was not given, where a constructor fails, and where one asks
    /// for what is being made.
    #[inline]
    pub fn resolve<T: Shareable + ?Sized>(&self) -> Result<Arc<T>, ResolveError>
    where
        M: Exports<T>,
    {
        resolver::resolve_entry(self.realm(), <M as Provides<T>>::ENTRY)
    }

    /// A reference to the singleton that is bound to `T`; no count is touched.
    ///
    /// # Errors
    ///
    /// As [`resolve`](Self::resolve), and where `T` is no singleton.
    #[inline]
    pub fn resolve_ref<T: Shareable + ?Sized>(&self) -> Result<&T, ResolveError>
    where
        M: Exports<T>,
    {
        resolver::refer_to_entry(self.realm(), <M as Provides<T>>::ENTRY)
    }

    /// Any dependency on what the module exports: an `Option`, a `Vec`, a tuple, ..
    ///
    /// # Errors
    ///
    /// A [`ResolveError`] where what it asks for can't be had.
    pub fn get<D: Dependency + DependencyIn<ExportsOf<M>>>(&self) -> Result<D, ResolveError> {
        resolver::get(self.realm())
    }

    /// Starts a scope inside this one, as [`Scope::scope`] of a plain one.
    #[track_caller]
    pub fn scope(&self) -> ScopeBuilder<M> {
        let store = self.scope_store();
        ScopeBuilder::new(&store.store, Some(store), Location::caller())
    }

    /// The same scope for code that knows no module. It gives what the module exports.
    #[must_use]
    pub fn plain(&self) -> Scope {
        Scope::with_store(Arc::clone(self.scope_store()))
    }
}

impl<M: Module> From<Container<M>> for Container {
    fn from(container: Container<M>) -> Self {
        container.plain()
    }
}

impl<M: Module> From<Scope<M>> for Scope {
    fn from(scope: Scope<M>) -> Self {
        scope.plain()
    }
}
