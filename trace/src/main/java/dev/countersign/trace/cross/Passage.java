package dev.countersign.trace.cross;

import dev.countersign.trace.taint.Place;
import java.math.BigInteger;

/**
 * Stolen value that went over a bridge, and on from there. Values are in the units of what was
 * stolen.
 *
 * @param bridge its name, where it says so
 * @param from the number of the chain that it left
 * @param position of the transaction that paid it in
 * @param place where it would rest there
 * @param account who took it: the bridge's
 * @param asset what was paid in
 * @param tainted so much of that was stolen
 * @param value what that stands for
 * @param at where it came out
 * @param landed so much of what came out is stolen
 * @param arrived what that stands for
 * @param depth how many bridges it went over until here at the least, this one included
 */
public record Passage(
    String bridge,
    int from,
    long position,
    Place place,
    int account,
    int asset,
    BigInteger tainted,
    BigInteger value,
    Landfall at,
    BigInteger landed,
    BigInteger arrived,
    int depth) {
  /** What the bridge kept. */
  public BigInteger fee() {
    return value.subtract(arrived);
  }
}
