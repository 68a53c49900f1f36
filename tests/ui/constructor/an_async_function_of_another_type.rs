use wirework::Injectable;

#[derive(Injectable)]
#[inject(constructor = connect)]
struct Pool;

async fn connect() -> u8 {
    1
}

fn main() {}
