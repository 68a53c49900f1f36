//! The rules for a test. Each function checks one rule, and its comment is the rule.

use syn::ItemFn;

use crate::errors::Errors;
use crate::test::options::Options;

pub(crate) fn check(function: &ItemFn, options: &Options, errors: &mut Errors) {
    no_parameters(function, errors);
    one_runner(function, errors);
    only_async_tests_have_a_runtime(function, options, errors);
    threads_are_many(options, errors);
    time_stands_still_on_one_thread(options, errors);
}

/// A test has no parameters, and is not generic.
fn no_parameters(function: &ItemFn, errors: &mut Errors) {
    let signature = &function.sig;
    if !signature.inputs.is_empty() {
        let message = "a test takes no parameters; \
            make what it needs in its body, or write `#[rstest::rstest]` above instead";
        errors.add(&signature.inputs, message);
    }
    if !signature.generics.params.is_empty() {
        let message = "a test is not generic; write one test for each type instead";
        errors.add(&signature.generics, message);
    }
}

/// A function has one test attribute.
fn one_runner(function: &ItemFn, errors: &mut Errors) {
    for attribute in &function.attrs {
        let last = attribute.path().segments.last();
        if last.is_some_and(|last| last.ident == "test") {
            let message = "`wirework::test` makes a test of the function already; \
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
            "option `{name}` is one of the runtime, which a test without `async` has not; \
             write `async fn`, or remove it instead"
        );
        errors.add(name, message);
    }
}

/// `worker_threads` needs `multi_thread`, and is at least 1.
fn threads_are_many(options: &Options, errors: &mut Errors) {
    let Some(threads) = &options.worker_threads else {
        return;
    };
    if threads.value.base10_parse::<usize>().unwrap_or(0) == 0 {
        let message = "option `worker_threads` takes a number of at least 1; \
            write `worker_threads = 2` instead";
        errors.add(&threads.value, message);
    }
    if options.multi_thread.is_none() {
        let message = "option `worker_threads` goes with `multi_thread`; \
            write `multi_thread, worker_threads = 2` instead";
        errors.add(&threads.name, message);
    }
}

/// Only a single-threaded runtime can pause its clock.
fn time_stands_still_on_one_thread(options: &Options, errors: &mut Errors) {
    if let (Some(paused), Some(_)) = (&options.start_paused, &options.multi_thread) {
        let message = "option `start_paused` does not go with `multi_thread`; \
            remove one of them instead";
        errors.add(paused, message);
    }
}
