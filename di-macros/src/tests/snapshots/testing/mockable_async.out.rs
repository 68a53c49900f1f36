#[async_trait]
trait Payments: Send + Sync {
    async fn charge(&self, cents: u32) -> bool;
    fn owned(&self) -> Pin<Box<dyn Future<Output = u8> + Send>>;
    fn borrowing(&self) -> Pin<Box<dyn Future<Output = u8> + Send + '_>>;
}
#[automatically_derived]
impl di::testing::Mockable for dyn Payments
where
    dyn Payments: di::Shareable,
{
    type Mock = MockPayments;
    fn double(__mock: &di::testing::Mock<Self>) -> di::__private::Arc<Self> {
        di::__private::Arc::new(di::testing::Double::new(__mock))
    }
}
#[automatically_derived]
#[async_trait]
impl<I> Payments for di::testing::Double<I>
where
    I: ?::core::marker::Sized + di::testing::Mockable,
    <I as di::testing::Mockable>::Mock: Payments,
{
    async fn charge(&self, __argument_1: u32) -> bool {
        di::testing::Double::call_async(
                self,
                move |__mock| async move {
                    <<I as di::testing::Mockable>::Mock as Payments>::charge(
                            &*__mock,
                            __argument_1,
                        )
                        .await
                },
            )
            .await
    }
    fn owned(&self) -> Pin<Box<dyn Future<Output = u8> + Send>> {
        let __future = di::testing::Double::call(
            self,
            move |__mock| <<I as di::testing::Mockable>::Mock as Payments>::owned(
                &*__mock,
            ),
        );
        di::__private::Box::pin(di::testing::Double::watch(self, __future))
    }
    fn borrowing(&self) -> Pin<Box<dyn Future<Output = u8> + Send + '_>> {
        di::__private::Box::pin(
            di::testing::Double::call_async(
                self,
                move |__mock| async move {
                    <<I as di::testing::Mockable>::Mock as Payments>::borrowing(&*__mock)
                        .await
                },
            ),
        )
    }
}
