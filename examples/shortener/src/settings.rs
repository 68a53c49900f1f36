//! The settings, from flags and environment variables.

use std::{
    net::{IpAddr, Ipv4Addr},
    path::PathBuf,
};

use clap::Parser;
use tracing_subscriber::filter::Targets;

use crate::domain::BaseUrl;

/// A URL shortener that keeps its links in one SQLite file.
#[derive(Clone, Debug, Parser)]
#[command(version)]
pub struct Settings {
    /// Address to listen on; the default is reached from this machine only.
    #[arg(long, env = "SHORTENER_HOST", value_name = "ADDRESS", default_value_t = IpAddr::V4(Ipv4Addr::LOCALHOST))]
    pub host: IpAddr,

    /// Port to listen on; 0 takes any free one.
    #[arg(long, env = "SHORTENER_PORT", default_value_t = 8080)]
    pub port: u16,

    /// File that holds the links; it is created where there is none.
    #[arg(
        long,
        env = "SHORTENER_DATABASE",
        value_name = "FILE",
        default_value = "shortener.db"
    )]
    pub database: PathBuf,

    /// Address under which visitors reach the service, such as `https://sho.rt/`; the default is the address it
    /// listens on.
    #[arg(long, env = "SHORTENER_BASE_URL", value_name = "URL")]
    pub base_url: Option<BaseUrl>,

    /// Which log lines to write: a level, or `target=level` with commas between.
    #[arg(
        long,
        env = "SHORTENER_LOG",
        value_name = "FILTER",
        default_value = "info,wirework=warn"
    )]
    pub log: Targets,
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory;

    use super::*;

    fn settings(args: &[&str]) -> Result<Settings, String> {
        let args = ["shortener"].iter().chain(args);
        Settings::try_parse_from(args).map_err(|error| error.to_string())
    }

    #[test]
    fn the_flags_are_consistent() {
        Settings::command().debug_assert();
    }

    #[test]
    fn it_listens_on_this_machine_only_unless_told_otherwise() {
        assert!(settings(&[]).unwrap().host.is_loopback());
        let open = settings(&["--host", "0.0.0.0"]).unwrap();
        assert!(open.host.is_unspecified());
    }

    #[test]
    fn a_setting_that_makes_no_sense_is_refused_with_the_reason() {
        for (flag, value, reason) in [
            ("--port", "70000", "70000 is not in 0..=65535"),
            ("--port", "http", "invalid digit"),
            ("--host", "example.com", "invalid IP address"),
            ("--base-url", "sho.rt", "not a URL"),
            ("--base-url", "ftp://sho.rt", "must be http or https"),
            ("--log", "a=loud", "invalid"),
        ] {
            let refused = settings(&[flag, value]).unwrap_err();
            assert!(refused.contains(flag), "{refused}");
            assert!(refused.contains(reason), "{refused}");
        }
    }
}
