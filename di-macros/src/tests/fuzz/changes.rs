//! One random change of a token stream.

use proc_macro2::{Group, TokenStream, TokenTree};

use crate::tests::fuzz::random::Random;

/// What was changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Change {
    Delete,
    Repeat,
    Swap,
    /// A token of the same input replaces another one.
    Overwrite,
    /// Tokens of another input are inserted, or a list of the same input replaces a token.
    Splice,
    /// There was nothing to change.
    Nothing,
}

impl Change {
    /// Returns whether there may be two tokens with the same span.
    pub(crate) fn clones(self) -> bool {
        matches!(self, Self::Repeat | Self::Overwrite | Self::Splice)
    }

    pub(crate) fn is_one_mistake(self) -> bool {
        matches!(self, Self::Delete | Self::Repeat | Self::Overwrite)
    }
}

/// Changes the tokens at one place, at any depth.
pub(crate) fn change(
    tokens: &TokenStream,
    other: &TokenStream,
    random: &mut Random,
) -> (TokenStream, Change) {
    let mut tokens: Vec<TokenTree> = tokens.clone().into_iter().collect();
    let groups: Vec<usize> = (0..tokens.len())
        .filter(|at| is_full(&tokens[*at]))
        .collect();
    if !groups.is_empty() && random.below(4) != 0 {
        let at = groups[random.below(groups.len())];
        if let TokenTree::Group(group) = &tokens[at] {
            let (inside, made) = change(&group.stream(), other, random);
            let mut changed = Group::new(group.delimiter(), inside);
            changed.set_span(group.span());
            tokens[at] = changed.into();
            return (tokens.into_iter().collect(), made);
        }
    }
    let made = change_one(&mut tokens, other, random);
    (tokens.into_iter().collect(), made)
}

fn change_one(tokens: &mut Vec<TokenTree>, other: &TokenStream, random: &mut Random) -> Change {
    if tokens.is_empty() {
        return Change::Nothing;
    }
    let (at, second) = (random.below(tokens.len()), random.below(tokens.len()));
    match random.below(5) {
        0 => {
            tokens.remove(at);
            Change::Delete
        }
        1 => {
            tokens.insert(at, tokens[at].clone());
            Change::Repeat
        }
        2 => {
            tokens.swap(at, second);
            Change::Swap
        }
        3 => {
            tokens[at] = tokens[second].clone();
            // Each entry of a list is a mistake of its own where it does not belong.
            if is_full(&tokens[at]) {
                Change::Splice
            } else {
                Change::Overwrite
            }
        }
        _ => {
            let part = part(other, random);
            tokens.splice(at..at, part);
            Change::Splice
        }
    }
}

/// Returns up to four neighbours of a stream, at any depth.
fn part(tokens: &TokenStream, random: &mut Random) -> Vec<TokenTree> {
    let tokens: Vec<TokenTree> = tokens.clone().into_iter().collect();
    if tokens.is_empty() {
        return tokens;
    }
    let from = random.below(tokens.len());
    match &tokens[from] {
        TokenTree::Group(group) if is_full(&tokens[from]) && random.below(2) == 0 => {
            part(&group.stream(), random)
        }
        _ => {
            let count = 1 + random.below(4);
            tokens.into_iter().skip(from).take(count).collect()
        }
    }
}

fn is_full(token: &TokenTree) -> bool {
    matches!(token, TokenTree::Group(group) if !group.stream().is_empty())
}
