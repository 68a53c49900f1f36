//! Locations in the user's sources, as messages display them.

use std::fmt::{self, Display, Formatter};
use std::panic::Location;

/// A location that is displayed as `src/mail.rs:12` on every platform, without the path of the build machine.
#[derive(Clone, Copy)]
pub(crate) struct LineOf(pub(crate) &'static Location<'static>);

impl Display for LineOf {
    fn fmt(&self, out: &mut Formatter<'_>) -> fmt::Result {
        Display::fmt(&SourceLine::from(self.0), out)
    }
}

/// A location that comes from a macro or from a [`Location`], displayed like [`LineOf`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct SourceLine {
    pub(crate) file: &'static str,
    /// The line, or 0 if it is unknown: before Rust 1.88, no macro knows the line of a module's entry.
    pub(crate) line: u32,
    /// The column, or 0 if it is unknown.
    pub(crate) column: u32,
}

impl SourceLine {
    /// Parses a text such as `src/mail.rs:12`.
    pub(crate) fn parse(text: &'static str) -> Self {
        let (file, line) = text.rsplit_once(':').unwrap_or((text, ""));
        Self {
            file,
            line: line.parse().unwrap_or_default(),
            column: 0,
        }
    }
}

impl From<&'static Location<'static>> for SourceLine {
    fn from(location: &'static Location<'static>) -> Self {
        Self {
            file: location.file(),
            line: location.line(),
            column: location.column(),
        }
    }
}

impl Display for SourceLine {
    fn fmt(&self, out: &mut Formatter<'_>) -> fmt::Result {
        for (number, part) in inside_crate(self.file).iter().enumerate() {
            out.write_str(if number == 0 { "" } else { "/" })?;
            out.write_str(part)?;
        }
        match self.line {
            0 => Ok(()),
            line => write!(out, ":{line}"),
        }
    }
}

/// Returns the parts of a path as messages show it. A file of the workspace has a relative path, which is shown
/// whole. Of the absolute path of another crate, the name of the crate and the path inside it are shown.
fn inside_crate(file: &str) -> Vec<&str> {
    let is_absolute = file.starts_with(['/', '\\']) || file.get(1..3) == Some(":\\");
    if !is_absolute {
        return file.split('\\').collect();
    }
    let parts: Vec<&str> = file.split(['/', '\\']).collect();
    let after = |one: &str, other: &str| {
        let mut pairs = parts.windows(2);
        let place = pairs.position(|pair| pair == [one, other])?;
        parts.get(place + 2..)
    };
    // `registry/src/<index>/<name>-<version>/..`
    if let Some([_, inside @ ..]) = after("registry", "src") {
        return inside.to_vec();
    }
    // `git/checkouts/<name>-<hash>/<revision>/..`
    if let Some([name, _, inside @ ..]) = after("git", "checkouts") {
        let name = name.rsplit_once('-').map_or(*name, |(name, _)| name);
        return std::iter::once(name)
            .chain(inside.iter().copied())
            .collect();
    }
    let is_root = |part: &str| ["src", "tests", "examples", "benches"].contains(&part);
    let root = parts.iter().rposition(|part| is_root(part));
    let root = root.unwrap_or(parts.len().saturating_sub(1));
    parts[root.saturating_sub(1)..].to_vec()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_outside_of_the_workspace_is_shown_from_its_crate_on() {
        for (place, shown) in [
            ("src/mail.rs:12", "src/mail.rs:12"),
            ("src\\mail.rs:12", "src/mail.rs:12"),
            (
                "/cargo/registry/src/index/mail-1.2.3/src/smtp.rs:4",
                "mail-1.2.3/src/smtp.rs:4",
            ),
            (
                "D:\\cargo\\registry\\src\\index\\mail-1.2.3\\src\\smtp.rs:4",
                "mail-1.2.3/src/smtp.rs:4",
            ),
            (
                "/cargo/git/checkouts/mail-parts-0a1b2c3d4e5f6071/9f8e7d6/smtp/src/lib.rs:4",
                "mail-parts/smtp/src/lib.rs:4",
            ),
            ("/mail/src/smtp/client.rs:4", "mail/src/smtp/client.rs:4"),
            ("/mail/build.rs:4", "mail/build.rs:4"),
            ("/lib.rs:4", "/lib.rs:4"),
            ("src/mail.rs:0", "src/mail.rs"),
        ] {
            assert_eq!(SourceLine::parse(place).to_string(), shown);
        }
    }
}
