//! The rule that a trait object is spelt with `dyn`.
//!
//! A lone name may be a struct or a trait, but `Mailer + Send` is a trait object of an old edition. Without its `dyn`,
//! the generated code would not parse.

use syn::{Error, GenericArgument, PathArguments, Type, TypeTraitObject};

use crate::spelling::{trait_object, without_groups};

/// Returns an error if the type is a trait object without `dyn`, or contains one.
pub(crate) fn check(ty: &Type) -> syn::Result<()> {
    let ty = without_groups(ty);
    match ty {
        Type::TraitObject(TypeTraitObject {
            dyn_token: None, ..
        }) => {
            let object = trait_object(ty);
            let message = format!("a trait object is spelt with `dyn`; write `{object}` instead");
            Err(Error::new_spanned(ty, message))
        }
        Type::Path(path) => path.path.segments.iter().try_for_each(|segment| {
            let PathArguments::AngleBracketed(arguments) = &segment.arguments else {
                return Ok(());
            };
            arguments
                .args
                .iter()
                .try_for_each(|argument| match argument {
                    GenericArgument::Type(ty) => check(ty),
                    _ => Ok(()),
                })
        }),
        Type::Tuple(tuple) => tuple.elems.iter().try_for_each(check),
        Type::Reference(reference) => check(&reference.elem),
        Type::Slice(slice) => check(&slice.elem),
        Type::Array(array) => check(&array.elem),
        _ => Ok(()),
    }
}
