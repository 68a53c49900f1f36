use wirework::Injectable;

#[derive(Injectable)]
enum Mailer {
    Smtp,
    File,
}

fn main() {}
