//! The rules between options. Each function checks one rule, and its comment is the rule.

mod fields;
pub(crate) mod hooks;

use proc_macro2::Ident;
use quote::ToTokens;
use syn::{Attribute, Data, Error, Fields, GenericParam, Type, TypeTraitObject, ext::IdentExt};

use crate::errors::Errors;
use crate::injectable::ast::Component;
use crate::injectable::attr;
use crate::spelling::{readable, trait_object, without_groups};

pub(crate) fn check(component: &Component<'_>, errors: &mut Errors) {
    is_a_struct(component, errors);
    options_are_on_the_struct_or_its_fields(component, errors);
    owns_its_data(component, errors);
    has_one_lifetime(component, errors);
    is_eager_as_a_singleton(component, errors);
    binds_trait_objects(component, errors);
    binds_each_trait_once(component, errors);
    constructor_sets_the_fields(component, errors);
    constructor_excludes_new(component, errors);
    factory_has_no_binding(component, errors);
    factory_is_of_arguments(component, errors);
    hooks::check(component, errors);
    for field in &component.fields {
        fields::check(field, errors);
    }
}

/// Only a struct can be an injectable.
fn is_a_struct(component: &Component<'_>, errors: &mut Errors) {
    let (kind, token) = match &component.original.data {
        Data::Struct(_) => return,
        Data::Enum(data) => ("an enum", data.enum_token.span),
        Data::Union(data) => ("a union", data.union_token.span),
    };
    let remedy = format!("bind::<{}>().to(..)", component.name());
    errors.push(Error::new(
        token,
        format!(
            "{kind} cannot derive `Injectable`; \
             write `{remedy}` where the container is built instead"
        ),
    ));
}

/// `#[inject(..)]` is allowed only on the struct and its fields.
fn options_are_on_the_struct_or_its_fields(component: &Component<'_>, errors: &mut Errors) {
    let input = component.original;
    let mut misplaced: Vec<&Attribute> = input
        .generics
        .params
        .iter()
        .flat_map(parameter_attributes)
        .collect();
    match &input.data {
        Data::Struct(_) => {}
        Data::Enum(data) => {
            for variant in &data.variants {
                misplaced.extend(&variant.attrs);
                misplaced.extend(field_attributes(&variant.fields));
            }
        }
        Data::Union(data) => {
            misplaced.extend(data.fields.named.iter().flat_map(|field| &field.attrs));
        }
    }
    for attribute in misplaced
        .into_iter()
        .filter(|attribute| attr::is_ours(attribute))
    {
        errors.add(
            attribute,
            "misplaced `#[inject(..)]`; write it above a struct or one of its fields instead",
        );
    }
}

/// An injectable is `'static`, so it has no lifetime parameter.
fn owns_its_data(component: &Component<'_>, errors: &mut Errors) {
    for parameter in component.original.generics.lifetimes() {
        let lifetime = &parameter.lifetime;
        errors.add(
            lifetime,
            format!(
                "an injectable cannot borrow for `{lifetime}`; \
                 use `Arc<str>`, `String` or another owned type instead"
            ),
        );
    }
}

/// A component has one lifetime.
fn has_one_lifetime(component: &Component<'_>, errors: &mut Errors) {
    let mut lifetimes = component
        .options
        .lifetimes
        .iter()
        .map(|lifetime| &lifetime.name);
    let Some(first) = lifetimes.next() else {
        return;
    };
    for other in lifetimes {
        errors.add(
            other,
            format!("`{first}` and `{other}` exclude each other; write only one of them instead"),
        );
    }
}

/// Only a singleton is eager.
fn is_eager_as_a_singleton(component: &Component<'_>, errors: &mut Errors) {
    let Some(eager) = &component.options.eager else {
        return;
    };
    let lifetimes = component.options.lifetimes.iter();
    for lifetime in lifetimes.filter(|lifetime| lifetime.name != "singleton") {
        errors.push(only_a_singleton_is_eager(&eager.name, &lifetime.name));
    }
}

