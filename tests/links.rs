//! The links of the documents lead to files and headings that exist.

use std::collections::BTreeSet;
use std::error::Error;
use std::fs;
use std::path::{Path, PathBuf};

type Outcome<T = ()> = Result<T, Box<dyn Error>>;

/// The folders whose documents are checked, without the folders inside them.
const FOLDERS: [&str; 9] = [
    ".",
    "benches",
    "di-axum",
    "di-core",
    "di-macros",
    "docs",
    "tests/conformance",
    "tests/models",
    "tests/oracle",
];

#[test]
fn each_link_leads_to_a_file_and_to_a_heading() -> Outcome {
    let mut broken = Vec::new();
    for document in documents()? {
        let text = fs::read_to_string(&document)?;
        for target in targets(&text) {
            if !exists(&document, target)? {
                broken.push(format!("{}: {target}", document.display()));
            }
        }
    }
    assert!(broken.is_empty(), "{broken:#?}");
    Ok(())
}

#[test]
fn each_name_of_a_link_is_defined() -> Outcome {
    for document in documents()? {
        let text = fs::read_to_string(&document)?;
        for name in prose(&text).flat_map(|line| between(line, "][", "]")) {
            let definition = format!("\n[{name}]: ");
            let path = document.display();
            assert!(text.contains(&definition), "{path}: nothing defines {name}");
        }
    }
    Ok(())
}

fn documents() -> Outcome<Vec<PathBuf>> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut documents = Vec::new();
    for folder in FOLDERS {
        for entry in fs::read_dir(root.join(folder))? {
            let path = entry?.path();
            if path.extension().is_some_and(|extension| extension == "md") {
                documents.push(path);
            }
        }
    }
    assert!(documents.len() > 10, "{documents:?}");
    Ok(documents)
}

/// Returns the targets of the links: of `[text](target)` and of `[name]: target`.
fn targets(text: &str) -> impl Iterator<Item = &str> {
    let definitions = prose(text).filter(|line| line.starts_with('['));
    let defined = definitions.filter_map(|line| Some(line.split_once("]: ")?.1));
    prose(text)
        .flat_map(|line| between(line, "](", ")"))
        .chain(defined)
}

/// Returns the lines outside of code blocks.
fn prose(text: &str) -> impl Iterator<Item = &str> {
    let mut is_code = false;
    text.lines().filter(move |line| {
        let is_fence = line.trim_start().starts_with("```");
        is_code ^= is_fence;
        !is_code && !is_fence
    })
}

/// Returns the texts between two marks, outside of code spans.
fn between<'a>(line: &'a str, start: &'a str, end: &'a str) -> impl Iterator<Item = &'a str> {
    let rest = line
        .match_indices(start)
        .map(|(at, _)| (at, at + start.len()));
    let outside = rest.filter(|(at, _)| line[..*at].matches('`').count() % 2 == 0);
    outside.filter_map(move |(_, from)| Some(line[from..].split_once(end)?.0))
}

/// Returns whether a target exists. Other sites are not visited.
fn exists(document: &Path, target: &str) -> Outcome<bool> {
    if target.starts_with("https://") || target.starts_with("../wirework") {
        return Ok(true);
    }
    let (file, heading) = target.split_once('#').unwrap_or((target, ""));
    let file = match file {
        "" => document.to_owned(),
        file => document.with_file_name("").join(file),
    };
    if heading.is_empty() {
        return Ok(file.exists());
    }
    if !file.exists() {
        return Ok(false);
    }
    let text = fs::read_to_string(file)?;
    let headings = prose(&text).filter(|line| line.starts_with('#'));
    let headings = headings.filter_map(|line| line.trim_start_matches('#').strip_prefix(' '));
    let anchors: BTreeSet<String> = headings.map(anchor).collect();
    Ok(anchors.contains(heading))
}

/// Returns the anchor of a heading: `the-phases` of `The phases`.
fn anchor(heading: &str) -> String {
    let kept = heading
        .chars()
        .filter(|letter| letter.is_alphanumeric() || matches!(letter, ' ' | '-' | '_'));
    let kept: String = kept.collect();
    kept.to_lowercase().replace(' ', "-")
}
