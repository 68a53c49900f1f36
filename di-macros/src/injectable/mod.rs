//! `#[derive(Injectable)]`.

pub(crate) mod ast;
pub(crate) mod attr;
pub(crate) mod expand;
mod fallback;
pub(crate) mod valid;

use proc_macro2::TokenStream;
use syn::DeriveInput;

use crate::crate_path::import;
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
    let mut component = Component::read(input, &mut errors);
    // rustc reports a field that is declared twice, so the derive only emits its stub.
    let is_declared_once = component.remove_repeated_fields() == 0;
    valid::check(&component, &mut errors);
    let root = component.options.root.as_mut();
    let import = root.and_then(|root| import(&mut root.value, "Injectable", &input.ident));
    let mut tokens = import.unwrap_or_default();
    if errors.is_empty() && is_declared_once {
        tokens.extend(expand::expand(&component));
    } else {
        tokens.extend(errors.into_compile_errors());
        tokens.extend(fallback::expand(&component));
    }
    tokens
}
