//! The rules of the types in an entry of `components`, and of the traits after `as`.

use syn::{Type, TypeTraitObject};

use crate::errors::Errors;
use crate::module::ast::Module;
use crate::module::entry::Component;
use crate::module::names::type_text;
use crate::spelling::{readable, trait_object, without_groups};

/// A component is a struct, and not a trait object.
///
/// Of adjacent traits, the first is reported. Usually the parentheses of `X as (dyn A, dyn B)` are missing.
pub(super) fn lists_structs(module: &Module<'_>, errors: &mut Errors) {
    let components = &module.lists.components;
    for (at, component) in components.iter().enumerate() {
        let before = at.checked_sub(1).map(|before| &components[before]);
        let is_trait = is_trait_object(&component.ty);
        if !is_trait || before.is_some_and(|before| is_trait_object(&before.ty)) {
            continue;
        }
        let before = before.filter(|before| !before.traits.is_empty());
        let remedy = before.map_or_else(
            || format!("write `Name as {}`", readable(&component.ty)),
            |before| {
                let following = components[at..].iter().map(|component| &component.ty);
                let traits = before.traits.iter().chain(following);
                let traits = traits.take_while(|ty| is_trait_object(ty));
                format!(
                    "to list several traits, write `{}`",
                    listed(&before.ty, traits)
                )
            },
        );
        errors.add(&component.ty, format!("a component is a struct; {remedy}"));
    }
}

/// `as` takes trait objects only. The component itself is always bound.
pub(super) fn names_traits_after_as(module: &Module<'_>, errors: &mut Errors) {
    let of_components = module.lists.components.iter().map(|c| (&c.ty, &c.traits));
    let of_fields = module.fields.iter();
    let of_fields = of_fields.map(|field| (field.bound(), &field.options.traits));
    for (bound, traits) in of_components.chain(of_fields) {
        for ty in traits.iter().filter(|ty| !is_trait_object(ty)) {
            let is_itself = type_text(without_groups(ty)) == type_text(without_groups(bound));
            let remedy = match without_groups(ty) {
                Type::Path(_) if is_itself && traits.len() == 1 => {
                    format!(
                        "remove `as {0}`, because `{0}` is always bound",
                        readable(ty)
                    )
                }
                Type::Path(_) if is_itself => {
                    format!("remove `{0}`, because `{0}` is always bound", readable(ty))
                }
                Type::Path(path) if path.path.get_ident().is_some() => format!(
                    "write `{}` instead, or the trait itself if `{}` is an alias",
                    trait_object(ty),
                    readable(ty)
                ),
                _ => format!("write `{}` instead", trait_object(ty)),
            };
            errors.add(ty, format!("`as` takes traits; {remedy}"));
        }
    }
}

/// An `as` lists a trait once.
pub(super) fn lists_a_trait_once(module: &Module<'_>, errors: &mut Errors) {
    let of_components = module.lists.components.iter().map(|c| &c.traits);
    let of_fields = module.fields.iter().map(|field| &field.options.traits);
    for traits in of_components.chain(of_fields) {
        let texts: Vec<_> = traits
            .iter()
            .map(|ty| type_text(without_groups(ty)))
            .collect();
        for (at, ty) in traits.iter().enumerate() {
            if texts[..at].contains(&texts[at]) {
                let message = format!("`as` lists `{}` twice; remove one", readable(ty));
                errors.add(ty, message);
            }
        }
    }
}

/// Returns `X as (dyn A, dyn B)` for two entries of one struct, if one of them lists traits.
pub(super) fn merged(first: &Component, second: &Component) -> Option<String> {
    let mut traits: Vec<&Type> = Vec::new();
    for ty in first.traits.iter().chain(&second.traits) {
        let is_listed = |other: &&Type| type_text(other) == type_text(ty);
        if !traits.iter().any(is_listed) {
            traits.push(ty);
        }
    }
    (!traits.is_empty()).then(|| listed(&first.ty, traits.into_iter()))
}

pub(super) fn is_trait_object(ty: &Type) -> bool {
    let ty = without_groups(ty);
    matches!(
        ty,
        Type::TraitObject(TypeTraitObject {
            dyn_token: Some(_),
            ..
        })
    )
}

/// Returns `X as dyn A` or `X as (dyn A, dyn B)`.
fn listed<'a>(component: &Type, traits: impl Iterator<Item = &'a Type>) -> String {
    let traits: Vec<_> = traits.map(readable).collect();
    let component = readable(component);
    match &*traits {
        [one] => format!("{component} as {one}"),
        _ => format!("{component} as ({})", traits.join(", ")),
    }
}
