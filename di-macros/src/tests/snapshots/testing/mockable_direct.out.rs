trait Catalog: Send + Sync {
    fn name(&self) -> &str;
}
#[automatically_derived]
impl ::wirework::testing::Mockable for dyn Catalog
where
    dyn Catalog: ::wirework::Shareable,
{
    type Mock = mocks::MockCatalog;
    fn double(
        __mock: &::wirework::testing::Mock<Self>,
    ) -> ::wirework::__private::Arc<Self> {
        __mock.inject()
    }
}
