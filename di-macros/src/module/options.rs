//! The options of an entry, after the colon: `scoped`, `key = Primary`.

use proc_macro2::Ident;
use syn::{
    Error, Expr, ExprPath, Token, Type,
    ext::IdentExt,
    parse::{Parse, ParseStream},
    token::Paren,
};

use crate::injectable::attr::hooks::require_hooks;
use crate::injectable::attr::is_hook as is_hook_of_component;
use crate::injectable::attr::value::{in_parentheses, message_of_wrong_value, whole};

/// The options of a component, as messages list them.
pub(crate) const OF_COMPONENT: [&str; 7] = [
    "singleton",
    "scoped",
    "scoped = Level",
    "transient",
    "eager",
    "key = Type",
    "entry = value",
];

/// The options of a factory, as messages list them.
pub(crate) const OF_FACTORY: [&str; 11] = [
    "singleton",
    "scoped",
    "scoped = Level",
    "transient",
    "eager",
    "key = Type",
    "entry = value",
    "start = path",
    "stop = path",
    "start_limit = value",
    "stop_limit = value",
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
    pub(crate) start: Option<(Ident, ExprPath)>,
    pub(crate) stop: Option<(Ident, ExprPath)>,
    pub(crate) start_limit: Option<(Ident, Expr)>,
    pub(crate) stop_limit: Option<(Ident, Expr)>,
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

    /// Returns an error for an option of a hook, unless the runtime runs hooks.
    pub(crate) fn require_hooks(&self) -> syn::Result<()> {
        let functions = [&self.start, &self.stop].into_iter().flatten();
        let limits = [&self.start_limit, &self.stop_limit].into_iter().flatten();
        let functions = functions.map(|(name, _)| name);
        let mut names = functions.chain(limits.map(|(name, _)| name));
        names.try_for_each(require_hooks)
    }

    fn parse_one(&mut self, input: ParseStream<'_>, allowed: &[&str]) -> syn::Result<()> {
        let name = input.call(Ident::parse_any).map_err(|_| {
            input.error(format!(
                "expected an option of the entry: {}",
                listed(allowed)
            ))
        })?;
        let plain = name.unraw().to_string();
        // The last form of `scoped` is that with a level.
        let Some(form) = allowed.iter().rfind(|option| name_of(option) == plain) else {
            return Err(Error::new(name.span(), unknown(&plain, allowed)));
        };
        if self.is_given(&plain) {
            let message = if is_lifetime(&plain) {
                format!("an entry has one lifetime; remove `{plain}`")
            } else {
                format!("duplicate option `{plain}`; write it once instead")
            };
            return Err(Error::new(name.span(), message));
        }
        require_form(&name, form, input)?;
        self.set(&plain, name, form, input)
    }

    fn is_given(&self, option: &str) -> bool {
        match option {
            "eager" => self.eager.is_some(),
            "key" => self.key.is_some(),
            "entry" => self.entry.is_some(),
            "start" => self.start.is_some(),
            "stop" => self.stop.is_some(),
            "start_limit" => self.start_limit.is_some(),
            "stop_limit" => self.stop_limit.is_some(),
            _ => self.lifetime.is_some(),
        }
    }

    /// Sets an option, and parses its value if it has one.
    fn set(
        &mut self,
        option: &str,
        name: Ident,
        form: &str,
        input: ParseStream<'_>,
    ) -> syn::Result<()> {
        match option {
            "eager" => self.eager = Some(name),
            "key" => self.key = Some(value(&name, form, input)?),
            "entry" => self.entry = Some((name.clone(), value(&name, form, input)?)),
            "start" => self.start = Some((name.clone(), value(&name, form, input)?)),
            "stop" => self.stop = Some((name.clone(), value(&name, form, input)?)),
            "start_limit" => self.start_limit = Some((name.clone(), value(&name, form, input)?)),
            "stop_limit" => self.stop_limit = Some((name.clone(), value(&name, form, input)?)),
            _ => {
                if option == "scoped" && input.peek(Token![=]) {
                    self.level = Some(value(&name, form, input)?);
                }
                self.lifetime = Some(name);
            }
        }
        Ok(())
    }
}

fn is_lifetime(option: &str) -> bool {
    matches!(option, "singleton" | "scoped" | "transient")
}

/// Returns an error for a value in parentheses, and for a value of an option that takes none.
fn require_form(name: &Ident, form: &str, input: ParseStream<'_>) -> syn::Result<()> {
    let takes_value = form.contains('=');
    if takes_value && input.peek(Paren) {
        return Err(in_parentheses(name, form, input));
    }
    if !takes_value && (input.peek(Token![=]) || input.peek(Paren)) {
        let plain = name.unraw();
        let message = format!("option `{plain}` takes no value; write `{plain}` instead");
        return Err(Error::new(name.span(), message));
    }
    Ok(())
}

/// Parses `= value` after the name of an option, which is written like `form`.
pub(crate) fn value<T: Parse>(name: &Ident, form: &str, input: ParseStream<'_>) -> syn::Result<T> {
    let has_equals = input.parse::<Option<Token![=]>>()?.is_some();
    if !has_equals || input.is_empty() || input.peek(Token![,]) {
        let message = format!("option `{name}` needs a value; write `{form}` instead");
        return Err(Error::new(name.span(), message));
    }
    whole(input, || message_of_wrong_value(name, form))
}

/// Returns the name of an option, without its value.
fn name_of(option: &str) -> &str {
    option.split(' ').next().unwrap_or(option)
}

/// Returns the message for an option that the entry does not have.
fn unknown(option: &str, allowed: &[&str]) -> String {
    if allowed == OF_COMPONENT && is_hook_of_component(option) {
        return format!(
            "a component names its hooks itself; write `#[inject({option} = ..)]` above its struct instead"
        );
    }
    format!(
        "unknown option `{option}` of an entry; expected one of {}",
        listed(allowed)
    )
}

fn listed(options: &[&str]) -> String {
    let options: Vec<_> = options.iter().map(|option| format!("`{option}`")).collect();
    options.join(", ")
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
    let has_value = ahead.peek(Token![=]) || ahead.peek(Paren);
    match name.unraw().to_string().as_str() {
        "key" | "entry" => has_value,
        option if is_hook_of_component(option) => has_value,
        "singleton" | "scoped" | "transient" | "eager" if has_value => true,
        "singleton" | "scoped" | "transient" | "eager" => ahead.is_empty() || ahead.peek(Token![,]),
        _ => false,
    }
}
