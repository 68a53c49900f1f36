//! The bed of a component: a struct with a stub for each injected field, and its functions.
//!
//! `Self` in the user's code is the component and not the bed. So the items of the bed contain the types
//! with `Self` replaced, and a function of the component fills the fields.

mod build;
mod no_bed;
mod setters;
mod shape;

use proc_macro2::{Delimiter, Group, Ident, Span, TokenStream};
use quote::{ToTokens, format_ident, quote};
use syn::{Data, Fields, Index, Visibility};

use crate::generics::{Parameters, replace_self};
use crate::injectable::ast::{Component, Field, Source};
use crate::injectable::expand::factory::product;
use crate::injectable::expand::named::hide_constants;
use crate::injectable::expand::{allow, doc, field, root, struct_name, visibility};
use crate::span;
use crate::spelling::mentions;

/// The tokens that the items of a bed share.
struct Bed<'a> {
    component: &'a Component<'a>,
    /// `::wirework::testing`
    testing: TokenStream,
    /// `::wirework::__private::testing`
    private: TokenStream,
    /// The type of the component.
    product: TokenStream,
    /// `SignupBed`
    name: Ident,
    /// `<T: Bound>`, after `impl`.
    generics: TokenStream,
    /// `<T>`
    arguments: TokenStream,
    conditions: TokenStream,
}

/// Returns the bed, and the functions `bed` and `build`.
pub(crate) fn expand(component: &Component<'_>) -> TokenStream {
    with_assembly(component, build::assembly)
}

/// Returns the bed of a struct with errors, without bodies.
pub(crate) fn stub(component: &Component<'_>) -> TokenStream {
    with_assembly(component, |_| quote!(loop {}))
}

