package dev.countersign.server.screening;

import dev.countersign.model.json.JsonFields;
import dev.countersign.model.value.UnreadableInput;
import dev.countersign.trace.exposure.Reach;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/**
 * That it is asked where addresses' value comes from.
 *
 * @param ledger by its name on this server
 * @param chain of the ledger (EIP-155), 1 or more
 */
public record AskedExposure(String ledger, long chain, Reach reach) {
  private static final Pattern SHARE = Pattern.compile("[0-9]{1,3}(\\.[0-9]{1,30})?");
  private static final BigInteger MOST_CHAIN = BigInteger.ONE.shiftLeft(53);

  /**
   * Out of the field {@code exposure} of a request.
   *
   * @throws UnreadableInput where a part of it is none
   */
  public static AskedExposure of(JsonNode json) {
    JsonFields.only(json, "The field \"exposure\"", "ledger", "hops", "share", "chain");
    String ledger = JsonFields.text(json, "ledger");
    BigInteger hops = JsonFields.uintOrNull(json, "hops");
    String share = JsonFields.textOrNull(json, "share");
    BigInteger chain = JsonFields.uintOrNull(json, "chain");
    if (share != null && !SHARE.matcher(share).matches()) {
      throw new UnreadableInput(
          "The field \"share\" is no share; expected 0 to 1, such as " + Reach.SHARE);
    }
    if (hops != null && hops.bitLength() > 30) {
      throw new UnreadableInput(
          "The field \"hops\" is " + hops + "; expected 1 to " + Reach.MOST_HOPS);
    }
    if (chain != null && (chain.signum() == 0 || chain.compareTo(MOST_CHAIN) > 0)) {
      throw new UnreadableInput("The field \"chain\" is " + chain + "; expected 1 to 2^53");
    }
    return new AskedExposure(
        ledger,
        chain == null ? 1 : chain.longValueExact(),
        Reach.of(
            hops == null ? Reach.HOPS : hops.intValueExact(),
            share == null ? Reach.SHARE : new BigDecimal(share),
            word -> "The field \"" + word + "\""));
  }
}
