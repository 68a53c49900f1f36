//! `impl Injectable` for the struct.

use proc_macro2::TokenStream;
use quote::quote;
use syn::{ExprPath, spanned::Spanned};

use crate::crate_path::Root;
use crate::injectable::ast::{Component, Field};
use crate::injectable::expand::definition::Definition;
use crate::injectable::expand::fields::{self, Injected};
use crate::injectable::expand::implementation::Implementation;
use crate::injectable::expand::{root, sharing, wired};
use crate::span::located;

pub(crate) fn expand(component: &Component<'_>) -> TokenStream {
    let root = root(component);
    let injected = Injected::of(component, &root);
    let implementation = match &component.options.constructor {
        Some(constructor) => with_constructor(component, &constructor.value, &root),
        None => with_fields(component, &injected),
    };
    implementation.expand()
}

/// Returns the impl of a component that is constructed from its fields.
fn with_fields<'a>(component: &'a Component<'a>, injected: &Injected<'a>) -> Implementation<'a> {
    let private = root(component).private();
    let construct = injected.body(
        &TokenStream::new(),
        |literal| quote!(#private::Arc::new(#literal)),
    );
    let names = component.injected().map(Field::name).collect();
    Implementation {
        conditions: injected.conditions(),
        answered: component.injected().collect(),
        definition: Definition::of(component, names),
        beside: sharing::expand(component),
        ..Implementation::of(component, construct)
    }
}

/// Returns the impl of a component with a `constructor`, whose parameters the derive can't see.
fn with_constructor<'a>(
    component: &'a Component<'a>,
    constructor: &ExprPath,
    root: &Root<'_>,
) -> Implementation<'a> {
    let parameter = fields::parameter();
    // With the span of the path, rustc points at a function that is not one of dependencies.
    let start = constructor.span();
    let end = constructor
        .path
        .segments
        .last()
        .map_or(start, Spanned::span);
    let private = root.private();
    let call = located(quote!(#private::construct_with::<Self, _, _, _>), end);
    Implementation {
        definition: Definition::of(component, Vec::new()),
        beside: sharing::expand(component),
        ..Implementation::of(component, quote!(#call(#parameter, #constructor)))
    }
}

impl Implementation<'_> {
    /// Returns the impl, and beside it what rustc checks.
    pub(crate) fn expand(self) -> TokenStream {
        let (item, wired) = (self.item(), wired::expand(&self));
        std::iter::once(item)
            .chain(self.beside)
            .chain(wired)
            .collect()
    }
}
