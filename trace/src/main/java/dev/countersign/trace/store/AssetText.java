package dev.countersign.trace.store;

import dev.countersign.model.value.Address;
import dev.countersign.model.value.Asset;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;

/** How an asset stands in a store: its kind and what tells it apart, with spaces between. */
final class AssetText {
  private AssetText() {}

  static byte[] of(Asset asset) {
    String text =
        switch (asset) {
          case Asset.Native coin -> "native " + coin.chainId();
          case Asset.Token token -> "token " + token.chainId() + " " + token.contract().toHex();
          case Asset.Item item ->
              "item " + item.chainId() + " " + item.contract().toHex() + " " + item.id();
          case Asset.AnyItem any ->
              "any " + any.chainId() + " " + any.contract().toHex() + " " + any.criteria();
          case Asset.Bitcoin any -> "bitcoin";
          case Asset.Money money -> "money " + money.currency();
        };
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  static Asset asset(byte[] kept) {
    String[] words = new String(kept, StandardCharsets.US_ASCII).split(" ", -1);
    return switch (words[0]) {
      case "native" -> new Asset.Native(Long.parseLong(words[1]));
      case "token" -> new Asset.Token(Long.parseLong(words[1]), Address.of(words[2]));
      case "item" ->
          new Asset.Item(Long.parseLong(words[1]), Address.of(words[2]), new BigInteger(words[3]));
      case "any" ->
          new Asset.AnyItem(
              Long.parseLong(words[1]), Address.of(words[2]), new BigInteger(words[3]));
      case "bitcoin" -> new Asset.Bitcoin();
      case "money" -> new Asset.Money(words[1]);
      default -> throw new IllegalStateException("no such asset is kept: " + words[0]);
    };
  }
}
