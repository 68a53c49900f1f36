use downstream::Mailer;
use wirework::Module;

#[derive(Module)]
#[module(exports(dyn Mailer))]
struct MailModule;

#[derive(Module)]
#[module(imports(MailModule { dyn Mailer }), exports())]
struct App;

fn main() {}
