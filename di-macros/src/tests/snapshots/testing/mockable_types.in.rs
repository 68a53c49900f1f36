#[mockable(dyn Stock<u8, Item = u16>)]
trait Stock<T>: Send + Sync {
    type Item;
    fn take(&self, how: T) -> Self::Item;
}
