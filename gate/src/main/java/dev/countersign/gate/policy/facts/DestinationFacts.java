package dev.countersign.gate.policy.facts;

import java.time.Instant;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Where an asset goes, or who gains power.
 *
 * @param address as text
 * @param label null where the address is not known
 * @param firstSeen when something was first countersigned for it; null when never
 * @param listedSince when it was put on the list of known addresses; null where it is on none
 */
public record DestinationFacts(
    String address,
    Kind kind,
    @Nullable String label,
    Set<String> tags,
    @Nullable Instant firstSeen,
    @Nullable Instant listedSince) {
  /** Copies the set. */
  public DestinationFacts {
    tags = Set.copyOf(tags);
  }

  /** What the address is known as. */
  public enum Kind {
    /** A wallet of the company's own. */
    OWN,
    /** Somebody who is paid. */
    COUNTERPARTY,
    /** A contract that may be approved to take assets. */
    SPENDER,
    /** A contract that may be called. */
    CONTRACT,
    /** Nobody said. */
    UNKNOWN;

    /** As documents and JSON write it. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * True where assets may go as far as the list of known addresses goes: an own wallet or somebody
   * who is paid. A contract that may be called is none: tokens sent to it are lost.
   */
  public boolean known() {
    return switch (kind) {
      case OWN, COUNTERPARTY -> true;
      case SPENDER, CONTRACT, UNKNOWN -> false;
    };
  }

  /** The address in the one form in which it is compared: hexadecimal in lower case. */
  public String key() {
    return plain(address);
  }

  /**
   * The one form in which addresses as text are compared: hexadecimal and bech32 in lower case,
   * base58 as it is.
   */
  public static String plain(String address) {
    String lower = address.toLowerCase(Locale.ROOT);
    boolean anyCase =
        lower.startsWith("0x")
            || lower.startsWith("bc1")
            || lower.startsWith("tb1")
            || lower.startsWith("bcrt1");
    return anyCase ? lower : address;
  }
}
