//! `#[derive(Module)]`: a named set of bindings that rustc checks.

mod ast;
mod attr;
mod entry;
mod expand;
mod names;
mod numbered;
mod options;
mod valid;

use proc_macro2::TokenStream;
use syn::DeriveInput;

use self::{ast::Module, numbered::Numbered};
use crate::errors::Errors;

pub(crate) fn derive(input: TokenStream) -> TokenStream {
    let input: DeriveInput = match syn::parse2(input) {
        Ok(input) => input,
        Err(error) => return error.into_compile_error(),
    };
    let mut errors = Errors::default();
    let module = Module::read(&input, &mut errors);
    let numbered = Numbered::of(&module);
    valid::check(&module, &numbered, &mut errors);
    if errors.is_empty() {
        return expand::expand(&module, &numbered);
    }
    expand::fallback(&module, errors.into_compile_errors())
}

/// Returns the errors of an input.
#[cfg(test)]
pub(crate) fn mistakes(input: &str) -> syn::Result<Errors> {
    let input = syn::parse_str(input)?;
    let mut errors = Errors::default();
    let module = Module::read(&input, &mut errors);
    valid::check(&module, &Numbered::of(&module), &mut errors);
    Ok(errors)
}
