//! `#[mockable]`: links a trait to its mock, and writes the object that stands in front of it.

mod borrow;
mod expand;
mod method;
pub(crate) mod options;
pub(crate) mod valid;

use proc_macro2::TokenStream;
use quote::quote;
use syn::{Error, ItemImpl, ItemTrait};

use self::options::Options;
use crate::errors::Errors;

pub(crate) fn mockable(options: TokenStream, item: &TokenStream) -> TokenStream {
    let Ok(declared) = syn::parse2::<ItemTrait>(item.clone()) else {
        let error = not_a_trait(item).into_compile_error();
        return if syn::parse2::<ItemImpl>(item.clone()).is_ok() {
            error
        } else {
            quote!(#item #error)
        };
    };
    let mut errors = Errors::default();
    let options = Options::read(options, &mut errors);
    valid::check(&declared, &options, &mut errors);
    let added = if errors.is_empty() {
        expand::expand(&declared, &options)
    } else {
        errors.into_compile_errors()
    };
    quote!(#item #added)
}

fn not_a_trait(item: &TokenStream) -> Error {
    let message = if syn::parse2::<ItemImpl>(item.clone()).is_ok() {
        "`mockable` stands below `automock`, which moves it; \
         write `#[wirework::mockable]` above `#[mockall::automock]` instead"
    } else {
        "`mockable` stands on something else than a trait; \
         write it above the trait whose mock is to be known instead"
    };
    Error::new_spanned(item.clone().into_iter().next(), message)
}
