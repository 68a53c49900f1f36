//! The text of types in messages.

use proc_macro2::{TokenStream, TokenTree};
use quote::ToTokens;
use syn::{GenericArgument, PathArguments, Type, TypePath};

/// Returns the trait object to suggest for a type.
pub(crate) fn trait_object(ty: &Type) -> String {
    match without_groups(ty) {
        Type::Reference(reference) => trait_object(&reference.elem),
        Type::ImplTrait(implementor) => format!("dyn {}", readable(&implementor.bounds)),
        Type::TraitObject(object) if object.dyn_token.is_some() => readable(object),
        Type::TraitObject(object) => {
            let mut bounds = object.bounds.clone();
            bounds.pop_punct();
            format!("dyn {}", readable(bounds))
        }
        Type::Path(path) => {
            inner_object(path).map_or_else(|| format!("dyn {}", readable(path)), trait_object)
        }
        _ => "dyn Trait".to_owned(),
    }
}

/// Removes parentheses, and the invisible groups around macro arguments.
pub(crate) fn without_groups(mut ty: &Type) -> &Type {
    loop {
        ty = match ty {
            Type::Group(group) => &group.elem,
            Type::Paren(paren) => &paren.elem,
            other => return other,
        };
    }
}

/// Returns `true` for a primitive type, which is no dependency.
pub(crate) fn is_primitive(ty: &Type) -> bool {
    const PRIMITIVES: [&str; 16] = [
        "bool", "char", "f32", "f64", "i8", "i16", "i32", "i64", "i128", "isize", "u8", "u16",
        "u32", "u64", "u128", "usize",
    ];
    match without_groups(ty) {
        Type::Path(path) => PRIMITIVES.iter().any(|name| path.path.is_ident(name)),
        _ => false,
    }
}

/// Returns `true` if a type mentions a name.
pub(crate) fn is_mentioned(name: &str, ty: &Type) -> bool {
    mentions(ty.to_token_stream(), name)
}

/// Returns `true` if the tokens contain a name.
pub(crate) fn mentions(tokens: TokenStream, name: &str) -> bool {
    tokens.into_iter().any(|token| match token {
        TokenTree::Ident(ident) => ident == name,
        TokenTree::Group(group) => mentions(group.stream(), name),
        TokenTree::Punct(_) | TokenTree::Literal(_) => false,
    })
}

/// Returns the tokens as source text, without the extra spaces.
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

/// Returns the `dyn Trait` of a type that is spelt as an `Arc<dyn Trait>`.
#[cfg(feature = "modules")]
pub(crate) fn object_in_arc(ty: &Type) -> Option<&Type> {
    match without_groups(ty) {
        Type::Path(path) => {
            let last = path.path.segments.last()?;
            inner_object(path).filter(|_| last.ident == "Arc")
        }
        _ => None,
    }
}

/// Returns the `dyn Trait` of an `Arc<dyn Trait>`.
fn inner_object(path: &TypePath) -> Option<&Type> {
    let PathArguments::AngleBracketed(arguments) = &path.path.segments.last()?.arguments else {
        return None;
    };
    arguments.args.iter().find_map(|argument| match argument {
        GenericArgument::Type(ty) if matches!(without_groups(ty), Type::TraitObject(_)) => Some(ty),
        _ => None,
    })
}
