#[mockable]
trait Mailer: Send + Sync {
    fn send(&self, to: &str) -> bool;
    fn shared(self: Arc<Self>, number: u8);
    fn size<T: 'static>(&self, value: T) -> usize
    where
        Self: Sized;
}
