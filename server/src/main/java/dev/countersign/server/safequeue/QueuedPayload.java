package dev.countersign.server.safequeue;

import dev.countersign.chain.payload.SafePayload;
import dev.countersign.chain.safe.SafeClaims;
import dev.countersign.chain.safe.SafeWriter;
import dev.countersign.chain.safeservice.QueueEntry.Waiting;
import dev.countersign.gate.effect.Effect.AssetMoved;
import dev.countersign.gate.known.Directory;
import dev.countersign.gate.policy.facts.AssetFacts;
import dev.countersign.gate.policy.reading.ReadingFacts;
import dev.countersign.gate.report.CheckReport;
import dev.countersign.gate.report.CheckReport.EffectLine;
import dev.countersign.model.json.Json;
import dev.countersign.model.value.Asset;
import dev.countersign.model.value.Bytes;
import dev.countersign.server.wallet.Wallet;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** A queued transaction as a payload, in words, and as the intent that would ask for it. */
final class QueuedPayload {
  private static final int LONGEST = 1_000;

  private QueuedPayload() {}

  /** What would be signed, without what the service says about it. */
  static Bytes of(Waiting entry) {
    SafePayload said = entry.payload();
    SafePayload plain =
        new SafePayload(
            said.chainId(),
            said.safe(),
            said.version(),
            said.transaction(),
            List.of(),
            SafeClaims.NONE);
    return Bytes.of(Json.compact(SafeWriter.json(plain)).getBytes(StandardCharsets.UTF_8));
  }

  /** What it would do. */
  static String words(CheckReport report) {
    String words =
        report.effects().isEmpty()
            ? report.summary()
            : report.effects().stream().map(EffectLine::sentence).collect(Collectors.joining("; "));
    return words.length() > LONGEST ? words.substring(0, LONGEST) + "…" : words;
  }

  /** The form of an intent for it; null where it does more than one thing, or none that has one. */
  static @Nullable ObjectNode intent(CheckReport report, Wallet wallet, Directory directory) {
    if (report.effects().size() != 1
        || !(report.effects().getFirst().effect() instanceof AssetMoved moved)
        || !moved.from().equals(wallet.address())
        || moved.to().equals(wallet.address())) {
      return null;
    }
    String asset =
        switch (moved.asset()) {
          case Asset.Native coin -> "native";
          case Asset.Token token -> token.contract().toString();
          case Asset.Item item -> "";
          case Asset.AnyItem item -> "";
          case Asset.Bitcoin bitcoin -> "";
          case Asset.Money money -> "";
        };
    AssetFacts known = ReadingFacts.asset(moved.asset(), directory);
    Integer decimals = known.decimals();
    if (asset.isEmpty() || decimals == null) {
      return null;
    }
    BigDecimal amount = new BigDecimal(moved.amount().units(), decimals);
    return Json.object()
        .put("wallet", wallet.id().toString())
        .put("asset", asset)
        .put("amount", amount.signum() == 0 ? "0" : amount.stripTrailingZeros().toPlainString())
        .put("destination", moved.to().toString());
  }
}
