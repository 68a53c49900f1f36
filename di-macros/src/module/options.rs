//! The options of an entry, after the colon: `scoped`, `key = Primary`.

use proc_macro2::Ident;
use syn::{Error, Expr, Token, Type, ext::IdentExt, parse::ParseStream};

/// The options of a component and of a factory, as messages list them.
pub(crate) const OF_BINDING: [&str; 7] = [
    "singleton",
    "scoped",
    "scoped = Level",
    "transient",
    "eager",
    "key = Type",
    "entry = value",
];

/// The options after the colon.
#[derive(Default)]
pub(crate) struct Options {
    pub(crate) lifetime: Option<Ident>,
    /// The level of the scopes, in `scoped = Session`.
    pub(crate) level: Option<Type>,
    pub(crate) eager: Option<Ident>,
    pub(crate) key: Option<Type>,
    pub(crate) entry: Option<(Ident, Expr)>,
}

impl Options {
    /// Parses the options after a colon, if there is one: `scoped`, `key = Primary`, `entry = "stripe"`.
    /// `allowed` lists the options of this entry.
    pub(crate) fn parse(input: ParseStream<'_>, allowed: &[&str]) -> syn::Result<Self> {
        let mut options = Self::default();
        if !input.peek(Token![:]) {
            return Ok(options);
        }
        input.parse::<Token![:]>()?;
        options.parse_one(input, allowed)?;
        while input.peek(Token![,]) && at_option(input) {
            input.parse::<Token![,]>()?;
            options.parse_one(input, allowed)?;
        }
        Ok(options)
    }

    fn parse_one(&mut self, input: ParseStream<'_>, allowed: &[&str]) -> syn::Result<()> {
        let list = || {
            let options = allowed.iter().map(|option| format!("`{option}`"));
            options.collect::<Vec<_>>().join(", ")
        };
        let name = input
            .call(Ident::parse_any)
            .map_err(|_| input.error(format!("expected an option of the entry: {}", list())))?;
        let plain = name.unraw().to_string();
        let is_lifetime = matches!(plain.as_str(), "singleton" | "scoped" | "transient");
        let is_known = allowed
            .iter()
            .any(|option| option.split(' ').next() == Some(plain.as_str()));
        if !is_known {
            let message = format!(
                "unknown option `{plain}` of an entry; expected one of {}",
                list()
            );
            return Err(Error::new(name.span(), message));
        }
        let is_given = match plain.as_str() {
            "eager" => self.eager.is_some(),
            "key" => self.key.is_some(),
            "entry" => self.entry.is_some(),
            _ => self.lifetime.is_some(),
        };
        if is_given {
            let message = if is_lifetime {
                format!("an entry has one lifetime; remove `{plain}`")
            } else {
                format!("duplicate option `{plain}`; write it once instead")
            };
            return Err(Error::new(name.span(), message));
        }
        if is_lifetime {
            if plain == "scoped" && input.peek(Token![=]) {
                input.parse::<Token![=]>()?;
                self.level = Some(input.parse()?);
            }
            self.lifetime = Some(name);
            return Ok(());
        }
        if plain == "eager" {
            self.eager = Some(name);
            return Ok(());
        }
        if !input.peek(Token![=]) {
            let form = if plain == "key" {
                "key = Type"
            } else {
                "entry = value"
            };
            let message = format!("option `{plain}` needs a value; write `{form}` instead");
            return Err(Error::new(name.span(), message));
        }
        input.parse::<Token![=]>()?;
        if plain == "key" {
            self.key = Some(input.parse()?);
        } else {
            self.entry = Some((name, input.parse()?));
        }
        Ok(())
    }
}

/// Returns `true` if an option follows the comma, instead of an entry.
fn at_option(input: ParseStream<'_>) -> bool {
    let ahead = input.fork();
    if ahead.parse::<Token![,]>().is_err() {
        return false;
    }
    let Ok(name) = ahead.call(Ident::parse_any) else {
        return false;
    };
    match name.unraw().to_string().as_str() {
        "key" | "entry" => ahead.peek(Token![=]),
        "scoped" if ahead.peek(Token![=]) => true,
        "singleton" | "scoped" | "transient" | "eager" => ahead.is_empty() || ahead.peek(Token![,]),
        _ => false,
    }
}
