//! Collections of handles: `Vec<Lazy<T>>`, `HashMap<K, Provider<T>>` and others.

use std::any::TypeId;
use std::collections::{BTreeMap, HashMap};
use std::hash::{BuildHasher, Hash};

use crate::dependency::handle::Handle;
use crate::dependency::{Dependency, Lazy, Provider};
use crate::error::ResolveError;
use crate::runtime::model::Context;
use crate::spec::entry::EntryKey;
use crate::spec::key::Key;
use crate::spec::request::{Element, Needs, Request};
use crate::spec::shareable::Shareable;

/// A handle that resolves its value later: [`Lazy`] or [`Provider`].
pub trait DeferredElement: Sized + 'static {
    /// The type of the value.
    type Target: Shareable + ?Sized;

    /// The name of the handle in messages.
    #[doc(hidden)]
    const NAME: &'static str;

    #[doc(hidden)]
    fn of(handle: Handle<Self::Target>) -> Self;
}

impl<T: Shareable + ?Sized> DeferredElement for Lazy<T> {
    type Target = T;

    const NAME: &'static str = "Lazy";

    fn of(handle: Handle<T>) -> Self {
        Self::with_handle(handle)
    }
}

impl<T: Shareable + ?Sized> DeferredElement for Provider<T> {
    type Target = T;

    const NAME: &'static str = "Provider";

    fn of(handle: Handle<T>) -> Self {
        Self::with_handle(handle)
    }
}

#[diagnostic::do_not_recommend]
impl<D: DeferredElement> Dependency for Vec<D> {
    const RUNS_CODE: bool = false;

    fn describe(needs: &mut Needs) {
        needs.add(
            const { Key::of::<D::Target>() },
            Request::All(element::<D>()),
        );
    }

    fn resolve(context: &mut Context<'_>) -> Result<Self, ResolveError> {
        let members = context.many_deferred(const { &Key::of::<D::Target>() }, None)?;
        let handles = members
            .iter()
            .map(|(_, deferred)| Handle::of(context, deferred));
        Ok(handles.map(D::of).collect())
    }

    fn is_absent(handles: &Self) -> bool {
        handles.is_empty()
    }
}

#[diagnostic::do_not_recommend]
impl<K, D, S> Dependency for HashMap<K, D, S>
where
    K: Clone + Eq + Hash + 'static,
    D: DeferredElement,
    S: BuildHasher + Default + 'static,
{
    fn describe(needs: &mut Needs) {
        let request = Request::entries::<K>("HashMap", element::<D>());
        needs.add(const { Key::of::<D::Target>() }, request);
    }

    fn resolve(context: &mut Context<'_>) -> Result<Self, ResolveError> {
        entries(context)
    }

    fn is_absent(entries: &Self) -> bool {
        entries.is_empty()
    }
}

#[diagnostic::do_not_recommend]
impl<K, D> Dependency for BTreeMap<K, D>
where
    K: Clone + Ord + 'static,
    D: DeferredElement,
{
    fn describe(needs: &mut Needs) {
        let request = Request::entries::<K>("BTreeMap", element::<D>());
        needs.add(const { Key::of::<D::Target>() }, request);
    }

    fn resolve(context: &mut Context<'_>) -> Result<Self, ResolveError> {
        entries(context)
    }

    fn is_absent(entries: &Self) -> bool {
        entries.is_empty()
    }
}

fn element<D: DeferredElement>() -> Element {
    Element::Deferred(D::NAME)
}

fn entries<K, D, C>(context: &mut Context<'_>) -> Result<C, ResolveError>
where
    K: Clone + 'static,
    D: DeferredElement,
    C: FromIterator<(K, D)>,
{
    let key = const { &Key::of::<D::Target>() };
    let members = context.many_deferred(key, Some(TypeId::of::<K>()))?;
    let keyed = members.iter().filter_map(|(entry, deferred)| {
        let entry = EntryKey::as_any(&**entry.as_ref()?);
        let key = entry.downcast_ref::<K>()?.clone();
        Some((key, D::of(Handle::of(context, deferred))))
    });
    Ok(keyed.collect())
}
