//! The calls that set the hooks of a factory.

use proc_macro2::{Delimiter, Group, Ident, Span, TokenStream};
use quote::{ToTokens, format_ident, quote};
use syn::{Expr, ExprPath, ext::IdentExt};

use crate::module::expand::first_span;
use crate::module::options::Options;
use crate::span::respanned;

pub(crate) fn expand(options: &Options) -> TokenStream {
    let functions = [&options.start, &options.stop].into_iter().flatten();
    let limits = [&options.start_limit, &options.stop_limit]
        .into_iter()
        .flatten();
    functions.map(function).chain(limits.map(limit)).collect()
}

/// Returns `.on_stop(close)`, with the span of the function, so rustc points there.
fn function((name, function): &(Ident, ExprPath)) -> TokenStream {
    let method = format_ident!("on_{}", name.unraw());
    call(&method, function, first_span(function))
}

/// Returns `.stop_limit(const { value })`. A constant runs no code of the user in `build()`.
fn limit((name, value): &(Ident, Expr)) -> TokenStream {
    call(&name.unraw(), &quote!(const { #value }), name.span())
}

fn call(method: &Ident, argument: &impl ToTokens, span: Span) -> TokenStream {
    let method = respanned(quote!(.#method), span);
    let mut argument = Group::new(Delimiter::Parenthesis, argument.to_token_stream());
    argument.set_span(span);
    quote!(#method #argument)
}
