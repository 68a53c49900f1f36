use kit::Mailer;
use wirework::testing::Mock;

fn main() {
    let mailer = Mock::<dyn Mailer>::new();
    mailer.mock().expect_sent();
}
