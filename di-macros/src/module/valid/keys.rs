//! The rule that a module binds a key once.

use syn::{Error, Type};

use crate::errors::Errors;
use crate::module::entry::Key;
use crate::module::numbered::{Numbered, Role};
use crate::module::valid::components::{is_trait_object, merged};
use crate::spelling::{readable, without_groups};

/// A key is bound once, unless it is a collection. If a component is a member, it is the only one without
/// an entry, because a builder takes one binding of a struct.
pub(super) fn binds_a_key_once(numbered: &Numbered<'_>, errors: &mut Errors) {
    for (key, numbers) in numbered.by_key() {
        let is_collection = numbered.collection(numbers).is_some();
        let mut entries = numbers.iter().map(|number| &numbered.entries[*number]);
        if !is_collection && entries.any(|entry| entry.is_mapped) {
            // The rule `declares_collections` reports it.
            continue;
        }
        let has_component = numbers.iter().any(|number| {
            let entry = &numbered.entries[*number];
            matches!(entry.role, Role::Component(_)) && !entry.is_mapped
        });
        let mut first = None;
        for &number in numbers {
            let entry = &numbered.entries[number];
            let is_member = match entry.role {
                Role::Collection | Role::Required(_) => false,
                _ => is_collection && (entry.is_mapped || !has_component),
            };
            let is_collection_of_own = matches!(entry.role, Role::Collection)
                && first.is_none_or(|first: usize| numbered.entries[first].role.is_own());
            if is_member || is_collection_of_own || is_invalid(numbered, number) {
                continue;
            }
            let Some(first) = first else {
                first = Some(number);
                continue;
            };
            if !is_reported_at_its_component(numbered, first, number) {
                let message = twice(key, first, number, numbered);
                errors.push(Error::new_spanned(&entry.key.ty, message));
            }
        }
    }
}

/// Returns `true` if another rule reports the type of the entry.
fn is_invalid(numbered: &Numbered<'_>, number: usize) -> bool {
    let entry = &numbered.entries[number];
    match entry.role {
        Role::Component(component) => is_trait_object(&component.ty),
        Role::Alias(main) => {
            let mut before = numbered.entries[main + 1..number].iter();
            !is_trait_object(&entry.key.ty) || before.any(|other| other.text == entry.text)
        }
        _ => false,
    }
}

/// Returns `true` for traits of two components if the components themselves are reported.
fn is_reported_at_its_component(numbered: &Numbered<'_>, first: usize, second: usize) -> bool {
    let component = |number: usize| {
        let Role::Alias(main) = numbered.entries[number].role else {
            return None;
        };
        let entry = &numbered.entries[main];
        matches!(entry.role, Role::Component(_)).then_some(&entry.text)
    };
    component(first).is_some() && component(first) == component(second)
}

/// Returns the message for a key that two entries bind.
pub(crate) fn twice(key: &Key, first: usize, second: usize, numbered: &Numbered<'_>) -> String {
    let written = key.written();
    let entries = [first, second].map(|number| numbered.entries[number].role);
    let merged = match entries {
        [Role::Component(first), Role::Component(second)] => merged(first, second),
        _ => None,
    };
    match entries {
        [Role::Component(first), Role::Component(second)] if first.is_same_as(second) => {
            return format!("`{written}` is listed twice; remove one of the two entries");
        }
        [Role::Component(first), Role::Component(second)]
            if first.options.entry.is_some() && second.options.entry.is_some() =>
        {
            let of_trait = second
                .traits
                .first()
                .map_or_else(|| written.clone(), readable);
            return format!(
                "`{written}` is listed twice, and `entry` applies to its traits alone; \
                 list a function for the other entry, such as `factories(other -> {of_trait}: entry = ..)`"
            );
        }
        [Role::Required(_), Role::Collection] | [Role::Collection, Role::Required(_)] => {
            return format!(
                "a collection is not required from another module; remove `{written}` from `requires(..)`, \
                 and import the modules of its other members"
            );
        }
        _ => {}
    }
    let is_field = |role: &Role<'_>| matches!(role, Role::Value(_));
    let mut others = numbered.entries.iter().filter(|it| it.text == key.text());
    let distinguish = if entries.iter().any(is_field) {
        "distinguish them with `#[module(key = ..)]` above a field"
    } else if others.any(|it| matches!(it.role, Role::Collection)) {
        "distinguish them with `: entry = ..` or `: key = ..`"
    } else {
        "distinguish them with `: key = ..`"
    };
    // A collection is not required from another module.
    let is_required = entries.iter().any(|role| matches!(role, Role::Required(_)));
    let remedy = if let Some(merged) = merged {
        format!("write `{merged}` once, or {distinguish}")
    } else if matches!(without_groups(&key.ty), Type::TraitObject(_)) && !is_required {
        format!("add `collections({written})`, or {distinguish}, or remove one")
    } else {
        format!("{distinguish}, or remove one")
    };
    let (first, second) = (name(numbered, first), name(numbered, second));
    format!("`{written}` is bound twice, by {first} and by {second}; {remedy}")
}

/// Returns the name of an entry in messages.
fn name(numbered: &Numbered<'_>, number: usize) -> String {
    match numbered.entries[number].role {
        Role::Value(field) => match &field.original.ident {
            Some(name) => format!("the field `{name}`"),
            None => format!("the field of type `{}`", readable(&field.original.ty)),
        },
        Role::Component(component) => format!("`{}`", readable(&component.ty)),
        Role::Factory(factory) => format!("`{}`", readable(&factory.path)),
        Role::Seed => "a seed".to_owned(),
        Role::Alias(main) => name(numbered, main),
        Role::Imported(_, import) => format!("the import of `{}`", readable(&import.module)),
        Role::Required(_) => "`requires`".to_owned(),
        Role::Collection => "`collections`".to_owned(),
    }
}
