package dev.countersign.access.wallet;

import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A right that a list says somebody has.
 *
 * @param wallet its label or its address, or {@code *} for all
 * @param holder a mail address, a name, or what the source calls them
 * @param by which entry of the source says so
 */
public record ImportedRight(
    String wallet,
    Holder.Kind kind,
    String holder,
    Right right,
    Way way,
    String by,
    @Nullable Instant since,
    @Nullable Instant lastUsed) {
  /** The key of the holder: mail addresses and names do not differ by case. */
  public String key() {
    return holder.strip().toLowerCase(Locale.ROOT);
  }

  /** Whether it is about that wallet. */
  public boolean isOf(String label, String address) {
    return wallet.equals("*") || wallet.equalsIgnoreCase(label) || wallet.equalsIgnoreCase(address);
  }
}
