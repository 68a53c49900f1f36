//! The rules for a test. Each function checks one rule, and its comment is the rule.

use syn::ItemFn;

use crate::errors::Errors;
use crate::test::options::Options;

pub(crate) fn check(function: &ItemFn, options: &Options, errors: &mut Errors) {
    has_no_parameters(function, errors);
    has_one_runner(function, errors);
    only_async_tests_have_a_runtime(function, options, errors);
    threads_need_a_multi_threaded_runtime(options, errors);
    paused_clock_needs_one_thread(options, errors);
}

/// A test has no parameters, and is not generic.
fn has_no_parameters(function: &ItemFn, errors: &mut Errors) {
    let signature = &function.sig;
    if !signature.inputs.is_empty() {
        let message = "a test takes no parameters; \
            construct its values in the body, or write `#[rstest::rstest]` above instead";
        errors.add(&signature.inputs, message);
    }
    if !signature.generics.params.is_empty() {
        let message = "a test is not generic; write one test for each type instead";
        errors.add(&signature.generics, message);
    }
}

/// A function has one test attribute.
fn has_one_runner(function: &ItemFn, errors: &mut Errors) {
    for attribute in &function.attrs {
        let last = attribute.path().segments.last();
        if last.is_some_and(|last| last.ident == "test") {
            let message = "`wirework::test` already makes the function a test; \
                remove this attribute";
            errors.add(attribute, message);
        }
    }
}

/// A test without `async` has no runtime, so it has no options for one.
fn only_async_tests_have_a_runtime(function: &ItemFn, options: &Options, errors: &mut Errors) {
    if function.sig.asyncness.is_some() {
        return;
    }
    let threads = options.worker_threads.as_ref().map(|given| &given.name);
    let of_runtime = [
        options.multi_thread.as_ref(),
        threads,
        options.start_paused.as_ref(),
        options.allow_task_panics.as_ref(),
    ];
    for name in of_runtime.into_iter().flatten() {
        let message = format!(
            "option `{name}` configures the runtime, which a test without `async` does not have; \
             write `async fn`, or remove it instead"
        );
        errors.add(name, message);
    }
}

/// `worker_threads` needs `multi_thread`, and is at least 1.
fn threads_need_a_multi_threaded_runtime(options: &Options, errors: &mut Errors) {
    let Some(threads) = &options.worker_threads else {
        return;
    };
    if threads.value.base10_parse::<usize>().unwrap_or(0) == 0 {
        let message = "option `worker_threads` takes a number of at least 1; \
            write `worker_threads = 2` instead";
        errors.add(&threads.value, message);
    }
    if options.multi_thread.is_none() {
        let message = "option `worker_threads` requires `multi_thread`; \
            write `multi_thread, worker_threads = 2` instead";
        errors.add(&threads.name, message);
    }
}

/// Only a single-threaded runtime can pause its clock.
fn paused_clock_needs_one_thread(options: &Options, errors: &mut Errors) {
    if let (Some(paused), Some(_)) = (&options.start_paused, &options.multi_thread) {
        let message = "option `start_paused` excludes `multi_thread`; \
            remove one of them instead";
        errors.add(paused, message);
    }
}
