//! Where something stands in the user's files, as text: rustc takes longer for a `file!()` or a
//! `line!()` in what a macro emits than for the literal.

use proc_macro2::{Group, Span, TokenStream, TokenTree};

/// The file of a span, as `file!()` spells it.
pub(crate) fn file(span: Span) -> String {
    real(span).map_or_else(|| "input.rs".to_owned(), |span| span.file())
}

/// The line of a span.
pub(crate) fn line(span: Span) -> u32 {
    let line = real(span).map_or(1, |span| span.line());
    u32::try_from(line).unwrap_or_default()
}

/// The span as the compiler has it; none in a test that calls a macro on text.
fn real(span: Span) -> Option<proc_macro::Span> {
    proc_macro::is_available().then_some(span).map(Span::unwrap)
}

/// The place of what is ours, shown at `span`.
pub(crate) fn site(span: Span) -> Span {
    Span::call_site().located_at(span)
}

/// The same tokens, shown at `span`; what they mean stays what it was.
pub(crate) fn located(tokens: TokenStream, span: Span) -> TokenStream {
    let located = tokens.into_iter().map(|mut token| {
        if let TokenTree::Group(group) = &token {
            token = TokenTree::Group(Group::new(group.delimiter(), located(group.stream(), span)));
        }
        token.set_span(token.span().located_at(span));
        token
    });
    located.collect()
}

/// The same tokens, as if they stood at `span`.
pub(crate) fn respanned(tokens: TokenStream, span: Span) -> TokenStream {
    let respanned = tokens.into_iter().map(|mut token| {
        if let TokenTree::Group(group) = &token {
            token = Group::new(group.delimiter(), respanned(group.stream(), span)).into();
        }
        token.set_span(span);
        token
    });
    respanned.collect()
}
