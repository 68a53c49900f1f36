//! Hooks that could never run, and what they need.

use std::sync::Arc;
use std::time::Duration;

use futures_executor::block_on;
use wirework::{
    Container, ContainerBuilder, Limits, ProblemKind, RunPolicy, Shutdown, StartErrorKind, bind,
};

use crate::support::plain;

struct Pool;

fn text(builder: ContainerBuilder) -> String {
    let error = block_on(builder.start()).unwrap_err();
    plain(&format!("{error:#}"))
}

#[test]
fn build_refuses_hooks_and_says_start() {
    let binding = bind::<Pool>()
        .to(|| Pool)
        .on_start(async |_: Arc<Pool>| ())
        .on_stop(async |_: Arc<Pool>| ());
    let error = Container::builder().add(binding).build().unwrap_err();
    assert_eq!(error.problems()[0].kind(), ProblemKind::Hook);
    assert_eq!(
        plain(&error.to_string()),
        "the wiring has a problem: `build()` does not run the hooks of components\n\
         hooks      start, stop of `Pool` (registered at tests/lifecycle/tests/it/refused.rs:_)\n\
         help       write `.start().await` instead of `.build()`, or `Container::start(..).await` for a module\n"
    );
}

#[test]
fn check_refuses_the_hooks_that_start_refuses() {
    let builder = || {
        let transient = bind::<Pool>().to(|| Pool).transient();
        Container::builder().add(transient.on_stop(async |_: Arc<Pool>| ()))
    };
    let error = builder().check().unwrap_err();
    assert_eq!(plain(&format!("{error:#}")), text(builder()));
}

#[test]
fn check_accepts_the_hooks_that_start_runs() {
    let binding = bind::<Pool>().to_async(async || Pool);
    let binding = binding.on_start(async |_: Arc<Pool>| ());
    assert!(Container::builder().add(binding).check().is_ok());
}

#[test]
fn a_transient_has_no_hooks() {
    let binding = bind::<Pool>()
        .to(|| Pool)
        .transient()
        .on_stop(async |_: Arc<Pool>| ());
    assert_eq!(
        text(Container::builder().add(binding)),
        "the wiring has a problem: transient `Pool` has hooks that cannot run\n\
         bound      `Pool` (registered at tests/lifecycle/tests/it/refused.rs:_)\n\
         hooks      `stop`\n\
         help       make it a singleton, which the container holds and stops\n"
    );
}

#[test]
fn a_scoped_value_has_a_stop_hook_alone() {
    let binding = bind::<Pool>()
        .to(|| Pool)
        .scoped()
        .on_start(async |_: Arc<Pool>| ())
        .on_stop(async |_: Arc<Pool>| ());
    assert_eq!(
        text(Container::builder().add(binding)),
        "the wiring has a problem: scoped `Pool` has hooks that cannot run\n\
         bound      `Pool` (registered at tests/lifecycle/tests/it/refused.rs:_)\n\
         hooks      `start`, `stop`\n\
         help       a scoped component may have a `stop` hook alone\n"
    );
}

#[test]
fn a_setting_of_a_hook_needs_the_hook() {
    let second = Duration::from_secs(1);
    let app = || {
        let binding = bind::<Pool>()
            .to(|| Pool)
            .run_policy(RunPolicy::StopApplication)
            .start_limit(second)
            .drain_limit(second)
            .stop_limit(second);
        Container::builder().add(binding)
    };
    let (of_build, of_start) = (app().build().unwrap_err(), text(app()));
    assert_eq!(plain(&of_build.to_string()), of_start);
    assert_eq!(
        of_start,
        "the wiring has a problem: `Pool` has settings of hooks that it lacks\n\
         bound      `Pool` (registered at tests/lifecycle/tests/it/refused.rs:_)\n\
         settings   `run_policy(..)` needs `on_run(..)`\n\
         `start_limit(..)` needs `on_start(..)`\n\
         `drain_limit(..)` needs `on_run(..)`\n\
         `stop_limit(..)` needs `on_stop(..)`\n\
         help       add the hook, or remove its setting\n"
    );
}

#[test]
fn a_setting_of_a_hook_that_is_set_needs_no_other() {
    let binding = bind::<Pool>()
        .to(|| Pool)
        .on_stop(async |_: Arc<Pool>| ())
        .stop_limit(Duration::from_secs(1));
    block_on(Container::builder().add(binding).start()).unwrap();
    let binding = bind::<Pool>()
        .to(|| Pool)
        .on_stop(async |_: Arc<Pool>| ())
        .start_limit(Duration::from_secs(1));
    let text = text(Container::builder().add(binding));
    assert!(
        text.contains("`start_limit(..)` needs `on_start(..)`"),
        "{text}"
    );
}

#[test]
fn a_task_needs_a_runtime() {
    let run = async |_: Arc<Pool>, _: Shutdown| ();
    let builder = Container::builder().add(bind::<Pool>().to(|| Pool).on_run(run));
    assert_eq!(
        text(builder),
        "the `run` hook of `Pool` (registered at tests/lifecycle/tests/it/refused.rs:_) needs a runtime\n\
         help       call `runtime(..)` on the builder; or enable the feature `tokio` of wirework, and start inside of tokio\n"
    );
}

#[test]
fn time_limits_need_a_runtime() {
    let limits = Limits::default().start(Duration::from_secs(1));
    let error = block_on(Container::builder().limits(limits).start()).unwrap_err();
    assert!(
        matches!(error.kind(), StartErrorKind::NoRuntime(_)),
        "{error}"
    );
    assert_eq!(error.to_string().lines().count(), 1);
    assert!(format!("{error:#}").contains("\n     help"));
}

#[test]
fn the_error_of_a_hook_names_the_component_its_path_and_what_was_rolled_back() {
    struct Users;
    struct Web;
    let builder = Container::builder()
        .add(bind::<Pool>().to(|| Pool).on_stop(async |_: Arc<Pool>| ()))
        .add(
            bind::<Users>()
                .to(|_: Arc<Pool>| Users)
                .on_start(async |_: Arc<Users>| Err::<(), _>("no such table")),
        )
        .add(bind::<Web>().to(|_: Arc<Users>| Web));
    let error = block_on(builder.start()).unwrap_err();
    let text = plain(&format!("{error:#}"));
    let lines: Vec<&str> = text.lines().collect();
    assert_eq!(
        lines[..2],
        [
            "the `start` hook of `Users` (registered at tests/lifecycle/tests/it/refused.rs:_) failed: no such table",
            "path       Web -> Users",
        ]
    );
    assert!(
        lines[2].starts_with("rolled back closed 1 of 1 components"),
        "{text}"
    );
    assert!(lines[3].starts_with("stopped    `Pool`"), "{text}");
    let line = plain(&error.to_string());
    assert_eq!(line.lines().count(), 1);
}

/// An error whose text ends with that of its source, like those of many database drivers.
#[derive(Debug)]
struct Full(std::fmt::Error);

impl std::fmt::Display for Full {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(out, "the disk is full: {}", self.0)
    }
}

impl std::error::Error for Full {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        Some(&self.0)
    }
}

#[test]
fn a_cause_that_is_a_part_of_the_error_is_written_once() {
    let builder = Container::builder().add(
        bind::<Pool>()
            .to(|| Pool)
            .on_start(async |_: Arc<Pool>| Err(Full(std::fmt::Error))),
    );
    let error = block_on(builder.start()).unwrap_err().to_string();
    let end = format!("failed: the disk is full: {}", std::fmt::Error);
    assert!(error.ends_with(&end), "{error}");
}
