//! The service as a program.

use std::{
    error::Error,
    io::{self, Write},
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

/// Prints an error with all its causes. If that fails, only the exit status reports the error.
fn complain(error: &dyn Error) {
    let mut story = error.to_string();
    let mut next = error.source();
    while let Some(cause) = next {
        let text = cause.to_string();
        // The text of some errors already contains the cause.
        if !story.ends_with(&text) {
            story = format!("{story}: {text}");
        }
        next = cause.source();
    }
    writeln!(io::stderr(), "error: {story}").unwrap_or_default();
}
