#[inject(bind(dyn Mailer, dyn Audit + Send), key = Primary)]
#[inject(scoped)]
pub struct SmtpMailer {
    config: Arc<Config>,
    #[inject(key = Primary)]
    db: Arc<dyn Database>,
    #[inject(clone)]
    pool: PgPool,
    #[inject(default = Arc::new(Utc))]
    zone: Arc<dyn Zone>,
    #[inject(key = Local, clone, default = Limit(3))]
    limit: Limit,
    #[inject(value = 3)]
    retries: u32,
    #[inject(skip)]
    cache: Cache,
    r#type: Option<Arc<dyn Metrics>>,
}
