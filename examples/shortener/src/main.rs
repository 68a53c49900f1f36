//! The service as a program.

use std::{
    error::Error,
    io::{self, Write},
    iter,
    process::ExitCode,
};

use clap::Parser;
use shortener::{server, settings::Settings, telemetry};

#[tokio::main]
async fn main() -> ExitCode {
    let settings = Settings::parse();
    match run(&settings).await {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            complain(error.as_ref());
            ExitCode::FAILURE
        }
    }
}

async fn run(settings: &Settings) -> Result<(), Box<dyn Error>> {
    telemetry::init(settings.log.clone())?;
    server::run(settings).await?;
    Ok(())
}

/// Prints an error with all its causes. Where that is impossible, the exit status has to do.
fn complain(error: &dyn Error) {
    let causes = iter::successors(Some(error), |error: &&dyn Error| (*error).source());
    let story: Vec<_> = causes.map(ToString::to_string).collect();
    writeln!(io::stderr(), "error: {}", story.join(": ")).unwrap_or_default();
}