fn with_assembly(
    component: &Component<'_>,
    assembly: impl FnOnce(&Bed<'_>) -> TokenStream,
) -> TokenStream {
    if component.options.constructor.is_some() {
        return no_bed::expand(component);
    }
    let parameters = Parameters::of(&component.original.generics);
    let product = product(component);
    let root = root(component);
    let bed = Bed {
        component,
        testing: quote!(#root::testing),
        private: quote!(#root::__private::testing),
        name: name(component),
        generics: replace_self(parameters.implementation(), &product),
        arguments: parameters.arguments().into_token_stream(),
        conditions: replace_self(parameters.where_clause([]), &product),
        product,
    };
    let (declaration, own) = (bed.declaration(&parameters), bed.implementations());
    let functions = build::functions(&bed, &assembly(&bed));
    let has_bed = bed.has_bed();
    // In a scope of its own, so that the name of the bed cannot clash with an item of the user.
    quote! {
        const _: () = {
            #declaration
            #own
            #functions
            #has_bed
        };
    }
}

/// Returns the name of the bed, which is another one if the struct mentions an item of that name.
fn name(component: &Component<'_>) -> Ident {
    // rustc suggests no type parameter for an item of a macro, so an unknown type is one error.
    let name = format_ident!("{}Bed", component.name(), span = Span::call_site());
    if mentions(component.original.to_token_stream(), &name.to_string()) {
        return format_ident!("__{name}");
    }
    name
}

/// Returns the name of the function of the component that returns the bed.
fn function(component: &Component<'_>) -> Ident {
    let given = component.options.bed.as_ref();
    given.map_or_else(|| format_ident!("bed"), |given| given.value.clone())
}

impl Bed<'_> {
    /// Returns the path of a function of the stub of a field. For its span, see [`field::trait_name`].
    fn stub(&self, of: &Field<'_>, function: &str) -> TokenStream {
        let (testing, function) = (&self.testing, format_ident!("{function}"));
        let path = quote!(#testing::Stub::#function);
        match field::trait_name(of.ty()) {
            Some(span) => span::respanned(path, span),
            None => path,
        }
    }

    /// Returns the call of a function of the stub of a field.
    fn call_stub(&self, of: &Field<'_>, function: &str, arguments: TokenStream) -> TokenStream {
        let function = self.stub(of, function);
        let mut arguments = Group::new(Delimiter::Parenthesis, arguments);
        if let Some(span) = field::trait_name(of.ty()) {
            arguments.set_span(span);
        }
        quote!(#function #arguments)
    }

    fn visibility(&self) -> TokenStream {
        visibility(self.component)
    }

    /// Returns the visibility of all fields. Clippy has lints against fields with a scope, and against fields
    /// of several visibilities.
    fn visibility_of_fields(&self) -> TokenStream {
        match &self.component.original.vis {
            Visibility::Inherited => TokenStream::new(),
            Visibility::Public(_) | Visibility::Restricted(_) => quote!(pub),
        }
    }

    /// Returns the tokens with `Self` replaced by the component, for the items of the bed.
    fn without_self(&self, tokens: impl ToTokens) -> TokenStream {
        replace_self(tokens, &self.product)
    }

    fn function(&self) -> Ident {
        function(self.component)
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
        let declared = self.without_self(parameters.declaration());
        let of_fields = self.visibility_of_fields();
        let surroundings = quote!(#private::Surroundings<#product>);
        let body = if self.is_numbered() {
            let fields = component.fields.iter().map(|field| self.declared(field));
            quote!((#(#fields,)* #[doc(hidden)] #of_fields #surroundings) #conditions;)
        } else {
            let fields = component.injected().map(|field| self.declared(field));
            quote!(#conditions { #(#fields,)* #[doc(hidden)] #of_fields __surroundings: #surroundings })
        };
        let text = struct_name(component);
        let doc = doc(&[
            &format!(
                "The test double of the surroundings of `{text}`: a stub for each dependency."
            ),
            "",
            "A dependency that the test does not set is a strict mock, or absent if it is optional.",
        ]);
        quote! {
            #doc
            #allow
            #visibility struct #name #declared #body
        }
    }

    /// Returns the impl by which `BedOf` names the bed.
    fn has_bed(&self) -> TokenStream {
        let Bed {
            component,
            private,
            product,
            name,
            generics,
            arguments,
            conditions,
            ..
        } = self;
        // Here and not in the function of the component, as another function of the user may have its name.
        let (allow, empty) = (allow(component), build::empty(self));
        quote! {
            #[automatically_derived]
            #allow
            impl #generics #private::HasBed for #product #conditions {
                type Bed = #name #arguments;

                #[track_caller]
                fn new_bed() -> Self::Bed {
                    #empty
                }
            }
        }
    }

    /// Returns a field of the bed, or `()` at the position of a field that is not injected.
    fn declared(&self, field: &Field<'_>) -> TokenStream {
        if !matches!(field.source(), Source::Container) {
            let visibility = self.visibility_of_fields();
            return quote!(#[doc(hidden)] #visibility ());
        }
        let (testing, visibility) = (&self.testing, self.visibility_of_fields());
        let (ty, name) = (self.without_self(field.ty()), field.original.ident.as_ref());
        let colon = name.map(|_| quote!(:));
        // At a name that a macro by example wrote, rustc would report that the bed's field is never read.
        let name = name.map(|name| span::unreported(name.into_token_stream()));
        let doc = doc(&[&format!("The stub of `{}`.", field.name())]);
        quote!(#doc #visibility #name #colon #testing::Stub<#ty>)
    }

    /// Returns the member of the bed that holds the shared state of its stubs.
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

    /// Returns the `impl`s with the functions of the bed.
    fn implementations(&self) -> TokenStream {
        let (setters, build) = (setters::expand(self), build::expand(self));
        if !self.component.is_assisted() {
            return self.implementation(&quote!(#setters #build));
        }
        let (setters, build) = (self.implementation(&setters), self.implementation(&build));
        let build = hide_constants(self.component.supplied(), build);
        quote!(#setters #build)
    }

    /// Returns an `impl` of the bed with these functions.
    fn implementation(&self, functions: &TokenStream) -> TokenStream {
        let (allow, name) = (allow(self.component), &self.name);
        let (generics, arguments, conditions) = (&self.generics, &self.arguments, &self.conditions);
        quote! {
            #allow
            impl #generics #name #arguments #conditions {
                #functions
            }
        }
    }
}
