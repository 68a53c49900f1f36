trait Repo<T: Clone + Send + Sync = u8, const N: usize = 2>: Send + Sync
where
    T: 'static,
{
    fn load(&self, ids: [u32; N]) -> Option<T>;
}
#[automatically_derived]
impl<T: Clone + Send + Sync, const N: usize> ::wirework::testing::Mockable
for dyn Repo<T, N>
where
    T: 'static,
    T: 'static,
    MockRepo<
        T,
        N,
    >: ::core::default::Default + ::core::marker::Send + ::core::marker::Sync + 'static,
    dyn Repo<T, N>: ::wirework::Shareable,
{
    type Mock = MockRepo<T, N>;
    fn double(
        __mock: &::wirework::testing::Mock<Self>,
    ) -> ::wirework::__private::Arc<Self> {
        ::wirework::__private::Arc::new(::wirework::testing::Double::new(__mock))
    }
}
#[automatically_derived]
impl<T: Clone + Send + Sync, const N: usize, I> Repo<T, N>
for ::wirework::testing::Double<I>
where
    T: 'static,
    I: ?::core::marker::Sized + ::wirework::testing::Mockable,
    <I as ::wirework::testing::Mockable>::Mock: Repo<T, N>,
{
    fn load(&self, __argument_1: [u32; N]) -> Option<T> {
        use ::wirework::__private::testing::fallback::*;
        let __fallback = (&__Returned::<Option<T>>::new()).fallback();
        ::wirework::testing::Double::call_or(
            self,
            __fallback,
            move |__mock| <<I as ::wirework::testing::Mockable>::Mock as Repo<
                T,
                N,
            >>::load(&*__mock, __argument_1),
        )
    }
}
