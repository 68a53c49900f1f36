//! Suggestions for misspelt words.

/// Returns the meaning of the most similar word, if one is similar enough.
pub(crate) fn similar<T>(
    name: &str,
    words: impl IntoIterator<Item = (&'static str, T)>,
) -> Option<T> {
    words
        .into_iter()
        .map(|(word, meaning)| (distance(name, word), word.len(), meaning))
        .filter(|(distance, length, _)| *distance <= length.div_ceil(3))
        .min_by_key(|(distance, ..)| *distance)
        .map(|(.., meaning)| meaning)
}

/// Returns the number of letters that were added, left out or replaced.
fn distance(left: &str, right: &str) -> usize {
    let mut row: Vec<usize> = (1..=right.chars().count()).collect();
    let mut last = row.len();
    for (line, letter) in left.chars().enumerate() {
        let mut diagonal = line;
        last = line + 1;
        for (cell, other) in row.iter_mut().zip(right.chars()) {
            let replaced = diagonal + usize::from(letter != other);
            diagonal = *cell;
            last = replaced.min(last + 1).min(diagonal + 1);
            *cell = last;
        }
    }
    last
}
