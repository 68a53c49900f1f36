//! Texts of users on one line, for a log.

/// Returns the lines of a text as one line. The text of a failed `assert_eq!` has several.
pub(crate) fn on_one_line(text: &str) -> String {
    let lines: Vec<&str> = text.lines().map(str::trim).collect();
    lines.join(" ")
}
