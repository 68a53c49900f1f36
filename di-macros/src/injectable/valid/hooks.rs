//! The rules for the hooks of a component.

use proc_macro2::Ident;
use syn::{Error, ext::IdentExt};

use crate::errors::Errors;
use crate::injectable::ast::Component;
use crate::injectable::attr::{Flag, Hooks};

/// Checks the hooks of a component.
pub(super) fn check(component: &Component<'_>, errors: &mut Errors) {
    let hooks = &component.options.hooks;
    if component.is_assisted() {
        factory_has_no_hooks(hooks, errors);
    } else if let [lifetime] = &*component.options.lifetimes {
        lifetime_allows_the_hooks(hooks, lifetime, errors);
    }
    setting_is_of_a_hook(hooks, errors);
}

/// A struct with `arg` fields has no hooks: its factory constructs it, and the caller holds it.
fn factory_has_no_hooks(hooks: &Hooks, errors: &mut Errors) {
    for hook in hooks.functions() {
        let name = hook.name.unraw();
        let message = format!(
            "the container does not hold a struct with `arg` fields, so it runs no `{name}` hook; \
             remove `{name}`, and call the function where `create(..)` is called instead"
        );
        errors.push(Error::new(hook.name.span(), message));
    }
}

/// A transient component has no hooks, and a scoped one has a `stop` hook alone.
fn lifetime_allows_the_hooks(hooks: &Hooks, lifetime: &Flag, errors: &mut Errors) {
    for hook in hooks.functions() {
        errors.extend(only_of_a_singleton(&hook.name, &lifetime.name));
    }
}

/// Returns the error for a hook that this lifetime does not allow, of a struct or of an entry of a module.
pub(crate) fn only_of_a_singleton(hook: &Ident, lifetime: &Ident) -> Option<Error> {
    let (hook_name, lifetime) = (hook.unraw(), lifetime.unraw());
    let message = if lifetime == "transient" {
        format!(
            "the container does not hold a transient value, so it runs no `{hook_name}` hook; \
             remove `transient` or `{hook_name}`"
        )
    } else if lifetime == "scoped" && hook_name != "stop" {
        format!("a scoped component may have a `stop` hook alone; remove `{hook_name}` or `scoped`")
    } else {
        return None;
    };
    Some(Error::new(hook.span(), message))
}

/// A limit or a policy has its hook.
///
/// If an option could not be read, it may be the hook.
fn setting_is_of_a_hook(hooks: &Hooks, errors: &mut Errors) {
    if !errors.is_empty() {
        return;
    }
    for (setting, hook, is_set) in hooks.settings() {
        errors.extend(needs_hook(&setting.name, hook, is_set));
    }
}

/// Returns the error for a limit or a policy without its hook, of a struct or of an entry of a module.
pub(crate) fn needs_hook(setting: &Ident, hook: &str, is_set: bool) -> Option<Error> {
    let name = setting.unraw();
    let message = format!(
        "`{name}` has no effect without a `{hook}` hook; add `{hook} = path`, or remove `{name}`"
    );
    (!is_set).then(|| Error::new(setting.span(), message))
}
