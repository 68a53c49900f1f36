//! Long texts in messages, such as the name of a type with many arguments: only their ends are shown.

/// Returns the text, or its beginning and its end if it has more than `most` characters.
pub(crate) fn truncate_middle(text: &str, most: usize) -> String {
    let count = text.chars().count();
    if count <= most {
        return text.to_owned();
    }
    // What differs is more often at the beginning.
    let (first, last) = (most * 2 / 3, most / 3);
    let start: String = text.chars().take(first).collect();
    let end: String = text.chars().skip(count - last).collect();
    format!("{start} .. {end}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_short_text_is_complete() {
        assert_eq!(truncate_middle("äöü", 3), "äöü");
        assert_eq!(truncate_middle("", 0), "");
    }

    #[test]
    fn a_long_text_is_shown_by_its_ends() {
        assert_eq!(truncate_middle("0123456789äöü", 6), "0123 .. öü");
    }
}
