//! The rules between entries. Each function checks one rule, and its comment is the rule.

mod components;
mod factories;
mod keys;

pub(crate) use self::keys::twice;
use quote::ToTokens;
use syn::{Data, Error, Type, TypePath, ext::IdentExt};

use crate::bare_object;
use crate::errors::Errors;
use crate::injectable::valid::only_a_singleton_is_eager;
use crate::module::ast::{Field, Module};
use crate::module::entry::{Import, Key};
use crate::module::names::short;
use crate::module::numbered::{Entry, Numbered, Role};
use crate::size;
use crate::spelling::{readable, without_groups};

pub(crate) fn check(module: &Module<'_>, numbered: &Numbered<'_>, errors: &mut Errors) {
    is_a_struct(module, errors);
    owns_its_data(module, errors);
    for field in &module.fields {
        size::check(&field.original.ty, errors);
        errors.extend(bare_object::check(&field.original.ty).err());
    }
    components::lists_structs(module, errors);
    components::names_traits_after_as(module, errors);
    components::lists_a_trait_once(module, errors);
    is_eager_as_a_singleton(module, errors);
    factories::check(module, errors);
    imports_other_modules(module, errors);
    imports_a_module_once(module, errors);
    has_one_field_for_an_import(module, errors);
    exports_each_key_once(module, errors);
    exports_no_pointer(module, numbered, errors);
    orders_several_levels(module, errors);
    orders_a_level_once(module, errors);
    keys::binds_a_key_once(numbered, errors);
    binds_no_parameter(module, numbered, errors);
    declares_collections(numbered, errors);
    decorates_own_bindings(module, numbered, errors);
}

/// Only a struct can be a module.
fn is_a_struct(module: &Module<'_>, errors: &mut Errors) {
    let (kind, token) = match &module.original.data {
        Data::Struct(_) => return,
        Data::Enum(data) => ("an enum", data.enum_token.span),
        Data::Union(data) => ("a union", data.union_token.span),
    };
    let message = format!("{kind} cannot derive `Module`; write a struct instead");
    errors.push(Error::new(token, message));
}

/// `scope_levels` takes two levels or more, because one has no order.
fn orders_several_levels(module: &Module<'_>, errors: &mut Errors) {
    if let [only] = &*module.lists.scope_levels {
        let message =
            "`scope_levels` orders several levels; write `scope_levels(Outer, Inner)` instead";
        errors.add(only, message.to_owned());
    }
}

/// `scope_levels` lists a level once.
fn orders_a_level_once(module: &Module<'_>, errors: &mut Errors) {
    let levels = &module.lists.scope_levels;
    for (at, level) in levels.iter().enumerate() {
        let is_same = |other: &Type| tokens(other) == tokens(level);
        if levels[..at].iter().any(is_same) {
            let message = format!("`scope_levels` lists `{}` twice; remove one", short(level));
            errors.add(level, message);
        }
    }
}

/// A module has no lifetime parameters.
fn owns_its_data(module: &Module<'_>, errors: &mut Errors) {
    for parameter in module.original.generics.lifetimes() {
        let lifetime = &parameter.lifetime;
        let message = format!("a module cannot borrow for `{lifetime}`; use an owned type instead");
        errors.add(lifetime, message);
    }
}

/// Only a singleton is eager.
fn is_eager_as_a_singleton(module: &Module<'_>, errors: &mut Errors) {
    let components = module.lists.components.iter().map(|entry| &entry.options);
    let factories = module.lists.factories.iter().map(|entry| &entry.options);
    for options in components.chain(factories) {
        match (&options.eager, &options.lifetime) {
            (Some(eager), Some(lifetime)) if lifetime.unraw() != "singleton" => {
                errors.push(only_a_singleton_is_eager(eager, lifetime));
            }
            _ => {}
        }
    }
}

/// A module does not import itself.
fn imports_other_modules(module: &Module<'_>, errors: &mut Errors) {
    let is_own_name = |import: &&Import| match without_groups(&import.module) {
        Type::Path(TypePath { qself: None, path }) => {
            let last = path.segments.last();
            let is_one = path.segments.len() == 1;
            is_one && last.is_some_and(|it| it.ident == *module.name() || it.ident == "Self")
        }
        _ => false,
    };
    for import in module.lists.imports.iter().filter(is_own_name) {
        let name = module.name();
        let message = format!("module `{name}` imports itself; remove the import");
        errors.add(&import.module, message);
    }
}

/// A module is imported in one entry.
fn imports_a_module_once(module: &Module<'_>, errors: &mut Errors) {
    let mut seen = Vec::new();
    for import in &module.lists.imports {
        let tokens = tokens(&import.module);
        if seen.contains(&tokens) {
            let name = short(&import.module);
            let message = format!(
                "`{name}` is imported twice; list all imports in one `{name} {{ .. }}` instead"
            );
            errors.add(&import.module, message);
        } else {
            seen.push(tokens);
        }
    }
}

fn tokens(ty: &Type) -> String {
    without_groups(ty).to_token_stream().to_string()
}

