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
use crate::size::is_unsized;

pub(crate) fn derive(input: TokenStream) -> TokenStream {
    match syn::parse2(input) {
        Ok(input) => derive_input(&input),
        Err(error) => error.into_compile_error(),
    }
}

fn derive_input(input: &DeriveInput) -> TokenStream {
    let mut errors = Errors::default();
    let mut component = Component::read(input, &mut errors);
    // rustc reports a field that is declared twice, so the derive only emits its stub.
    let is_declared_once = component.remove_repeated_fields() == 0;
    valid::check(&component, &mut errors);
    if errors.is_empty() && is_declared_once {
        return expand::expand(&component);
    }
    let mut tokens = errors.into_compile_errors();
    // No function can take or return a struct without a size.
    if !component.fields.iter().any(|field| is_unsized(field.ty())) {
        component.remove_unsized_fields();
        tokens.extend(fallback::expand(&component));
    }
    tokens
}
