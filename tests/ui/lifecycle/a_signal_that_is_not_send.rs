use std::rc::Rc;

use wirework::{Container, Exit};

async fn run(container: Container, end: Rc<u8>) -> Exit {
    let signal = async move {
        std::future::ready(()).await;
        drop(end);
    };
    container.run_until(signal).await
}

fn main() {}
