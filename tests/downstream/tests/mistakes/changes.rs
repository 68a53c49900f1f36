//! Programs with one mistake each.

/// A program, and the mistake in it.
#[derive(Debug)]
pub(crate) struct Change {
    pub(crate) what: String,
    pub(crate) program: String,
    /// The line of the mistake and the name there, if there is a mistake.
    pub(crate) mistake: Option<(usize, String)>,
}

impl Change {
    pub(crate) fn none(program: &str) -> Self {
        Self {
            what: "no mistake".to_owned(),
            program: program.to_owned(),
            mistake: None,
        }
    }

    fn at(program: &str, start: usize, end: usize, replacement: &str) -> Self {
        let (before, after) = (&program[..start], &program[end..]);
        let line = before.lines().count().max(1);
        let replaced = &program[start..end];
        let name = replaced.strip_prefix("dyn ").unwrap_or(replaced);
        Self {
            what: format!("line {line}, `{replaced}` as `{replacement}`"),
            program: format!("{before}{replacement}{after}"),
            mistake: Some((line, name.to_owned())),
        }
    }
}

/// Returns the programs with one mistake in an attribute of wirework, or in a field of a struct.
pub(crate) fn changes(program: &str) -> Vec<Change> {
    let mut all = Vec::new();
    for (start, end) in names(program) {
        let name = &program[start..end];
        if name == "dyn" {
            let rest = &program[end + 1..];
            let end = end + 1 + rest.find(|it| !is_part(it)).unwrap_or(rest.len());
            let name = &program[start + "dyn ".len()..end];
            all.push(Change::at(program, start, end, name));
        } else if is_misspelt(program, name, end) {
            let misspelt = format!("{name}s");
            all.push(Change::at(program, start, end, &misspelt));
        }
    }
    all
}

/// Returns whether the name is to be misspelt. A field may have any name, and what others define is their mistake.
fn is_misspelt(program: &str, name: &str, end: usize) -> bool {
    let is_field = program[end..].starts_with(": ") && !name.starts_with(char::is_uppercase);
    let of_language = ["as", "pub", "struct", "const"];
    let is_short = name.len() < 3;
    !is_field && !is_short && !of_language.contains(&name)
}

/// Returns the ends of each name in an attribute of wirework or in the fields of a struct.
fn names(program: &str) -> Vec<(usize, usize)> {
    let mut names = Vec::new();
    for (start, end) in regions(program) {
        let mut at = start;
        while let Some(found) = program[at..end].find(is_part) {
            let from = at + found;
            let length = program[from..end].find(|it| !is_part(it));
            at = from + length.unwrap_or(end - from);
            let is_lifetime = program[..from].ends_with('\'');
            let is_text = program[..from].ends_with('"');
            if !program[from..].starts_with(|it: char| it.is_ascii_digit())
                && !is_lifetime
                && !is_text
            {
                names.push((from, at));
            }
        }
    }
    names
}

fn is_part(it: char) -> bool {
    it.is_alphanumeric() || it == '_'
}

/// Returns the inside of each attribute of wirework, and of the braces of each struct.
fn regions(program: &str) -> Vec<(usize, usize)> {
    let mut regions = Vec::new();
    for (opening, closing) in [("#[inject(", ")]"), ("#[module(", ")]"), ("struct ", "\n}")] {
        for (at, _) in program.match_indices(opening) {
            let rest = &program[at..];
            let start = if opening == "struct " {
                // A struct without fields ends in its first line.
                match rest.find(['{', ';']) {
                    Some(brace) if rest[brace..].starts_with('{') => at + brace,
                    _ => continue,
                }
            } else {
                at + opening.len()
            };
            let end = program[start..]
                .find(closing)
                .map_or(program.len(), |end| start + end);
            let is_inside = |(from, to): &(usize, usize)| *from <= start && end <= *to;
            if !regions.iter().any(is_inside) {
                regions.push((start, end));
            }
        }
    }
    regions
}