/// An imported module has one field, without options.
fn has_one_field_for_an_import(module: &Module<'_>, errors: &mut Errors) {
    for (place, import) in module.lists.imports.iter().enumerate() {
        let before = &module.lists.imports[..place];
        let is_same = |other: &Import| tokens(&other.module) == tokens(&import.module);
        if before.iter().any(is_same) {
            continue;
        }
        let of_import = module.field_of(import);
        let is_of_import = |field: &&Field<'_>| {
            field.holds(import) || of_import.is_some_and(|of| std::ptr::eq(of, *field))
        };
        let fields = module.fields.iter().filter(is_of_import);
        for (number, field) in fields.enumerate() {
            let name = short(&import.module);
            if number > 0 {
                let message = format!("imported module `{name}` has two fields; remove one");
                errors.add(&field.original.ty, message);
            }
            if field.options.key.is_some() || !field.options.traits.is_empty() {
                let message = format!(
                    "the field of the imported module `{name}` takes no options; remove its `#[module(..)]`"
                );
                errors.add(&field.original.ty, message);
            }
        }
    }
}

/// A key is exported once.
fn exports_each_key_once(module: &Module<'_>, errors: &mut Errors) {
    let mut seen = Vec::new();
    for key in module.lists.exports.iter().flatten() {
        if seen.contains(&key.text()) {
            let message = format!(
                "`{}` is exported twice; write it once instead",
                key.written()
            );
            errors.add(&key.ty, message);
        } else {
            seen.push(key.text());
        }
    }
}

/// An exported key is no pointer to a key of the module.
fn exports_no_pointer(module: &Module<'_>, numbered: &Numbered<'_>, errors: &mut Errors) {
    let entries: Vec<_> = numbered.entries.iter().collect();
    for key in module.lists.exports.iter().flatten() {
        if let Some(meant) = meant_in_arc(key, &entries) {
            let message = format!(
                "`exports` takes what an `Arc` points to; write `{}` instead",
                meant.written()
            );
            errors.add(&key.ty, message);
        }
    }
}

/// Returns the key that the user means by an `Arc` of it, if that alone is among the entries.
fn meant_in_arc(key: &Key, entries: &[&Entry<'_>]) -> Option<Key> {
    let pointed = key.in_arc()?;
    let has = |name: &str| entries.iter().any(|entry| entry.key.name() == name);
    (!has(&key.name()) && has(&pointed.name())).then_some(pointed)
}

/// A module binds no bare type parameter and no associated type of one, because that may be one of the other
/// keys.
fn binds_no_parameter(module: &Module<'_>, numbered: &Numbered<'_>, errors: &mut Errors) {
    let is_alone = numbered.by_key().count() == 1;
    for (key, _) in numbered.by_key().filter(|_| !is_alone) {
        let Some(parameter) = parameter_of(module, &key.ty) else {
            continue;
        };
        let message = format!(
            "a module cannot bind `{0}`, because `{0}` may be one of its other keys; list a function instead, such \
             as `factories(make::<{parameter}> -> dyn Trait)`, or a struct that holds it",
            readable(&key.ty)
        );
        errors.add(&key.ty, message);
    }
}

/// Returns the type parameter with which a path starts: `S`, or the `B` of `B::Conn` and `<B as Backend>::Conn`.
fn parameter_of(module: &Module<'_>, ty: &Type) -> Option<String> {
    let Type::Path(TypePath { qself, path }) = without_groups(ty) else {
        return None;
    };
    if let Some(own) = qself {
        return parameter_of(module, &own.ty);
    }
    let first = &path.segments.first()?.ident;
    let mut parameters = module.original.generics.type_params();
    let parameter = parameters.find(|parameter| parameter.ident == *first)?;
    Some(parameter.ident.to_string())
}

/// A key with entries of a map is declared as a collection.
fn declares_collections(numbered: &Numbered<'_>, errors: &mut Errors) {
    for (key, numbers) in numbered.by_key() {
        if numbered.collection(numbers).is_some() {
            continue;
        }
        if let Some(number) = numbers.iter().find(|n| numbered.entries[**n].is_mapped) {
            let written = key.written();
            let message = format!(
                "an entry of a map needs a collection; add `collections({written})` to the lists"
            );
            errors.add(&numbered.entries[*number].key.ty, message);
        }
    }
}

/// Returns the first import of a key.
fn importing<'a>(key: &Key, numbered: &Numbered<'a>) -> Option<&'a Import> {
    let mut same = numbered.entries.iter().filter(|it| it.text == key.text());
    same.find_map(|entry| match entry.role {
        Role::Imported(_, import) => Some(import),
        _ => None,
    })
}

/// A decorator decorates only bindings of the module itself.
fn decorates_own_bindings(module: &Module<'_>, numbered: &Numbered<'_>, errors: &mut Errors) {
    for decorator in &module.lists.decorators {
        if numbered.decorated_key(decorator).is_some() {
            continue;
        }
        let key = decorator.key();
        let own = numbered.entries.iter();
        let own: Vec<_> = own.filter(|entry| entry.role.is_own()).collect();
        let message = match meant_in_arc(&key, &own) {
            Some(meant) => format!(
                "`decorators` takes what an `Arc` points to; write `{} -> {}` instead",
                readable(&decorator.path),
                meant.written()
            ),
            None => match importing(&key, numbered) {
                Some(import) => format!(
                    "`{}` imports `{}`, and a module decorates only what it binds itself; \
                     list the decorator in `{}`, or remove it",
                    module.name(),
                    key.written(),
                    readable(&import.module)
                ),
                None => format!(
                    "`{}` itself binds no `{}` to decorate; bind one, or remove the decorator",
                    module.name(),
                    key.written()
                ),
            },
        };
        errors.add(&decorator.ty, message);
    }
}
