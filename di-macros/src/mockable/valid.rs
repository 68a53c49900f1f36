//! The rules for a trait whose trait object has a mock. Each function checks one rule, and its comment
//! is the rule.

use quote::ToTokens;
use syn::{Attribute, ItemTrait, Signature, TraitItem, TraitItemFn};

use crate::errors::Errors;
use crate::mockable::borrow::borrows_from_self;
use crate::mockable::method::{Object, generic_part, is_for_sized, object, returned_impl};
use crate::mockable::options::Options;
use crate::spelling::mentions;

pub(crate) fn check(declared: &ItemTrait, options: &Options, errors: &mut Errors) {
    has_no_lifetime(declared, errors);
    object_is_of_the_trait(declared, options, errors);
    dynosaur_stands_alone(declared, options, errors);
    async_trait_is_below(declared, errors);
    has_a_shared_receiver(declared, options, errors);
    for item in &declared.items {
        match item {
            TraitItem::Const(item) => has_no_constant(&item.ident, errors),
            TraitItem::Type(item) if !is_for_sized(&item.generics) => {
                has_its_associated_types(declared, &item.ident, options, errors);
            }
            TraitItem::Fn(method) if !is_for_sized(&method.sig.generics) => {
                check_method(declared, method, options, errors);
            }
            _ => {}
        }
    }
}

/// Returns `true` for the attribute of the crate `async-trait`.
pub(crate) fn is_async_trait(attribute: &Attribute) -> bool {
    let last = attribute.path().segments.last();
    last.is_some_and(|last| last.ident == "async_trait")
}

fn check_method(
    declared: &ItemTrait,
    method: &TraitItemFn,
    options: &Options,
    errors: &mut Errors,
) {
    let signature = &method.sig;
    if options.dynosaur.is_none() {
        is_not_natively_async(declared, signature, errors);
    } else {
        returns_no_borrow(signature, errors);
    }
    is_not_generic(signature, errors);
    has_a_receiver(signature, errors);
}

/// A dependency is `'static`, so the trait has no lifetimes.
fn has_no_lifetime(declared: &ItemTrait, errors: &mut Errors) {
    for parameter in declared.generics.lifetimes() {
        let message = format!(
            "a trait with the lifetime `{}` can't be injected; \
             use owned types, or move the lifetime to the methods instead",
            parameter.lifetime
        );
        errors.add(parameter, message);
    }
}

/// The option for the trait object names this trait.
fn object_is_of_the_trait(declared: &ItemTrait, options: &Options, errors: &mut Errors) {
    let Some(object) = &options.object else {
        return;
    };
    let name = &declared.ident;
    let is_of_trait = object.bounds.iter().any(|bound| match bound {
        syn::TypeParamBound::Trait(bound) => {
            let last = bound.path.segments.last();
            last.is_some_and(|last| last.ident == *name)
        }
        _ => false,
    });
    if !is_of_trait {
        let message = format!("not a trait object of `{name}`; write `dyn {name}` instead");
        errors.add(object, message);
    }
}

/// `dynosaur` excludes other trait objects, `direct`, and type parameters of the trait.
fn dynosaur_stands_alone(declared: &ItemTrait, options: &Options, errors: &mut Errors) {
    let Some(dynosaur) = &options.dynosaur else {
        return;
    };
    if options.direct || options.object.is_some() {
        let message = "option `dynosaur` excludes `dyn Trait` and `direct`; \
            remove one of them instead";
        errors.add(dynosaur, message);
    }
    if declared.generics.type_params().next().is_some() {
        let message = "option `dynosaur` is for traits without parameters; \
            write `#[async_trait]` instead";
        errors.add(dynosaur, message);
    }
}

/// A trait with constants has no trait objects.
fn has_no_constant(name: &syn::Ident, errors: &mut Errors) {
    let message = format!(
        "the constant `{name}` keeps the trait from being used as `dyn`; write a method instead"
    );
    errors.add(name, message);
}

/// The trait object names the associated types of the trait, so the option has to name them.
fn has_its_associated_types(
    declared: &ItemTrait,
    name: &syn::Ident,
    options: &Options,
    errors: &mut Errors,
) {
    if options.object.is_none() {
        let of = &declared.ident;
        let message = format!(
            "the type `{name}` of the mock is missing; \
             write `mockable(dyn {of}<{name} = Type>)` instead"
        );
        errors.add(name, message);
    }
}

