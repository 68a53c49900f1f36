//! The bed of a component: a struct with a stub for each injected field, and what it is used with.
//!
//! It stands beside the component, where `Self` means something else: types are spelt out, and what
//! fills the fields is a function of the component.

mod setters;
mod shape;

use proc_macro2::{Ident, Span, TokenStream};
use quote::{ToTokens, format_ident, quote};
use syn::{Fields, Visibility};

use super::{
    allow, allow_arguments, argument, doc, factory::product, literal, parameter, root, spelt,
};
use crate::{
    ast::{Component, Field, Source},
    generics::{Parameters, spell_self_out},
};

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
pub(super) fn expand(component: &Component<'_>) -> Option<TokenStream> {
    let assembly = |bed: &Bed<'_>| bed.assembly();
    with_assembly(component, assembly)
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
    let functions = bed.functions(&assembly(&bed));
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
        let body = match &component.original.data {
            syn::Data::Struct(data) if matches!(data.fields, Fields::Unnamed(_)) => {
                let fields = component.fields.iter().map(|field| self.declared(field));
                quote!((#(#fields,)* #surroundings) #conditions;)
            }
            _ => {
                let fields = component.injected().map(|field| self.declared(field));
                quote!(#conditions { #(#fields,)* __surroundings: #surroundings })
            }
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
        match &self.component.original.data {
            syn::Data::Struct(data) if matches!(data.fields, Fields::Unnamed(_)) => {
                syn::Index::from(self.component.fields.len()).into_token_stream()
            }
            _ => quote!(__surroundings),
        }
    }

    /// What the bed is used with.
    fn implementation(&self) -> TokenStream {
        let (allow, name) = (allow(self.component), &self.name);
        let (generics, arguments, conditions) = (&self.generics, &self.arguments, &self.conditions);
        let (setters, build) = (setters::expand(self), self.build());
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

    fn build(&self) -> TokenStream {
        let (component, product) = (self.component, &self.product);
        let visibility = self.visibility();
        let supplied: Vec<_> = component
            .supplied()
            .map(|field| self.spelt(parameter(field)))
            .collect();
        let given = component.supplied().map(argument);
        let allow_arguments = allow_arguments(supplied.len());
        let text = spelt(component);
        let doc = doc(&[
            &format!("Builds the `{text}`. Its mocks may be programmed before and after that."),
            "",
            "# Panics",
            "",
            "Where a dependency is not set and nothing is known to stand for it, and when it is \
             called again.",
        ]);
        quote! {
            #doc
            #[inline]
            #[track_caller]
            #allow_arguments
            #visibility fn build(&mut self, #(#supplied),*) -> #product {
                <#product>::__build(self, #(#given),*)
            }
        }
    }

    /// Those of the component: `bed`, and what `build` calls.
    fn functions(&self, assembly: &TokenStream) -> TokenStream {
        let Bed {
            component,
            name: bed,
            arguments,
            ..
        } = self;
        let (allow, visibility, name) = (allow(component), self.visibility(), component.name());
        let parameters = Parameters::of(&component.original.generics);
        let (generics, conditions) = (parameters.implementation(), parameters.where_clause([]));
        let supplied: Vec<_> = component.supplied().map(parameter).collect();
        let allow_arguments = allow_arguments(supplied.len());
        let (variable, text, empty) = (variable(), spelt(component), self.empty());
        let doc = doc(&[&format!(
            "A bed for one `{text}` of a test: set what the test is about, then `build()`."
        )]);
        quote! {
            #allow
            #[allow(dead_code, private_bounds, private_interfaces)]
            impl #generics #name #arguments #conditions {
                #doc
                #[inline]
                #[must_use]
                #visibility fn bed() -> #bed #arguments {
                    #empty
                }

                #[inline]
                #[track_caller]
                #allow_arguments
                fn __build(#variable: &mut #bed #arguments, #(#supplied),*) -> Self {
                    #assembly
                }
            }
        }
    }

    /// The bed before anything is set.
    fn empty(&self) -> TokenStream {
        let Bed {
            component,
            testing,
            private,
            name,
            ..
        } = self;
        let (text, shared) = (spelt(component), self.surroundings());
        let variable = Ident::new("__surroundings", Span::mixed_site());
        let fields = component.fields.iter().filter_map(|field| {
            let (member, text) = (&field.member, field.name());
            match (field.source(), member) {
                (Source::Container, _) => {
                    Some(quote!(#member: #testing::Stub::new(&#variable, #text)))
                }
                (_, syn::Member::Unnamed(_)) => Some(quote!(#member: ())),
                (_, syn::Member::Named(_)) => None,
            }
        });
        quote! {
            let #variable = #private::Surroundings::of(#text);
            #name { #(#fields,)* #shared: #variable }
        }
    }

    /// The component, out of what the bed has.
    fn assembly(&self) -> TokenStream {
        let (private, bed, shared) = (&self.private, variable(), self.surroundings());
        let missing = Ident::new("__missing", Span::mixed_site());
        let required = self.component.injected();
        let required = required.filter(|field| field.options.default.is_none());
        let settled = required.map(|field| {
            let member = &field.member;
            let when_unset = if field.options.clone.is_some() {
                quote!(::core::option::Option::None)
            } else {
                quote!((&&#bed.#member.unset()).when_unset())
            };
            quote!(#bed.#member.settle(#when_unset, &mut #missing);)
        });
        let literal = literal(self.component, |field| {
            let member = &field.member;
            let Some(default) = &field.options.default else {
                return quote!(#bed.#member.take());
            };
            let (default, given) = (&default.value, Ident::new("__given", Span::mixed_site()));
            quote! {
                match #bed.#member.given() {
                    ::core::option::Option::None => #default,
                    ::core::option::Option::Some(#given) => #given,
                }
            }
        });
        quote! {
            #[allow(unused_imports)]
            use #private::{Absence as _, AutoMocked as _, Unknown as _};
            #[allow(unused_mut)]
            let mut #missing = #bed.#shared.start();
            #(#settled)*
            #missing.refuse();
            #literal
        }
    }
}

/// The bed in the function that builds, which the user's expressions can't see.
fn variable() -> Ident {
    Ident::new("__bed", Span::mixed_site())
}
