package dev.countersign.response.freeze;

import dev.countersign.model.value.Amount;
import dev.countersign.model.value.UnreadableInput;
import java.math.BigInteger;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Refuses amounts that do not add up, to the smallest unit. */
public final class Balance {
  private Balance() {}

  /**
   * Checks a trace's answer by itself: what rests adds up to its totals in each asset, and its
   * value to what was stolen.
   *
   * @throws UnreadableInput naming asset, holders and difference when it does not
   */
  public static void check(TraceFacts facts) {
    oneOfEach(facts);
    Map<ChainAsset, Amount> there = sums(facts.resting());
    Map<ChainAsset, Amount> told = new TreeMap<>();
    for (Quantity one : facts.accounted()) {
      if (told.put(one.asset(), one.amount()) != null) {
        throw new UnreadableInput(
            "The trace has two totals of " + name(one.asset()) + "; expected one for each asset");
      }
    }
    Set<ChainAsset> all = new TreeSet<>(told.keySet());
    all.addAll(there.keySet());
    for (ChainAsset asset : all) {
      equal(
          "What rests of " + name(asset) + " with " + holders(facts, asset),
          there.getOrDefault(asset, Amount.ZERO),
          "the trace accounts for",
          told.getOrDefault(asset, Amount.ZERO),
          asset);
    }
    equal(
        "The value of all that rests",
        facts.resting().stream().map(Resting::value).reduce(Amount.ZERO, Amount::plus),
        "what was stolen is",
        facts.stolen().amount(),
        facts.stolen().asset());
  }

  /**
   * Checks the requests made of it: each holder is asked for what rests there, and all requests
   * with what nobody can stop come to the trace's totals.
   *
   * @throws UnreadableInput naming asset, holder and difference when they do not
   */
  public static void check(Collection<FreezeRequest> requests, TraceFacts facts) {
    check(facts);
    Map<Holder, Map<ChainAsset, Amount>> asked = new LinkedHashMap<>();
    for (FreezeRequest request : requests) {
      Map<ChainAsset, Amount> of = asked.computeIfAbsent(request.holder(), any -> new TreeMap<>());
      request.totals().forEach(one -> of.merge(one.asset(), one.amount(), Amount::plus));
    }
    Map<Holder, Map<ChainAsset, Amount>> there = new LinkedHashMap<>();
    facts.resting().stream()
        .map(Resting::holder)
        .filter(Objects::nonNull)
        .distinct()
        .forEach(holder ->
            there.put(
                holder,
                sums(facts.resting().stream().filter(r -> holder.equals(r.holder())).toList())));
    Set<Holder> holders = new HashSet<>(asked.keySet());
    holders.addAll(there.keySet());
    List<Holder> ordered = holders.stream().sorted(Comparator.comparing(Holder::words)).toList();
    for (Holder holder : ordered) {
      Map<ChainAsset, Amount> want = there.getOrDefault(holder, Map.of());
      Map<ChainAsset, Amount> have = asked.getOrDefault(holder, Map.of());
      Set<ChainAsset> assets = new TreeSet<>(want.keySet());
      assets.addAll(have.keySet());
      for (ChainAsset asset : assets) {
        equal(
            "What " + holder.words() + " is asked for of " + name(asset),
            have.getOrDefault(asset, Amount.ZERO),
            "the trace has there",
            want.getOrDefault(asset, Amount.ZERO),
            asset);
      }
    }
    Map<ChainAsset, Amount> together =
        new TreeMap<>(sums(facts.resting().stream().filter(r -> r.holder() == null).toList()));
    asked.values().forEach(of -> of.forEach((a, n) -> together.merge(a, n, Amount::plus)));
    for (Quantity total : facts.accounted()) {
      equal(
          "All requests and what rests elsewhere of " + name(total.asset()),
          together.getOrDefault(total.asset(), Amount.ZERO),
          "the trace accounts for",
          total.amount(),
          total.asset());
    }
  }

  private static void equal(
      String what, Amount is, String against, Amount should, ChainAsset asset) {
    BigInteger difference = is.units().subtract(should.units());
    if (difference.signum() != 0) {
      throw new UnreadableInput(
          what
              + " comes to "
              + is
              + " smallest units, but "
              + against
              + " "
              + should
              + ": "
              + new Quantity(asset, new Amount(difference.abs())).words()
              + (difference.signum() > 0 ? " too much" : " too little"));
    }
  }

  /** One asset is written in one way, one holder has one contact, an address stands once. */
  private static void oneOfEach(TraceFacts facts) {
    Map<String, ChainAsset> assets = new HashMap<>();
    Map<String, Holder> holders = new HashMap<>();
    Set<String> places = new HashSet<>();
    written(assets, facts.stolen().asset());
    facts.accounted().forEach(one -> written(assets, one.asset()));
    for (Resting one : facts.resting()) {
      written(assets, one.what().asset());
      Holder holder = one.holder();
      if (holder != null) {
        Holder before = holders.putIfAbsent(holder.words(), holder);
        if (before != null && !before.equals(holder)) {
          throw new UnreadableInput(
              holder.words() + " has two contacts: " + before.contact() + ", " + holder.contact());
        }
      }
      String place = one.address() + " " + one.what().asset().key();
      if (!places.add(place + " " + (holder == null ? "" : holder.words()))) {
        throw new UnreadableInput(
            "The trace has "
                + name(one.what().asset())
                + " at "
                + one.address()
                + " twice; expected one sum");
      }
    }
  }

  private static void written(Map<String, ChainAsset> assets, ChainAsset asset) {
    ChainAsset before = assets.putIfAbsent(asset.key(), asset);
    if (before != null && !before.equals(asset)) {
      throw new UnreadableInput(
          "The asset " + asset.key() + " is written in two ways: " + before + " and " + asset);
    }
  }

  private static Map<ChainAsset, Amount> sums(Collection<Resting> resting) {
    return Quantity.sums(resting.stream().map(Resting::what).toList()).stream()
        .collect(Collectors.toMap(Quantity::asset, Quantity::amount));
  }

  private static String holders(TraceFacts facts, ChainAsset asset) {
    return facts.resting().stream()
        .filter(one -> one.what().asset().equals(asset))
        .map(Balance::whose)
        .distinct()
        .sorted()
        .limit(5)
        .collect(
            Collectors.collectingAndThen(
                Collectors.joining(", "), names -> names.isEmpty() ? "nobody" : names));
  }

  private static String whose(Resting one) {
    Holder holder = one.holder();
    return holder == null ? "elsewhere" : holder.name();
  }

  private static String name(ChainAsset asset) {
    return asset.symbol() + " (" + asset.key() + ")";
  }
}
