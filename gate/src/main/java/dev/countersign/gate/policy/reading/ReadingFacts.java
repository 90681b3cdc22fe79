package dev.countersign.gate.policy.reading;

import dev.countersign.gate.effect.Effect;
import dev.countersign.gate.effect.EffectKinds;
import dev.countersign.gate.known.Chains;
import dev.countersign.gate.known.Directory;
import dev.countersign.gate.known.Known;
import dev.countersign.gate.policy.facts.AssetFacts;
import dev.countersign.gate.policy.facts.EffectFacts;
import dev.countersign.gate.policy.facts.EffectFacts.Direction;
import dev.countersign.gate.policy.facts.FindingFacts;
import dev.countersign.gate.policy.facts.PayloadFacts;
import dev.countersign.gate.report.CheckReport;
import dev.countersign.gate.report.CheckReport.EffectLine;
import dev.countersign.gate.report.CheckReport.Field;
import dev.countersign.gate.report.CheckReport.HashLine;
import dev.countersign.model.value.Asset;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A report as facts. */
public final class ReadingFacts {
  private static final Set<String> PARTS_OF_HASHES = Set.of("domainHash", "messageHash");
  private static final Set<String> OF_WALLETS =
      Set.of("safe-transaction", "ethereum-transaction", "user-operation");
  private static final Pattern WHOLE = Pattern.compile("[0-9]{1,78}");

  private ReadingFacts() {}

  /** What the payload would do; an order as one effect for each asset offered or asked for. */
  public static List<EffectFacts> effects(CheckReport report, Directory directory) {
    List<EffectFacts> facts = new ArrayList<>();
    for (EffectLine line : report.effects()) {
      if (line.effect() instanceof Effect.OrderSigned order) {
        order.offered().forEach(moved -> facts.add(order(moved, Direction.OUT, directory)));
        order.asked().forEach(moved -> facts.add(order(moved, Direction.IN, directory)));
      } else {
        facts.add(Part.of(line.effect(), report.chainId()).facts(line, directory));
      }
    }
    return facts;
  }

  /** What reading it found, each once. */
  public static List<FindingFacts> findings(CheckReport report) {
    return report.verdict().findings().stream()
        .map(finding ->
            new FindingFacts(
                finding.code().code(), finding.code().outcome(), finding.code().severity()))
        .distinct()
        .toList();
  }

  /** What would be signed; empty where its hash is not settled, so that nothing can be approved. */
  public static Optional<PayloadFacts> payload(CheckReport report) {
    List<HashLine> settled =
        report.hashes().stream()
            .filter(line -> line.applies() && !PARTS_OF_HASHES.contains(line.name()))
            .toList();
    if (settled.size() != 1) {
      return Optional.empty();
    }
    return Optional.of(
        new PayloadFacts(
            report.kind(),
            settled.getFirst().value(),
            nonce(report),
            report.simulation().state().equals("succeeded")));
  }

  /** An asset with what is known of it: a symbol only where its contract is known. */
  public static AssetFacts asset(Asset asset, Directory directory) {
    return switch (asset) {
      case Asset.Bitcoin bitcoin -> AssetFacts.BITCOIN;
      case Asset.Money money -> throw new IllegalStateException("no asset of a payload");
      case Asset.Native coin ->
          AssetFacts.coin(
              coin.chainId(),
              Chains.ids().contains(coin.chainId()) ? Chains.coin(coin.chainId()) : null);
      case Asset.Token token -> {
        Optional<Known.TokenEntry> known = directory.token(token.chainId(), token.contract());
        yield AssetFacts.token(
            token.chainId(),
            token.contract(),
            known.map(Known.TokenEntry::symbol).orElse(null),
            known.map(Known.TokenEntry::decimals).orElse(null));
      }
      case Asset.Item item ->
          new AssetFacts(AssetFacts.Kind.ITEM, item.chainId(), item.contract(), item.id(), null, 0);
      case Asset.AnyItem any ->
          new AssetFacts(AssetFacts.Kind.ITEM, any.chainId(), any.contract(), null, null, 0);
    };
  }

  private static EffectFacts order(
      Effect.AssetMoved moved, Direction direction, Directory directory) {
    return new EffectFacts(
        "order-signed",
        direction,
        asset(moved.asset(), directory),
        moved.amount(),
        moved.from().toString(),
        moved.to().toString());
  }

  /** The wallet's own. A permit or a sign-in has a number of that name too, which is another's. */
  private static @Nullable BigInteger nonce(CheckReport report) {
    if (!OF_WALLETS.contains(report.kind())) {
      return null;
    }
    return report.fields().stream()
        .filter(field -> field.name().equals("nonce"))
        .map(Field::value)
        .filter(value -> WHOLE.matcher(value).matches())
        .map(BigInteger::new)
        .findFirst()
        .orElse(null);
  }

  /** The stable name of an effect's kind. */
  static String kind(Effect effect) {
    return EffectKinds.of(effect);
  }
}
