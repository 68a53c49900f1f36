//! A message that is put together while rustc evaluates constants.

/// Longer messages end early: a path of some dozens of steps is told.
const LONGEST: usize = 4096;

pub(crate) struct Text {
    bytes: [u8; LONGEST],
    length: usize,
}

impl Text {
    pub(crate) const fn new() -> Self {
        Self {
            bytes: [0; LONGEST],
            length: 0,
        }
    }

    /// Adds all of it, or nothing.
    pub(crate) const fn push(&mut self, text: &str) {
        let text = text.as_bytes();
        if self.length + text.len() > LONGEST {
            return;
        }
        let mut at = 0;
        while at < text.len() {
            self.bytes[self.length + at] = text[at];
            at += 1;
        }
        self.length += text.len();
    }

    pub(crate) const fn as_str(&self) -> &str {
        match str::from_utf8(self.bytes.split_at(self.length).0) {
            Ok(text) => text,
            Err(_) => "",
        }
    }
}
