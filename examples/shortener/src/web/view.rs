//! The representation of a link for clients.

use std::time::SystemTime;

use serde::Serialize;

use crate::{
    domain::{BaseUrl, Link},
    storage::database::{from_millis, to_millis},
};

/// The representation of a link, in JSON and on the page.
#[derive(Debug, Serialize)]
pub(super) struct LinkView {
    pub(super) code: String,
    pub(super) short_url: String,
    pub(super) url: String,
    pub(super) clicks: u64,
    pub(super) created_at: String,
    pub(super) last_click_at: Option<String>,
}

impl LinkView {
    pub(super) fn new(link: &Link, base_url: &BaseUrl) -> Self {
        Self {
            code: link.code.to_string(),
            short_url: base_url.short_url(&link.code),
            url: link.target.to_string(),
            clicks: link.clicks,
            created_at: rfc3339(link.created_at),
            last_click_at: link.last_click_at.map(rfc3339),
        }
    }

    /// Returns the time of creation, for people.
    pub(super) fn created(&self) -> String {
        self.created_at
            .get(..16)
            .unwrap_or(&self.created_at)
            .replace('T', " ")
    }
}

fn rfc3339(time: SystemTime) -> String {
    // `humantime` cannot format a time that is far out of range. The conversion clamps the time first.
    let time = from_millis(to_millis(time));
    humantime::format_rfc3339_seconds(time).to_string()
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;

    #[test]
    fn any_time_can_be_written() {
        let epoch = SystemTime::UNIX_EPOCH;
        let age = Duration::from_hours(100_000_000);
        assert_eq!(rfc3339(epoch), "1970-01-01T00:00:00Z");
        assert_eq!(rfc3339(epoch - age), "1970-01-01T00:00:00Z");
        assert_eq!(rfc3339(epoch + age), "1970-01-01T00:00:00Z");
        let last = epoch + Duration::from_millis(253_402_300_799_999);
        assert_eq!(rfc3339(last), "9999-12-31T23:59:59Z");
    }
}
