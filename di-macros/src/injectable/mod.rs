//! `#[derive(Injectable)]`.

pub(crate) mod ast;
pub(crate) mod attr;
pub(crate) mod expand;
mod fallback;
pub(crate) mod valid;

use proc_macro2::TokenStream;
use syn::DeriveInput;

use crate::errors::Errors;
use crate::injectable::ast::Component;

pub(crate) fn derive(input: TokenStream) -> TokenStream {
    match syn::parse2(input) {
        Ok(input) => derive_input(&input),
        Err(error) => error.into_compile_error(),
    }
}

fn derive_input(input: &DeriveInput) -> TokenStream {
    let mut errors = Errors::default();
    let component = Component::read(input, &mut errors);
    valid::check(&component, &mut errors);
    if errors.is_empty() {
        return expand::expand(&component);
    }
    let mut tokens = errors.into_compile_errors();
    tokens.extend(fallback::expand(&component));
    tokens
}
