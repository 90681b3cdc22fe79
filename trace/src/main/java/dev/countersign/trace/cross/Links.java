package dev.countersign.trace.cross;

import dev.countersign.model.value.Asset;
import dev.countersign.trace.bridge.Arrival;
import dev.countersign.trace.bridge.Said;
import dev.countersign.trace.bridge.Sighting;
import dev.countersign.trace.ledger.Ledger;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * Where a bridge says on both sides that it is one transfer. Anybody may say so: what is said
 * counts where the value really went, and as much as labels vouch for the contracts that say it.
 */
final class Links {
  /** Labels name the contracts of both sides; of where it left; of neither. */
  private static final double BOTH = 1;

  private static final double ONE = 0.95;
  private static final double NEITHER = 0.9;

  /** The amounts or assets do not fit what a bridge does. */
  private static final double STRANGE = 0.5;

  /** So many seconds the clocks of two chains may differ, where a transfer takes but a few. */
  private static final long SKEW = 60;

  private record End(int shore, long position, Said said) {}

  private final List<Quay> quays;
  private final Assets assets;
  private final Map<String, List<End>> left = new HashMap<>();
  private final Map<String, List<End>> came = new HashMap<>();

  Links(List<Quay> quays, Assets assets) {
    this.quays = quays;
    this.assets = assets;
    for (int i = 0; i < quays.size(); i++) {
      int shore = i;
      for (long position : quays.get(i).lefts()) {
        for (Shipment one : quays.get(i).shipments(position)) {
          one.link()
              .ifPresent(link ->
                  left.computeIfAbsent(link, any -> new ArrayList<>())
                      .add(new End(shore, position, said(one))));
        }
      }
      quays
          .get(i)
          .cames()
          .forEach((position, all) ->
              all.forEach(one -> {
                Sighting what = one.what();
                what.link()
                    .ifPresent(link ->
                        came.computeIfAbsent(what.bridge() + " " + link, any -> new ArrayList<>())
                            .add(new End(shore, position, one)));
              }));
    }
  }

  /** Whether a label vouches for it; the contract does not matter any more. */
  private static Said said(Shipment one) {
    return new Said(one.said().orElseThrow(), one.labelled() ? "labelled" : "");
  }

  /** Whether what came there belongs to something that is known to have left. */
  boolean isKnown(Sighting.Came one) {
    return one.link().map(link -> left.containsKey(one.bridge() + " " + link)).orElse(false);
  }

  /** Whether something that came is known to belong to it. */
  boolean isKnown(Shipment one) {
    return one.link().map(came::containsKey).orElse(false);
  }

  /** Where it came out; nothing where nobody says so, or several do and no label tells which. */
  Optional<Landfall> of(Shipment one) {
    String link = one.link().orElse("");
    List<End> from = left.getOrDefault(link, List.of());
    List<End> claims = from.stream().filter(end -> end.said.contract().isEmpty()).toList();
    if (link.isEmpty() || from.size() - claims.size() > 1 || (!one.labelled() && from.size() > 1)) {
      return Optional.empty();
    }
    List<End> ends =
        came.getOrDefault(link, List.of()).stream()
            .filter(end -> end.shore != one.shore() && isNamed(one, end))
            .toList();
    List<End> vouched =
        ends.stream().filter(end -> quays.get(end.shore).isBridge(end.said.contract())).toList();
    List<End> best = vouched.isEmpty() ? ends : vouched;
    return best.size() == 1 ? at(one, best.getFirst(), !vouched.isEmpty()) : Optional.empty();
  }

  /** Whether it is the chain that the deposit names. */
  private boolean isNamed(Shipment one, End end) {
    return one.destination().map(quays.get(end.shore).shore().chain()::equals).orElse(true);
  }

