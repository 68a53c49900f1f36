#[inject(transient, crate = crate::di)]
struct Signup(Arc<dyn Mailer>, #[inject(value = 7)] u8);
