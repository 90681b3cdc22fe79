package dev.countersign.trace.bridge;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * THORChain's memos ("Transaction Memos" of its documentation): {@code =:BTC.BTC:bc1…:…} asks for a
 * swap to another chain, {@code OUT:HASH} says which deposit was paid out.
 */
record Memo(String chain, String asset, Optional<String> recipient) {
  /** Short names of assets. */
  private static final Map<String, String> SHORT =
      Map.of(
          "a",
          "AVAX.AVAX",
          "b",
          "BTC.BTC",
          "c",
          "BCH.BCH",
          "d",
          "DOGE.DOGE",
          "e",
          "ETH.ETH",
          "g",
          "GAIA.ATOM",
          "l",
          "LTC.LTC",
          "n",
          "BNB.BNB",
          "s",
          "BSC.BNB",
          "r",
          "THOR.RUNE");

  private static final List<String> SWAPS = List.of("=", "s", "swap");

  /** What a swap asks for; nothing where the memo is no swap. */
  static Optional<Memo> swap(String memo) {
    String[] parts = memo.strip().split(":", -1);
    if (parts.length < 2 || !SWAPS.contains(parts[0].toLowerCase(Locale.ROOT))) {
      return Optional.empty();
    }
    String asset = SHORT.getOrDefault(parts[1].toLowerCase(Locale.ROOT), parts[1]);
    String[] names = asset.split("[./~]", 2);
    if (names.length < 2) {
      return Optional.empty();
    }
    Optional<String> recipient =
        parts.length < 3 || parts[2].isEmpty()
            ? Optional.empty()
            : Optional.of(parts[2].split("/", -1)[0]);
    return Optional.of(new Memo(chain(names[0]), names[1], recipient));
  }

  /** The hash of the deposit that was paid out or back. */
  static Optional<String> paidOut(String memo) {
    String[] parts = memo.strip().split(":", -1);
    boolean out =
        parts.length >= 2
            && (parts[0].equalsIgnoreCase("OUT") || parts[0].equalsIgnoreCase("REFUND"))
            && parts[1].matches("(0x)?[0-9A-Fa-f]{64}");
    return out
        ? Optional.of(parts[1].toLowerCase(Locale.ROOT).replaceFirst("^0x", ""))
        : Optional.empty();
  }

  private static String chain(String name) {
    return switch (name.toUpperCase(Locale.ROOT)) {
      case "ETH" -> "1";
      case "BSC" -> "56";
      case "AVAX" -> "43114";
      case "BASE" -> "8453";
      case "BTC" -> "bitcoin";
      case "LTC" -> "litecoin";
      case "BCH" -> "bitcoin cash";
      case "DOGE" -> "dogecoin";
      case "GAIA" -> "cosmos";
      case "THOR" -> "thorchain";
      default -> name.toLowerCase(Locale.ROOT);
    };
  }
}
