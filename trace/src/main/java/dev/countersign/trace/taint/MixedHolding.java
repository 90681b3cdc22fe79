package dev.countersign.trace.taint;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

/** Everything is mixed evenly; where it is poisoned, all of it counts as stolen. */
final class MixedHolding extends Mixture implements Holding {
  private final boolean poisoned;

  MixedHolding(BigInteger clean, boolean poisoned) {
    this.poisoned = poisoned;
    set(Lot.clean(clean));
  }

  @Override
  public void receive(List<Lot> lots) {
    Lot whole = lot();
    for (Lot lot : lots) {
      whole = plus(whole, lot);
    }
    set(whole);
  }

  private Lot plus(Lot whole, Lot lot) {
    Lot sum = whole.plus(lot);
    return poisoned && !sum.isClean() ? new Lot(sum.amount(), sum.amount(), sum.source()) : sum;
  }

  @Override
  public boolean receive(Parcel lots) {
    if (lots.size() != 1
        || !add(
            lots.amountHigh(0),
            lots.amountLow(0),
            lots.taintedHigh(0),
            lots.taintedLow(0),
            lots.sourceHigh(0),
            lots.sourceLow(0))) {
      return false;
    }
    spread();
    return true;
  }

  private void spread() {
    if (poisoned && !isClean()) {
      poison();
    }
  }

  @Override
  public List<List<Lot>> give(List<BigInteger> amounts) {
    Lot whole = lot();
    whole = plus(whole, Amounts.missing(whole, amounts));
    List<List<Lot>> given = new ArrayList<>(amounts.size());
    for (BigInteger amount : amounts) {
      Lot part = whole.share(amount);
      whole = whole.minus(part);
      given.add(List.of(part));
    }
    set(whole);
    return given;
  }

  @Override
  public boolean give(long high, long low, Part part, Parcel into) {
    if (!cover(high, low)) {
      return false;
    }
    spread();
    share(high, low, part, into);
    return true;
  }

  @Override
  public Lot whole() {
    return lot();
  }

  @Override
  public void addTo(Mixture mixture) {
    mixture.add((Mixture) this);
  }
}
