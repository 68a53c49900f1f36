//! Runs one of the ignored tests, and looks at how it fails.

use std::env;
use std::process::Command;

/// Asserts that the test fails, and that its output has all these texts.
#[track_caller]
pub(crate) fn assert_red(test: &str, texts: &[&str]) {
    let (failed, output) = run(test);
    assert!(failed, "{test} is green:\n{output}");
    for text in texts {
        assert!(
            output.contains(text),
            "{test} does not say {text:?}:\n{output}"
        );
    }
}

/// Asserts that its output has none of these texts.
#[track_caller]
pub(crate) fn assert_silent(test: &str, texts: &[&str]) {
    let (_, output) = run(test);
    for text in texts {
        assert!(!output.contains(text), "{test} says {text:?}:\n{output}");
    }
}

fn run(test: &str) -> (bool, String) {
    let output = Command::new(env::current_exe().unwrap())
        .args(["--ignored", "--exact", test])
        .env("RUST_BACKTRACE", "0")
        .output()
        .unwrap();
    let said = String::from_utf8_lossy(&output.stdout) + String::from_utf8_lossy(&output.stderr);
    assert!(
        said.contains("running 1 test"),
        "there is no {test}:\n{said}"
    );
    (!output.status.success(), said.into_owned())
}
