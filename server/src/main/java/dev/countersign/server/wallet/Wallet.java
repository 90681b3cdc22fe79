package dev.countersign.server.wallet;

import dev.countersign.model.value.Address;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A wallet of the company.
 *
 * @param label by which policies name it
 * @param signingKey the account with which Countersign signs: an owner of the Safe, or the account
 *     itself
 * @param service the Safe Transaction Service; null for none
 * @param executor the account that carries the Safe's transactions out; null where people do
 */
public record Wallet(
    UUID id,
    Kind kind,
    long chainId,
    Address address,
    String label,
    List<String> tags,
    Address signingKey,
    @Nullable URI service,
    @Nullable UUID executor) {
  /** Copies the list. */
  public Wallet {
    tags = List.copyOf(tags);
  }

  /** What it is on the chain. */
  public enum Kind {
    /** A Safe. */
    SAFE,
    /** An account with a key. */
    ACCOUNT;

    /** As it is stored and shown. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** What the journal calls it. */
  public String subject() {
    return "wallet/" + id;
  }
}
