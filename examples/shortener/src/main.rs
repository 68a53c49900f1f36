//! The service as a program.

use std::{error::Error, time::Duration};

use clap::Parser;
use shortener::{settings::Settings, telemetry, web, wiring};
use wirework::{Container, Exit, Limits, Phase, signals};

/// The time that the server has to finish the requests in progress after a stop signal, and each task of a component.
const GRACE: Duration = Duration::from_secs(5);

#[tokio::main]
async fn main() -> Result<Exit, Box<dyn Error>> {
    let settings = Settings::parse();
    telemetry::init(settings.log.clone())?;
    // Before the start, so that a signal that comes during the start is not lost.
    let signals = signals()?;
    let limits = Limits::default().each(Phase::Drain, GRACE);
    let app = wiring::app(settings);
    let container = Container::start_with(app, |builder| builder.limits(limits)).await?;
    let exit = web::serve(&container, signals).await?;
    tracing::info!("{exit}");
    Ok(exit)
}
