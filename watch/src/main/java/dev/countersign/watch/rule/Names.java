package dev.countersign.watch.rule;

import dev.countersign.model.value.Asset;
import dev.countersign.watch.seen.Movement;
import java.util.Set;

/** How accounts and assets are called. */
final class Names {
  private Names() {}

  /** What tells an asset from all others. */
  static String of(Asset asset) {
    return switch (asset) {
      case Asset.Native(long chain) -> "native:" + chain;
      case Asset.Token token -> "token:" + token.chainId() + ":" + token.contract().toHex();
      case Asset.Item item ->
          "item:" + item.chainId() + ":" + item.contract().toHex() + ":" + item.id();
      case Asset.AnyItem any -> "any:" + any.chainId() + ":" + any.contract().toHex();
      case Asset.Bitcoin() -> "bitcoin";
      case Asset.Money money -> "money:" + money.currency();
    };
  }

  /** Whether the asset is meant by one of those words. */
  static boolean ofAsset(Asset asset, Set<String> words, Set<String> contracts) {
    return switch (asset) {
      case Asset.Native n -> words.contains("native");
      case Asset.Token token ->
          !contracts.isEmpty() && contracts.contains(token.contract().toHex());
      case Asset.Item item -> !contracts.isEmpty() && contracts.contains(item.contract().toHex());
      case Asset.AnyItem any -> !contracts.isEmpty() && contracts.contains(any.contract().toHex());
      case Asset.Bitcoin() -> words.contains("bitcoin");
      case Asset.Money money -> words.contains(money.currency());
    };
  }

  /** An account for a sentence: its label, or its address. */
  static String of(Party party, String account) {
    if (account.equals(Movement.CHAIN)) {
      return "the chain itself";
    }
    return party.label().isEmpty() ? account : party.label();
  }
}
