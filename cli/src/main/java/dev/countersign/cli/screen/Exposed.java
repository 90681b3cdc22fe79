package dev.countersign.cli.screen;

import dev.countersign.cli.trace.OpenLedger;
import dev.countersign.gate.known.Directory;
import dev.countersign.intel.address.Key;
import dev.countersign.intel.finding.IntelFinding;
import dev.countersign.intel.label.Kind;
import dev.countersign.intel.label.Label;
import dev.countersign.intel.list.Entry;
import dev.countersign.intel.screen.AddressIndex;
import dev.countersign.intel.screen.Screening;
import dev.countersign.model.value.Amount;
import dev.countersign.model.value.Asset;
import dev.countersign.model.verdict.Finding;
import dev.countersign.trace.exposure.Exposure;
import dev.countersign.trace.exposure.Exposures;
import dev.countersign.trace.ledger.Ledger;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Where addresses' value comes from, in one ledger. */
interface Exposed extends AutoCloseable {
  /** Nobody asked for it. */
  Exposed NOT_ASKED =
      new Exposed() {
        @Override
        public List<Finding> of(String address) {
          return List.of();
        }

        @Override
        public void close() {}
      };

  /** What comes from known sources, each a finding. */
  List<Finding> of(String address);

  @Override
  void close();

  /** In that ledger. */
  static Exposed in(
      OpenLedger opened, long chain, Screening screening, int hops, BigDecimal share) {
    Set<Kind> bad = Set.of(Kind.SANCTIONED, Kind.THIEF, Kind.FROZEN, Kind.ABUSE, Kind.MIXER);
    AddressIndex index = screening.index();
    Ledger ledger = opened.ledger();
    List<Asset> assets = new ArrayList<>(List.of(ledger.asset(Ledger.NATIVE)));
    for (String symbol : Directory.SHIPPED.tokenSymbols()) {
      Directory.SHIPPED
          .tokensBySymbol(chain, symbol)
          .forEach(token -> assets.add(new Asset.Token(chain, token.contract())));
    }
    Exposures exposures =
        new Exposures(
            ledger,
            address -> label(index, address),
            token -> Directory.SHIPPED.token(token.chainId(), token.contract()).isPresent(),
            assets);
    List<String> sources = index.addresses(bad).stream().filter(exposures::knows).sorted().toList();
    return new Exposed() {
      @Override
      public List<Finding> of(String address) {
        return exposures.of(Key.canonical(address), sources, hops).stream()
            .filter(one -> one.share().compareTo(share) >= 0)
            .map(one -> finding(one, index, address))
            .toList();
      }

      @Override
      public void close() {
        opened.close();
      }
    };
  }

  private static Optional<Label> label(AddressIndex index, String address) {
    return index.of(Key.canonical(address)).stream()
        .min(Comparator.comparing(Entry::kind))
        .map(entry -> new Label(address, entry.name(), entry.kind(), entry.list()));
  }

  private static Finding finding(Exposure one, AddressIndex index, String address) {
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
    String amount = Directory.SHIPPED.amount(one.asset(), new Amount(one.tainted()));
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
