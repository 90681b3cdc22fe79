package dev.countersign.trace.exposure;

import dev.countersign.intel.address.Key;
import dev.countersign.intel.finding.IntelFinding;
import dev.countersign.intel.label.Kind;
import dev.countersign.intel.label.Label;
import dev.countersign.intel.list.Entry;
import dev.countersign.intel.screen.AddressIndex;
import dev.countersign.model.value.Asset;
import dev.countersign.model.verdict.Finding;
import dev.countersign.trace.ledger.Ledger;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.Collectors;

/** Says of addresses, in findings, from which listed sources their value comes in one ledger. */
public final class Exposed {
  private static final Set<Kind> BAD =
      Set.of(Kind.SANCTIONED, Kind.THIEF, Kind.FROZEN, Kind.ABUSE, Kind.MIXER);

  private final Exposures exposures;
  private final AddressIndex index;
  private final BiFunction<Asset, BigInteger, String> words;
  private final Reach reach;
  private final List<String> sources;

  /**
   * In a ledger, by what lists say.
   *
   * @param tokens that are worth something; they are followed besides the chain's coin
   * @param words an amount in smallest units, for sentences
   */
  public Exposed(
      Ledger ledger,
      AddressIndex index,
      Set<Asset.Token> tokens,
      BiFunction<Asset, BigInteger, String> words,
      Reach reach) {
    List<Asset> assets = new ArrayList<>(List.of(ledger.asset(Ledger.NATIVE)));
    assets.addAll(tokens);
    this.exposures =
        new Exposures(ledger, address -> label(index, address), tokens::contains, assets);
    this.index = index;
    this.words = words;
    this.reach = reach;
    this.sources = index.addresses(BAD, exposures::knows).stream().sorted().toList();
  }

  /** How many listed sources the ledger has. */
  public int sources() {
    return sources.size();
  }

  /** What comes to each of them from listed sources, each a finding; none for none. */
  public Map<String, List<Finding>> of(Collection<String> addresses) {
    Map<String, List<Exposure>> found =
        exposures.of(addresses.stream().map(Key::canonical).toList(), sources, reach.hops());
    Map<String, List<Finding>> findings = new HashMap<>();
    for (String address : addresses) {
      findings.computeIfAbsent(
          address,
          any ->
              found.getOrDefault(Key.canonical(address), List.of()).stream()
                  .filter(one -> one.share().compareTo(reach.share()) >= 0)
                  .map(one -> finding(one, address))
                  .toList());
    }
    return findings;
  }

  private static Optional<Label> label(AddressIndex index, String address) {
    return index.of(Key.canonical(address)).stream()
        .min(Comparator.comparing(Entry::kind))
        .map(entry -> new Label(address, entry.name(), entry.kind(), entry.list()));
  }

  private Finding finding(Exposure one, String address) {
    Entry source =
        index.of(one.source()).stream()
            .max(Comparator.comparingInt(entry -> weight(entry.kind())))
            .orElseThrow();
    String percent =
        one.share()
            .movePointRight(2)
            .setScale(2, RoundingMode.HALF_UP)
            .stripTrailingZeros()
            .toPlainString();
    String amount = words.apply(one.asset(), one.tainted());
    Map<String, String> evidence = new LinkedHashMap<>();
    evidence.put("address", address);
    evidence.put("source", one.source());
    evidence.put("kind", source.kind().word());
    evidence.put("name", source.name());
    evidence.put("list", source.list());
    evidence.put("amount", amount);
    evidence.put("share", one.share().toPlainString());
    evidence.put("hops", Integer.toString(one.hops()));
    evidence.put(
        "path",
        one.path().getFirst().from()
            + one.path().stream()
                .map(step -> " -> " + step.to() + " (" + step.transaction() + ")")
                .collect(Collectors.joining()));
    return new Finding(
        IntelFinding.ADDRESS_EXPOSED,
        percent
            + " % of what it got ("
            + amount
            + ") comes from "
            + one.source()
            + " ("
            + source.kind().word()
            + ": "
            + source.name()
            + ", "
            + source.list()
            + ") over "
            + (one.hops() == 1 ? "1 hop: " : one.hops() + " hops: ")
            + evidence.get("path"),
        evidence);
  }

  private static int weight(Kind kind) {
    return switch (kind) {
      case SANCTIONED -> 5;
      case THIEF -> 4;
      case FROZEN -> 3;
      case ABUSE -> 2;
      case MIXER -> 1;
      case EXCHANGE, BRIDGE, SERVICE, OTHER -> 0;
    };
  }
}
