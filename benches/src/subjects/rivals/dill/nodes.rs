//! Many bindings.

use std::any::Any;
use std::sync::Arc;

use dill::{
    Builder, Catalog, CatalogBuilder, DependencyInfo, DependencySpec, InjectionContext,
    InjectionError, OneOf, Scope, Singleton, TypeInfo, TypedBuilder,
};

use crate::works::nodes::{Limits, Node, Register, Settings, Size, register};

/// The builder of a node, in the form that the attribute `component` writes for structs without
/// parameters.
#[derive(Default)]
struct NodeBuilder<const A: u8, const B: u8, const C: u8>(Singleton);

impl<const A: u8, const B: u8, const C: u8> Builder for NodeBuilder<A, B, C> {
    fn instance_type(&self) -> TypeInfo {
        TypeInfo::of::<Node<A, B, C>>()
    }

    fn scope_type(&self) -> TypeInfo {
        TypeInfo::of::<Singleton>()
    }

    fn interfaces(&self, _: &mut dyn FnMut(&TypeInfo) -> bool) {}

    fn dependencies(&self, visit: &mut dyn FnMut(&DependencyInfo) -> bool) {
        let _ = visit(&DependencyInfo::of::<Settings, OneOf<Settings>>())
            && visit(&DependencyInfo::of::<Limits, OneOf<Limits>>());
    }

    fn metadata<'a>(&'a self, _: &mut dyn FnMut(&'a dyn Any) -> bool) {}

    fn get_any(
        &self,
        catalog: &Catalog,
        context: &InjectionContext,
    ) -> Result<Arc<dyn Any + Send + Sync>, InjectionError> {
        Ok(self.get_with_context(catalog, context)?)
    }
}

impl<const A: u8, const B: u8, const C: u8> TypedBuilder<Node<A, B, C>> for NodeBuilder<A, B, C> {
    fn get_with_context(
        &self,
        catalog: &Catalog,
        context: &InjectionContext,
    ) -> Result<Arc<Node<A, B, C>>, InjectionError> {
        let context = context.push_build(self);
        let node = self.0.get_or_create(catalog, || {
            Ok(Arc::new(Node::<A, B, C> {
                settings: OneOf::get(catalog, &context.push_resolve::<OneOf<Settings>>())?,
                limits: OneOf::get(catalog, &context.push_resolve::<OneOf<Limits>>())?,
            }))
        })?;
        node.downcast()
            .map_err(|_| InjectionError::unregistered::<Node<A, B, C>>(&context))
    }

    fn bind_interfaces(&self, _: &mut CatalogBuilder) {}
}

impl Register for CatalogBuilder {
    fn node<const A: u8, const B: u8, const C: u8>(mut self) -> Self {
        self.add_builder(NodeBuilder::<A, B, C>::default());
        self
    }

    fn variant<const A: u8, const B: u8, const C: u8, const D: u8>(self) -> Self {
        self
    }
}

/// Builds a catalog of nodes.
pub(super) fn many(size: Size) -> Result<Catalog, dill::ValidationError> {
    let mut shared = Catalog::builder();
    shared.add_value(Settings).add_value(Limits);
    let mut builder = register(shared, size);
    builder.validate()?;
    Ok(builder.build())
}
