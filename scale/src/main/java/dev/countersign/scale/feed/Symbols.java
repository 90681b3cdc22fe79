package dev.countersign.scale.feed;

import dev.countersign.gate.known.Chains;
import dev.countersign.gate.known.Directory;
import dev.countersign.model.value.Asset;

/** What assets are called that Countersign knows. */
final class Symbols {
  private Symbols() {}

  /** The symbol; empty where the asset is not known, since a contract can call itself anything. */
  static String of(Asset asset) {
    return switch (asset) {
      case Asset.Native coin ->
          Chains.ids().contains(coin.chainId()) ? Chains.coin(coin.chainId()) : "";
      case Asset.Token token ->
          Directory.SHIPPED
              .token(token.chainId(), token.contract())
              .map(known -> known.symbol())
              .orElse("");
      case Asset.Bitcoin coin -> "BTC";
      case Asset.Item item -> "";
      case Asset.AnyItem any -> "";
      case Asset.Money money -> "";
    };
  }
}
