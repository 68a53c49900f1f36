use nject::{init, injectable, provider};

mod mailing {
    use nject::{injectable, module};

    #[injectable]
    pub struct Mailer;

    #[injectable]
    #[module]
    pub struct Mailing {
        #[export]
        mailer: Mailer,
    }
}

struct Clock;

#[injectable]
struct Orders<'a> {
    _mailer: &'a mailing::Mailer,
    _clock: &'a Clock, //~ field
}

#[injectable]
#[provider]
struct App {
    #[import]
    mailing: crate::mailing::Mailing, //~ entry
}

fn main() {
    let app: App = init!();
    let _orders: Orders = app.provide(); //~ entry
}
