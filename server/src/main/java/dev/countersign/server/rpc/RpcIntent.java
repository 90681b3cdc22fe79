package dev.countersign.server.rpc;

import dev.countersign.gate.effect.Effect;
import dev.countersign.gate.report.CheckReport;
import dev.countersign.gate.report.CheckReport.EffectLine;
import dev.countersign.model.json.Json;
import dev.countersign.model.value.Address;
import dev.countersign.model.value.Amount;
import dev.countersign.model.value.Asset;
import dev.countersign.server.wallet.Wallet;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * The intent that a payload amounts to: where it does one thing that an intent can ask for, and
 * nothing else.
 */
final class RpcIntent {
  private RpcIntent() {}

  /** In the form of {@code docs/intent.md}; empty where no intent can ask for it. */
  static Optional<ObjectNode> of(CheckReport report, Wallet wallet) {
    List<EffectLine> effects = report.effects();
    if (report.kind().equals(Asked.SIGN_IN) && effects.isEmpty()) {
      return report.fields().stream()
          .filter(field -> field.name().equals("domain"))
          .map(field -> Json.object().put("action", "sign-in").put("site", field.value()))
          .findFirst();
    }
    if (effects.size() != 1) {
      return Optional.empty();
    }
    Address own = wallet.address();
    return switch (effects.getFirst().effect()) {
      case Effect.AssetMoved moved when moved.from().equals(own) ->
          intent("transfer", moved.asset(), moved.amount(), moved.to());
      case Effect.TransferAuthorised moved when own.equals(moved.from()) ->
          intent("transfer", moved.asset(), moved.amount(), moved.to());
      case Effect.ApprovalGranted granted when own.equals(granted.owner()) ->
          intent("approve", granted.asset(), granted.amount(), granted.spender());
      default -> Optional.empty();
    };
  }

  private static Optional<ObjectNode> intent(
      String action, Asset asset, Amount amount, @Nullable Address to) {
    String named =
        switch (asset) {
          case Asset.Native coin -> "native";
          case Asset.Token token -> token.contract().toString();
          case Asset.Bitcoin bitcoin -> "";
          case Asset.Money money -> "";
          case Asset.Item item -> "";
          case Asset.AnyItem any -> "";
        };
    if (named.isEmpty() || to == null) {
      return Optional.empty();
    }
    return Optional.of(
        Json.object()
            .put("action", action)
            .put("asset", named)
            .put("units", amount.units().toString())
            .put("destination", to.toString()));
  }
}
