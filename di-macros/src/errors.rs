//! Collects the errors of an input, so that rustc shows all of them at once.

use std::fmt::Display;

use proc_macro2::TokenStream;
use quote::ToTokens;
use syn::Error;

/// The errors found so far.
#[derive(Default)]
#[must_use]
pub(crate) struct Errors {
    found: Vec<Error>,
}

impl Errors {
    /// Adds an error at `tokens`.
    pub(crate) fn add(&mut self, tokens: impl ToTokens, message: impl Display) {
        self.push(Error::new_spanned(tokens, message));
    }

    pub(crate) fn push(&mut self, error: Error) {
        self.found.push(error);
    }

    pub(crate) fn extend(&mut self, errors: impl IntoIterator<Item = Error>) {
        self.found.extend(errors);
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.found.is_empty()
    }

    pub(crate) fn into_compile_errors(self) -> TokenStream {
        self.found.iter().map(Error::to_compile_error).collect()
    }

    #[cfg(test)]
    pub(crate) fn into_vec(self) -> Vec<Error> {
        self.found
    }
}
