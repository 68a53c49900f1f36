trait Mailer: Send + Sync {
    async fn send(&self, to: &str) -> bool;
    fn receive(&self) -> impl Future<Output = u8> + Send;
}
#[automatically_derived]
impl ::wirework::testing::Mockable for DynMailer<'static>
where
    DynMailer<'static>: ::wirework::Shareable,
{
    type Mock = MockMailer;
    fn double(
        __mock: &::wirework::testing::Mock<Self>,
    ) -> ::wirework::__private::Arc<Self> {
        DynMailer::new_arc(::wirework::testing::Double::new(__mock))
    }
}
#[automatically_derived]
impl<I> Mailer for ::wirework::testing::Double<I>
where
    I: ?::core::marker::Sized + ::wirework::testing::Mockable,
    <I as ::wirework::testing::Mockable>::Mock: Mailer,
{
    async fn send(&self, __argument_1: &str) -> bool {
        ::wirework::testing::Double::call_async(
                self,
                move |__mock| async move {
                    <<I as ::wirework::testing::Mockable>::Mock as Mailer>::send(
                            &*__mock,
                            __argument_1,
                        )
                        .await
                },
            )
            .await
    }
    fn receive(&self) -> impl Future<Output = u8> + Send {
        ::wirework::testing::Double::call_async(
            self,
            move |__mock| async move {
                <<I as ::wirework::testing::Mockable>::Mock as Mailer>::receive(&*__mock)
                    .await
            },
        )
    }
}
