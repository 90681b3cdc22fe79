package dev.countersign.server.page;

import org.jspecify.annotations.Nullable;

/**
 * The form of the first page, with what stands in it.
 *
 * @param trouble why what was sent could not be read; null where nothing was
 */
public record FormView(
    String payload,
    String intent,
    String chain,
    String wallet,
    String safeVersion,
    @Nullable String trouble) {
  /** A form with only a payload in it. */
  public static FormView of(String payload) {
    return new FormView(payload, "", "", "", "", null);
  }

  /** True when something stands in the options. */
  public boolean optionsOpen() {
    return !(intent.isEmpty() && chain.isEmpty() && wallet.isEmpty() && safeVersion.isEmpty());
  }
}
