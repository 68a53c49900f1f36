//! Collections of all values that are bound to a key: `Vec`, `HashMap` and `BTreeMap`.

use std::any::TypeId;
use std::collections::{BTreeMap, HashMap};
use std::hash::{BuildHasher, Hash};
use std::sync::Arc;

use crate::dependency::Dependency;
use crate::error::ResolveError;
use crate::runtime::model::Context;
use crate::spec::entry::EntryKey;
use crate::spec::key::Key;
use crate::spec::request::{Element, Needs, Request};
use crate::spec::shareable::Shareable;

impl<T: Shareable + ?Sized> Dependency for Vec<Arc<T>> {
    const RUNS_CODE: bool = false;

    fn describe(needs: &mut Needs) {
        needs.add(const { Key::of::<T>() }, Request::All(Element::Arc));
    }

    fn resolve(context: &mut Context<'_>) -> Result<Self, ResolveError> {
        let members = context.many(const { &Key::of::<T>() }, None)?;
        // `collect` does not know the length behind a `Result`, and would grow the list.
        let mut values = Vec::with_capacity(members.len());
        for member in members {
            values.push(context.pointer_in(member.slot)?);
        }
        Ok(values)
    }

    fn is_absent(values: &Self) -> bool {
        values.is_empty()
    }
}

impl<K, T, S> Dependency for HashMap<K, Arc<T>, S>
where
    K: Clone + Eq + Hash + 'static,
    T: Shareable + ?Sized,
    S: BuildHasher + Default + 'static,
{
    fn describe(needs: &mut Needs) {
        needs.add(
            const { Key::of::<T>() },
            Request::entries::<K>("HashMap", Element::Arc),
        );
    }

    fn resolve(context: &mut Context<'_>) -> Result<Self, ResolveError> {
        entries(context)
    }

    fn is_absent(entries: &Self) -> bool {
        entries.is_empty()
    }
}

impl<K, T> Dependency for BTreeMap<K, Arc<T>>
where
    K: Clone + Ord + 'static,
    T: Shareable + ?Sized,
{
    fn describe(needs: &mut Needs) {
        needs.add(
            const { Key::of::<T>() },
            Request::entries::<K>("BTreeMap", Element::Arc),
        );
    }

    fn resolve(context: &mut Context<'_>) -> Result<Self, ResolveError> {
        entries(context)
    }

    fn is_absent(entries: &Self) -> bool {
        entries.is_empty()
    }
}

fn entries<K, T, C>(context: &mut Context<'_>) -> Result<C, ResolveError>
where
    K: Clone + 'static,
    T: Shareable + ?Sized,
    C: FromIterator<(K, Arc<T>)>,
{
    let members = context.many(const { &Key::of::<T>() }, Some(TypeId::of::<K>()))?;
    let keyed = members.iter().filter_map(|member| {
        let entry = EntryKey::as_any(&**member.entry.as_ref()?);
        Some((entry.downcast_ref::<K>()?.clone(), member.slot))
    });
    keyed
        .map(|(key, slot)| Ok((key, context.pointer_in(slot)?)))
        .collect()
}
