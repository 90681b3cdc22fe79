package dev.countersign.trace.taint;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** How much of one asset each giver gives to each taker, within one transaction. */
final class Shares {
  private Shares() {}

  /**
   * In order: the first giver fills the first taker, then the next.
   *
   * @param given what each gives
   * @param taken what each takes; together no more than is given
   * @return for each giver, how much to each taker, and at last how much to none of them
   */
  static List<List<BigInteger>> inOrder(List<BigInteger> given, List<BigInteger> taken) {
    List<BigInteger> open = new ArrayList<>(taken);
    List<List<BigInteger>> shares = new ArrayList<>();
    for (BigInteger giving : given) {
      List<BigInteger> row = new ArrayList<>();
      BigInteger left = giving;
      for (int i = 0; i < open.size(); i++) {
        BigInteger part = left.min(open.get(i));
        open.set(i, open.get(i).subtract(part));
        left = left.subtract(part);
        row.add(part);
      }
      row.add(left);
      shares.add(row);
    }
    return shares;
  }

  /** Evenly: each taker gets the same share of what each gives, to the unit. */
  static List<List<BigInteger>> evenly(List<BigInteger> given, List<BigInteger> taken) {
    BigInteger total = Amounts.sum(given);
    if (given.size() == 1 || total.signum() == 0) {
      return inOrder(given, taken);
    }
    List<BigInteger> open = new ArrayList<>(taken);
    BigInteger unclaimed = total.subtract(Amounts.sum(taken));
    open.add(unclaimed);
    List<List<BigInteger>> shares = new ArrayList<>();
    BigInteger left = total;
    for (BigInteger giving : given) {
      List<BigInteger> row = new ArrayList<>(Collections.nCopies(open.size(), BigInteger.ZERO));
      BigInteger before = BigInteger.ZERO;
      BigInteger placed = BigInteger.ZERO;
      for (int i = 0; i < open.size(); i++) {
        before = before.add(open.get(i));
        BigInteger until = left.signum() == 0 ? placed : giving.multiply(before).divide(left);
        row.set(i, until.subtract(placed));
        placed = until;
      }
      for (int i = 0; i < open.size(); i++) {
        open.set(i, open.get(i).subtract(row.get(i)));
      }
      left = left.subtract(giving);
      shares.add(row);
    }
    return shares;
  }
}
