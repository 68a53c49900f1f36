//! What the service is about, with no word of HTTP, SQL or wiring: the values it handles and the traits
//! behind which its parts stand. Tests, and nothing else, have a mock of each trait.

mod base_url;
mod code;
mod journal;
mod link;
mod ports;
mod store;

pub use base_url::{BadBaseUrl, BaseUrl};
pub use code::{BadCode, Code};
pub use journal::{Deed, Journal, RequestId};
pub use link::{Link, NewLink, Target};
pub use ports::{ClickRecorder, Clock, CodeGenerator, LinkPolicy, Recorded, Refusal};
pub use store::{Insertion, Store, StoreError};
