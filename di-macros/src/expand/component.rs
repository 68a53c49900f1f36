//! `impl Injectable` for the struct itself, and the form that every such `impl` has.

use proc_macro2::{Delimiter, Group, Ident, TokenStream};
use quote::quote;
use syn::{ExprPath, spanned::Spanned};

use super::definition::{Definition, Types};
use super::fields::{self, Injected};
use super::upcast::upcast;
use super::{allow, attributes, auto_mock, context, located, parts, root, sharing, wired};
use crate::expand::Root;
use crate::{
    ast::{Component, Field},
    generics::{Parameters, spell_self_out},
};

/// An `impl Injectable`: what is said of a type, and how it is put together.
pub(crate) struct Implementation<'a> {
    pub(crate) component: &'a Component<'a>,
    /// The struct, or its factory.
    pub(crate) name: Ident,
    /// What the user means by `Self`, where that is not what is implemented.
    pub(crate) product: Option<TokenStream>,
    /// What is asked of the types of the fields.
    pub(crate) conditions: Vec<TokenStream>,
    /// The fields that a module has to answer.
    pub(crate) answered: Vec<&'a Field<'a>>,
    /// What it says of itself.
    pub(crate) definition: Definition<'a>,
    /// The body of the function that puts it together out of its parts.
    pub(crate) assemble: TokenStream,
    /// What rustc looks at beside it, item by item: to add to a list of tokens takes rustc a while
    /// each time.
    pub(crate) beside: Vec<TokenStream>,
}

pub(super) fn expand(component: &Component<'_>) -> TokenStream {
    let root = root(component);
    let injected = Injected::of(component, &root);
    let implementation = match &component.options.constructor {
        Some(constructor) => constructed(component, &constructor.value, &root),
        None => assembled(component, &injected),
    };
    implementation.expand()
}

/// A component that is put together out of its fields.
fn assembled<'a>(component: &'a Component<'a>, injected: &Injected<'a>) -> Implementation<'a> {
    Implementation {
        conditions: injected.conditions(),
        answered: component.injected().collect(),
        definition: Definition::of(
            component,
            injected.types(),
            component.injected().map(Field::name).collect(),
        ),
        beside: injected
            .shown()
            .into_iter()
            .chain(sharing::expand(component))
            .collect(),
        ..Implementation::of(component, injected.assembly())
    }
}

/// A component that a function constructs: what that asks a module for is not known here.
fn constructed<'a>(
    component: &'a Component<'a>,
    constructor: &ExprPath,
    root: &Root<'_>,
) -> Implementation<'a> {
    let list = quote!(#root::__private::Constructed<Self>);
    let attributes = attributes(component);
    let constant = constructor_constant(constructor, root);
    let parameters = Parameters::of(&component.original.generics);
    let (generics, arguments) = (parameters.implementation(), parameters.arguments());
    let name = component.name();
    let conditions = parameters.where_clause(parameters.is_shareable(&quote!(Self)));
    let constructed_by = quote! {
        #attributes
        impl #generics #root::__private::ConstructedBy for #name #arguments #conditions {
            #constant
        }
    };
    Implementation {
        definition: Definition::of(component, Types::List(list.clone()), Vec::new()),
        beside: sharing::expand(component)
            .into_iter()
            .chain([constructed_by])
            .collect(),
        ..Implementation::of(component, fields::values(&list, root))
    }
}

impl<'a> Implementation<'a> {
    /// That of a struct with this body, of whose fields nothing is said.
    pub(crate) fn of(component: &'a Component<'a>, assemble: TokenStream) -> Self {
        Self {
            component,
            name: component.name().clone(),
            product: None,
            conditions: Vec::new(),
            answered: Vec::new(),
            definition: Definition::default(),
            assemble,
            beside: Vec::new(),
        }
    }

    pub(crate) fn expand(self) -> TokenStream {
        let (item, wired) = (self.item(), wired::expand(&self));
        std::iter::once(item)
            .chain(self.beside)
            .chain(wired)
            .collect()
    }

    fn item(&self) -> TokenStream {
        let Self {
            component, name, ..
        } = self;
        let traits = &self.definition.traits;
        let (root, parts) = (root(component), parts());
        let allow = allow(component);
        let parameters = Parameters::of(&component.original.generics);
        let (generics, arguments) = (parameters.implementation_tokens(), parameters.arguments());
        let is_shareable = parameters.is_shareable(&quote!(#name #arguments));
        let more = self.conditions.iter().cloned().chain(is_shareable);
        let (generics, conditions) = (
            generics.map(|generics| self.meant(generics)),
            parameters
                .where_clause(more)
                .map(|conditions| self.meant(conditions)),
        );
        let assemble = Group::new(Delimiter::Brace, self.assemble.clone());
        let upcast = upcast(traits, &root);
        let external = component.options.external.is_some();
        let auto_mock = (cfg!(feature = "testing") && external)
            .then(|| auto_mock::expand(traits, component, &root));
        quote! {
            #[automatically_derived]
            #allow
            impl #generics #root::Injectable for #name #arguments #conditions {
                fn __assemble(#parts: #root::Parts<'_>) -> Self #assemble
                #upcast
                #auto_mock
            }
        }
    }

    /// The same tokens with what the user means by `Self`.
    pub(super) fn meant(&self, tokens: TokenStream) -> TokenStream {
        match &self.product {
            Some(product) => spell_self_out(tokens, product),
            None => tokens,
        }
    }
}

/// What the constructor needs and what it makes, in one place: rustc tells once what is wrong with
/// it.
fn constructor_constant(function: &ExprPath, root: &Root<'_>) -> TokenStream {
    let context = context();
    // Where it is no function of dependencies, rustc points at what calls it and at what is given.
    let start = function.span();
    let end = function.path.segments.last().map_or(start, Spanned::span);
    let describe = located(quote!(#root::factory::needs_of::<_, _>), end);
    let construct = located(quote!(#root::factory::construct_with::<Self, _, _, _>), end);
    let reference = located(quote!(&), start);
    quote! {
        const CONSTRUCTOR: #root::__private::Constructor<Self> = #root::__private::Constructor {
            describe: #describe(#reference #function),
            construct: |#context| #construct(#function, #context),
        };
    }
}
