//! The form of every `impl Injectable`.

use proc_macro2::{Ident, Span, TokenStream};
use quote::quote;

use crate::generics::{Parameters, replace_self};
use crate::injectable::ast::{Component, Field};
use crate::injectable::expand::definition::Definition;
use crate::injectable::expand::{allow, auto_mock, fields, root, struct_name, upcast};

/// An `impl Injectable`: the definition of a type, and its constructor.
pub(crate) struct Implementation<'a> {
    pub(crate) component: &'a Component<'a>,
    /// The struct, or its factory.
    pub(crate) name: Ident,
    /// The type of the user's `Self`, if it is not the implementing type.
    pub(crate) product: Option<TokenStream>,
    /// The conditions on the types of the fields.
    pub(crate) conditions: Vec<TokenStream>,
    /// The fields that a module has to provide.
    pub(crate) answered: Vec<&'a Field<'a>>,
    pub(crate) definition: Definition<'a>,
    /// The body of the function that describes the fields or constructs the type.
    pub(crate) construct: TokenStream,
    /// Items for the checks of rustc, next to the `impl`.
    pub(crate) beside: Option<TokenStream>,
}

impl<'a> Implementation<'a> {
    /// Returns the impl of a struct with this body, and without fields.
    pub(crate) fn of(component: &'a Component<'a>, construct: TokenStream) -> Self {
        Self {
            component,
            name: component.name().clone(),
            product: None,
            conditions: Vec::new(),
            answered: Vec::new(),
            definition: Definition::default(),
            construct,
            beside: None,
        }
    }

    /// Returns the impl itself.
    pub(crate) fn item(&self) -> TokenStream {
        let Self {
            component,
            name,
            construct,
            ..
        } = self;
        let traits = &self.definition.traits;
        let root = root(component);
        let (private, fields) = (root.private(), fields::parameter());
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
        let definition = self.definition.constant(component, &root);
        let bound_to = self.definition.bound_to();
        let upcast = Ident::new("__upcast", Span::mixed_site());
        let upcast = upcast::function(&upcast, &quote!(Self), traits, &root);
        let external = component.options.external.is_some();
        let auto_mock = (cfg!(feature = "testing") && external)
            .then(|| auto_mock::expand(traits, &struct_name(component), &root));
        quote! {
            #[automatically_derived]
            #allow
            impl #generics #root::Injectable for #name #arguments #conditions {
                #definition
                #bound_to
                fn __construct(
                    #fields: #private::Fields<'_, '_>,
                ) -> ::core::option::Option<#private::Arc<Self>> {
                    #construct
                }
                #upcast
                #auto_mock
            }
        }
    }

    /// Replaces the user's `Self` by its type.
    pub(crate) fn meant(&self, tokens: TokenStream) -> TokenStream {
        match &self.product {
            Some(product) => replace_self(tokens, product),
            None => tokens,
        }
    }
}
