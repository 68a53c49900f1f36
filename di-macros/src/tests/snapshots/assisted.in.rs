pub struct Order<T: Entity> {
    #[inject(arg)]
    customer: T,
    #[inject(arg)]
    parent: Option<Box<Self>>,
    db: Arc<dyn Database<T>>,
    #[inject(value = Self::LIMIT)]
    limit: usize,
}
