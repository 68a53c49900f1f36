//! Promises 12 and 13, and conventions that no lint checks.

use std::error::Error;
use std::path::{Component, Path, PathBuf};
use std::process::Command;
use std::{env, fs};

type Outcome<T = ()> = Result<T, Box<dyn Error>>;

/// The word that no source file may contain, including this one.
const FORBIDDEN: &str = concat!("un", "safe");
const MOST_LINES: usize = 300;
const VERSION: &str = env!("CARGO_PKG_VERSION");
const PACKAGES: [&str; 4] = [".", "di-axum", "di-core", "di-macros"];

#[test]
fn promise_12_the_lint_that_forbids_it_is_the_only_place_that_names_what_is_forbidden() -> Outcome {
    let found = sources(&[
        "src",
        "di-axum",
        "di-core",
        "di-macros",
        "tests",
        "examples",
    ])?
    .into_iter()
    .filter(|(_, text)| text.contains(FORBIDDEN));
    let found: Vec<PathBuf> = found.map(|(path, _)| path).collect();
    assert!(found.is_empty(), "{found:?}");
    let manifest = read("Cargo.toml")?;
    let lines = manifest.lines().filter(|line| line.contains(FORBIDDEN));
    let lint = format!("{FORBIDDEN}_code = \"forbid\"");
    assert_eq!(lines.collect::<Vec<_>>(), [lint]);
    Ok(())
}

#[test]
fn promise_12_the_lints_of_the_workspace_are_those_of_each_package() -> Outcome {
    for package in PACKAGES {
        let manifest = read(&format!("{package}/Cargo.toml"))?;
        assert!(manifest.contains("[lints]\nworkspace = true"), "{package}");
    }
    Ok(())
}

#[test]
fn promise_12_nothing_panics_on_purpose_outside_of_tests() -> Outcome {
    let words = ["unwrap(", "expect(", "panic!", "todo!", "unimplemented!"];
    for (path, text) in sources(&["src", "di-axum/src", "di-core/src", "di-macros/src"])? {
        // The test kit fails tests.
        let mut parts = path.components().map(Component::as_os_str);
        if parts.any(|part| part == "tests" || part == "tests.rs" || part == "testing") {
            continue;
        }
        // A panic in a constant turns the mistake of a module into a compile error.
        if path.ends_with("module/check/report.rs") {
            continue;
        }
        for (number, line) in (1..).zip(code(&text)) {
            for word in words {
                let at = format!("{}:{number}", path.display());
                assert!(!line.contains(word), "{at} has `{word}`: {line}");
            }
        }
    }
    Ok(())
}

#[test]
fn no_source_file_is_long() -> Outcome {
    let all = sources(&[
        "src",
        "di-axum",
        "di-core",
        "di-macros",
        "tests",
        "examples",
    ])?;
    assert!(all.len() > 100, "found {} files", all.len());
    for (path, text) in all {
        // The recorded output of macros is not hand-written.
        if path.to_string_lossy().ends_with(".out.rs") {
            continue;
        }
        let lines = text.lines().count();
        assert!(lines <= MOST_LINES, "{} has {lines}", path.display());
    }
    Ok(())
}

#[test]
fn the_packages_have_one_version_and_pin_each_other() -> Outcome {
    let workspace = read("Cargo.toml")?;
    assert!(workspace.contains(&format!("[workspace.package]\nversion = \"{VERSION}\"\n")));
    for package in PACKAGES {
        let manifest = read(&format!("{package}/Cargo.toml"))?;
        let own = manifest
            .lines()
            .filter(|line| *line == "version.workspace = true");
        assert_eq!(own.count(), 1, "{package}");
    }
    for part in ["wirework-core", "wirework-macros"] {
        let pin = format!("\n{part} = {{ version = \"={VERSION}\", ");
        assert!(workspace.contains(&pin), "{part} is not pinned");
        let dependency = format!("\n{part}.workspace = true\n");
        assert!(
            workspace.contains(&dependency),
            "{part} is not as the workspace says"
        );
    }
    Ok(())
}

