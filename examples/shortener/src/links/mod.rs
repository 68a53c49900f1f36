//! What can be done with links: the use cases, and what they need that is neither a database nor the web.

mod delete;
mod follow;
mod generator;
mod journal;
mod policy;
mod shorten;

use wirework::Module;

use crate::domain::{BaseUrl, ClickRecorder, Clock, CodeGenerator, Journal, LinkPolicy, Store};

pub use delete::Delete;
pub use follow::Follow;
pub use generator::RandomCodes;
pub use journal::RequestJournal;
pub use policy::PublicLinks;
pub use shorten::{Shorten, ShortenError};

/// Makes, follows and deletes links.
///
/// It knows no database: whoever imports it says where links are kept. The generator of codes and the policy are its
/// own affair, so it exports neither. What is scoped says so itself, with `#[inject(scoped)]`; the journal comes from
/// a function, which cannot.
#[derive(Debug, Module)]
#[module(
    components(
        RandomCodes as dyn CodeGenerator,
        PublicLinks as dyn LinkPolicy,
        Shorten,
        Follow,
        Delete,
    ),
    factories(journal::open -> dyn Journal: scoped),
    requires(dyn Clock, dyn Store, dyn ClickRecorder),
    exports(Shorten, Follow, Delete, dyn Journal, BaseUrl)
)]
pub struct LinksModule {
    base_url: BaseUrl,
}

impl From<BaseUrl> for LinksModule {
    fn from(base_url: BaseUrl) -> Self {
        Self { base_url }
    }
}
