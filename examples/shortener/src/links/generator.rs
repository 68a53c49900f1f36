//! Random codes.

use wirework::Injectable;

use crate::domain::{Code, CodeGenerator};

/// Letters and digits that are hard to confuse when a person reads a link aloud or types it from paper.
const ALPHABET: &[u8] = b"abcdefghjkmnpqrstuvwxyzACDEFGHJKLMNPQRSTUVWXYZ2345679";
/// Seven of them give about 10¹² codes, so a collision is rare among millions of links.
const LENGTH: usize = 7;

/// A generator of random codes.
#[derive(Debug, Injectable)]
pub struct RandomCodes;

impl CodeGenerator for RandomCodes {
    fn generate(&self) -> Code {
        loop {
            let text: String = (0..LENGTH).map(|_| random_letter()).collect();
            // The conversion fails only for a reserved word.
            if let Ok(code) = text.parse() {
                return code;
            }
        }
    }
}

fn random_letter() -> char {
    char::from(ALPHABET[fastrand::usize(..ALPHABET.len())])
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;

    #[test]
    fn codes_have_the_length_and_letters_they_should() {
        for _ in 0..1_000 {
            let code = RandomCodes.generate();
            assert_eq!(code.as_str().len(), LENGTH);
            assert!(code.as_str().bytes().all(|b| ALPHABET.contains(&b)));
        }
    }

    #[test]
    fn ten_thousand_codes_are_all_different() {
        let codes: HashSet<_> = (0..10_000).map(|_| RandomCodes.generate()).collect();
        assert_eq!(codes.len(), 10_000);
    }
}
