package dev.countersign.gate.check;

import dev.countersign.gate.finding.GateFinding;
import dev.countersign.model.value.Bytes;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** An intent asks for one payment: of several payloads that each equal it, one may be signed. */
final class AskedOnce {
  private @Nullable Draft first;

  /**
   * Takes note of a payload that equals the intent.
   *
   * @return false where another one before it does as well; then a finding says so
   */
  boolean answers(Draft draft) {
    Draft other = first;
    if (other == null) {
      first = draft;
      return true;
    }
    Bytes hash = draft.signedHash();
    if (hash != null && Objects.equals(hash, other.signedHash())) {
      return true;
    }
    draft
        .reading()
        .finding(
            GateFinding.INTENT_DIFFERS,
            "Asked for once, but another payload beside this one does the same already: "
                + other.summary());
    return false;
  }
}
