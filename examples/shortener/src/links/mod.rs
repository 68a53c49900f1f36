//! The use cases of links, and their dependencies other than the database and the web.

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

/// The module that creates, follows and deletes links.
///
/// It knows neither the database nor the network: the importing module supplies the store and the base URL. The generator
/// of codes and the policy are private, so they are not in `exports(..)`. Scoped components have the attribute
/// `#[inject(scoped)]`.
#[derive(Debug, Module)]
#[module(
    components(
        RandomCodes as dyn CodeGenerator,
        PublicLinks as dyn LinkPolicy,
        RequestJournal as dyn Journal,
        Shorten,
        Follow,
        Delete,
    ),
    requires(dyn Clock, dyn Store, dyn ClickRecorder, BaseUrl),
    exports(Shorten, Follow, Delete, dyn Journal)
)]
pub struct LinksModule;