/// Returns the error for an `eager` beside another lifetime, of a struct or of an entry of a module.
pub(crate) fn only_a_singleton_is_eager(eager: &Ident, lifetime: &Ident) -> Error {
    let lifetime = lifetime.unraw();
    Error::new(
        eager.span(),
        format!("only a singleton is eager; remove `eager` or `{lifetime}`"),
    )
}

/// `bind` takes trait objects only. The struct itself is always bound.
fn binds_trait_objects(component: &Component<'_>, errors: &mut Errors) {
    for bound in bound(component) {
        match without_groups(bound) {
            Type::TraitObject(TypeTraitObject {
                dyn_token: Some(_), ..
            }) => {}
            other => errors.add(
                bound,
                format!(
                    "`bind` takes traits; write `{}` instead",
                    trait_object(other)
                ),
            ),
        }
    }
}

/// A trait is bound once.
fn binds_each_trait_once(component: &Component<'_>, errors: &mut Errors) {
    let mut seen = Vec::new();
    for bound in bound(component) {
        let tokens = without_groups(bound).to_token_stream().to_string();
        if seen.contains(&tokens) {
            errors.add(
                bound,
                format!(
                    "`{}` is bound twice; write it once instead",
                    readable(without_groups(bound))
                ),
            );
        } else {
            seen.push(tokens);
        }
    }
}

/// With `constructor`, the fields take no options: the function sets them.
fn constructor_sets_the_fields(component: &Component<'_>, errors: &mut Errors) {
    let Some(constructor) = &component.options.constructor else {
        return;
    };
    for option in component
        .fields
        .iter()
        .flat_map(|field| field.options.names())
    {
        errors.add(
            option,
            format!(
                "`{option}` has no effect with `{}`; \
                 set the field in that function instead",
                constructor.name
            ),
        );
    }
}

/// With `constructor` there is no list of injected fields that `new` could take.
fn constructor_excludes_new(component: &Component<'_>, errors: &mut Errors) {
    if let (Some(constructor), Some(new)) = (&component.options.constructor, &component.options.new)
    {
        let function = readable(&constructor.value);
        errors.add(
            &new.name,
            format!("`constructor` and `new` exclude each other; call `{function}` instead"),
        );
    }
}

/// A struct with `arg` fields has no lifetime, `eager`, key or trait: its factory constructs it, and the container
/// binds only the factory. (Another rule excludes `constructor`.)
fn factory_has_no_binding(component: &Component<'_>, errors: &mut Errors) {
    let Some(arg) = component
        .fields
        .iter()
        .find_map(|field| field.options.arg.as_ref())
    else {
        return;
    };
    let options = &component.options;
    let lifetimes = options.lifetimes.iter().map(|lifetime| &lifetime.name);
    let eager = options.eager.as_ref().map(|eager| &eager.name);
    let key = options.key.as_ref().map(|key| &key.name);
    let bind = options.bind.as_ref().map(|bind| &bind.name);
    for option in lifetimes.chain(eager).chain(key).chain(bind) {
        errors.add(
            option,
            format!(
                "`{option}` and `{}` exclude each other, as a factory constructs the struct; \
                 write only one of them instead",
                arg.name
            ),
        );
    }
}

/// Only a struct with `arg` fields has a factory that `factory` can name.
fn factory_is_of_arguments(component: &Component<'_>, errors: &mut Errors) {
    let Some(factory) = &component.options.factory else {
        return;
    };
    if !component.is_assisted() {
        errors.add(
            &factory.name,
            "`factory` names the generated factory of a struct with `arg` fields, and this struct has none; \
             write `constructor = path` for a function that constructs the struct instead",
        );
    }
}

fn bound<'a>(component: &'a Component<'_>) -> impl Iterator<Item = &'a Type> {
    component.options.bind.iter().flat_map(|bind| &bind.value)
}

fn parameter_attributes(parameter: &GenericParam) -> &Vec<Attribute> {
    match parameter {
        GenericParam::Lifetime(parameter) => &parameter.attrs,
        GenericParam::Type(parameter) => &parameter.attrs,
        GenericParam::Const(parameter) => &parameter.attrs,
    }
}

fn field_attributes(fields: &Fields) -> impl Iterator<Item = &Attribute> {
    fields.iter().flat_map(|field| &field.attrs)
}
