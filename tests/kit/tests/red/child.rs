//! Runs a wrong test as a separate process, and checks its failure.

use std::env;
use std::process::Command;

/// The environment variable that is set in the process of a wrong test.
const CHILD: &str = "WIREWORK_RED_CHILD";

/// Starts a wrong test. In the normal run, it asserts that the same test fails in a separate process,
/// and that the output has the texts of `says` and none of `but_not`. In that process, it returns
/// `true`, and the test continues with its mistake.
#[track_caller]
pub(crate) fn goes_wrong(test: &str, says: &[&str], but_not: &[&str]) -> bool {
    if is_child() {
        return true;
    }
    let (failed, output) = run(test);
    assert!(failed, "{test} is green:\n{output}");
    for text in says {
        assert!(
            output.contains(text),
            "{test} does not say {text:?}:\n{output}"
        );
    }
    for text in but_not {
        assert!(!output.contains(text), "{test} says {text:?}:\n{output}");
    }
    false
}

/// Returns whether this process runs one test that must go wrong.
pub(crate) fn is_child() -> bool {
    env::var_os(CHILD).is_some()
}

fn run(test: &str) -> (bool, String) {
    let output = Command::new(env::current_exe().unwrap())
        .args(["--exact", test])
        .env(CHILD, "1")
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

/// Returns the name of a test of this module.
macro_rules! path_of {
    ($test:ident) => {
        concat!(module_path!(), "::", stringify!($test))
            .split_once("::")
            .unwrap()
            .1
    };
}

pub(crate) use path_of;
