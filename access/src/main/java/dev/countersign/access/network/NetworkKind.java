package dev.countersign.access.network;

import java.util.Locale;
import java.util.Optional;

/** What a network is, which says what a person's session from it may mean. */
public enum NetworkKind {
  /** Not known: a home, a café, an office of others. */
  ORDINARY,
  /** The company's own: an office, its VPN's way out. */
  COMPANY,
  /** A mobile carrier: addresses change by the minute, places are those of its gateways. */
  MOBILE,
  /** By satellite: places are those of ground stations. */
  SATELLITE,
  /** A commercial VPN. */
  VPN,
  /** A relay for privacy that ordinary devices bring along: addresses change, places are coarse. */
  RELAY,
  /** Rented servers. */
  HOSTING,
  /** Tor, open proxies, networks that sell hiding. */
  ANONYMISER,
  /** An address that cannot be reached from elsewhere. */
  INSIDE;

  /** Whether its place says little of where the person is. */
  public boolean placeless() {
    return this != ORDINARY && this != COMPANY;
  }

  /** As files write it. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The one of that word. */
  public static Optional<NetworkKind> of(String word) {
    for (NetworkKind one : values()) {
      if (one.word().equals(word)) {
        return Optional.of(one);
      }
    }
    return Optional.empty();
  }
}
