//! The use case of creating a link.

use std::sync::Arc;

use wirework::Injectable;

use crate::domain::{
    BadCode, Clock, Code, CodeGenerator, Deed, Insertion, Journal, Link, LinkPolicy, NewLink,
    Refusal, Store, StoreError, Target,
};

/// The number of generated codes that are tried before the request fails.
const ATTEMPTS: usize = 8;

/// The creation of links. All dependencies are behind traits, and the container injects them.
#[derive(Debug, Injectable)]
#[inject(scoped)]
pub struct Shorten {
    policy: Arc<dyn LinkPolicy>,
    generator: Arc<dyn CodeGenerator>,
    clock: Arc<dyn Clock>,
    store: Arc<dyn Store>,
    journal: Arc<dyn Journal>,
}

impl Shorten {
    /// Creates a link to `address`, under the `wanted` code or a generated one.
    ///
    /// # Errors
    ///
    /// Fails if the policy refuses the address, if the wanted code is invalid or taken, if no free code is found, or if
    /// the store fails.
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

/// The reason why no link was created.
#[derive(Debug, thiserror::Error)]
pub enum ShortenError {
    /// The policy refuses the address.
    #[error(transparent)]
    Refused(#[from] Refusal),
    /// The wanted code is invalid.
    #[error(transparent)]
    BadCode(#[from] BadCode),
    /// Another link has the wanted code.
    #[error("the code `{0}` is taken, choose another one")]
    CodeTaken(Code),
    /// All generated codes are taken.
    #[error("no free code was found in {ATTEMPTS} attempts, try again or choose a code")]
    NoFreeCode,
    /// The store failed.
    #[error(transparent)]
    Store(#[from] StoreError),
}

#[cfg(test)]
mod tests {
    use mockall::predicate::eq;
    use wirework::testing::BedOf;

    use super::*;
    use crate::fakes::{FakeStore, code, codes, noon, target};

    const ADDRESS: &str = "https://example.com/";

    /// Returns a bed with a policy that accepts every link and a clock that stands still. The rest are strict mocks: an
    /// unexpected call fails the test.
    fn bed() -> BedOf<Shorten> {
        let mut t = Shorten::bed();
        t.policy
            .mock()
            .expect_check()
            .returning(|address| Ok(target(address)));
        t.clock.mock().expect_now().return_const(noon());
        t
    }

    #[wirework::test]
    async fn a_link_is_kept_under_the_generated_code_with_the_time() {
        let mut t = bed();
        t.generator
            .mock()
            .expect_generate()
            .returning(codes(&["abc"]));
        t.journal
            .mock()
            .expect_note()
            .with(eq(Deed::Created(code("abc"))))
            .times(1)
            .return_const(());
        let store = t.with_store(FakeStore::default());
        let link = t.build().run(ADDRESS, None).await.unwrap();
        assert_eq!((&link.code, &link.target), (&code("abc"), &target(ADDRESS)));
        assert_eq!((link.created_at, link.clicks), (noon(), 0));
        assert_eq!(store.find(&link.code).await.unwrap(), Some(link));
    }

    #[wirework::test]
    async fn what_is_kept_is_what_the_policy_makes_of_the_address() {
        let mut t = Shorten::bed();
        t.policy
            .mock()
            .expect_check()
            .with(eq("example"))
            .returning(|_| Ok(target(ADDRESS)));
        t.clock.mock().expect_now().return_const(noon());
        t.journal.mock().expect_note().return_const(());
        t.with_store(FakeStore::default());
        let link = t.build().run("example", Some("mine")).await.unwrap();
        assert_eq!(link.target, target(ADDRESS));
    }

    #[wirework::test]
    async fn a_collision_is_tried_again_with_another_code() {
        let mut t = bed();
        t.generator
            .mock()
            .expect_generate()
            .times(4)
            .returning(codes(&["abc", "abc", "abc", "def"]));
        t.journal.mock().expect_note().return_const(());
        t.with_store(FakeStore::default());
        let shorten = t.build();
        let first = shorten.run(ADDRESS, None).await.unwrap();
        let second = shorten.run(ADDRESS, None).await.unwrap();
        assert_eq!((first.code, second.code), (code("abc"), code("def")));
    }

    #[wirework::test]
    async fn a_generator_that_always_collides_ends_in_a_clear_error() {
        let mut t = bed();
        t.generator
            .mock()
            .expect_generate()
            .times(ATTEMPTS)
            .returning(codes(&["abc"]));
        t.store
            .mock()
            .expect_insert()
            .returning(|_| Ok(Insertion::CodeTaken));
        let error = t.build().run(ADDRESS, None).await;
        assert!(matches!(error, Err(ShortenError::NoFreeCode)), "{error:?}");
    }

    #[wirework::test]
    async fn a_wanted_code_that_is_taken_is_not_tried_again() {
        let mut t = bed();
        t.store
            .mock()
            .expect_insert()
            .times(1)
            .returning(|_| Ok(Insertion::CodeTaken));
        let error = t.build().run(ADDRESS, Some("mine")).await;
        assert!(matches!(error, Err(ShortenError::CodeTaken(taken)) if taken == code("mine")));
    }

    #[wirework::test]
    async fn a_refused_address_is_neither_kept_nor_noted() {
        let mut t = Shorten::bed();
        t.policy
            .mock()
            .expect_check()
            .returning(|_| Err(Refusal::OwnHost));
        let refused = t.build().run(ADDRESS, None).await;
        assert!(matches!(
            refused,
            Err(ShortenError::Refused(Refusal::OwnHost))
        ));
    }

    #[wirework::test]
    async fn a_link_with_a_bad_code_is_neither_kept_nor_noted() {
        let refused = bed().build().run(ADDRESS, Some("a b")).await;
        assert!(matches!(refused, Err(ShortenError::BadCode(_))));
    }

    #[wirework::test]
    async fn a_store_that_fails_is_no_collision() {
        let mut t = bed();
        t.generator
            .mock()
            .expect_generate()
            .times(1)
            .returning(codes(&["abc"]));
        t.store
            .mock()
            .expect_insert()
            .returning(|_| Err(StoreError::new("the disk is full")));
        let error = t.build().run(ADDRESS, None).await;
        assert!(matches!(error, Err(ShortenError::Store(_))), "{error:?}");
    }
}
