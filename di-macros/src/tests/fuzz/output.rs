//! The checks of an output: its syntax, and the errors in it.

use proc_macro2::{Delimiter, Span, TokenStream, TokenTree};

use crate::tests::fuzz::changes::Change;

/// An error in the output of a macro.
pub(crate) struct Found {
    pub(crate) message: String,
    span: Span,
}

/// The greatest number of errors after one change. A deleted hook, for example, is missing for each of its settings.
const MOST_ERRORS: usize = 5;

/// Returns the errors that an output reports, or what is wrong with the output.
///
/// If several places were changed, there may be any number of errors, and cloned tokens have the same place.
pub(crate) fn faults(output: &TokenStream, made: Change) -> Result<Vec<Found>, String> {
    if syn::parse2::<syn::File>(output.clone()).is_err() {
        return Err("the output is no Rust".to_owned());
    }
    let mut found = Vec::new();
    collect(output, &mut found);
    for Found { message, span } in &found {
        if message.contains("__") {
            return Err(format!("a generated name in `{message}`"));
        }
        if span.source_text().is_none_or(|text| text.is_empty()) {
            return Err(format!("no token of the user has the error `{message}`"));
        }
    }
    let messages = || found.iter().map(|found| found.message.as_str());
    let all: Vec<&str> = messages().collect();
    let is_repeated = |(at, message): (usize, &&str)| {
        let earlier = found[..at].iter();
        let mut earlier = earlier.filter(|other| other.message == **message);
        earlier.any(|other| is_same_place(other.span, found[at].span))
    };
    if !made.clones() && all.iter().enumerate().any(is_repeated) {
        return Err(format!("an error is reported twice: {all:?}"));
    }
    if all.len() > MOST_ERRORS && made.is_one_mistake() {
        return Err(format!("{} errors: {all:?}", all.len()));
    }
    Ok(found)
}

fn is_same_place(one: Span, other: Span) -> bool {
    one.byte_range() == other.byte_range() && one.file() == other.file()
}

/// Collects the messages of all `compile_error!(..)`.
fn collect(tokens: &TokenStream, found: &mut Vec<Found>) {
    let tokens: Vec<TokenTree> = tokens.clone().into_iter().collect();
    for (at, token) in tokens.iter().enumerate() {
        if let TokenTree::Group(group) = token {
            collect(&group.stream(), found);
        }
        let arguments = match token {
            TokenTree::Ident(name) if name == "compile_error" => tokens.get(at + 2),
            _ => None,
        };
        if let Some(TokenTree::Group(group)) = arguments {
            let message = syn::parse2::<syn::LitStr>(group.stream());
            if let (Ok(message), true) = (message, group.delimiter() != Delimiter::None) {
                found.push(Found {
                    message: message.value(),
                    span: token.span(),
                });
            }
        }
    }
}
