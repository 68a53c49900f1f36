//! A guess of the shape of a field, from the type as written.
//!
//! The guess only selects the setters of a bed. A field of an unknown shape has a setter for a value of
//! its type. A setter for a wrong guess compiles, but can't be called.

use syn::{
    GenericArgument, PathArguments, PathSegment, Token, Type, TypeParamBound,
    punctuated::Punctuated,
};

use crate::injectable::ast::Field;
use crate::spelling::without_groups;

/// The guessed shape of a field.
pub(crate) enum Shape<'a> {
    /// One object: an `Arc<dyn Mailer>`, maybe in an `Option`.
    Single(&'a Type),
    /// Any number of them: a `Vec<Arc<dyn Hook>>`.
    List(&'a Type),
    /// One for each key: a `HashMap<Key, Arc<dyn Gateway>>`.
    Map(&'a Type, &'a Type),
    /// A value.
    Plain,
}

impl<'a> Shape<'a> {
    pub(crate) fn of(field: &Field<'a>) -> Self {
        if field.options.clone.is_some() {
            return Shape::Plain;
        }
        Self::of_type(field.ty()).unwrap_or(Shape::Plain)
    }

    fn of_type(ty: &'a Type) -> Option<Self> {
        let segment = last_segment(ty)?;
        let arguments = types(segment);
        match (segment.ident.to_string().as_str(), &*arguments) {
            ("Option", [inner]) | ("Keyed", [_, inner]) => Self::of_type(inner),
            ("Arc" | "Weak" | "Lazy" | "Provider", [object]) => {
                is_sized(object).then_some(Shape::Single(object))
            }
            ("Vec", [element]) => object_of_arc(element).map(Shape::List),
            ("HashMap", [key, element] | [key, element, _]) | ("BTreeMap", [key, element]) => {
                object_of_arc(element).map(|object| Shape::Map(key, object))
            }
            _ => None,
        }
    }
}

/// Returns the bounds of a `dyn A + B`.
pub(crate) fn bounds(object: &Type) -> Option<&Punctuated<TypeParamBound, Token![+]>> {
    match without_groups(object) {
        Type::TraitObject(object) if object.dyn_token.is_some() => Some(&object.bounds),
        _ => None,
    }
}

fn object_of_arc(ty: &Type) -> Option<&Type> {
    let segment = last_segment(ty)?;
    match *types(segment) {
        [object] if segment.ident == "Arc" && is_sized(object) => Some(object),
        _ => None,
    }
}

/// Returns `false` for slices and `str`, which are unsized.
fn is_sized(object: &Type) -> bool {
    match without_groups(object) {
        Type::Slice(_) => false,
        Type::Path(path) => !path.path.is_ident("str"),
        _ => true,
    }
}

fn last_segment(ty: &Type) -> Option<&PathSegment> {
    match without_groups(ty) {
        Type::Path(path) if path.qself.is_none() => path.path.segments.last(),
        _ => None,
    }
}

fn types(segment: &PathSegment) -> Vec<&Type> {
    let PathArguments::AngleBracketed(arguments) = &segment.arguments else {
        return Vec::new();
    };
    let types = arguments.args.iter().filter_map(|argument| match argument {
        GenericArgument::Type(ty) => Some(ty),
        _ => None,
    });
    types.collect()
}
