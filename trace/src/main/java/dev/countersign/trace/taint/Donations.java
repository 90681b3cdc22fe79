package dev.countersign.trace.taint;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What was given for nothing, and taken by somebody who also exchanged something in the same
 * transaction.
 */
final class Donations {
  private final Map<Changes.Change, List<Unmatched>> gifts = new HashMap<>();
  private final Map<Changes.Change, BigInteger> room = new HashMap<>();

  /** Gives it to those who have more of that asset, in their order. */
  void give(Unmatched gift, List<Changes.Exchanger> exchangers) {
    List<Lot> left = new ArrayList<>(gift.lots());
    for (Changes.Exchanger exchanger : exchangers) {
      for (Changes.Change more : exchanger.more()) {
        if (more.asset() == gift.giver().asset()) {
          left = give(gift.giver(), left, more);
        }
      }
    }
    if (!left.isEmpty()) {
      throw new IllegalStateException("somebody gave what nobody has: " + gift.giver());
    }
  }

  private List<Lot> give(Changes.Change giver, List<Lot> lots, Changes.Change to) {
    BigInteger free = room.getOrDefault(to, to.amount());
    List<Lot> taken = new ArrayList<>();
    List<Lot> left = new ArrayList<>();
    for (Lot lot : lots) {
      Lot part = lot.share(lot.amount().min(free));
      free = free.subtract(part.amount());
      if (!part.isEmpty()) {
        taken.add(part);
      }
      Lot rest = lot.minus(part);
      if (!rest.isEmpty()) {
        left.add(rest);
      }
    }
    room.put(to, free);
    if (!taken.isEmpty()) {
      gifts.computeIfAbsent(to, any -> new ArrayList<>()).add(new Unmatched(giver, taken));
    }
    return left;
  }

  /** What somebody was given for nothing. */
  List<Unmatched> to(Changes.Change taker) {
    return gifts.isEmpty() ? List.of() : gifts.getOrDefault(taker, List.of());
  }
}
