//! The names of the behaviours: how many there are, and what the README says of them.

use std::collections::{BTreeMap, BTreeSet};
use std::error::Error;
use std::fs;
use std::path::Path;

type Outcome<T = ()> = Result<T, Box<dyn Error>>;

/// The smallest number of behaviours.
const LEAST: usize = 250;

#[test]
fn there_are_hundreds_of_behaviours_and_the_readme_has_their_number() -> Outcome {
    let count: usize = families()?.values().map(Vec::len).sum();
    assert!(count >= LEAST, "there are {count}");
    let claim = format!("**{count} behaviours**");
    assert!(readme()?.contains(&claim), "the README needs `{claim}`");
    Ok(())
}

#[test]
fn the_readme_counts_the_behaviours_of_each_family() -> Outcome {
    let readme = readme()?;
    let missing: Vec<String> = families()?
        .iter()
        .map(|(family, names)| format!("\n| {family} | {} |", names.len()))
        .filter(|row| !readme.contains(row))
        .collect();
    assert!(missing.is_empty(), "the README needs {missing:#?}");
    Ok(())
}

#[test]
fn no_behaviour_is_there_twice() -> Outcome {
    let mut seen = BTreeSet::new();
    let twice: Vec<String> = names()?
        .into_iter()
        .filter(|name| !seen.insert(name.clone()))
        .collect();
    assert!(twice.is_empty(), "{twice:#?}");
    Ok(())
}

#[test]
fn each_behaviour_that_the_readme_names_exists() -> Outcome {
    let names: BTreeSet<String> = names()?.into_iter().collect();
    let readme = readme()?;
    let sentences = readme
        .split('`')
        .skip(1)
        .step_by(2)
        .filter(|code| is_sentence(code));
    let (known, unknown): (Vec<&str>, Vec<&str>) =
        sentences.partition(|name| names.contains(*name));
    assert!(unknown.is_empty(), "{unknown:#?}");
    assert!(!known.is_empty(), "the README names none");
    Ok(())
}

fn is_sentence(code: &str) -> bool {
    let is_word = |letter: char| letter.is_ascii_lowercase() || letter == '_';
    code.matches('_').count() > 3 && code.chars().all(is_word)
}

fn readme() -> Outcome<String> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("README.md");
    Ok(fs::read_to_string(path)?)
}

fn names() -> Outcome<Vec<String>> {
    Ok(families()?.into_values().flatten().collect())
}

/// Returns the names of the behaviours of each file.
fn families() -> Outcome<BTreeMap<String, Vec<String>>> {
    let mut families = BTreeMap::new();
    let mut folders = vec![Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/contract")];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder)? {
            let path = entry?.path();
            if path.is_dir() {
                folders.push(path);
                continue;
            }
            let family = path
                .file_stem()
                .unwrap_or_default()
                .to_string_lossy()
                .into_owned();
            let behaviours = behaviours(&fs::read_to_string(&path)?);
            if !behaviours.is_empty() {
                let other = families.insert(family, behaviours);
                assert!(
                    other.is_none(),
                    "{} has the name of another family",
                    path.display()
                );
            }
        }
    }
    Ok(families)
}

/// Returns the names of the tests of a file, and for a table those of its rows.
fn behaviours(source: &str) -> Vec<String> {
    let source = source.replace("#[tokio::test", "#[test");
    let tests = source.split("#[test").skip(1);
    tests.flat_map(behaviours_of_test).collect()
}

fn behaviours_of_test(test: &str) -> Vec<String> {
    let rows = test.split(".row(").skip(1);
    let rows: Vec<String> = rows.filter_map(|row| between(row, "\"", "\"")).collect();
    if rows.is_empty() {
        between(test, "fn ", "(").into_iter().collect()
    } else {
        rows
    }
}

fn between(text: &str, before: &str, after: &str) -> Option<String> {
    let (_, text) = text.split_once(before)?;
    let (name, _) = text.split_once(after)?;
    Some(name.to_owned())
}

#[test]
fn a_test_and_each_row_of_a_table_is_a_behaviour() {
    let source = "#[test]\nfn one() {}\n#[tokio::test(x)]\nasync fn two() {}\n\
                  #[test]\nfn table() { Table::new().row(\n\"three\", f).row(\"four\", f).end(); }\n";
    assert_eq!(behaviours(source), ["one", "two", "three", "four"]);
}
