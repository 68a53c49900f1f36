//! The tests of this package compare wirework with a naive reference container: see `README.md`.
