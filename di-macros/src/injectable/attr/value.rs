//! The parsers of the forms of an option.

use proc_macro2::{Group, Ident, TokenStream, TokenTree};
use syn::{
    Error, Expr, ExprPath, Path, Token, Type,
    ext::IdentExt,
    parenthesized,
    parse::{Parse, ParseStream, discouraged::Speculative},
    token::Paren,
};

use crate::crate_path;
use crate::errors::Errors;
use crate::injectable::attr::given::{Flag, Given};
use crate::injectable::attr::name::usage;
use crate::spelling::readable;

/// `name`
pub(crate) fn flag(name: Ident, input: ParseStream<'_>) -> syn::Result<Flag> {
    if name.unraw() == "scoped" && input.peek(Paren) {
        return Err(in_parentheses(&name, "scoped = Type", input));
    }
    if input.peek(Token![=]) || input.peek(Paren) {
        let message = format!("option `{name}` takes no value; write `{name}` instead");
        return Err(Error::new_spanned(&name, message));
    }
    Ok(Given { name, value: () })
}

/// `name = value`
pub(crate) fn parsed<T: Parse>(name: Ident, input: ParseStream<'_>) -> syn::Result<Given<T>> {
    if input.peek(Paren) {
        return Err(in_parentheses(&name, usage(&name), input));
    }
    if !input.peek(Token![=]) {
        return Err(no_value(&name));
    }
    input.parse::<Token![=]>()?;
    if at_end(input) {
        return Err(no_value(&name));
    }
    let value = whole(input, || message_of_wrong_value(&name, usage(&name)))?;
    Ok(Given { name, value })
}

/// Parses a value. If it is wrong, the error is at all tokens up to the comma, instead of the one at which the parser
/// has stopped.
pub(crate) fn whole<T: Parse>(
    input: ParseStream<'_>,
    message: impl FnOnce() -> String,
) -> syn::Result<T> {
    let fork = input.fork();
    let value = fork.parse().map_err(|_| {
        let given = before_comma(&input.fork());
        if given.is_empty() {
            Error::new(input.span(), message())
        } else {
            Error::new_spanned(given, message())
        }
    })?;
    input.advance_to(&fork);
    Ok(value)
}

/// `scoped = Session`, with the type of a level.
pub(crate) fn level(name: Ident, input: ParseStream<'_>) -> syn::Result<Given<Type>> {
    let message = format!(
        "wrong value for option `{name}`; write `{name}`, or `{name} = Type` with a level of scopes, instead"
    );
    parsed(name, input).map_err(|error| Error::new(error.span(), message))
}

/// `name = path`, with the path of a function.
pub(crate) fn function(name: Ident, input: ParseStream<'_>) -> syn::Result<Given<ExprPath>> {
    let Given { name, value } = parsed::<Expr>(name, input)?;
    match without_groups(value) {
        Expr::Path(value) => Ok(Given { name, value }),
        other => Err(wrong_value(&name, other)),
    }
}

/// `name = path`, with the path of a crate or module.
pub(crate) fn path(name: Ident, input: ParseStream<'_>) -> syn::Result<Given<Path>> {
    let Given { name, value } = function(name, input)?;
    match value {
        ExprPath {
            qself: None, path, ..
        } => Ok(Given {
            name,
            value: crate_path::checked(path)?,
        }),
        other => Err(wrong_value(&name, other)),
    }
}

/// `name(Type, Type)`
pub(crate) fn list(
    name: &Ident,
    input: ParseStream<'_>,
    errors: &mut Errors,
) -> syn::Result<Vec<Type>> {
    if !input.peek(Paren) {
        let message = format!(
            "option `{name}` takes a list in parentheses; write `{}` instead",
            usage(name)
        );
        return Err(Error::new_spanned(name, message));
    }
    let content;
    parenthesized!(content in input);
    if content.is_empty() {
        let message = format!(
            "option `{name}` has an empty list; write `{}` instead",
            usage(name)
        );
        return Err(Error::new_spanned(name, message));
    }
    let mut types = Vec::new();
    while !content.is_empty() {
        match list_item(name, &content) {
            Ok(item) => types.push(item),
            Err(error) => errors.push(error),
        }
    }
    Ok(types)
}

/// Skips the rest of an option, up to the comma or the end.
pub(crate) fn skip(input: ParseStream<'_>) {
    // The commas in `Map<A, B>` do not separate options.
    if input.peek(Token![=]) && input.parse::<Token![=]>().is_ok() {
        let fork = input.fork();
        if fork.parse::<Type>().is_ok() {
            input.advance_to(&fork);
        }
    }
    before_comma(input);
}

fn list_item(name: &Ident, content: ParseStream<'_>) -> syn::Result<Type> {
    if content.peek(Token![,]) {
        let comma: Token![,] = content.parse()?;
        return Err(wrong_value(name, comma));
    }
    let given = before_comma(&content.fork());
    let fork = content.fork();
    let parsed = fork.parse().map_err(|_| wrong_value(name, &given));
    if parsed.is_err() {
        before_comma(content);
    } else {
        content.advance_to(&fork);
    }
    if content.peek(Token![,]) {
        content.parse::<Token![,]>()?;
    } else if !content.is_empty() {
        let error = content.error(format!(
            "missing comma; write `,` between two items of `{name}` instead"
        ));
        before_comma(content);
        content.parse::<Option<Token![,]>>()?;
        return Err(error);
    }
    parsed
}

/// Returns the tokens up to the comma or the end.
fn before_comma(input: ParseStream<'_>) -> TokenStream {
    let mut tokens = TokenStream::new();
    while !at_end(input) {
        match input.parse::<TokenTree>() {
            Ok(token) => tokens.extend([token]),
            Err(_) => break,
        }
    }
    tokens
}

fn at_end(input: ParseStream<'_>) -> bool {
    input.is_empty() || input.peek(Token![,])
}

/// Removes the invisible group around a macro's `$path:path`.
fn without_groups(mut value: Expr) -> Expr {
    while let Expr::Group(group) = value {
        value = *group.expr;
    }
    value
}

/// Returns the error for `name(value)`, which names `name = value`, or the usage if there is no one value.
pub(crate) fn in_parentheses(name: &Ident, usage: &str, input: ParseStream<'_>) -> Error {
    let value = input.fork().parse::<Group>().map(|given| given.stream());
    let value = value.unwrap_or_default();
    let is_one = !value.is_empty() && value.to_string().len() < MAX_VALUE_LENGTH;
    let written = if is_one {
        format!("{name} = {}", readable(value))
    } else {
        usage.to_owned()
    };
    let message = format!("option `{name}` takes its value after `=`; write `{written}` instead");
    Error::new_spanned(name, message)
}

/// The maximum length of a value that a message repeats.
const MAX_VALUE_LENGTH: usize = 40;

fn no_value(name: &Ident) -> Error {
    Error::new_spanned(
        name,
        format!(
            "option `{name}` needs a value; write `{}` instead",
            usage(name)
        ),
    )
}

fn wrong_value(name: &Ident, given: impl quote::ToTokens) -> Error {
    Error::new_spanned(given, message_of_wrong_value(name, usage(name)))
}

pub(crate) fn message_of_wrong_value(name: &Ident, usage: &str) -> String {
    format!("wrong value for option `{name}`; write `{usage}` instead")
}
