#[mockable(mocks::MockCatalog)]
trait Catalog: Send + Sync {
    fn name(&self) -> &str;
}
