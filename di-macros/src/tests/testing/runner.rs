//! The errors of `#[wirework::test]`, for functions that can't be tests, and for its options.

use crate::errors::Errors;
use crate::test::{options::Options, valid};
use crate::tests::located_messages;

#[track_caller]
fn check(options: &str, function: &str, expected: &[(&str, &str)]) {
    let mut errors = Errors::default();
    let options = Options::read(options.parse().expect("tokens"), &mut errors);
    let function = syn::parse_str(function).expect("a function");
    valid::check(&function, &options, &mut errors);
    let found = located_messages(errors);
    let found: Vec<_> = found
        .iter()
        .map(|(at, message)| (at.as_str(), message.as_str()))
        .collect();
    assert_eq!(found, expected);
}

const ALL: &str = "`multi_thread`, `worker_threads`, `start_paused`, `allow_task_panics`, `crate`";

#[test]
fn a_function_without_parameters_is_right() {
    check("", "fn f() {}", &[]);
    check(
        "crate = a::b",
        "#[should_panic] fn f() -> Result<(), String> { Ok(()) }",
        &[],
    );
    check(
        "multi_thread, worker_threads = 4, allow_task_panics",
        "async fn f() {}",
        &[],
    );
    check("start_paused,", "async fn f() {}", &[]);
}

#[test]
fn a_test_takes_no_parameters() {
    let parameters = "a test takes no parameters; \
        construct its values in the body, or write `#[rstest::rstest]` above instead";
    check("", "fn f(a: u8, b: u8) {}", &[("a: u8, b: u8", parameters)]);
    let generics = "a test is not generic; write one test for each type instead";
    check("", "fn f<T>() {}", &[("<T>", generics)]);
}

#[test]
fn a_test_has_one_test_attribute() {
    let message = "`wirework::test` already makes the function a test; remove this attribute";
    for attribute in ["#[test]", "#[tokio::test]"] {
        let function = format!("{attribute} fn f() {{}}");
        check("", &function, &[(attribute, message)]);
    }
}

#[test]
fn a_test_without_async_has_no_runtime() {
    for option in ["multi_thread", "start_paused", "allow_task_panics"] {
        let message = format!(
            "option `{option}` configures the runtime, which a test without `async` does not have; \
             write `async fn`, or remove it instead"
        );
        check(option, "fn f() {}", &[(option, &message)]);
    }
}

#[test]
fn worker_threads_need_a_multi_threaded_runtime() {
    let lonely = "option `worker_threads` requires `multi_thread`; \
        write `multi_thread, worker_threads = 2` instead";
    check(
        "worker_threads = 2",
        "async fn f() {}",
        &[("worker_threads", lonely)],
    );
    let none = "option `worker_threads` takes a number of at least 1; \
        write `worker_threads = 2` instead";
    check(
        "multi_thread, worker_threads = 0",
        "async fn f() {}",
        &[("0", none)],
    );
}

#[test]
fn a_paused_clock_needs_one_thread() {
    let message = "option `start_paused` excludes `multi_thread`; \
        remove one of them instead";
    check(
        "multi_thread, start_paused",
        "async fn f() {}",
        &[("start_paused", message)],
    );
}

#[test]
fn each_option_error_is_reported() {
    let flavor =
        format!("unknown option `flavor`; expected one of {ALL}; did you mean `multi_thread`?");
    check(
        "flavor = \"multi_thread\"",
        "async fn f() {}",
        &[("flavor", &flavor)],
    );
    let paused = format!(
        "unknown option `start_pause`; expected one of {ALL}; did you mean `start_paused`?"
    );
    let far = format!("unknown option `x`; expected one of {ALL}");
    check(
        "start_pause, x",
        "async fn f() {}",
        &[("start_pause", &paused), ("x", &far)],
    );
    let flag = "option `multi_thread` takes no value; write `multi_thread` instead";
    check(
        "multi_thread = 4",
        "async fn f() {}",
        &[("multi_thread", flag)],
    );
    let value = "option `crate` takes a value; write `crate = path` instead";
    check("crate", "fn f() {}", &[("crate", value)]);
    let duplicate = "duplicate option `multi_thread`; write it once instead";
    check(
        "multi_thread, multi_thread",
        "async fn f() {}",
        &[("multi_thread", duplicate)],
    );
    let number = format!("expected an option; write one of {ALL} instead");
    check("7", "fn f() {}", &[("7", &number)]);
}
