use std::sync::Arc;
use wirework::decorate;

trait Mailer: Send + Sync {}

fn with_log(_log: Arc<String>, inner: Arc<dyn Mailer>) -> Arc<dyn Mailer> {
    inner
}

fn main() {
    let _ = decorate::<dyn Mailer>().with(with_log);
}
