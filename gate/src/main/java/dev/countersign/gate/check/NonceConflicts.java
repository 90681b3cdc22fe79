package dev.countersign.gate.check;

import dev.countersign.gate.finding.GateFinding;
import dev.countersign.gate.known.Known;
import dev.countersign.gate.reading.Reading;
import dev.countersign.model.value.Address;
import dev.countersign.model.value.Bytes;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Two different payloads for one nonce: one is meant to be seen, the other to be executed. */
final class NonceConflicts {
  private record Claim(
      @Nullable Long chainId, Address wallet, String nonce, Bytes hash, Reading reading) {}

  private final List<Claim> claims = new ArrayList<>();

  /** Compares with the payloads that the user has seen before. */
  static void known(
      @Nullable Long chainId,
      @Nullable Address wallet,
      @Nullable BigInteger nonce,
      @Nullable Bytes hash,
      Context context,
      Reading out) {
    if (wallet == null || nonce == null || hash == null) {
      return;
    }
    for (Known.Seen seen : context.directory().seen()) {
      boolean sameChain =
          seen.chainId() == null || chainId == null || seen.chainId().equals(chainId);
      if (sameChain
          && seen.wallet().equals(wallet)
          && seen.nonce().equals(nonce)
          && !seen.hash().equals(hash)) {
        conflict(nonce.toString(), seen.hash(), "was seen before", out);
      }
    }
  }

  /** Compares the payloads of one request with each other; call once for each, in order. */
  void among(Draft draft) {
    Address wallet = draft.wallet();
    String nonce =
        draft.fields().stream()
            .filter(field -> field.name().equals("nonce"))
            .map(field -> field.value())
            .findFirst()
            .orElse(null);
    Bytes hash = draft.signedHash();
    if (wallet == null || nonce == null || hash == null) {
      return;
    }
    Claim mine = new Claim(draft.chainId(), wallet, nonce, hash, draft.reading());
    for (Claim other : claims) {
      if (other.wallet().equals(wallet)
          && other.nonce().equals(nonce)
          && (other.chainId() == null
              || mine.chainId() == null
              || other.chainId().equals(mine.chainId()))
          && !other.hash().equals(hash)) {
        conflict(nonce, other.hash(), "stands beside it", draft.reading());
        conflict(nonce, hash, "stands beside it", other.reading());
      }
    }
    claims.add(mine);
  }

  private static void conflict(String nonce, Bytes other, String where, Reading out) {
    out.finding(
        GateFinding.NONCE_REUSED,
        "Another payload for the nonce " + nonce + " " + where + ", with the hash " + other,
        "nonce",
        nonce,
        "other",
        other.toHex());
  }
}
