//! The graph of an application in a test: the meaning of overrides, and the mistakes that fail a test.

mod external;
mod faces;
mod late;
mod lifetimes;
mod members;
mod mocks;
mod modules;
mod no_target;
mod overrides;
mod removed;
mod report;
mod scopes;
mod selected;
mod several;
mod subsets;
mod support;
mod unused;
mod wrapped;
