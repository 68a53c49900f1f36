//! Where something stands in the user's files, as text: rustc takes longer for a `file!()` or a
//! `line!()` in what a macro emits than for the literal.

use proc_macro2::Span;

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
