//! The behaviour of wirework, one module a theme.

mod smoke;
