//! The text of types in keys and messages of a module.

use proc_macro2::{TokenStream, TokenTree};
use quote::ToTokens;
use syn::{Path, Type, TypeParamBound, TypePath};

use crate::spelling::{readable, without_groups};

/// Returns the tokens of a type as text. See `docs/compile-time.md` for the fast path.
pub(crate) fn type_text(ty: &Type) -> String {
    match (plain_path(ty).and_then(Path::get_ident), ty) {
        (Some(name), Type::TraitObject(object)) if object.dyn_token.is_some() => {
            format!("dyn {name}")
        }
        (Some(name), Type::Path(_)) => name.to_string(),
        _ => ty.to_token_stream().to_string(),
    }
}

/// Returns a type without its module path.
pub(crate) fn short(ty: &Type) -> String {
    let ty = without_groups(ty);
    if plain_path(ty).is_some_and(|path| path.get_ident().is_some()) {
        return type_text(ty);
    }
    let mut shown: Vec<TokenTree> = Vec::new();
    shorten(ty.to_token_stream(), &mut shown);
    readable(shown.into_iter().collect::<TokenStream>())
}

fn shorten(tokens: TokenStream, shown: &mut Vec<TokenTree>) {
    let mut tokens = tokens.into_iter().peekable();
    while let Some(token) = tokens.next() {
        let is_colon =
            |token: &TokenTree| matches!(token, TokenTree::Punct(p) if p.as_char() == ':');
        if is_colon(&token) && tokens.peek().is_some_and(is_colon) {
            tokens.next();
            if matches!(shown.last(), Some(TokenTree::Ident(name)) if name != "dyn") {
                shown.pop();
            }
        } else {
            shown.push(token);
        }
    }
}

/// Returns the path of a type, or of the trait in a `dyn Trait` with one bound.
pub(crate) fn plain_path(ty: &Type) -> Option<&Path> {
    match ty {
        Type::Path(TypePath { qself: None, path }) => Some(path),
        Type::TraitObject(object) if object.bounds.len() == 1 => match object.bounds.first()? {
            TypeParamBound::Trait(bound) => Some(&bound.path),
            _ => None,
        },
        _ => None,
    }
}
