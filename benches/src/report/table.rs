//! Tables in Markdown: a row for each work, a column for each subject.

use std::fmt::Write as _;

/// Writes a table. A figure that does not exist is an empty cell.
pub(crate) fn table<T>(
    corner: &str,
    columns: &[&str],
    rows: &[(String, Vec<Option<T>>)],
    show: impl Fn(&T) -> String,
) -> String {
    let mut text = format!("| {corner} | {} |\n|---|", columns.join(" | "));
    text.push_str(&"--:|".repeat(columns.len()));
    text.push('\n');
    for (title, figures) in rows {
        let cells: Vec<String> = figures
            .iter()
            .map(|figure| figure.as_ref().map_or_else(String::new, &show))
            .collect();
        let _ = writeln!(text, "| {title} | {} |", cells.join(" | "));
    }
    text
}

/// Writes a whole number with a comma between groups of three digits.
pub(crate) fn grouped(number: u64) -> String {
    let digits = number.to_string();
    let mut text = String::new();
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

/// Writes a number with two digits that matter, or as a whole number if it has more.
pub(crate) fn short(number: f64) -> String {
    if number < 9.95 {
        format!("{number:.1}")
    } else {
        format!("{number:.0}")
    }
}

#[cfg(test)]
mod tests {
    use super::{grouped, short, table};

    #[test]
    fn a_missing_figure_is_an_empty_cell() {
        let rows = [("a row".to_owned(), vec![Some(1), None])];
        let text = table("", &["one", "two"], &rows, ToString::to_string);
        assert_eq!(text, "|  | one | two |\n|---|--:|--:|\n| a row | 1 |  |\n");
    }

    #[test]
    fn numbers_are_short() {
        assert_eq!(
            ["7", "1,234", "1,234,567"],
            [7, 1_234, 1_234_567].map(grouped)
        );
        assert_eq!(
            ["1.0", "9.9", "10", "124"],
            [1.04, 9.94, 9.96, 123.6].map(short)
        );
    }
}
