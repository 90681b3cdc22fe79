package dev.countersign.trace.taint;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

/** Everything is mixed evenly; where it is poisoned, all of it counts as stolen. */
final class MixedHolding implements Holding {
  private final boolean poisoned;
  private Lot whole;

  MixedHolding(BigInteger clean, boolean poisoned) {
    this.poisoned = poisoned;
    this.whole = Lot.clean(clean);
  }

  @Override
  public void receive(List<Lot> lots) {
    for (Lot lot : lots) {
      add(lot);
    }
  }

  private void add(Lot lot) {
    Lot sum = whole.plus(lot);
    whole = poisoned && !sum.isClean() ? new Lot(sum.amount(), sum.amount(), sum.source()) : sum;
  }

  @Override
  public List<List<Lot>> give(List<BigInteger> amounts) {
    add(Amounts.missing(whole, amounts));
    List<List<Lot>> given = new ArrayList<>(amounts.size());
    for (BigInteger amount : amounts) {
      Lot part = whole.share(amount);
      whole = whole.minus(part);
      given.add(List.of(part));
    }
    return given;
  }

  @Override
  public boolean isClean() {
    return whole.isClean();
  }

  @Override
  public Lot whole() {
    return whole;
  }
}
