//! The bed of a component: a struct with a stub for each injected field, and what it is used with.
//!
//! It stands beside the component, where `Self` means something else: types are spelt out, and what
//! fills the fields is a function of the component.

mod build;
mod setters;
mod shape;

use proc_macro2::{Ident, TokenStream};
use quote::{ToTokens, format_ident, quote};
use syn::{Data, Fields, Index, Visibility};

use crate::generics::{Parameters, spell_self_out};
use crate::injectable::ast::{Component, Field, Source};
use crate::injectable::expand::factory::product;
use crate::injectable::expand::{allow, doc, root, spelt};

/// What the items of a bed repeat.
struct Bed<'a> {
    component: &'a Component<'a>,
    /// `::wirework::testing`
    testing: TokenStream,
    /// `::wirework::__private::testing`
    private: TokenStream,
    /// The component as a type.
    product: TokenStream,
    /// `SignupBed`
    name: Ident,
    /// `<T: Bound>`, after `impl`.
    generics: TokenStream,
    /// `<T>`
    arguments: TokenStream,
    conditions: TokenStream,
}

/// The bed, and the functions `bed` and `build`.
pub(crate) fn expand(component: &Component<'_>) -> Option<TokenStream> {
    with_assembly(component, build::assembly)
}

/// The same for a struct with mistakes.
pub(crate) fn stub(component: &Component<'_>) -> Option<TokenStream> {
    with_assembly(component, |_| quote!(loop {}))
}

fn with_assembly(
    component: &Component<'_>,
    assembly: impl FnOnce(&Bed<'_>) -> TokenStream,
) -> Option<TokenStream> {
    // What a constructor of its own takes is not known from the fields.
    if component.options.constructor.is_some() {
        return None;
    }
    let parameters = Parameters::of(&component.original.generics);
    let product = product(component);
    let root = root(component);
    let bed = Bed {
        component,
        testing: quote!(#root::testing),
        private: quote!(#root::__private::testing),
        name: format_ident!("{}Bed", component.name()),
        generics: spell_self_out(parameters.implementation(), &product),
        arguments: parameters.arguments().into_token_stream(),
        conditions: spell_self_out(parameters.where_clause([]), &product),
        product,
    };
    let (declaration, own) = (bed.declaration(&parameters), bed.implementation());
    let functions = build::functions(&bed, &assembly(&bed));
    Some(quote!(#declaration #own #functions))
}

impl Bed<'_> {
    fn visibility(&self) -> &Visibility {
        &self.component.original.vis
    }

    /// The same tokens where `Self` is the bed.
    fn spelt(&self, tokens: impl ToTokens) -> TokenStream {
        spell_self_out(tokens, &self.product)
    }

    fn has_field(&self, name: &str) -> bool {
        let mut injected = self.component.injected();
        injected.any(|field| field.name() == name)
    }

    fn declaration(&self, parameters: &Parameters) -> TokenStream {
        let Bed {
            component,
            private,
            product,
            name,
            conditions,
            ..
        } = self;
        let (allow, visibility) = (allow(component), self.visibility());
        let declared = self.spelt(parameters.declaration());
        let surroundings = quote!(#private::Surroundings<#product>);
        let body = if self.is_numbered() {
            let fields = component.fields.iter().map(|field| self.declared(field));
            quote!((#(#fields,)* #surroundings) #conditions;)
        } else {
            let fields = component.injected().map(|field| self.declared(field));
            quote!(#conditions { #(#fields,)* __surroundings: #surroundings })
        };
        let text = spelt(component);
        let doc = doc(&[
            &format!("What a test puts around one `{text}`: a stub for each dependency."),
            "",
            "What it does not set is a strict mock, where there is one, or absent, where it may be.",
        ]);
        quote! {
            #doc
            #allow
            #[allow(
                dead_code, missing_debug_implementations, non_camel_case_types,
                private_bounds, private_interfaces
            )]
            #visibility struct #name #declared #body
        }
    }

    /// A field of the bed; nothing, at the position of one that is not injected.
    fn declared(&self, field: &Field<'_>) -> TokenStream {
        if !matches!(field.source(), Source::Container) {
            return quote!(());
        }
        let (testing, visibility) = (&self.testing, self.visibility());
        let (ty, name) = (self.spelt(field.ty()), field.original.ident.as_ref());
        let colon = name.map(|_| quote!(:));
        let doc = doc(&[&format!("In the place of `{}`.", field.name())]);
        quote!(#doc #visibility #name #colon #testing::Stub<#ty>)
    }

    /// Where the bed holds what its stubs share.
    fn surroundings(&self) -> TokenStream {
        if self.is_numbered() {
            Index::from(self.component.fields.len()).into_token_stream()
        } else {
            quote!(__surroundings)
        }
    }

    fn is_numbered(&self) -> bool {
        match &self.component.original.data {
            Data::Struct(data) => matches!(data.fields, Fields::Unnamed(_)),
            _ => false,
        }
    }

    /// What the bed is used with.
    fn implementation(&self) -> TokenStream {
        let (allow, name) = (allow(self.component), &self.name);
        let (generics, arguments, conditions) = (&self.generics, &self.arguments, &self.conditions);
        let (setters, build) = (setters::expand(self), build::expand(self));
        quote! {
            #allow
            #[allow(
                dead_code, non_snake_case, private_bounds, private_interfaces, unused_lifetimes
            )]
            impl #generics #name #arguments #conditions {
                #setters
                #build
            }
        }
    }
}
