package dev.countersign.server.check;

import dev.countersign.model.value.UnreadableInput;
import org.jspecify.annotations.Nullable;

/**
 * What is asked: a payload, and what was said beside it, as text.
 *
 * @param payload the bytes as they came, 1 to {@link #MOST_BYTES}; not copied
 * @param intent the text of an intent file
 * @param chain the chain id
 * @param wallet the wallet's address
 * @param safeVersion the Safe's version
 */
@SuppressWarnings("ArrayRecordComponent") // read once and never compared
public record Question(
    byte[] payload,
    @Nullable String intent,
    @Nullable String chain,
    @Nullable String wallet,
    @Nullable String safeVersion) {
  /** The most bytes of a payload. */
  public static final int MOST_BYTES = 4 * 1024 * 1024;

  /**
   * Checks the payload's size and takes blank text for none.
   *
   * @throws UnreadableInput when there is no payload
   * @throws PayloadTooLarge when it is too large
   */
  public Question {
    if (payload.length == 0) {
      throw new UnreadableInput(
          "There is no payload; expected a transaction, typed data, a message, a user operation or"
              + " a PSBT");
    }
    if (payload.length > MOST_BYTES) {
      throw new PayloadTooLarge();
    }
    intent = said(intent);
    chain = said(chain);
    wallet = said(wallet);
    safeVersion = said(safeVersion);
  }

  /** A payload of which nothing more is said. */
  public static Question of(byte[] payload) {
    return new Question(payload, null, null, null, null);
  }

  private static @Nullable String said(@Nullable String text) {
    return text == null || text.isBlank() ? null : text.strip();
  }
}
