//! `#[mockable]`: links a trait to its mock, and generates the double.

mod borrow;
mod expand;
mod forwarder;
mod link;
mod method;
pub(crate) mod options;
mod shareable;
pub(crate) mod valid;

use proc_macro2::TokenStream;
use quote::quote;
use syn::{Error, ItemTrait};

use crate::errors::Errors;
use crate::mockable::options::Options;

pub(crate) fn mockable(options: TokenStream, item: &TokenStream) -> TokenStream {
    let Ok(declared) = syn::parse2::<ItemTrait>(item.clone()) else {
        let message = "`mockable` needs a trait; \
            write it above the trait, and above its `#[mockall::automock]`, instead";
        let error = Error::new_spanned(item.clone().into_iter().next(), message);
        let error = error.into_compile_error();
        // Before the item: below `automock`, the item may be a statement.
        return quote!(#error #item);
    };
    let mut errors = Errors::default();
    let options = Options::read(options, &mut errors);
    valid::check(&declared, &options, &mut errors);
    if errors.is_empty() {
        shareable::check(&declared, &options, &mut errors);
    }
    let added = if errors.is_empty() {
        expand::expand(&declared, &options)
    } else {
        errors.into_compile_errors()
    };
    quote!(#item #added)
}
