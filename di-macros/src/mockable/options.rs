//! The options of `#[mockable(..)]`.

use proc_macro2::{Span, TokenStream};
use syn::{
    Error, Ident, Path, Token, Type, TypeTraitObject,
    ext::IdentExt,
    parse::{ParseStream, Parser},
};

use crate::crate_path;
use crate::errors::Errors;
use crate::spelling::without_groups;

#[derive(Default)]
pub(crate) struct Options {
    /// The type of the mock, if it has not the name that mockall gives it.
    pub(crate) mock: Option<Path>,
    /// The trait object, if it is not the plain `dyn Trait`.
    pub(crate) object: Option<TypeTraitObject>,
    /// The type that dynosaur generates in place of the trait object.
    pub(crate) dynosaur: Option<Path>,
    /// If `true`, the mock itself is injected.
    pub(crate) direct: bool,
    pub(crate) root: Option<Path>,
}

const FORMS: &str = "write `mockable`, `mockable(path::MockName)`, \
    `mockable(dyn Trait<Item = Type>)`, `mockable(direct)`, `mockable(dynosaur = DynTrait)` \
    or `mockable(crate = path)` instead";

impl Options {
    pub(crate) fn read(tokens: TokenStream, errors: &mut Errors) -> Self {
        let mut options = Options::default();
        let parser = |input: ParseStream<'_>| {
            while !input.is_empty() {
                options.read_option(input)?;
                if !input.is_empty() {
                    input.parse::<Token![,]>().map_err(|error| {
                        let message = format!("unexpected token after an option; {FORMS}");
                        Error::new(error.span(), message)
                    })?;
                }
            }
            Ok(())
        };
        if let Err(error) = parser.parse2(tokens) {
            errors.push(error);
        }
        options
    }

    fn read_option(&mut self, input: ParseStream<'_>) -> syn::Result<()> {
        let span = input.span();
        if input.peek(Token![crate]) && input.peek2(Token![=]) {
            input.parse::<Token![crate]>()?;
            input.parse::<Token![=]>()?;
            let root = crate_path::checked(parse(input, span)?)?;
            return set(&mut self.root, root, span);
        }
        if input.peek(Token![dyn]) {
            return set(&mut self.object, parse(input, span)?, span);
        }
        if input.peek(Ident::peek_any) && input.peek2(Token![=]) {
            let name = input.call(Ident::parse_any)?;
            if name == "dynosaur" {
                input.parse::<Token![=]>()?;
                return set(&mut self.dynosaur, parse(input, span)?, span);
            }
            let message = format!("unknown option `{name}`; {FORMS}");
            return Err(Error::new(span, message));
        }
        let given = parse::<Type>(input, span)?;
        let Type::Path(path) = without_groups(&given).clone() else {
            return Err(Error::new(span, format!("expected an option; {FORMS}")));
        };
        if path.path.is_ident("direct") && !self.direct {
            self.direct = true;
            return Ok(());
        }
        set(&mut self.mock, path.path, span)
    }
}

/// Parses a part of the option that begins at `option`.
fn parse<T: syn::parse::Parse>(input: ParseStream<'_>, option: Span) -> syn::Result<T> {
    // At the end, there is no token to point at.
    let span = if input.is_empty() {
        option
    } else {
        input.span()
    };
    input
        .parse()
        .map_err(|_| Error::new(span, format!("expected an option; {FORMS}")))
}

/// Sets an option, or returns the error of a duplicate.
fn set<T>(option: &mut Option<T>, value: T, span: Span) -> syn::Result<()> {
    if option.is_some() {
        let message = "duplicate option of `mockable`; write it once instead";
        return Err(Error::new(span, message));
    }
    *option = Some(value);
    Ok(())
}
