//! The output of examples in the README equals the comment at the top of the example.
//! `tests/examples.rs` compares that comment with the real output.

use std::error::Error;
use std::fs;
use std::path::Path;

const COMMAND: &str = "$ cargo run --example ";

#[test]
fn the_output_of_examples_is_what_they_print() -> Result<(), Box<dyn Error>> {
    let readme = read("README.md")?;
    let shown: Vec<_> = readme.split("```console\n").filter_map(example).collect();
    assert!(!shown.is_empty(), "the README shows no output");
    for (name, block) in shown {
        let source = read(&format!("examples/{name}.rs"))?;
        assert_eq!(block, in_comment(&source), "what {name} prints");
    }
    Ok(())
}

/// Returns the name of the example that a block runs, and the block up to its end.
fn example(block: &str) -> Option<(&str, &str)> {
    let (block, _) = block.split_once("```\n")?;
    let (name, _) = block.strip_prefix(COMMAND)?.split_once('\n')?;
    Some((name, block))
}

/// Returns the first block of the comment at the top of an example: the command and its output.
fn in_comment(source: &str) -> String {
    source
        .lines()
        .map_while(|line| line.strip_prefix("//!"))
        .map(|line| line.strip_prefix(' ').unwrap_or(line))
        .skip_while(|line| *line != "```console")
        .skip(1)
        .take_while(|line| *line != "```")
        .flat_map(|line| [line, "\n"])
        .collect()
}

fn read(path: &str) -> Result<String, Box<dyn Error>> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(path);
    Ok(fs::read_to_string(path)?)
}
