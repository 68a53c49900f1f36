//! Types as messages spell them.

use proc_macro2::{TokenStream, TokenTree};
use quote::ToTokens;
use syn::{GenericArgument, Path, PathArguments, Type, TypeParamBound, TypePath};

/// The trait object that was probably meant.
pub(crate) fn trait_object(ty: &Type) -> String {
    match without_groups(ty) {
        Type::Reference(reference) => trait_object(&reference.elem),
        Type::ImplTrait(implementor) => format!("dyn {}", readable(&implementor.bounds)),
        Type::TraitObject(object) if object.dyn_token.is_some() => readable(object),
        Type::TraitObject(object) => format!("dyn {}", readable(&object.bounds)),
        Type::Path(path) => {
            inner_object(path).map_or_else(|| format!("dyn {}", readable(path)), trait_object)
        }
        _ => "dyn Trait".to_owned(),
    }
}

/// Parentheses, and the unseen groups around what a macro was given.
pub(crate) fn without_groups(mut ty: &Type) -> &Type {
    loop {
        ty = match ty {
            Type::Group(group) => &group.elem,
            Type::Paren(paren) => &paren.elem,
            other => return other,
        };
    }
}

/// The path that a type is, or that to the trait of an object of one trait.
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

/// Whether a name is in a type. Most types say so without a list of their tokens.
pub(crate) fn is_mentioned(name: &str, ty: &Type) -> bool {
    let Some(path) = plain_path(ty) else {
        return mentions(ty.to_token_stream(), name);
    };
    path.segments.iter().any(|segment| {
        segment.ident == name
            || match &segment.arguments {
                PathArguments::None => false,
                PathArguments::AngleBracketed(given) => {
                    given.args.iter().any(|argument| match argument {
                        GenericArgument::Type(ty) => is_mentioned(name, ty),
                        other => mentions(other.to_token_stream(), name),
                    })
                }
                PathArguments::Parenthesized(given) => mentions(given.to_token_stream(), name),
            }
    })
}

/// Whether a name is among the tokens.
pub(crate) fn mentions(tokens: TokenStream, name: &str) -> bool {
    tokens.into_iter().any(|token| match token {
        TokenTree::Ident(ident) => ident == name,
        TokenTree::Group(group) => mentions(group.stream(), name),
        TokenTree::Punct(_) | TokenTree::Literal(_) => false,
    })
}

/// The tokens as people write them.
pub(crate) fn readable(tokens: impl ToTokens) -> String {
    let spaced = tokens.to_token_stream().to_string();
    [
        (" :: ", "::"),
        (":: ", "::"),
        (" <", "<"),
        ("< ", "<"),
        (" >", ">"),
        (" ,", ","),
        ("& ", "&"),
    ]
    .iter()
    .fold(spaced, |text, (from, to)| text.replace(from, to))
}

/// The `dyn Trait` of an `Arc<dyn Trait>`.
fn inner_object(path: &TypePath) -> Option<&Type> {
    let PathArguments::AngleBracketed(arguments) = &path.path.segments.last()?.arguments else {
        return None;
    };
    arguments.args.iter().find_map(|argument| match argument {
        GenericArgument::Type(ty) if matches!(without_groups(ty), Type::TraitObject(_)) => Some(ty),
        _ => None,
    })
}
