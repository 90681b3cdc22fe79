package dev.countersign.trace.taint;

import dev.countersign.trace.ledger.LongIndex;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** What came to rest, by place, account and asset. */
final class Rests {
  private static final Comparator<Rest> LARGEST_FIRST =
      ((Comparator<Rest>) (one, other) -> other.mixture.compareSource(one.mixture))
          .thenComparing(rest -> rest.place)
          .thenComparingInt(rest -> rest.account)
          .thenComparingInt(rest -> rest.asset);

  private static final class Rest {
    private final Place place;
    private final int account;
    private final int asset;
    private final long since;
    private final Mixture mixture = new Mixture();
    private int hops;

    private Rest(Place place, int account, int asset, int hops, long since) {
      this.place = place;
      this.account = account;
      this.asset = asset;
      this.hops = hops;
      this.since = since;
    }

    private Resting told() {
      Lot lot = mixture.lot();
      return new Resting(place, account, asset, lot.tainted(), lot.source(), hops, since);
    }
  }

  /** What came to rest at places of one kind. */
  private static final class Kept {
    private final LongIndex index = new LongIndex();
    private final List<Rest> rests = new ArrayList<>();
  }

  private final Map<Place, Kept> all = new EnumMap<>(Place.class);

  private Rest rest(Place place, int account, int asset, int hops, long since) {
    Kept kept = all.computeIfAbsent(place, any -> new Kept());
    int number = kept.index.add(LongIndex.key(account + 1, asset));
    if (number == kept.rests.size()) {
      kept.rests.add(new Rest(place, account, asset, hops, since));
    }
    Rest rest = kept.rests.get(number);
    rest.hops = Math.min(rest.hops, hops);
    return rest;
  }

  /** Some more of a lot rests there. */
  void add(Place place, int account, int asset, Lot lot, int hops, long position) {
    Rest rest = rest(place, account, asset, hops, position);
    rest.mixture.add(lot);
  }

  /** All that somebody holds rests there. */
  void add(Place place, Followed one) {
    Rest rest = rest(place, one.account(), one.asset(), one.hops(), one.since());
    one.holding().addTo(rest.mixture);
  }

  /** Some more of a parcel's lot rests there. */
  void add(Place place, int account, int asset, Parcel lots, int lot, int hops, long position) {
    Rest rest = rest(place, account, asset, hops, position);
    rest.mixture.add(lots, lot);
  }

  /** All of it, the largest value first. */
  List<Resting> sorted() {
    List<Rest> sorted = new ArrayList<>();
    all.values().forEach(kept -> sorted.addAll(kept.rests));
    sorted.sort(LARGEST_FIRST);
    List<Resting> told = new ArrayList<>(sorted.size());
    sorted.forEach(rest -> told.add(rest.told()));
    return told;
  }
}
