//! The path of the crate that generated code names.

use proc_macro2::{Ident, Span, TokenStream};
use quote::ToTokens;
use syn::{Path, Token};

use crate::span::{located, respanned};

/// The path of the crate that generated code names: `::wirework`, or what an option says.
///
/// It writes its tokens where they are wanted. To copy a list of tokens takes rustc longer.
#[derive(Clone, Copy)]
pub(crate) struct Root<'a> {
    given: Option<&'a Path>,
    place: Place,
    /// Whether the path leads on to `__private`.
    is_private: bool,
}

#[derive(Clone, Copy)]
enum Place {
    Nowhere,
    /// Shown there; what it means stays what it was.
    Located(Span),
    /// As if it stood there.
    Respanned(Span),
}

impl<'a> Root<'a> {
    pub(crate) fn of(given: Option<&'a Path>) -> Self {
        Self {
            given,
            place: Place::Nowhere,
            is_private: false,
        }
    }

    /// The path of what macros alone write against: `::wirework::__private`.
    pub(crate) fn private(self) -> Self {
        Self {
            is_private: true,
            ..self
        }
    }

    /// The same, shown at `span`.
    pub(crate) fn located(self, span: Span) -> Self {
        let place = Place::Located(span);
        Self { place, ..self }
    }

    /// The same, as if it stood at `span`.
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

/// What the crate has under a name, applied to a type: `::wirework::Provides<dyn Clock>`.
pub(crate) struct Applied<'a, T> {
    root: Root<'a>,
    name: &'static str,
    argument: T,
    /// Where the name starts, and where all of it ends.
    ends: (Span, Span),
    /// Whether it stands in an expression.
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

    /// Where it starts.
    pub(crate) fn start(&self) -> Span {
        self.ends.0
    }

    /// The same in an expression.
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
