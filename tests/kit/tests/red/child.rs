//! Runs a wrong test as a process of its own, and looks at how it fails.

use std::env;
use std::process::Command;

/// Set in the process of a wrong test.
const CHILD: &str = "WIREWORK_RED_CHILD";

/// What a wrong test begins with. In the normal run it asserts that the same test fails as a process
/// of its own, and that its output has the texts of `says` and none of `but_not`. In that process it
/// is `true`, and the test goes on to be wrong.
#[track_caller]
pub(crate) fn goes_wrong(test: &str, says: &[&str], but_not: &[&str]) -> bool {
    if env::var_os(CHILD).is_some() {
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

/// The name of a test of this module.
macro_rules! path_of {
    ($test:ident) => {
        concat!(module_path!(), "::", stringify!($test))
            .split_once("::")
            .unwrap()
            .1
    };
}

pub(crate) use path_of;
