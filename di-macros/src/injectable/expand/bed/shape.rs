//! What a field's type seems to hold, as it is spelt.
//!
//! This decides how comfortable the setters of a bed are, and nothing else: what is spelt otherwise
//! is set as it is, and a setter whose guess is wrong can't be called, but compiles.

use syn::{
    GenericArgument, PathArguments, PathSegment, Token, Type, TypeParamBound,
    punctuated::Punctuated,
};

use crate::injectable::ast::Field;
use crate::spelling::without_groups;

/// What a field seems to hold.
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
        Self::spelt(field.ty()).unwrap_or(Shape::Plain)
    }

    fn spelt(ty: &'a Type) -> Option<Self> {
        let segment = last_segment(ty)?;
        let arguments = types(segment);
        match (segment.ident.to_string().as_str(), &*arguments) {
            ("Option", [inner]) | ("Keyed", [_, inner]) => Self::spelt(inner),
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

/// The bounds of a `dyn A + B`.
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

/// Whether it is none of those that plainly have no values, nor constructors of any.
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
