//! `#[derive(Module)]`: a named set of bindings that rustc checks.

mod ast;
mod attr;
mod entry;
mod expand;
mod names;
mod numbered;
mod valid;

use proc_macro2::TokenStream;
use syn::DeriveInput;

use self::ast::Module;
use crate::errors::Errors;

pub(crate) fn derive(input: TokenStream) -> TokenStream {
    let input: DeriveInput = match syn::parse2(input) {
        Ok(input) => input,
        Err(error) => return error.into_compile_error(),
    };
    let mut errors = Errors::default();
    let module = Module::read(&input, &mut errors);
    valid::check(&module, &mut errors);
    if errors.is_empty() {
        return expand::expand(&module);
    }
    let mut tokens = errors.into_compile_errors();
    tokens.extend(expand::fallback(&module));
    tokens
}

/// The mistakes of an input.
#[cfg(test)]
pub(crate) fn mistakes(input: &str) -> syn::Result<Errors> {
    let input = syn::parse_str(input)?;
    let mut errors = Errors::default();
    valid::check(&Module::read(&input, &mut errors), &mut errors);
    Ok(errors)
}