/// A trait object allows no native `async fn`, and no returned `impl Trait`.
fn is_not_natively_async(declared: &ItemTrait, signature: &Signature, errors: &mut Errors) {
    let name = &signature.ident;
    if let Some(word) = &signature.asyncness {
        if !declared.attrs.iter().any(is_async_trait) {
            let message = format!(
                "the `async fn {name}` keeps the trait from being used as `dyn`; write \
                 `#[async_trait]` below `#[automock]`, or use `mockable(dynosaur = Dyn{})` instead",
                declared.ident
            );
            errors.add(word, message);
        }
    } else if let Some(returned) = returned_impl(signature) {
        let message = format!(
            "`{name}` returns an `impl`, which keeps the trait from being used as `dyn`; \
             return a `Box<dyn Trait>`, or write `async fn` and `#[async_trait]` instead"
        );
        errors.add(returned, message);
    }
}

/// The type of dynosaur always wraps a double, so no method returns a borrow.
fn returns_no_borrow(signature: &Signature, errors: &mut Errors) {
    if borrows_from_self(signature) {
        let message = format!(
            "`{}` returns a borrow, which a double can't; return an owned value or a clone instead",
            signature.ident
        );
        errors.add(&signature.output, message);
    }
}

/// A trait object allows no generic methods.
fn is_not_generic(signature: &Signature, errors: &mut Errors) {
    if let Some(part) = generic_part(signature) {
        let message = format!(
            "`{}` is generic, which keeps the trait from being used as `dyn`; \
             take a `dyn Trait` or one type, or add `where Self: Sized` instead",
            signature.ident
        );
        errors.add(part, message);
    }
}

/// A trait object has no functions without `self`.
fn has_a_receiver(signature: &Signature, errors: &mut Errors) {
    if signature.receiver().is_none() {
        let name = &signature.ident;
        let message = format!(
            "`{name}` has no `self`, which keeps the trait from being used as `dyn`; \
             write `&self`, or add `where Self: Sized` instead"
        );
        errors.add(name, message);
    }
}

/// A dependency is shared, so a method takes `&self` or an `Arc`. The double leaves out other methods,
/// but one remains. The type of dynosaur leaves out none.
fn has_a_shared_receiver(declared: &ItemTrait, options: &Options, errors: &mut Errors) {
    let methods = declared.items.iter().filter_map(|item| match item {
        TraitItem::Fn(method) if !is_for_sized(&method.sig.generics) => Some(&method.sig),
        _ => None,
    });
    let is_owned = |signature: &&Signature| {
        let receiver = signature.receiver();
        receiver.is_some_and(|receiver| object(receiver) == Object::Owned)
    };
    if options.dynosaur.is_none() && !methods.clone().all(|signature| is_owned(&signature)) {
        return;
    }
    for signature in methods.filter(is_owned) {
        let message = format!(
            "`{}` can't be called through an `Arc`; \
             write `&self`, and keep mutable state in a `Mutex` instead",
            signature.ident
        );
        errors.add(signature.receiver(), message);
    }
}

/// The remedy for attributes in another order.
const ORDER: &str = "write the attributes in this order instead: \
    `#[wirework::mockable]`, `#[mockall::automock]`, `#[async_trait]`";

/// `#[async_trait]` is below `automock`. Above it, mockall sees its boxed futures instead of the `async
/// fn`.
fn async_trait_is_below(declared: &ItemTrait, errors: &mut Errors) {
    let is_mocked = |attribute: &Attribute| mentions(attribute.to_token_stream(), "automock");
    let is_rewritten = declared.items.iter().any(|item| match item {
        TraitItem::Fn(method) => {
            let mut lifetimes = method.sig.generics.lifetimes();
            lifetimes.any(|it| it.lifetime.ident == "async_trait")
        }
        _ => false,
    });
    let Some(automock) = declared.attrs.iter().position(is_mocked) else {
        return;
    };
    if is_rewritten {
        let message = format!("`#[async_trait]` is above `mockable`; {ORDER}");
        errors.add(&declared.ident, message);
    }
    let mut above = declared.attrs[..automock].iter();
    let is_async_trait = |attribute: &&Attribute| {
        let last = attribute.path().segments.last();
        last.is_some_and(|last| last.ident == "async_trait")
    };
    if let Some(attribute) = above.find(is_async_trait) {
        let message = format!("`#[async_trait]` is above `automock`; {ORDER}");
        errors.add(attribute, message);
    }
}
