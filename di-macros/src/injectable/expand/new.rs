//! The plain constructor of the option `new`.

use proc_macro2::TokenStream;
use quote::quote;

use crate::generics::Parameters;
use crate::injectable::ast::{Component, Source};
use crate::injectable::expand::{
    allow_arguments, argument, attributes, doc, literal, parameter, struct_name,
};

pub(crate) fn expand(component: &Component<'_>) -> TokenStream {
    let literal = literal(component, |field| {
        let argument = argument(field);
        quote!(#argument)
    });
    with_body(component, &literal)
}

pub(crate) fn with_body(component: &Component<'_>, body: &TokenStream) -> TokenStream {
    let (name, visibility) = (component.name(), &component.original.vis);
    let attributes = attributes(component);
    let parameters = Parameters::of(&component.original.generics);
    let (implementation, arguments) = (parameters.implementation(), parameters.arguments());
    let conditions = parameters.where_clause([]);
    let fields: Vec<_> = component
        .fields
        .iter()
        .filter(|field| matches!(field.source(), Source::Container | Source::Caller))
        .map(parameter)
        .collect();
    let allow = allow_arguments(fields.len());
    let doc = doc(&[&format!(
        "Returns a `{}` with these dependencies, without a container.",
        struct_name(component)
    )]);
    quote! {
        #attributes
        impl #implementation #name #arguments #conditions {
            #doc
            #[must_use]
            #allow
            #visibility fn new(#(#fields),*) -> Self {
                #body
            }
        }
    }
}
