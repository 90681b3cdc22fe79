package dev.countersign.trace.taint;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** What is stolen goes into the largest part first; what stays is a part as well. */
final class HighestHolding implements Holding {
  private final Mixture mixture = new Mixture();

  HighestHolding(BigInteger clean) {
    mixture.set(Lot.clean(clean));
  }

  @Override
  public void receive(List<Lot> lots) {
    Lot whole = mixture.lot();
    for (Lot lot : lots) {
      whole = whole.plus(lot);
    }
    mixture.set(whole);
  }

  @Override
  public boolean receive(Parcel lots) {
    return lots.size() == 1
        && mixture.add(
            lots.amountHigh(0),
            lots.amountLow(0),
            lots.taintedHigh(0),
            lots.taintedLow(0),
            lots.sourceHigh(0),
            lots.sourceLow(0));
  }

  @Override
  public boolean give(long high, long low, Part part, Parcel into) {
    if (!mixture.cover(high, low)) {
      return false;
    }
    mixture.shareHighest(high, low, part, into);
    return true;
  }

  @Override
  public List<List<Lot>> give(List<BigInteger> amounts) {
    Lot whole = mixture.lot();
    whole = whole.plus(Amounts.missing(whole, amounts));
    List<BigInteger> parts = new ArrayList<>(amounts);
    parts.add(whole.amount().subtract(Amounts.sum(amounts)));
    List<Lot> shared = highestFirst(whole, parts);
    mixture.set(shared.removeLast());
    List<List<Lot>> given = new ArrayList<>(amounts.size());
    shared.forEach(lot -> given.add(List.of(lot)));
    return given;
  }

  /**
   * Divides something so that what is stolen of it goes into the largest part first.
   *
   * @param parts which together are all of it; of equal ones the earlier counts as larger
   * @return for each part what it gets
   */
  static List<Lot> highestFirst(Lot whole, List<BigInteger> parts) {
    List<Lot> shared = new ArrayList<>(Collections.nCopies(parts.size(), Lot.NONE));
    Lot rest = whole;
    for (int index :
        IntStream.range(0, parts.size())
            .boxed()
            .sorted(Comparator.comparing((Integer i) -> parts.get(i)).reversed())
            .toList()) {
      BigInteger part = parts.get(index);
      Lot taken = rest.part(part, part.min(rest.tainted()));
      rest = rest.minus(taken);
      shared.set(index, taken);
    }
    return shared;
  }

  @Override
  public boolean holds(long high, long low) {
    return mixture.holds(high, low);
  }

  @Override
  public boolean isClean() {
    return mixture.isClean();
  }

  @Override
  public Lot whole() {
    return mixture.lot();
  }
}
