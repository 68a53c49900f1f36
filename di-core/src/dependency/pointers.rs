//! `Arc`, `Weak` and `Option` as dependencies.

use std::sync::{Arc, Weak};

use crate::dependency::Dependency;
use crate::dependency::field::clear;
use crate::error::ResolveError;
use crate::runtime::context::fields::{Field, FieldKind};
use crate::runtime::model::Context;
use crate::runtime::typed::received;
use crate::runtime::value::Place;
use crate::spec::key::KeyOf;
use crate::spec::request::{Needs, Request};
use crate::spec::shareable::Shareable;

impl<T: Shareable + ?Sized> Dependency for Arc<T> {
    const RUNS_CODE: bool = false;

    const FIELD: &'static Field = &Field {
        kind: FieldKind::Pointer(KeyOf::<T>::KEY),
        clear: clear::<Self>,
    };

    fn describe(needs: &mut Needs) {
        needs.add(*KeyOf::<T>::KEY, Request::One);
    }

    fn resolve(context: &mut Context<'_>) -> Result<Self, ResolveError> {
        let mut place = Place::<Self>::EMPTY;
        context.resolve_next(KeyOf::<T>::KEY, &mut place)?;
        received(place)
    }
}

impl<T: Shareable + ?Sized> Dependency for Weak<T> {
    const RUNS_CODE: bool = false;

    fn describe(needs: &mut Needs) {
        needs.add(*KeyOf::<T>::KEY, Request::Weak);
    }

    fn resolve(context: &mut Context<'_>) -> Result<Self, ResolveError> {
        context.refuse_dangling(KeyOf::<T>::KEY)?;
        <Arc<T>>::resolve(context).map(|strong| Arc::downgrade(&strong))
    }
}

impl<D: Dependency> Dependency for Option<D> {
    const RUNS_CODE: bool = D::RUNS_CODE;

    fn describe(needs: &mut Needs) {
        needs.optional(D::describe);
    }

    fn resolve(context: &mut Context<'_>) -> Result<Self, ResolveError> {
        context.optional(D::describe, D::resolve)
    }

    fn is_absent(dependency: &Self) -> bool {
        dependency.as_ref().is_none_or(D::is_absent)
    }
}
