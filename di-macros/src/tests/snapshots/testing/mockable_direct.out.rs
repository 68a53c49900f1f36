trait Catalog: Send + Sync {
    fn name(&self) -> &str;
}
#[automatically_derived]
impl ::wirework::testing::Mockable for dyn Catalog
where
    dyn Catalog: ::wirework::Shareable,
{
    type Mock = mocks::MockCatalog;
    fn double(__mock: &::wirework::testing::Mock<Self>) -> ::std::sync::Arc<Self> {
        __mock.inject()
    }
}
