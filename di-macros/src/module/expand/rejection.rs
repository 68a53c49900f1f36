//! A constant that fails if rustc finds a mistake.

use proc_macro2::{Delimiter, Group, Span, TokenStream};
use quote::quote;

use crate::crate_path::Root;
use crate::span::{respanned, site};

/// Returns a constant that fails with a message if an expression is true. rustc reports the failure at the span.
pub(crate) fn rejection(
    is_wrong: &TokenStream,
    message: &str,
    span: Span,
    root: &Root<'_>,
) -> TokenStream {
    let span = site(span);
    // rustc reports the failure at the tokens of the call.
    let reject = respanned(quote!(#root::__private::reject), span);
    let mut arguments = Group::new(Delimiter::Parenthesis, quote!(#is_wrong, #message));
    arguments.set_span(span);
    quote!(const _: () = #reject #arguments;)
}
