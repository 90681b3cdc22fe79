package dev.countersign.trace.taint;

import java.math.BigInteger;
import java.util.List;

/**
 * Where stolen value went and is. What rests stands for exactly what was stolen: this is checked.
 *
 * @param stolen how much, in the smallest units of the source's asset
 * @param presumed so much of it is presumed to be: accounts of the thieves gave it, and the ledger
 *     did not see it coming; see {@link Limits#presume}
 * @param resting the largest value first
 * @param flows in the order of the ledger
 * @param transactions how many were read
 * @param complete false where the limit of transactions ended it
 */
public record Trace(
    Method method,
    Source source,
    BigInteger stolen,
    BigInteger presumed,
    List<Resting> resting,
    List<Flow> flows,
    long transactions,
    boolean complete) {
  /**
   * Checks that no value was made or lost.
   *
   * @throws IllegalStateException when some was, which is a fault of the program
   */
  public Trace {
    resting = List.copyOf(resting);
    flows = flows instanceof Flows ? flows : List.copyOf(flows);
    BigInteger accounted =
        resting.stream().map(Resting::source).reduce(BigInteger.ZERO, BigInteger::add);
    if (!accounted.equals(stolen)) {
      throw new IllegalStateException(
          "value was not conserved: " + accounted + " accounted for of " + stolen);
    }
  }

  /** What rests in places of that kind, in the units of what was stolen. */
  public BigInteger in(Place place) {
    return resting.stream()
        .filter(one -> one.place() == place)
        .map(Resting::source)
        .reduce(BigInteger.ZERO, BigInteger::add);
  }
}
