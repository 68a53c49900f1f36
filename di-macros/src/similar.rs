//! Which word was probably meant.

/// The meaning of the word that is spelt like this one, if there is any.
pub(crate) fn similar<T>(
    name: &str,
    words: impl IntoIterator<Item = (&'static str, T)>,
) -> Option<T> {
    words
        .into_iter()
        .map(|(word, meant)| (distance(name, word), word.len(), meant))
        .filter(|(distance, length, _)| *distance <= length.div_ceil(3))
        .min_by_key(|(distance, ..)| *distance)
        .map(|(.., meant)| meant)
}

/// How many letters were added, left out or replaced.
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
