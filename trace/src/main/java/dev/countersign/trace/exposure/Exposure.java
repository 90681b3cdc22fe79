package dev.countersign.trace.exposure;

import dev.countersign.model.value.Asset;
import dev.countersign.model.value.Bytes;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.util.List;

/**
 * Value of an address that comes from a known source.
 *
 * @param source the address that it comes from
 * @param asset what the address got
 * @param tainted so much of it comes from the source, in its smallest units, each mixture shared
 *     out evenly
 * @param received so much of it the address got in all, in its smallest units, more than zero
 * @param path one way that it came, the fewest hops, the source's gift first
 */
public record Exposure(
    String source, Asset asset, BigInteger tainted, BigInteger received, List<Step> path) {
  private static final MathContext DIGITS = new MathContext(6);

  /** Copies the path. */
  public Exposure {
    path = List.copyOf(path);
  }

  /**
   * A gift on the way.
   *
   * @param transaction its hash
   */
  public record Step(String from, String to, Bytes transaction) {}

  /** Over how many gifts it came, 1 or more. */
  public int hops() {
    return path.size();
  }

  /** What part of all that the address got of the asset it is, from 0 to 1. */
  public BigDecimal share() {
    return new BigDecimal(tainted).divide(new BigDecimal(received), DIGITS);
  }
}
