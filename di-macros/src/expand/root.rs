//! The path of the crate that generated code names.

use proc_macro2::{Ident, Punct, Spacing, Span, TokenStream};
use quote::{ToTokens, TokenStreamExt};
use syn::Path;

use super::{located, respanned};

/// The path of the crate that generated code names: `::wirework`, or what an option says.
///
/// It writes its tokens where they are wanted. To copy a list of tokens takes rustc longer.
#[derive(Clone, Copy)]
pub(crate) struct Root<'a> {
    given: Option<&'a Path>,
    place: Place,
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
        if let Some(given) = self.given {
            let given = given.to_token_stream();
            return tokens.extend(match self.place {
                Place::Nowhere => given,
                Place::Located(span) => located(given, span),
                Place::Respanned(span) => respanned(given, span),
            });
        }
        let span = match self.place {
            Place::Nowhere => Span::call_site(),
            Place::Located(span) => Span::call_site().located_at(span),
            Place::Respanned(span) => span,
        };
        for spacing in [Spacing::Joint, Spacing::Alone] {
            let mut colon = Punct::new(':', spacing);
            colon.set_span(span);
            tokens.append(colon);
        }
        tokens.append(Ident::new("wirework", span));
    }
}
