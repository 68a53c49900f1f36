trait Shop: Named + Send + Sync + 'static {
    fn sell(&self);
}
#[automatically_derived]
impl ::wirework::testing::Mockable for dyn Shop
where
    dyn Shop: ::wirework::Shareable,
{
    type Mock = MockShop;
    fn double(
        __mock: &::wirework::testing::Mock<Self>,
    ) -> ::wirework::__private::Arc<Self> {
        ::wirework::__private::testing::as_mocked(
            ::wirework::testing::Double::new(__mock),
        )
    }
}
#[automatically_derived]
#[diagnostic::do_not_recommend]
impl<__I> ::wirework::__private::testing::CoerceTo<dyn Shop>
for ::wirework::testing::Double<__I>
where
    dyn Shop: ::wirework::Shareable,
    __I: ?::core::marker::Sized + ::wirework::testing::Mockable,
    ::wirework::testing::Double<__I>: Shop,
{
    fn coerce(
        self: ::wirework::__private::Arc<Self>,
    ) -> ::wirework::__private::Arc<dyn Shop> {
        self
    }
}
#[automatically_derived]
impl<I> Shop for ::wirework::testing::Double<I>
where
    I: ?::core::marker::Sized + ::wirework::testing::Mockable,
    <I as ::wirework::testing::Mockable>::Mock: Shop,
    ::wirework::testing::Double<I>: Named,
{
    fn sell(&self) {
        use ::wirework::__private::testing::fallback::*;
        let __fallback = (&__Returned::<()>::new()).fallback();
        ::wirework::testing::Double::call_or(
            self,
            __fallback,
            move |__mock| <<I as ::wirework::testing::Mockable>::Mock as Shop>::sell(
                &*__mock,
            ),
        )
    }
}
