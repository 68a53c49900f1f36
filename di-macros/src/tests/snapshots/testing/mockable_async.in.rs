#[mockable(crate = di)]
#[async_trait]
trait Payments: Send + Sync {
    async fn charge(&self, cents: u32) -> bool;
    fn owned(&self) -> Pin<Box<dyn Future<Output = u8> + Send>>;
    fn borrowing(&self) -> Pin<Box<dyn Future<Output = u8> + Send + '_>>;
}
