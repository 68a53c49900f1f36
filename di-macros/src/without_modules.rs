//! `#[derive(Module)]` without the feature `modules`: an error that names the feature.

use proc_macro2::TokenStream;
use quote::quote;
use syn::{DeriveInput, Error};

/// Returns the error, and a module that exports everything, so that nothing else is an error.
pub(crate) fn derive(input: TokenStream) -> TokenStream {
    let (name, generics) = match syn::parse2::<DeriveInput>(input) {
        Ok(DeriveInput {
            ident, generics, ..
        }) => (ident, generics),
        Err(error) => return error.into_compile_error(),
    };
    let message =
        "`#[derive(Module)]` needs the feature `modules` of wirework; enable it in Cargo.toml";
    let error = Error::new(name.span(), message).into_compile_error();
    if !generics.params.is_empty() {
        return error;
    }
    quote! {
        #error
        impl ::wirework::Module for #name {
            const NAME: &'static ::core::primitive::str = "";
            fn install(self, _: &mut ::wirework::Installation) {}
        }
        impl ::wirework::Standalone for #name {}
        impl ::wirework::Complete for #name {}
        impl<K: ?::core::marker::Sized> ::wirework::Provides<K> for #name {
            const ENTRY: ::core::primitive::usize = 0;
        }
        impl<K: ?::core::marker::Sized> ::wirework::Collects<K> for #name {
            const COLLECTION: ::core::primitive::usize = 0;
        }
        impl<K: ?::core::marker::Sized> ::wirework::Exports<K> for #name {}
    }
}
