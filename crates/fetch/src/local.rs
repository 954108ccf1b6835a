//! Which addresses are not of the public internet.

use ipnet::IpNet;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};
use std::sync::LazyLock;

/// Networks that are no part of the public internet, and what an address in them is (IANA's
/// registries of special-purpose addresses).
const NETWORKS: [(&str, &str); 20] = [
    ("0.0.0.0/8", THIS),
    ("10.0.0.0/8", PRIVATE),
    ("100.64.0.0/10", "an address behind the provider's own network"),
    ("127.0.0.0/8", THIS),
    ("169.254.0.0/16", LINK),
    ("172.16.0.0/12", PRIVATE),
    ("192.0.0.0/24", RESERVED),
    ("192.0.2.0/24", RESERVED),
    ("192.168.0.0/16", PRIVATE),
    ("198.18.0.0/15", RESERVED),
    ("198.51.100.0/24", RESERVED),
    ("203.0.113.0/24", RESERVED),
    ("224.0.0.0/4", MANY),
    ("240.0.0.0/4", RESERVED),
    ("::/128", THIS),
    ("::1/128", THIS),
    ("fc00::/7", PRIVATE),
    ("fe80::/10", LINK),
    ("fec0::/10", PRIVATE),
    ("ff00::/8", MANY),
];

/// The part of IPv6 in use for single hosts anywhere on the internet; and what is reserved in it.
const PUBLIC: &str = "2000::/3";
const WITHIN_PUBLIC: [&str; 3] = ["2001::/23", "2001:db8::/32", "3fff::/20"];

const THIS: &str = "this computer";
const PRIVATE: &str = "a private address";
const LINK: &str = "an address of the nearest network only";
const MANY: &str = "an address of many computers";
const RESERVED: &str = "a reserved address";

/// What an address of the local network is; `None` for one of the public internet.
pub fn what(ip: IpAddr) -> Option<&'static str> {
    static NAMED: LazyLock<Vec<(IpNet, &str)>> =
        LazyLock::new(|| NETWORKS.iter().map(|(network, what)| (parsed(network), *what)).collect());
    static RESERVED_6: LazyLock<Vec<IpNet>> =
        LazyLock::new(|| WITHIN_PUBLIC.iter().map(|network| parsed(network)).collect());
    static PUBLIC_6: LazyLock<IpNet> = LazyLock::new(|| parsed(PUBLIC));
    if let Some((_, what)) = NAMED.iter().find(|(network, _)| network.contains(&ip)) {
        return Some(what);
    }
    let IpAddr::V6(six) = ip else { return None };
    if let Some(four) = embedded(six) {
        return what(four.into());
    }
    let public = PUBLIC_6.contains(&ip) && !RESERVED_6.iter().any(|network| network.contains(&ip));
    (!public).then_some(RESERVED)
}

/// The IPv4 address that an IPv6 address leads to: mapped, compatible, by NAT64 or 6to4.
fn embedded(six: Ipv6Addr) -> Option<Ipv4Addr> {
    let four = |high: u16, low: u16| Ipv4Addr::from(u32::from(high) << 16 | u32::from(low));
    match six.segments() {
        [0, 0, 0, 0, 0, 0 | 0xffff, high, low] | [0x64, 0xff9b, 0, 0, 0, 0, high, low] => {
            Some(four(high, low))
        }
        [0x2002, high, low, ..] => Some(four(high, low)),
        _ => None,
    }
}

fn parsed(network: &str) -> IpNet {
    network.parse().expect("a network of the table above")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_of_the_local_network_are_told_from_public_ones() {
        let rows = [
            ("127.0.0.1", Some(THIS)),
            ("127.255.0.3", Some(THIS)),
            ("0.0.0.0", Some(THIS)),
            ("10.1.2.3", Some(PRIVATE)),
            ("172.15.255.255", None),
            ("172.16.0.1", Some(PRIVATE)),
            ("172.32.0.1", None),
            ("192.168.178.1", Some(PRIVATE)),
            ("169.254.169.254", Some(LINK)),
            ("100.63.255.255", None),
            ("100.64.0.1", Some("an address behind the provider's own network")),
            ("224.0.0.251", Some(MANY)),
            ("255.255.255.255", Some(RESERVED)),
            ("198.19.0.1", Some(RESERVED)),
            ("93.184.215.14", None),
            ("::", Some(THIS)),
            ("::1", Some(THIS)),
            ("fe80::1", Some(LINK)),
            ("fd12:3456::1", Some(PRIVATE)),
            ("ff02::1", Some(MANY)),
            ("2001:db8::1", Some(RESERVED)),
            ("2606:4700::1111", None),
            ("4000::1", Some(RESERVED)),
            ("::ffff:192.168.0.1", Some(PRIVATE)),
            ("::ffff:93.184.215.14", None),
            ("::127.0.0.1", Some(THIS)),
            ("64:ff9b::a00:1", Some(PRIVATE)),
            ("64:ff9b::5db8:d70e", None),
            ("64:ff9b:1::5db8:d70e", Some(RESERVED)),
            ("2002:7f00:1::", Some(THIS)),
            ("2001:0:4136:e378::1", Some(RESERVED)),
        ];
        for (ip, expected) in rows {
            assert_eq!(what(ip.parse().unwrap()), expected, "{ip}");
        }
    }
}
