//! The check that a host is on the public internet.

use std::net::{Ipv4Addr, Ipv6Addr};

use url::Host;

use crate::domain::Refusal;

/// Suffixes of names that are valid only on the visitor's machine or network, or nowhere.
const PRIVATE_SUFFIXES: [&str; 8] = [
    "home.arpa",
    "internal",
    "intranet",
    "invalid",
    "lan",
    "local",
    "localhost",
    "test",
];

/// Returns whether two hosts are equal. It ignores a dot at the end of a name.
pub(super) fn same(a: &Host<&str>, b: &Host<&str>) -> bool {
    match (a, b) {
        (Host::Domain(a), Host::Domain(b)) => absolute(a) == absolute(b),
        (a, b) => a == b,
    }
}

/// Checks the syntax that a name needs for a look-up.
pub(super) fn check_name(name: &str) -> Result<(), Refusal> {
    let unreadable = |why: &str| Err(Refusal::Unreadable(why.to_owned()));
    let name = absolute(name);
    if name.len() > 253 {
        return unreadable("the host name is too long");
    }
    if name.split('.').any(str::is_empty) {
        return unreadable("a part of the host name is empty");
    }
    if name.split('.').any(|label| label.len() > 63) {
        return unreadable("a part of the host name is too long");
    }
    if !name
        .bytes()
        .all(|b| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_' | b'.'))
    {
        return unreadable("the host name holds a character that it cannot");
    }
    Ok(())
}

/// Returns whether a host is on the public internet, without a look-up of its name.
pub(super) fn is_public(host: &Host<&str>) -> bool {
    match host {
        Host::Domain(name) => is_public_name(absolute(name)),
        Host::Ipv4(address) => is_public_v4(*address),
        Host::Ipv6(address) => is_public_v6(*address),
    }
}

fn is_public_name(name: &str) -> bool {
    let is_private = PRIVATE_SUFFIXES.iter().any(|suffix| {
        name.strip_suffix(suffix)
            .is_some_and(|rest| rest.is_empty() || rest.ends_with('.'))
    });
    name.contains('.') && !is_private
}

fn is_public_v4(address: Ipv4Addr) -> bool {
    // This network, shared carrier addresses, protocol assignments, device tests, multicast and above.
    let reserved = matches!(
        address.octets(),
        [0 | 224..=255, ..] | [100, 64..=127, ..] | [192, 0, 0, _] | [198, 18..=19, ..]
    );
    !(reserved
        || address.is_loopback()
        || address.is_private()
        || address.is_link_local()
        || address.is_documentation())
}

fn is_public_v6(address: Ipv6Addr) -> bool {
    match address.segments() {
        // IPv4 inside IPv6: mapped, translated (RFC 6052), 6to4
        [0, 0, 0, 0, 0, 0xffff, high, low] | [0x64, 0xff9b, 0, 0, 0, 0, high, low] => {
            is_public_v4(v4(high, low))
        }
        [0x2002, high, low, ..] => is_public_v4(v4(high, low)),
        // protocol assignments (including Teredo), and documentation
        [0x2001, 0..=0x01ff | 0xdb8, ..] | [0x3fff, 0..=0x0fff, ..] => false,
        // Of the rest, only 2000::/3 is assigned to hosts on the internet.
        [first, ..] => first & 0xe000 == 0x2000,
    }
}

fn v4(high: u16, low: u16) -> Ipv4Addr {
    let ([a, b], [c, d]) = (high.to_be_bytes(), low.to_be_bytes());
    Ipv4Addr::new(a, b, c, d)
}

fn absolute(name: &str) -> &str {
    name.strip_suffix('.').unwrap_or(name)
}

#[cfg(test)]
mod tests {
    use url::Url;

    use super::*;

    fn is_public_host(host: &str) -> bool {
        let url = Url::parse(&format!("http://{host}/")).unwrap();
        is_public(&url.host().unwrap())
    }

    #[test]
    fn names_and_addresses_on_the_internet_are_public() {
        for host in [
            "example.com",
            "a.b.co.uk",
            "localhost.example.com",
            "mylocal.com",
            "latest.io",
            "8.8.8.8",
            "172.15.0.1",
            "172.32.0.1",
            "192.169.0.1",
            "100.63.0.1",
            "100.128.0.1",
            "[2606:4700::1111]",
            "[::ffff:8.8.8.8]",
            "[64:ff9b::808:808]",
        ] {
            assert!(is_public_host(host), "{host}");
        }
    }

    #[test]
    fn the_own_machine_is_not_public_however_it_is_written() {
        for host in [
            "localhost",
            "LOCALHOST",
            "localhost.",
            "a.localhost",
            "127.0.0.1",
            "127.255.255.254",
            "127.1",
            "0x7f.1",
            "0177.0.0.1",
            "2130706433",
            "017700000001",
            "①②⑦.0.0.1",
            "127.0.0.1.",
            "%31%32%37.0.0.1",
            "0.0.0.0",
            "[::]",
            "[::1]",
            "[0:0:0:0:0:0:0:1]",
            "[::ffff:127.0.0.1]",
            "[::127.0.0.1]",
            "[64:ff9b::7f00:1]",
            "[2002:7f00:1::]",
        ] {
            assert!(!is_public_host(host), "{host}");
        }
    }

    #[test]
    fn private_networks_are_not_public() {
        for host in [
            "10.0.0.1",
            "172.16.0.1",
            "172.31.255.255",
            "192.168.1.1",
            "169.254.169.254",
            "100.64.0.1",
            "192.0.0.1",
            "192.0.2.1",
            "198.51.100.1",
            "203.0.113.1",
            "198.18.0.1",
            "224.0.0.1",
            "255.255.255.255",
            "[fc00::1]",
            "[fd12:3456::1]",
            "[fe80::1]",
            "[ff02::1]",
            "[2001:db8::1]",
            "[::ffff:10.0.0.1]",
            "router",
            "printer.local",
            "db.internal",
            "nas.home.arpa",
            "a.test",
            "b.invalid",
        ] {
            assert!(!is_public_host(host), "{host}");
        }
    }

    #[test]
    fn a_name_that_cannot_be_looked_up_is_refused() {
        let long_label = format!("{}.com", "a".repeat(64));
        let long_name = format!("{}com", "abcdefg.".repeat(40));
        for name in ["a..b", ".com", "a.b..", "a!b.com", &long_label, &long_name] {
            check_name(name).unwrap_err();
        }
        for name in ["a.b", "a.b.", "_dmarc.example.com", "xn--mnchen-3ya.de"] {
            check_name(name).unwrap();
        }
    }
}
