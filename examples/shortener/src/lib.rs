//! A URL shortener: a whole web service wired by wirework.
