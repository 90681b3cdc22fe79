package dev.countersign.response.freeze;

import dev.countersign.model.value.Amount;
import dev.countersign.model.value.UnreadableInput;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * A request held against a newer trace, before it goes out.
 *
 * @param reference of the request
 * @param tracedAt when the newer trace was made
 * @param changes every amount that is another now; empty when the request still holds
 */
public record Recheck(String reference, Instant tracedAt, List<Change> changes) {
  /**
   * An amount that no longer matches.
   *
   * @param was in the request; zero where it has none
   * @param is now; zero where it is gone
   */
  public record Change(String address, ChainAsset asset, Amount was, Amount is) {
    /** With both amounts. */
    public String sentence() {
      String before = new Quantity(asset, was).words();
      String now = new Quantity(asset, is).words();
      if (was.isZero()) {
        return now + " rest at " + address + " now, which the request does not ask for";
      }
      return "The request asks for "
          + before
          + " at "
          + address
          + (is.isZero() ? ", from where it is gone" : ", where " + now + " rest now");
    }
  }

  private record Spot(String address, ChainAsset asset) implements Comparable<Spot> {
    @Override
    public int compareTo(Spot other) {
      int byAsset = asset.compareTo(other.asset);
      return byAsset != 0 ? byAsset : address.compareTo(other.address);
    }
  }

  /** Copies the list. */
  public Recheck {
    changes = List.copyOf(changes);
  }

  /**
   * Compares.
   *
   * @throws UnreadableInput when the newer facts do not add up, follow another theft, or are older
   *     than the request's
   */
  public static Recheck of(FreezeRequest request, TraceFacts newer) {
    Balance.check(newer);
    if (newer.at().isBefore(request.tracedAt())) {
      throw new UnreadableInput(
          "The trace of "
              + newer.at()
              + " is older than the one of the request, "
              + request.tracedAt()
              + "; expected a newer one");
    }
    if (!newer.stolen().equals(request.stolen())) {
      throw new UnreadableInput(
          "The newer trace follows "
              + newer.stolen().words()
              + " and the request "
              + request.stolen().words()
              + ": they are not of one theft");
    }
    Map<Spot, Amount> was = amounts(request.items());
    Map<Spot, Amount> is =
        amounts(
            newer.resting().stream()
                .filter(one -> one.holder() != null && same(one.holder(), request.holder()))
                .toList());
    Set<Spot> all = new TreeSet<>(was.keySet());
    all.addAll(is.keySet());
    List<Change> changes = new ArrayList<>();
    for (Spot spot : all) {
      Amount before = was.getOrDefault(spot, Amount.ZERO);
      Amount now = is.getOrDefault(spot, Amount.ZERO);
      if (!before.equals(now)) {
        changes.add(new Change(spot.address(), spot.asset(), before, now));
      }
    }
    return new Recheck(request.reference(), newer.at(), changes);
  }

  /** True when every amount is as the request has it. */
  public boolean holds() {
    return changes.isEmpty();
  }

  /** What changed in one sentence, with old and new amounts. */
  public String sentence() {
    if (holds()) {
      return "All amounts are as the chain had them at " + tracedAt;
    }
    return "The amounts of "
        + reference
        + " no longer match the chain: "
        + changes.getFirst().sentence()
        + (changes.size() > 1 ? "; and " + (changes.size() - 1) + " more changed" : "");
  }

  private static boolean same(Holder one, Holder other) {
    return one.kind() == other.kind() && one.name().equals(other.name());
  }

  private static Map<Spot, Amount> amounts(List<Resting> resting) {
    Map<Spot, Amount> amounts = new TreeMap<>();
    resting.forEach(one ->
        amounts.merge(
            new Spot(one.address(), one.what().asset()), one.what().amount(), Amount::plus));
    return amounts;
  }
}
