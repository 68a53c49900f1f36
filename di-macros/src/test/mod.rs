//! `#[test]`: runs a test on a runtime, shuts that down, and then verifies the mocks.

mod expand;
pub(crate) mod options;
pub(crate) mod valid;

use proc_macro2::TokenStream;
use quote::quote;
use syn::{Error, ItemFn};

use crate::errors::Errors;
use crate::test::options::Options;

pub(crate) fn test(options: TokenStream, item: &TokenStream) -> TokenStream {
    let Ok(function) = syn::parse2::<ItemFn>(item.clone()) else {
        let message = "`wirework::test` needs a function; \
            write it above the test function instead";
        let error = Error::new_spanned(item.clone().into_iter().next(), message);
        let error = error.into_compile_error();
        return quote!(#item #error);
    };
    let mut errors = Errors::default();
    let options = Options::read(options, &mut errors);
    valid::check(&function, &options, &mut errors);
    if errors.is_empty() {
        return expand::expand(function, &options);
    }
    let errors = errors.into_compile_errors();
    // Keeps the function, so rustc does not warn about items that only the test uses.
    quote!(#[allow(unused)] #item #errors)
}
