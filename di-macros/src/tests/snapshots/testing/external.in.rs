#[derive(Injectable)]
#[inject(bind(dyn Mailer, dyn Audit + Send), external)]
struct SmtpMailer;
