//! A link as clients see it.

use std::time::SystemTime;

use serde::Serialize;

use crate::domain::{BaseUrl, Link};

/// A link as clients see it, in JSON and on the page.
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

    /// When the link was made, for people.
    pub(super) fn created(&self) -> String {
        self.created_at
            .get(..16)
            .unwrap_or(&self.created_at)
            .replace('T', " ")
    }
}

fn rfc3339(time: SystemTime) -> String {
    humantime::format_rfc3339_seconds(time).to_string()
}
