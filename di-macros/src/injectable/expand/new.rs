//! The plain constructor of the option `new`.

use proc_macro2::TokenStream;
use quote::quote;

use crate::generics::Parameters;
use crate::injectable::ast::{Component, Field, Source};
use crate::injectable::expand::named::{argument_named, hide_constants, parameter_named};
use crate::injectable::expand::{
    allow_arguments, argument, attributes, doc, literal, parameter, struct_name,
};

/// Returns `new`, and `__new_from_fields`, which `new` calls.
pub(crate) fn expand(component: &Component<'_>) -> TokenStream {
    let arguments = fields(component).map(argument_named);
    let new = with_body(component, &quote!(Self::__new_from_fields(#(#arguments),*)));
    let literal = literal(component, argument);
    let parameters: Vec<_> = fields(component).map(parameter).collect();
    let allow = allow_arguments(parameters.len());
    let function = quote! {
        #[inline]
        #allow
        fn __new_from_fields(#(#parameters),*) -> Self {
            #literal
        }
    };
    let inner = implementation(component, &function);
    quote!(#new #inner)
}

/// Returns `new` with this body.
pub(crate) fn with_body(component: &Component<'_>, body: &TokenStream) -> TokenStream {
    let visibility = &component.original.vis;
    let parameters: Vec<_> = fields(component).map(parameter_named).collect();
    let allow = allow_arguments(parameters.len());
    let doc = doc(&[&format!(
        "Returns a `{}` with these dependencies, without a container.",
        struct_name(component)
    )]);
    let function = quote! {
        #doc
        #[must_use]
        #allow
        #visibility fn new(#(#parameters),*) -> Self {
            #body
        }
    };
    hide_constants(fields(component), implementation(component, &function))
}

/// Returns the fields that `new` takes.
fn fields<'a>(component: &'a Component<'_>) -> impl Iterator<Item = &'a Field<'a>> {
    let fields = component.fields.iter();
    fields.filter(|field| matches!(field.source(), Source::Container | Source::Caller))
}

/// Returns an `impl` of the struct with this function.
fn implementation(component: &Component<'_>, function: &TokenStream) -> TokenStream {
    let (name, attributes) = (component.name(), attributes(component));
    let parameters = Parameters::of(&component.original.generics);
    let (generics, arguments) = (parameters.implementation(), parameters.arguments());
    let conditions = parameters.where_clause([]);
    quote! {
        #attributes
        impl #generics #name #arguments #conditions {
            #function
        }
    }
}
