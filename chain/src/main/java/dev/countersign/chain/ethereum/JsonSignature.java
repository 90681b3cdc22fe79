package dev.countersign.chain.ethereum;

import dev.countersign.model.json.JsonFields;
import dev.countersign.model.value.UnreadableInput;
import java.math.BigInteger;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The fields v, yParity, r and s of a JSON-RPC object.
 *
 * @param chainId named by the v of a type 0 signature; null otherwise
 */
record JsonSignature(Signature signature, @Nullable Long chainId) {

  /**
   * Null when there is none: all absent, or all zero as some nodes answer for what they made
   * themselves.
   *
   * @throws UnreadableInput when it is there in part
   */
  static @Nullable JsonSignature readOrNull(JsonNode object, int type) {
    BigInteger r = JsonFields.uintOrNull(object, "r");
    BigInteger s = JsonFields.uintOrNull(object, "s");
    BigInteger v = JsonFields.uintOrNull(object, "v");
    BigInteger parity = JsonFields.uintOrNull(object, "yParity");
    if (isNone(r) && isNone(s) && (r == null) == (s == null)) {
      return null;
    }
    BigInteger either = parity == null ? v : parity;
    if (r == null || s == null || either == null) {
      throw new UnreadableInput(
          "The signature of the transaction is incomplete; expected r, s and one of v and yParity");
    }
    if (type != 0) {
      BigInteger read = typedParity(either);
      if (v != null && !typedParity(v).equals(read)) {
        throw contradiction();
      }
      return new JsonSignature(new Signature(read, r, s), null);
    }
    if (v == null) {
      throw new UnreadableInput("The field \"v\" is missing; a signature of type 0 needs it");
    }
    LegacyV legacy = LegacyV.of(v);
    if (parity != null && !parity.equals(legacy.parity())) {
      throw contradiction();
    }
    return new JsonSignature(new Signature(legacy.parity(), r, s), legacy.chainId());
  }

  /** Some libraries write the parity of a typed transaction as 27 or 28. */
  static BigInteger typedParity(BigInteger v) {
    BigInteger base = BigInteger.valueOf(27);
    return v.compareTo(base) >= 0 ? v.subtract(base) : v;
  }

  private static boolean isNone(@Nullable BigInteger number) {
    return number == null || number.signum() == 0;
  }

  private static UnreadableInput contradiction() {
    return new UnreadableInput(
        "The fields \"v\" and \"yParity\" contradict each other; expected the same parity");
  }
}
