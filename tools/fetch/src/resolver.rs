//! Names of hosts to addresses, without those of private networks: a feed may name any
//! host, and the machine that asks is often inside of one.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

use ureq::Error;
use ureq::config::Config;
use ureq::http::Uri;
use ureq::unversioned::resolver::{DefaultResolver, ResolvedSocketAddrs, Resolver};
use ureq::unversioned::transport::NextTimeout;

/// Resolves names to public addresses.
#[derive(Debug)]
pub(crate) struct Public {
    resolver: DefaultResolver,
    private: bool,
}

impl Public {
    /// A resolver that may allow private addresses, too.
    pub fn allowing_private(private: bool) -> Self {
        Self { resolver: DefaultResolver::default(), private }
    }
}

impl Resolver for Public {
    fn resolve(
        &self,
        uri: &Uri,
        config: &Config,
        timeout: NextTimeout,
    ) -> Result<ResolvedSocketAddrs, Error> {
        let all = self.resolver.resolve(uri, config, timeout)?;
        let mut allowed = self.empty();
        for address in all.iter().filter(|address| self.private || is_public(address.ip())) {
            allowed.push(*address);
        }
        if allowed.is_empty() {
            return Err(Error::Other("it is in a private network, which is not asked".into()));
        }
        Ok(allowed)
    }
}

/// Whether an address can be reached from everywhere (IANA's registries of special-purpose
/// addresses, RFC 6890).
pub(crate) fn is_public(address: IpAddr) -> bool {
    match address {
        IpAddr::V4(v4) => is_public_v4(v4),
        IpAddr::V6(v6) => is_public_v6(v6),
    }
}

fn is_public_v4(address: Ipv4Addr) -> bool {
    let [a, b, c, _] = address.octets();
    // Shared address space (RFC 6598), protocols (RFC 6890), benchmarks (RFC 2544), and what is
    // reserved (RFC 1112).
    let special = match a {
        0 | 240.. => true,
        100 => (64..128).contains(&b),
        192 => (b, c) == (0, 0),
        198 => matches!(b, 18 | 19),
        _ => false,
    };
    !(special
        || address.is_private()
        || address.is_loopback()
        || address.is_link_local()
        || address.is_multicast()
        || address.is_documentation())
}

/// Only the addresses that are given out are public, and of those none that leads to one of
/// version 4 behind a gateway: 6to4 (RFC 3056) and Teredo (RFC 4380).
fn is_public_v6(address: Ipv6Addr) -> bool {
    if let Some(v4) = address.to_ipv4_mapped() {
        return is_public_v4(v4);
    }
    let [a, b, ..] = address.segments();
    let is_global_unicast = a & 0xe000 == 0x2000;
    let special = matches!((a, b), (0x2001, 0..0x200 | 0xdb8) | (0x2002, _) | (0x3fff, 0..0x1000));
    is_global_unicast && !special
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn private_networks_are_told_from_the_rest() {
        let public = [
            "1.1.1.1",
            "93.184.216.34",
            "2606:4700::1111",
            "2001:4860:4860::8888",
            "192.0.1.1",
            "198.20.0.1",
            "100.63.0.1",
            "100.128.0.1",
        ];
        let private = [
            "127.0.0.1",
            "10.0.0.1",
            "172.16.0.1",
            "192.168.1.1",
            "169.254.169.254",
            "0.0.0.0",
            "100.64.0.1",
            "224.0.0.1",
            "255.255.255.255",
            "192.0.0.8",
            "198.18.0.1",
            "::",
            "::1",
            "64:ff9b::a00:1",
            "2001::1",
            "2001:db8::1",
            "2002:a00:1::1",
            "fec0::1",
            "ff02::1",
            "fe80::1",
            "fd00::1",
            "::ffff:10.0.0.1",
            "::ffff:127.0.0.1",
        ];
        for (all, expected) in [(public.as_slice(), true), (private.as_slice(), false)] {
            for text in all {
                assert_eq!(text.parse().map(is_public), Ok(expected), "{text}");
            }
        }
    }
}