  private Optional<Landfall> at(Shipment one, End end, boolean vouched) {
    Quay there = quays.get(end.shore);
    Gains gains = Gains.of(there.ledger().transaction(end.position));
    Arrival arrival = ((Sighting.Came) end.said.what()).arrival();
    long began = quays.get(one.shore()).ledger().transaction(one.position()).time();
    if (gains.transaction().time() < began - SKEW) {
      return Optional.empty();
    }
    return gain(one, arrival, there, gains, end)
        .filter(gain -> there.shore().roles().valued(gain.asset()))
        .map(gain -> {
          Asset given = quays.get(one.shore()).ledger().asset(one.asset());
          Asset got = there.ledger().asset(gain.asset());
          BigInteger amount = part(there, end, gain);
          Assets.Share share = assets.share(given, one.amount(), got, amount);
          boolean fits = share.isUsual() || share.isRewarded();
          double confidence = one.labelled() ? (vouched ? BOTH : ONE) : NEITHER;
          boolean strange =
              one.labelled() ? isSame(given, got) && !fits : assets.differ(given, got) || !fits;
          return new Landfall(
              end.shore,
              end.position,
              gain.account(),
              gain.asset(),
              amount,
              strange ? STRANGE : confidence,
              true,
              words(end.said.what().bridge(), one.labelled(), vouched, strange));
        })
        .filter(landfall -> landfall.amount().signum() > 0);
  }

  private boolean isSame(Asset one, Asset other) {
    return assets.symbol(one).isPresent() && assets.symbol(one).equals(assets.symbol(other));
  }

  private static String words(String bridge, boolean labelled, boolean vouched, boolean strange) {
    return bridge
        + " says on both sides that it is one transfer"
        + (labelled && vouched
            ? ""
            : "; no label names "
                + (labelled
                    ? "the contract that paid it out"
                    : vouched ? "the contract that took it" : "the contracts")
                + " as a bridge's")
        + (strange ? "; what arrived is not what a bridge pays for what was given" : "");
  }

  /** Whoever has more by it: the one that is named, or to whom that one handed it on. */
  private Optional<Gains.Gain> gain(
      Shipment one, Arrival arrival, Quay there, Gains gains, End end) {
    String named =
        arrival.recipient().isEmpty()
            ? one.said().flatMap(left -> left.departure().recipient()).orElse("")
            : arrival.recipient();
    OptionalInt account = there.ledger().account(Quay.key(named));
    List<Gains.Gain> own =
        account.isPresent() ? gains.of(account.getAsInt()) : List.<Gains.Gain>of();
    List<Gains.Gain> said =
        own.stream().filter(gain -> there.isToken(gain.asset(), arrival.asset())).toList();
    if (!said.isEmpty()) {
      return Optional.of(said.getFirst());
    }
    if (own.isEmpty()) {
      int contract = there.ledger().account(end.said.contract()).orElse(Ledger.NOBODY);
      own =
          gains.all().stream()
              .filter(gain ->
                  gain.account() != contract
                      && !gains.isGiver(gain.account())
                      && !there.isBridge(gain.account(), gain.asset())
                      && there.shore().roles().valued(gain.asset()))
              .toList();
    }
    return own.size() == 1 ? Optional.of(own.getFirst()) : Optional.empty();
  }

  /** Where several arrive at once, each is as much of what the account got as is said of it. */
  private static BigInteger part(Quay there, End end, Gains.Gain gain) {
    BigDecimal all = BigDecimal.ZERO;
    Set<Said> several = new HashSet<>();
    for (Said one : there.cames().getOrDefault(end.position, List.of())) {
      Arrival arrival = ((Sighting.Came) one.what()).arrival();
      boolean same = there.ledger().account(gain.account()).equals(Quay.key(arrival.recipient()));
      if (same || one.equals(end.said)) {
        all = all.add(arrival.amount());
        several.add(one);
      }
    }
    if (several.size() < 2 || all.signum() == 0) {
      return gain.amount();
    }
    BigInteger own = ((Sighting.Came) end.said.what()).arrival().amount().toBigInteger();
    return gain.amount().multiply(own).divide(all.toBigInteger());
  }
}
