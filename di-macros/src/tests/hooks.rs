//! The options of hooks: the place and the message of each error.

use crate::tests::check;

#[cfg(feature = "async")]
#[test]
fn every_form_is_read() {
    check(
        "#[inject(start = Self::connect, run = <Self as Serve>::serve::<u8>, stop = close, health = r#try)]
        #[inject(run_policy = RunPolicy::restart(), start_limit = Duration::from_secs(1))]
        #[inject(drain_limit = Self::LIMIT, stop_limit = { 1 })]
        struct S;",
        &[],
    );
    check(
        "#[inject(scoped = Session, stop = Self::close)] struct S;",
        &[],
    );
    check(
        "#[inject(constructor = make, start = Self::connect)] struct S(A);",
        &[],
    );
}

#[cfg(feature = "async")]
#[test]
fn a_hook_is_the_path_of_a_function() {
    let message = |option: &str, usage: &str| {
        format!("wrong value for option `{option}`; write `{usage}` instead")
    };
    check(
        "#[inject(start = async |s: &S| {}, stop = close())] struct S;",
        &[
            ("async |s: &S| {}", &message("start", "start = path")),
            ("close()", &message("stop", "stop = path")),
        ],
    );
    check(
        "#[inject(run, stop = Self::close, stop_limit)] struct S;",
        &[
            (
                "run",
                "option `run` needs a value; write `run = path` instead",
            ),
            (
                "stop_limit",
                "option `stop_limit` needs a value; write `stop_limit = expr` instead",
            ),
        ],
    );
}

#[cfg(feature = "async")]
#[test]
fn a_hook_is_named_once() {
    check(
        "#[inject(start = a, start = b, stop = c)] #[inject(stop = d)] struct S;",
        &[
            ("start", "duplicate option `start`; write it once instead"),
            ("stop", "duplicate option `stop`; write it once instead"),
        ],
    );
}

#[cfg(feature = "async")]
#[test]
fn a_scoped_component_has_a_stop_hook_alone() {
    let message = |hook: &str| {
        format!("a scoped component may have a `stop` hook alone; remove `{hook}` or `scoped`")
    };
    check(
        "#[inject(scoped, start = a, run = b, stop = c, health = d, start_limit = e, run_policy = f)] struct S;",
        &[
            ("start", &message("start")),
            ("run", &message("run")),
            ("health", &message("health")),
        ],
    );
}

#[cfg(feature = "async")]
#[test]
fn a_transient_component_has_no_hooks() {
    let message = |hook: &str| {
        format!(
            "the container does not hold a transient value, so it runs no `{hook}` hook; \
             remove `transient` or `{hook}`"
        )
    };
    check(
        "#[inject(transient, start = a, stop = b)] struct S;",
        &[("start", &message("start")), ("stop", &message("stop"))],
    );
}

#[cfg(feature = "async")]
#[test]
fn a_setting_needs_its_hook() {
    let message = |option: &str, hook: &str| {
        format!(
            "`{option}` has no effect without a `{hook}` hook; add `{hook} = path`, or remove `{option}`"
        )
    };
    check(
        "#[inject(health = a, run_policy = b, start_limit = c, drain_limit = d, stop_limit = e)] struct S;",
        &[
            ("run_policy", &message("run_policy", "run")),
            ("start_limit", &message("start_limit", "start")),
            ("drain_limit", &message("drain_limit", "run")),
            ("stop_limit", &message("stop_limit", "stop")),
        ],
    );
}

#[cfg(feature = "async")]
#[test]
fn a_struct_with_arguments_has_no_hooks() {
    check(
        "#[inject(start = a)] struct S(#[inject(arg)] u8);",
        &[(
            "start",
            "the container does not hold a struct with `arg` fields, so it runs no `start` hook; \
             remove `start`, and call the function where `create(..)` is called instead",
        )],
    );
}

#[test]
fn words_of_other_frameworks_are_known() {
    for (word, option) in [
        ("on_start", "start"),
        ("post_construct", "start"),
        ("on_stop", "stop"),
        ("pre_destroy", "stop"),
        ("shutdown", "stop"),
        ("drop", "stop"),
        ("health_check", "health"),
        ("stop_timeout", "stop_limit"),
    ] {
        let input = format!("#[inject({word} = a)] struct S;");
        let found = crate::tests::mistakes(&input).unwrap_or_default();
        let question = format!("did you mean `{option}`?");
        assert!(
            matches!(&*found, [(at, message)] if at == word && message.ends_with(&question)),
            "{found:?}"
        );
    }
}

#[cfg(feature = "async")]
#[test]
fn a_hook_with_a_wrong_value_is_not_reported_as_missing_too() {
    check(
        "#[inject(run = 3, drain_limit = LIMIT)] struct Worker;",
        &[(
            "3",
            "wrong value for option `run`; write `run = path` instead",
        )],
    );
}
