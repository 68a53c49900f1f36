//! The hooks of factories: the place and the message of each error.

use crate::tests::modules::check;

#[cfg(feature = "async")]
#[test]
fn every_form_is_read() {
    check(
        "#[module(factories(
            f -> A: start = A::connect, stop = close::<u8>, start_limit = LONG, stop_limit = Duration::from_secs(1),
            async g -> B: stop = close, eager,
            h -> C: scoped = Session, stop = end,
            start -> D,
            stop -> E: key = F,
        ))]
        struct S;",
        &[],
    );
}

#[cfg(feature = "async")]
#[test]
fn a_hook_is_the_path_of_a_function() {
    check(
        "#[module(factories(f -> A: start, g -> B: stop = a, stop = b))] struct S;",
        &[
            (
                "start",
                "option `start` needs a value; write `start = path` instead",
            ),
            ("stop", "duplicate option `stop`; write it once instead"),
        ],
    );
}

#[cfg(feature = "async")]
#[test]
fn the_lifetime_allows_the_hooks() {
    check(
        "#[module(factories(f -> A: scoped, start = a, stop = b, g -> B: transient, stop = c))] struct S;",
        &[
            (
                "start",
                "a scoped component may have a `stop` hook alone; remove `start` or `scoped`",
            ),
            (
                "stop",
                "the container does not hold a transient value, so it runs no `stop` hook; \
                 remove `transient` or `stop`",
            ),
        ],
    );
}

#[cfg(feature = "async")]
#[test]
fn a_limit_needs_its_hook() {
    check(
        "#[module(factories(f -> A: start = a, start_limit = b, stop_limit = c))] struct S;",
        &[(
            "stop_limit",
            "`stop_limit` has no effect without a `stop` hook; add `stop = path`, or remove `stop_limit`",
        )],
    );
}

#[test]
fn a_component_names_its_hooks_itself() {
    check(
        "#[module(components(A: stop = a, B: singleton, run = b))] struct S;",
        &[
            (
                "stop",
                "a component names its hooks itself; write `#[inject(stop = ..)]` above its struct instead",
            ),
            (
                "run",
                "a component names its hooks itself; write `#[inject(run = ..)]` above its struct instead",
            ),
        ],
    );
}
