package dev.countersign.trace.taint;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

/**
 * Lots that became other assets. Where several became several, each is taken for the same share of
 * the value, since a ledger knows no prices.
 */
final class Exchange {
  private Exchange() {}

  /**
   * Divides what was given among what was got for it.
   *
   * @param given of each asset that was given, the lots in the order in which they went; not empty
   * @param got how much of each asset there is for it; none is zero
   * @return of each asset that was got, the lots, which together are all of it and stand for all
   *     that was stolen
   */
  static List<List<Lot>> of(List<List<Lot>> given, List<BigInteger> got) {
    if (given.size() == 1 && got.size() == 1 && given.getFirst().size() == 1) {
      return List.of(List.of(given.getFirst().getFirst().exchanged(got.getFirst())));
    }
    List<List<Lot>> result = new ArrayList<>();
    got.forEach(any -> result.add(new ArrayList<>()));
    BigInteger homeless = BigInteger.ZERO;
    for (int from = 0; from < given.size(); from++) {
      List<List<Lot>> parts = parts(given.get(from), got.size());
      for (int to = 0; to < got.size(); to++) {
        BigInteger into = part(got.get(to), given.size(), from);
        homeless = homeless.add(exchanged(parts.get(to), into, result.get(to)));
      }
    }
    if (homeless.signum() > 0) {
      house(homeless, result);
    }
    return result;
  }

  /** One of so many parts of a number, which differ by one at most. */
  private static BigInteger part(BigInteger whole, int parts, int index) {
    BigInteger[] each = whole.divideAndRemainder(BigInteger.valueOf(parts));
    return index < each[1].intValueExact() ? each[0].add(BigInteger.ONE) : each[0];
  }

  /** Divides lots evenly, each of them. */
  private static List<List<Lot>> parts(List<Lot> lots, int parts) {
    List<List<Lot>> divided = new ArrayList<>();
    for (int i = 0; i < parts; i++) {
      divided.add(new ArrayList<>());
    }
    for (Lot lot : lots) {
      Lot rest = lot;
      for (int i = 0; i < parts; i++) {
        BigInteger wanted = part(lot.amount(), parts, i);
        Lot taken = i == parts - 1 ? rest : rest.share(wanted);
        rest = rest.minus(taken);
        if (!taken.isEmpty()) {
          divided.get(i).add(taken);
        }
      }
    }
    return divided;
  }

  /**
   * Adds lots of another asset in the same order and proportion.
   *
   * @return what of the source found no unit to stand in
   */
  private static BigInteger exchanged(List<Lot> lots, BigInteger into, List<Lot> result) {
    BigInteger total = Amounts.whole(lots).amount();
    if (total.signum() == 0) {
      addTo(result, Lot.clean(into));
      return BigInteger.ZERO;
    }
    BigInteger homeless = BigInteger.ZERO;
    BigInteger before = BigInteger.ZERO;
    BigInteger placed = BigInteger.ZERO;
    for (Lot lot : lots) {
      before = before.add(lot.amount());
      BigInteger until = into.multiply(before).divide(total);
      BigInteger units = until.subtract(placed);
      placed = until;
      if (units.signum() == 0) {
        homeless = homeless.add(lot.source());
      } else {
        addTo(result, lot.exchanged(units));
      }
    }
    return homeless;
  }

  private static void addTo(List<Lot> lots, Lot lot) {
    if (!lot.isEmpty()) {
      lots.add(lot);
    }
  }

  /** Lets what is left of the source stand in a unit that is stolen already, or in one more. */
  private static void house(BigInteger source, List<List<Lot>> result) {
    for (List<Lot> lots : result) {
      for (int i = 0; i < lots.size(); i++) {
        Lot lot = lots.get(i);
        if (!lot.isClean()) {
          lots.set(i, new Lot(lot.amount(), lot.tainted(), lot.source().add(source)));
          return;
        }
      }
    }
    List<Lot> lots = result.stream().filter(some -> !some.isEmpty()).findFirst().orElseThrow();
    Lot first = lots.removeFirst();
    lots.addFirst(new Lot(BigInteger.ONE, BigInteger.ONE, source));
    addTo(lots, Lot.clean(first.amount().subtract(BigInteger.ONE)));
  }
}
