package dev.countersign.trace.taint;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

/** Everything is mixed evenly; where it is poisoned, all of it counts as stolen. */
final class MixedHolding implements Holding {
  private final boolean poisoned;
  private final Mixture mixture = new Mixture();

  MixedHolding(BigInteger clean, boolean poisoned) {
    this.poisoned = poisoned;
    mixture.set(Lot.clean(clean));
  }

  @Override
  public void receive(List<Lot> lots) {
    Lot whole = mixture.lot();
    for (Lot lot : lots) {
      whole = plus(whole, lot);
    }
    mixture.set(whole);
  }

  private Lot plus(Lot whole, Lot lot) {
    Lot sum = whole.plus(lot);
    return poisoned && !sum.isClean() ? new Lot(sum.amount(), sum.amount(), sum.source()) : sum;
  }

  @Override
  public boolean receive(Parcel lots) {
    if (lots.size() != 1
        || !mixture.add(
            lots.amountHigh(0),
            lots.amountLow(0),
            lots.taintedHigh(0),
            lots.taintedLow(0),
            lots.sourceHigh(0),
            lots.sourceLow(0))) {
      return false;
    }
    poison();
    return true;
  }

  private void poison() {
    if (poisoned && !mixture.isClean()) {
      mixture.poison();
    }
  }

  @Override
  public List<List<Lot>> give(List<BigInteger> amounts) {
    Lot whole = mixture.lot();
    whole = plus(whole, Amounts.missing(whole, amounts));
    List<List<Lot>> given = new ArrayList<>(amounts.size());
    for (BigInteger amount : amounts) {
      Lot part = whole.share(amount);
      whole = whole.minus(part);
      given.add(List.of(part));
    }
    mixture.set(whole);
    return given;
  }

  @Override
  public boolean give(long high, long low, Part part, Parcel into) {
    if (!mixture.cover(high, low)) {
      return false;
    }
    poison();
    mixture.share(high, low, part, into);
    return true;
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
