//! `Arc`, `Weak` and `Option`.

use std::sync::{Arc, Weak};

use crate::dependency::Dependency;
use crate::error::ResolveError;
use crate::runtime::context::Context;
use crate::runtime::typed::fetch;
use crate::spec::key::Key;
use crate::spec::request::{Ask, Needs};
use crate::spec::shareable::Shareable;

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
