//! `Arc`, `Weak` and `Option`.

use std::sync::{Arc, Weak};

use super::Dependency;
use crate::context::Context;
use crate::error::ResolveError;
use crate::key::Key;
use crate::need::Needs;
use crate::shareable::Shareable;
use crate::slot::fetch;

impl<T: Shareable + ?Sized> Dependency for Arc<T> {
    fn describe(needs: &mut Needs) {
        needs.one::<T>();
    }

    fn resolve(context: &mut Context<'_>) -> Result<Self, ResolveError> {
        let slot = context.one(const { Key::of::<T>() })?;
        fetch(context, slot)
    }
}

impl<T: Shareable + ?Sized> Dependency for Weak<T> {
    fn describe(needs: &mut Needs) {
        needs.weak::<T>();
    }

    fn resolve(context: &mut Context<'_>) -> Result<Self, ResolveError> {
        <Arc<T>>::resolve(context).map(|strong| Arc::downgrade(&strong))
    }
}

impl<D: Dependency> Dependency for Option<D> {
    fn describe(needs: &mut Needs) {
        needs.optional(D::describe);
    }

    fn resolve(context: &mut Context<'_>) -> Result<Self, ResolveError> {
        context.optional(D::resolve)
    }
}
