//! The visits of links, from their recording to their storage.

use std::{
    collections::{HashMap, hash_map::Entry},
    fmt::Debug,
    time::SystemTime,
};

use async_trait::async_trait;

use super::{Code, StoreError};

/// A recorder of the visits of links.
#[cfg_attr(test, wirework::mockable, mockall::automock)]
pub trait ClickRecorder: Debug + Send + Sync {
    /// Records one visit. It is counted a little later, and at the latest when the service stops.
    fn record(&self, code: &Code);
}

/// A store of the numbers of visits.
#[cfg_attr(test, wirework::mockable, mockall::automock)]
#[async_trait]
pub trait ClickStore: Debug + Send + Sync {
    /// Adds all of these visits, or none. Visits of a link that no longer exists are dropped.
    ///
    /// # Errors
    ///
    /// Fails if the store cannot be written.
    async fn add(&self, clicks: &Clicks) -> Result<(), StoreError>;
}

/// A number of visits for each of some links.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Clicks(HashMap<Code, Visits>);

/// The visits of one link.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Visits {
    /// The number of visits.
    pub count: u64,
    /// The time of the last one.
    pub last_at: SystemTime,
}

impl Clicks {
    /// Adds visits of a link.
    pub fn add(&mut self, code: Code, visits: Visits) {
        match self.0.entry(code) {
            Entry::Vacant(entry) => {
                entry.insert(visits);
            }
            Entry::Occupied(mut entry) => {
                let sum = entry.get_mut();
                sum.count += visits.count;
                sum.last_at = sum.last_at.max(visits.last_at);
            }
        }
    }

    /// Returns each link with its visits, in no particular order.
    pub fn iter(&self) -> impl Iterator<Item = (&Code, Visits)> {
        self.0.iter().map(|(code, visits)| (code, *visits))
    }

    /// Returns the number of links.
    #[must_use]
    pub fn links(&self) -> usize {
        self.0.len()
    }

    /// Returns the number of visits of all links.
    #[must_use]
    pub fn visits(&self) -> u64 {
        self.0.values().map(|visits| visits.count).sum()
    }

    /// Removes all visits.
    pub fn clear(&mut self) {
        self.0.clear();
    }
}

impl IntoIterator for Clicks {
    type Item = (Code, Visits);
    type IntoIter = std::collections::hash_map::IntoIter<Code, Visits>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.into_iter()
    }
}

impl Extend<(Code, Visits)> for Clicks {
    fn extend<T: IntoIterator<Item = (Code, Visits)>>(&mut self, more: T) {
        for (code, visits) in more {
            self.add(code, visits);
        }
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;
    use crate::fakes::{code, noon};

    #[test]
    fn the_visits_of_a_link_are_summed_up_with_the_time_of_the_last() {
        let visits = |count, seconds| Visits {
            count,
            last_at: noon() + Duration::from_secs(seconds),
        };
        let mut clicks = Clicks::default();
        clicks.extend([(code("a"), visits(2, 9)), (code("b"), visits(1, 3))]);
        clicks.add(code("a"), visits(1, 5));
        assert_eq!((clicks.links(), clicks.visits()), (2, 4));
        let a = clicks.iter().find(|(name, _)| name.as_str() == "a");
        assert_eq!(a, Some((&code("a"), visits(3, 9))));
    }
}
