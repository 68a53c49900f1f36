//! All that is bound to a key: `Vec`, `HashMap` and `BTreeMap`.

use std::any::Any;
use std::collections::{BTreeMap, HashMap};
use std::hash::{BuildHasher, Hash};
use std::sync::Arc;

use super::Dependency;
use crate::context::Context;
use crate::error::ResolveError;
use crate::key::Key;
use crate::need::Needs;
use crate::shareable::Shareable;
use crate::slot::fetch;

impl<T: Shareable + ?Sized> Dependency for Vec<Arc<T>> {
    fn describe(needs: &mut Needs) {
        needs.all::<T>();
    }

    fn resolve(context: &mut Context<'_>) -> Result<Self, ResolveError> {
        let members = context.many(const { Key::of::<T>() })?;
        members
            .iter()
            .map(|member| fetch(context, member.slot))
            .collect()
    }
}

impl<K, T, S> Dependency for HashMap<K, Arc<T>, S>
where
    K: Clone + Eq + Hash + 'static,
    T: Shareable + ?Sized,
    S: BuildHasher + Default,
{
    fn describe(needs: &mut Needs) {
        needs.entries::<K, T>();
    }

    fn resolve(context: &mut Context<'_>) -> Result<Self, ResolveError> {
        entries(context)
    }
}

impl<K, T> Dependency for BTreeMap<K, Arc<T>>
where
    K: Clone + Ord + 'static,
    T: Shareable + ?Sized,
{
    fn describe(needs: &mut Needs) {
        needs.entries::<K, T>();
    }

    fn resolve(context: &mut Context<'_>) -> Result<Self, ResolveError> {
        entries(context)
    }
}

fn entries<K, T, C>(context: &mut Context<'_>) -> Result<C, ResolveError>
where
    K: Clone + 'static,
    T: Shareable + ?Sized,
    C: FromIterator<(K, Arc<T>)>,
{
    let members = context.many(const { Key::of::<T>() })?;
    let keyed = members.iter().filter_map(|member| {
        let entry: &dyn Any = &**member.entry.as_ref()?;
        Some((entry.downcast_ref::<K>()?.clone(), member.slot))
    });
    keyed
        .map(|(key, slot)| fetch(context, slot).map(|value| (key, value)))
        .collect()
}
