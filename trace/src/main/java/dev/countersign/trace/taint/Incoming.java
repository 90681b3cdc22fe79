package dev.countersign.trace.taint;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

/** What an account got more of in a transaction, and from whom. */
final class Incoming {
  /** Lots that one giver gave. */
  record Part(Changes.Change giver, List<Lot> lots) {}

  private final Changes.Change taker;
  private final List<Part> parts = new ArrayList<>();
  private BigInteger open;

  Incoming(Changes.Change taker) {
    this.taker = taker;
    this.open = taker.amount();
  }

  Changes.Change taker() {
    return taker;
  }

  int account() {
    return taker.account();
  }

  int asset() {
    return taker.asset();
  }

  /** How much of it nobody is known to have given yet. */
  BigInteger open() {
    return open;
  }

  void add(Changes.Change giver, List<Lot> lots) {
    BigInteger amount = Amounts.whole(lots).amount();
    if (amount.signum() > 0) {
      open = open.subtract(amount);
      parts.add(new Part(giver, lots));
    }
  }

  /** In the order in which it came; what nobody gave is not among it. */
  List<Part> parts() {
    return parts;
  }

  boolean isTainted() {
    for (Part part : parts) {
      for (Lot lot : part.lots()) {
        if (!lot.isClean()) {
          return true;
        }
      }
    }
    return false;
  }
}
