//! `Arc`, `Weak` and `Option`.

use std::sync::{Arc, Weak};

use super::Dependency;
use crate::context::Context;
use crate::error::ResolveError;
use crate::key::Key;
use crate::need::{Ask, Needs};
use crate::shareable::Shareable;
use crate::typed::fetch;

impl<T: Shareable + ?Sized> Dependency for Arc<T> {
    fn describe(needs: &mut Needs) {
        needs.add(const { Key::of::<T>() }, Ask::One);
    }

    fn resolve(context: &mut Context<'_>) -> Result<Self, ResolveError> {
        fetch(context)
    }
}

impl<T: Shareable + ?Sized> Dependency for Weak<T> {
    fn describe(needs: &mut Needs) {
        needs.add(const { Key::of::<T>() }, Ask::Weak);
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
        context.optional(D::describe, D::resolve)
    }
}
