#[mockable(dynosaur = DynMailer)]
trait Mailer: Send + Sync {
    async fn send(&self, to: &str) -> bool;
    fn receive(&self) -> impl Future<Output = u8> + Send;
}
