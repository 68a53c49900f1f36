trait Mailer: Send + Sync {
    fn send(&self, to: &str) -> bool;
    fn shared(self: Arc<Self>, number: u8);
    fn size<T: 'static>(&self, value: T) -> usize
    where
        Self: Sized;
}
#[automatically_derived]
impl ::wirework::testing::Mockable for dyn Mailer
where
    dyn Mailer: ::wirework::Shareable,
{
    type Mock = MockMailer;
    fn double(
        __mock: &::wirework::testing::Mock<Self>,
    ) -> ::wirework::__private::Arc<Self> {
        ::wirework::__private::Arc::new(::wirework::testing::Double::new(__mock))
    }
}
#[automatically_derived]
impl<I> Mailer for ::wirework::testing::Double<I>
where
    I: ?::core::marker::Sized + ::wirework::testing::Mockable,
    <I as ::wirework::testing::Mockable>::Mock: Mailer,
{
    fn send(&self, __argument_1: &str) -> bool {
        use ::wirework::__private::testing::fallback::*;
        let __fallback = (&__Returned::<bool>::new()).fallback();
        ::wirework::testing::Double::call_or(
            self,
            __fallback,
            move |__mock| <<I as ::wirework::testing::Mockable>::Mock as Mailer>::send(
                &*__mock,
                __argument_1,
            ),
        )
    }
    fn shared(self: Arc<Self>, __argument_1: u8) {
        use ::wirework::__private::testing::fallback::*;
        let __fallback = (&__Returned::<()>::new()).fallback();
        ::wirework::testing::Double::call_or(
            &*self,
            __fallback,
            move |__mock| <<I as ::wirework::testing::Mockable>::Mock as Mailer>::shared(
                __mock,
                __argument_1,
            ),
        )
    }
    fn size<T: 'static>(&self, _: T) -> usize
    where
        Self: Sized,
    {
        ::wirework::__private::testing::not_behind_a_double("size")
    }
}
