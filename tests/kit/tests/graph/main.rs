//! The graph of an application in a test: what an override means, and what fails a test.

mod external;
mod faces;
mod late;
mod lifetimes;
mod mocks;
mod modules;
mod overrides;
mod report;
mod scopes;
mod selected;
mod several;
mod subsets;
mod support;
mod unused;
mod wrapped;