#[test]
fn the_changelog_knows_the_version() -> Outcome {
    let changelog = read("CHANGELOG.md")?;
    let heading = format!("## [{VERSION}]");
    assert!(changelog.lines().any(|line| line.starts_with(&heading)));
    Ok(())
}

#[test]
fn every_example_is_run_by_a_test_and_named_in_the_readme() -> Outcome {
    let tested = read("tests/examples.rs")?;
    let readme = read("README.md")?;
    let mut count = 0;
    for entry in fs::read_dir(root().join("examples"))? {
        let path = entry?.path();
        if path.extension().is_some_and(|extension| extension == "rs") {
            let name = path.file_stem().unwrap_or_default().to_string_lossy();
            let is_tested = tested.lines().any(|line| line.trim() == name);
            assert!(is_tested, "{name} is not in tests/examples.rs");
            assert!(
                readme.contains(&format!("`{name}`")),
                "{name} is not in the README"
            );
            count += 1;
        }
    }
    assert!(count > 0, "there are examples");
    Ok(())
}

#[test]
fn promise_13_once_cell_alone_runs_along() -> Outcome {
    let tree = Command::new(env!("CARGO"))
        .current_dir(root())
        .args(["tree", "--offline", "-p", "wirework", "--no-dedupe"])
        .args(["-e", "normal,no-proc-macro", "--prefix", "none"])
        .args(["--format", "{p}"])
        .output()?;
    assert!(
        tree.status.success(),
        "{}",
        String::from_utf8_lossy(&tree.stderr)
    );
    let tree = String::from_utf8(tree.stdout)?;
    let names = tree.lines().filter_map(|line| line.split(' ').next());
    assert_eq!(
        names.collect::<Vec<_>>(),
        ["wirework", "wirework-core", "once_cell"]
    );
    Ok(())
}

#[test]
fn promise_13_the_macros_are_the_only_other_dependency() -> Outcome {
    let tree = Command::new(env!("CARGO"))
        .current_dir(root())
        .args(["tree", "--offline", "-p", "wirework", "--depth", "1"])
        .args(["-e", "normal", "--prefix", "none", "--format", "{p}"])
        .output()?;
    assert!(
        tree.status.success(),
        "{}",
        String::from_utf8_lossy(&tree.stderr)
    );
    let tree = String::from_utf8(tree.stdout)?;
    let names = tree.lines().filter_map(|line| line.split(' ').next());
    let expected = ["wirework", "wirework-core", "wirework-macros"];
    assert_eq!(names.collect::<Vec<_>>(), expected);
    Ok(())
}

/// Returns the lines of a source file that a user compiles: no comments, no tests.
fn code(text: &str) -> impl Iterator<Item = &str> {
    let lines = text.lines().take_while(|line| *line != "#[cfg(test)]");
    lines.map(|line| {
        if line.trim_start().starts_with("//") {
            ""
        } else {
            line
        }
    })
}

/// Returns all source files below these folders.
fn sources(folders: &[&str]) -> Outcome<Vec<(PathBuf, String)>> {
    let mut open: Vec<PathBuf> = folders.iter().map(|folder| root().join(folder)).collect();
    let mut sources = Vec::new();
    while let Some(folder) = open.pop() {
        for entry in fs::read_dir(folder)? {
            let path = entry?.path();
            if path.is_dir() {
                if path.file_name().is_some_and(|name| name != "target") {
                    open.push(path);
                }
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                let text = fs::read_to_string(&path)?;
                sources.push((path, text));
            }
        }
    }
    Ok(sources)
}

fn read(path: &str) -> Outcome<String> {
    Ok(fs::read_to_string(root().join(path))?)
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

#[test]
fn comments_and_tests_are_no_code() {
    let text = "a\n// b\n    /// c\nd // e\n#[cfg(test)]\nf";
    assert_eq!(code(text).collect::<Vec<_>>(), ["a", "", "", "d // e"]);
}
