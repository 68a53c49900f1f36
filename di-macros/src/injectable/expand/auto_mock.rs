//! The mocks for the traits of an external component.

use proc_macro2::{Ident, Span, TokenStream};
use quote::quote;
use syn::Type;

use crate::crate_path::Root;
use crate::span::in_body;

pub(crate) fn expand(traits: &[&Type], name: &str, root: &Root<'_>) -> Option<TokenStream> {
    if traits.is_empty() {
        return None;
    }
    let [number, doubles, selection] = ["__number", "__doubles", "__selection"]
        .map(|parameter| Ident::new(parameter, Span::mixed_site()));
    let testing = quote!(#root::__private::testing);
    let arms = traits.iter().enumerate().map(|(at, bound)| {
        let bound = in_body(bound);
        quote! {
            #at => #testing::external_mock((&#testing::Probe::<#bound>::new()).auto_mock(), #doubles, #name, #selection),
        }
    });
    Some(quote! {
        fn auto_mock(
            #number: ::core::primitive::usize,
            #doubles: &mut dyn ::core::any::Any,
            #selection: &::core::primitive::str,
        ) -> ::core::option::Option<#root::__private::Box<dyn ::core::any::Any>> {
            use #testing::{Mocked as _, NotMocked as _};
            match #number {
                #(#arms)*
                _ => ::core::option::Option::None,
            }
        }
    })
}
