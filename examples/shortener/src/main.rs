//! The service as a program.

use std::error::Error;

use clap::Parser;
use shortener::{settings::Settings, telemetry, wiring};
use wirework::{Container, Exit, signals};

#[tokio::main]
async fn main() -> Result<Exit, Box<dyn Error>> {
    let settings = Settings::parse();
    telemetry::init(settings.log.clone())?;
    // Before the start, so that a signal that comes during the start is not lost.
    let signals = signals()?;
    let container = Container::start(wiring::app(settings)).await?;
    let exit = container.run_until(signals).await;
    tracing::info!("{exit}");
    Ok(exit)
}
