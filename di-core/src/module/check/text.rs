//! A text buffer for messages, which works in constant evaluation.

/// The maximum length of a message. It holds a path of some dozens of steps.
const MAX_LENGTH: usize = 4096;

pub(crate) struct Text {
    bytes: [u8; MAX_LENGTH],
    length: usize,
}

impl Text {
    pub(crate) const fn new() -> Self {
        Self {
            bytes: [0; MAX_LENGTH],
            length: 0,
        }
    }

    /// Appends the whole text, or nothing if it does not fit.
    pub(crate) const fn push(&mut self, text: &str) {
        let text = text.as_bytes();
        if self.length + text.len() > MAX_LENGTH {
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
        match std::str::from_utf8(self.bytes.split_at(self.length).0) {
            Ok(text) => text,
            Err(_) => "",
        }
    }
}
