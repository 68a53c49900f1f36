#[inject(new)]
pub(crate) struct Worker {
    #[inject(clone)]
    pool: PgPool,
    #[inject(skip)]
    cache: Cache,
    #[inject(key = Local, default = Arc::new(Utc))]
    zone: Arc<dyn Zone>,
}
