//! The use case of making a link.

use std::sync::Arc;

use wirework::Injectable;

use crate::domain::{
    BadCode, Clock, Code, CodeGenerator, Deed, Insertion, Journal, Link, LinkPolicy, NewLink,
    Refusal, Store, StoreError, Target,
};

/// How many generated codes are tried before the service admits that it finds none free.
const ATTEMPTS: usize = 8;

/// Makes links. All it needs stands behind traits, and the container hands it over.
#[derive(Debug, Injectable)]
#[inject(scoped, new)]
pub struct Shorten {
    policy: Arc<dyn LinkPolicy>,
    generator: Arc<dyn CodeGenerator>,
    clock: Arc<dyn Clock>,
    store: Arc<dyn Store>,
    journal: Arc<dyn Journal>,
}

impl Shorten {
    /// Makes a link that leads to `address`: under the `wanted` code, or else under a generated one.
    ///
    /// # Errors
    ///
    /// When the policy refuses the address, the wanted code is bad or taken, no free code is found, or the store
    /// fails.
    pub async fn run(&self, address: &str, wanted: Option<&str>) -> Result<Link, ShortenError> {
        let target = self.policy.check(address)?;
        let link = match wanted {
            Some(code) => self.keep_under(code.parse()?, target).await?,
            None => self.keep_under_any(target).await?,
        };
        self.journal.note(Deed::Created(link.code.clone()));
        Ok(link)
    }

    async fn keep_under(&self, code: Code, target: Target) -> Result<Link, ShortenError> {
        match self.keep(code.clone(), target).await? {
            Insertion::Kept(link) => Ok(link),
            Insertion::CodeTaken => Err(ShortenError::CodeTaken(code)),
        }
    }

    async fn keep_under_any(&self, target: Target) -> Result<Link, ShortenError> {
        for _ in 0..ATTEMPTS {
            let code = self.generator.generate();
            if let Insertion::Kept(link) = self.keep(code, target.clone()).await? {
                return Ok(link);
            }
        }
        Err(ShortenError::NoFreeCode)
    }

    async fn keep(&self, code: Code, target: Target) -> Result<Insertion, StoreError> {
        let link = NewLink {
            code,
            target,
            created_at: self.clock.now(),
        };
        self.store.insert(link).await
    }
}

/// Why no link was made.
#[derive(Debug, thiserror::Error)]
pub enum ShortenError {
    /// The policy does not take the address.
    #[error(transparent)]
    Refused(#[from] Refusal),
    /// The wanted code is no code.
    #[error(transparent)]
    BadCode(#[from] BadCode),
    /// Another link has the wanted code.
    #[error("the code `{0}` is taken, choose another one")]
    CodeTaken(Code),
    /// Every code that was generated is taken.
    #[error("no free code was found in {ATTEMPTS} attempts, try again or choose a code")]
    NoFreeCode,
    /// The store failed.
    #[error(transparent)]
    Store(#[from] StoreError),
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        fakes::{FakeClock, FakeJournal, FakeStore, ScriptedCodes, code, noon},
        policy::PublicLinks,
    };

    struct Fixture {
        store: Arc<FakeStore>,
        journal: Arc<FakeJournal>,
        shorten: Shorten,
    }

    fn fixture(codes: &[&str]) -> Fixture {
        let store = Arc::new(FakeStore::default());
        let journal = Arc::new(FakeJournal::default());
        let base = "https://sho.rt/".parse().unwrap();
        let shorten = Shorten::new(
            Arc::new(PublicLinks::new(Arc::new(base))),
            Arc::new(ScriptedCodes::new(codes)),
            Arc::new(FakeClock::at(noon())),
            store.clone(),
            journal.clone(),
        );
        Fixture {
            store,
            journal,
            shorten,
        }
    }

    #[tokio::test]
    async fn a_link_is_kept_under_the_generated_code_with_the_time() {
        let f = fixture(&["abc"]);
        let link = f.shorten.run("https://example.com", None).await.unwrap();
        assert_eq!(link.code, code("abc"));
        assert_eq!(link.target.as_str(), "https://example.com/");
        assert_eq!((link.created_at, link.clicks), (noon(), 0));
        assert_eq!(f.store.find(&link.code).await.unwrap(), Some(link));
        assert_eq!(f.journal.deeds(), [Deed::Created(code("abc"))]);
    }

    #[tokio::test]
    async fn a_collision_is_tried_again_with_another_code() {
        let f = fixture(&["abc", "abc", "abc", "def"]);
        let first = f.shorten.run("https://example.com/1", None).await.unwrap();
        let second = f.shorten.run("https://example.com/2", None).await.unwrap();
        assert_eq!((first.code, second.code), (code("abc"), code("def")));
    }

    #[tokio::test]
    async fn a_generator_that_always_collides_ends_in_a_clear_error() {
        let f = fixture(&["abc"]);
        f.shorten.run("https://example.com/1", None).await.unwrap();
        let error = f.shorten.run("https://example.com/2", None).await;
        assert!(matches!(error, Err(ShortenError::NoFreeCode)), "{error:?}");
    }

    #[tokio::test]
    async fn the_same_wanted_code_twice_is_taken_and_not_tried_again() {
        let f = fixture(&["abc"]);
        let run = |address| f.shorten.run(address, Some("mine"));
        assert_eq!(
            run("https://example.com/1").await.unwrap().code,
            code("mine")
        );
        let error = run("https://example.com/1").await;
        assert!(matches!(error, Err(ShortenError::CodeTaken(taken)) if taken == code("mine")));
    }

    #[tokio::test]
    async fn what_is_refused_is_not_kept_nor_noted() {
        let f = fixture(&["abc"]);
        let refused = f.shorten.run("http://localhost/", None).await;
        assert!(matches!(refused, Err(ShortenError::Refused(_))));
        let refused = f.shorten.run("https://example.com/", Some("a b")).await;
        assert!(matches!(refused, Err(ShortenError::BadCode(_))));
        assert_eq!(f.store.count().await.unwrap(), 0);
        assert_eq!(f.journal.deeds(), []);
    }

    #[tokio::test]
    async fn a_store_that_fails_is_no_collision() {
        let f = fixture(&["abc", "def"]);
        f.store.fail();
        let error = f.shorten.run("https://example.com/", None).await;
        assert!(matches!(error, Err(ShortenError::Store(_))), "{error:?}");
    }
}
