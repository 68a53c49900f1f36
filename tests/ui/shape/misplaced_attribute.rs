use wirework::Injectable;

#[derive(Injectable)]
enum Mailer {
    #[inject(skip)]
    Smtp,
}

fn main() {}
