#[mockable]
trait Shop: Named + Send + Sync + 'static {
    fn sell(&self);
}
