#[mockable]
trait Repo<T: Clone + Send + Sync = u8, const N: usize = 2>: Send + Sync
where
    T: 'static,
{
    fn load(&self, ids: [u32; N]) -> Option<T>;
}
