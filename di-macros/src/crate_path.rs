//! The path of the crate in generated code.

use proc_macro2::{Ident, Span, TokenStream};
use quote::ToTokens;
use syn::{Error, Path, PathSegment, Token};

use crate::span::{located, respanned};

/// The path of the crate in generated code: `::wirework`, or the path of the option `crate`.
///
/// It writes its tokens directly into the output. See `docs/compile-time.md`.
#[derive(Clone, Copy)]
pub(crate) struct Root<'a> {
    given: Option<&'a Path>,
    place: Place,
    /// If `true`, the path ends in `__private`.
    is_private: bool,
}

#[derive(Clone, Copy)]
enum Place {
    Nowhere,
    /// Shown at this span, but resolved at the call site.
    Located(Span),
    /// Shown and resolved at this span.
    Respanned(Span),
}

/// Checks a path that an option `crate` gives.
///
/// # Errors
///
/// Returns an error if it is not the path of a crate or a module.
pub(crate) fn checked(path: Path) -> syn::Result<Path> {
    let is_wrong = |segment: &PathSegment| segment.ident == "Self" || !segment.arguments.is_empty();
    if path.segments.iter().any(is_wrong) {
        let message = "this is no path of a crate; write `crate = path` instead";
        return Err(Error::new_spanned(path, message));
    }
    Ok(path)
}

impl<'a> Root<'a> {
    pub(crate) fn of(given: Option<&'a Path>) -> Self {
        Self {
            given,
            place: Place::Nowhere,
            is_private: false,
        }
    }

    /// Returns the path of the items for macros: `::wirework::__private`.
    pub(crate) fn private(self) -> Self {
        Self {
            is_private: true,
            ..self
        }
    }

    /// Returns the path, shown at `span` and resolved at the call site.
    pub(crate) fn located(self, span: Span) -> Self {
        let place = Place::Located(span);
        Self { place, ..self }
    }

    /// Returns the path, shown and resolved at `span`.
    pub(crate) fn respanned(self, span: Span) -> Self {
        let place = Place::Respanned(span);
        Self { place, ..self }
    }
}

impl ToTokens for Root<'_> {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        let span = match self.place {
            Place::Nowhere => Span::call_site(),
            Place::Located(span) => Span::call_site().located_at(span),
            Place::Respanned(span) => span,
        };
        match (self.given, self.place) {
            (Some(given), Place::Nowhere) => given.to_tokens(tokens),
            (Some(given), Place::Located(span)) => {
                tokens.extend(located(given.to_token_stream(), span));
            }
            (Some(given), Place::Respanned(span)) => {
                tokens.extend(respanned(given.to_token_stream(), span));
            }
            (None, _) => {
                Token![::](span).to_tokens(tokens);
                Ident::new("wirework", span).to_tokens(tokens);
            }
        }
        if self.is_private {
            Token![::](span).to_tokens(tokens);
            Ident::new("__private", span).to_tokens(tokens);
        }
    }
}

/// A generic item of the crate with its argument: `::wirework::Provides<dyn Clock>`.
pub(crate) struct Applied<'a, T> {
    root: Root<'a>,
    name: &'static str,
    argument: T,
    /// The spans of the first and the last token.
    ends: (Span, Span),
    /// If `true`, the item is an expression, with a turbofish.
    is_called: bool,
}

impl<'a, T> Applied<'a, T> {
    pub(crate) fn of(root: Root<'a>, name: &'static str, argument: T, ends: (Span, Span)) -> Self {
        Self {
            root,
            name,
            argument,
            ends,
            is_called: false,
        }
    }

    /// Returns the span of its first token.
    pub(crate) fn start(&self) -> Span {
        self.ends.0
    }

    /// Returns the item as an expression, with a turbofish.
    pub(crate) fn called(self) -> Self {
        Self {
            is_called: true,
            ..self
        }
    }
}

impl<T: ToTokens> ToTokens for Applied<'_, T> {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        let (start, end) = self.ends;
        self.root.to_tokens(tokens);
        Token![::](start).to_tokens(tokens);
        Ident::new(self.name, start).to_tokens(tokens);
        if self.is_called {
            Token![::](start).to_tokens(tokens);
        }
        Token![<](start).to_tokens(tokens);
        self.argument.to_tokens(tokens);
        Token![>](end).to_tokens(tokens);
    }
}
