//! The rules for the hooks of factories.

use crate::errors::Errors;
use crate::injectable::valid::hooks::{needs_hook, only_of_a_singleton};
use crate::module::ast::Module;
use crate::module::options::Options;

/// Checks the hooks of the factories.
pub(super) fn check(module: &Module<'_>, errors: &mut Errors) {
    for factory in &module.lists.factories {
        lifetime_allows_the_hooks(&factory.options, errors);
        limit_is_of_a_hook(&factory.options, errors);
    }
}

/// A transient value has no hooks, and a scoped one has a `stop` hook alone.
fn lifetime_allows_the_hooks(options: &Options, errors: &mut Errors) {
    if let Some(lifetime) = &options.lifetime {
        for (hook, _) in [&options.start, &options.stop].into_iter().flatten() {
            errors.extend(only_of_a_singleton(hook, lifetime));
        }
    }
}

/// A limit has its hook.
fn limit_is_of_a_hook(options: &Options, errors: &mut Errors) {
    let limits = [
        (&options.start_limit, "start", options.start.is_some()),
        (&options.stop_limit, "stop", options.stop.is_some()),
    ];
    for (limit, hook, is_set) in limits {
        let limit = limit.as_ref().map(|(limit, _)| limit);
        errors.extend(limit.and_then(|limit| needs_hook(limit, hook, is_set)));
    }
}
