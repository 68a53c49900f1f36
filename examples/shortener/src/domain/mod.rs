//! The values and traits of the service, independent of HTTP, SQL and wiring. In tests, each trait has a mock.

mod base_url;
mod clicks;
mod code;
mod journal;
mod link;
mod ports;
mod store;

pub use base_url::{BadBaseUrl, BaseUrl};
pub use clicks::{ClickRecorder, ClickStore, Clicks, Visits};
pub use code::{BadCode, Code};
pub use journal::{Deed, Journal, RequestId};
pub use link::{Link, NewLink, Target};
pub use ports::{Clock, CodeGenerator, LinkPolicy, Refusal};
pub use store::{Insertion, Store, StoreError};
