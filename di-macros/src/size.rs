//! The rule that a trait object in a field is behind a pointer.

use syn::{GenericArgument, PathArguments, Type, TypeTraitObject, parse_quote};

use crate::errors::Errors;
use crate::spelling::{readable, without_groups};

/// The types that store the value which they lock, and so have no size if it has none.
const LOCKS: [&str; 3] = ["Mutex", "RwLock", "RefCell"];

/// Returns `true` if a field of this type has no size, and so the struct has none.
pub(crate) fn is_unsized(ty: &Type) -> bool {
    let is_lock = |(holder, _): (String, Type)| LOCKS.contains(&&*holder);
    is_object(ty) || with_pointer(ty).is_some_and(is_lock)
}

/// Returns `true` if the type of a field holds a trait object that has no size.
pub(crate) fn holds_unsized(ty: &Type) -> bool {
    is_unsized(ty) || with_pointer(ty).is_some()
}

/// Reports a trait object that is a field, or the element of a collection, of an `Option` or of a lock.
pub(crate) fn check(ty: &Type, errors: &mut Errors) {
    let (holder, remedy) = if is_object(ty) {
        let object = readable(without_groups(ty));
        ("a field".to_owned(), format!("Arc<{object}>"))
    } else if let Some((holder, remedy)) = with_pointer(ty) {
        (format!("`{holder}`"), readable(remedy))
    } else {
        return;
    };
    let message =
        format!("{holder} cannot hold a trait object without a pointer; write `{remedy}` instead");
    errors.add(ty, message);
}

fn is_object(ty: &Type) -> bool {
    matches!(without_groups(ty), Type::TraitObject(_))
}

/// Returns the name of a type that is spelt as a collection, an `Option` or a lock of a `dyn Trait`, and the dependency
/// that is probably meant: the type with an `Arc` around the trait object, or the `Arc` alone, as the implementation of
/// the trait does the locking.
fn with_pointer(ty: &Type) -> Option<(String, Type)> {
    let Type::Path(path) = without_groups(ty) else {
        return None;
    };
    let mut path = path.clone();
    let last = path.path.segments.last_mut()?;
    let name = last.ident.to_string();
    let number = match name.as_str() {
        "Vec" | "Option" => 0,
        lock if LOCKS.contains(&lock) => 0,
        "HashMap" | "BTreeMap" => 1,
        _ => return None,
    };
    let PathArguments::AngleBracketed(arguments) = &mut last.arguments else {
        return None;
    };
    let GenericArgument::Type(element) = arguments.args.iter_mut().nth(number)? else {
        return None;
    };
    let Type::TraitObject(TypeTraitObject {
        dyn_token: Some(_), ..
    }) = without_groups(element)
    else {
        return None;
    };
    let object = without_groups(element);
    let pointer = parse_quote!(Arc<#object>);
    if LOCKS.contains(&&*name) {
        return Some((name, pointer));
    }
    *element = pointer;
    Some((name, Type::Path(path)))
}
