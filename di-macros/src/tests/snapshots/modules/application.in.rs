#[module(
    components(
        SystemClock as dyn Clock,
        SmtpMailer as (dyn Mailer, dyn Health): scoped,
        Stripe as dyn Gateway: entry = "stripe",
        PgDatabase as dyn Database: key = Primary,
    ),
    factories(connect -> PgPool: transient),
    decorators(with_retries -> dyn Mailer),
    collections(dyn Gateway),
    seeds(RequestId),
    imports(MetricsModule { dyn Metrics }, AuditModule { dyn Audit: key = Primary }),
    exports(dyn Mailer, dyn Database: key = Primary),
    requires(dyn Secrets),
)]
pub(crate) struct AppModule {
    config: Config,
    store: Arc<dyn Store>,
    #[module(key = Primary)]
    url: Url,
    #[module(as(dyn Zone))]
    utc: Utc,
    metrics: MetricsModule,
}
