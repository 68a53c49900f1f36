trait Stock<T>: Send + Sync {
    type Item;
    fn take(&self, how: T) -> Self::Item;
}
#[automatically_derived]
impl ::wirework::testing::Mockable for dyn Stock<u8, Item = u16>
where
    dyn Stock<u8, Item = u16>: ::wirework::Shareable,
{
    type Mock = MockStock<u8>;
    fn double(
        __mock: &::wirework::testing::Mock<Self>,
    ) -> ::wirework::__private::Arc<Self> {
        ::wirework::__private::Arc::new(::wirework::testing::Double::new(__mock))
    }
}
#[automatically_derived]
impl<T, I> Stock<T> for ::wirework::testing::Double<I>
where
    I: ?::core::marker::Sized + ::wirework::testing::Mockable,
    <I as ::wirework::testing::Mockable>::Mock: Stock<T>,
    <<I as ::wirework::testing::Mockable>::Mock as Stock<T>>::Item: 'static,
{
    type Item = <<I as ::wirework::testing::Mockable>::Mock as Stock<T>>::Item;
    fn take(&self, __argument_1: T) -> Self::Item {
        use ::wirework::__private::testing::fallback::*;
        let __fallback = (&__Returned::<Self::Item>::new()).fallback();
        ::wirework::testing::Double::call_or(
            self,
            __fallback,
            move |__mock| <<I as ::wirework::testing::Mockable>::Mock as Stock<
                T,
            >>::take(&*__mock, __argument_1),
        )
    }
}
