//! The options of `#[wirework::test(..)]`.

use proc_macro2::{Ident, TokenStream};
use syn::{
    Error, LitInt, Path, Token,
    ext::IdentExt,
    parse::{Parse, ParseStream, Parser},
    token::Paren,
};

use crate::crate_path;
use crate::errors::Errors;
use crate::injectable::attr::value::in_parentheses;
use crate::similar::similar;

/// An option with a value, and its name with the span for messages.
pub(crate) struct Given<T> {
    pub(crate) name: Ident,
    pub(crate) value: T,
}

#[derive(Default)]
pub(crate) struct Options {
    pub(crate) multi_thread: Option<Ident>,
    pub(crate) worker_threads: Option<Given<LitInt>>,
    pub(crate) start_paused: Option<Ident>,
    pub(crate) allow_task_panics: Option<Ident>,
    pub(crate) root: Option<Given<Path>>,
}

/// The options with their usage.
const OPTIONS: [(&str, &str); 5] = [
    ("multi_thread", "multi_thread"),
    ("worker_threads", "worker_threads = 2"),
    ("start_paused", "start_paused"),
    ("allow_task_panics", "allow_task_panics"),
    ("crate", "crate = path"),
];

/// Words of other runners.
const SYNONYMS: [(&str, &str); 2] = [("flavor", "multi_thread"), ("flavour", "multi_thread")];

impl Options {
    pub(crate) fn read(tokens: TokenStream, errors: &mut Errors) -> Self {
        let mut options = Options::default();
        let parser = |input: ParseStream<'_>| options.read_sequence(input, errors);
        if let Err(error) = parser.parse2(tokens) {
            errors.push(error);
        }
        options
    }

    /// Reads all options, and skips invalid ones.
    fn read_sequence(&mut self, input: ParseStream<'_>, errors: &mut Errors) -> syn::Result<()> {
        while !input.is_empty() {
            if let Err(error) = self.read_option(input) {
                errors.push(error);
                while !input.is_empty() && !input.peek(Token![,]) {
                    input.parse::<proc_macro2::TokenTree>()?;
                }
            }
            if !input.is_empty() {
                input.parse::<Token![,]>().map_err(|error| {
                    let message = "unexpected token after an option; write `,` between two instead";
                    Error::new(error.span(), message)
                })?;
            }
        }
        Ok(())
    }

    fn read_option(&mut self, input: ParseStream<'_>) -> syn::Result<()> {
        let name = input.call(Ident::parse_any).map_err(|error| {
            let message = format!("expected an option; write one of {} instead", list());
            Error::new(error.span(), message)
        })?;
        match name.unraw().to_string().as_str() {
            "multi_thread" => set(&mut self.multi_thread, &name, flag(&name, input)?),
            "start_paused" => set(&mut self.start_paused, &name, flag(&name, input)?),
            "allow_task_panics" => set(&mut self.allow_task_panics, &name, flag(&name, input)?),
            "worker_threads" => set(&mut self.worker_threads, &name, given(&name, input)?),
            "crate" => {
                let mut root: Given<Path> = given(&name, input)?;
                root.value = crate_path::checked(root.value)?;
                set(&mut self.root, &name, root)
            }
            other => Err(unknown(&name, other)),
        }
    }
}

/// `name`
fn flag(name: &Ident, input: ParseStream<'_>) -> syn::Result<Ident> {
    if input.peek(Token![=]) || input.peek(Paren) {
        let message = format!("option `{name}` takes no value; write `{name}` instead");
        return Err(Error::new_spanned(name, message));
    }
    Ok(name.clone())
}

/// `name = value`
fn given<T: Parse>(name: &Ident, input: ParseStream<'_>) -> syn::Result<Given<T>> {
    if input.peek(Paren) {
        let usage = OPTIONS.iter().find(|option| name == option.0);
        let usage = usage.map(|option| option.1).unwrap_or_default();
        return Err(in_parentheses(name, usage, input));
    }
    let wrong = |_| {
        let usage = OPTIONS.iter().find(|option| name == option.0);
        let usage = usage.map(|option| option.1).unwrap_or_default();
        Error::new_spanned(
            name,
            format!("option `{name}` takes a value; write `{usage}` instead"),
        )
    };
    input.parse::<Token![=]>().map_err(wrong)?;
    let value = input.parse().map_err(wrong)?;
    Ok(Given {
        name: name.clone(),
        value,
    })
}

/// Sets an option, or returns the error of a duplicate.
fn set<T>(option: &mut Option<T>, name: &Ident, value: T) -> syn::Result<()> {
    if option.is_some() {
        let message = format!("duplicate option `{name}`; write it once instead");
        return Err(Error::new_spanned(name, message));
    }
    *option = Some(value);
    Ok(())
}

fn unknown(name: &Ident, plain: &str) -> Error {
    let names = OPTIONS.map(|(name, _)| (name, name));
    let suggestion = similar(plain, names.into_iter().chain(SYNONYMS));
    let question = suggestion.map(|word| format!("; did you mean `{word}`?"));
    let message = format!(
        "unknown option `{name}`; expected one of {}{}",
        list(),
        question.unwrap_or_default()
    );
    Error::new_spanned(name, message)
}

fn list() -> String {
    OPTIONS.map(|(name, _)| format!("`{name}`")).join(", ")
}
