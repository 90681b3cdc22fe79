package dev.countersign.server.book;

import dev.countersign.gate.known.Chains;
import tools.jackson.databind.JsonNode;

/** An entry of the book in words. */
public final class BookWords {
  private BookWords() {}

  /** Such as {@code 0x2222… on Ethereum as a counterparty, "Exchange deposit"}. */
  public static String of(String part, JsonNode value) {
    String chain = value.has("chainId") ? " on " + Chains.name(value.path("chainId").asLong()) : "";
    return switch (part) {
      case "addresses" ->
          value.path("address").asString()
              + (chain.isEmpty() ? " on every chain" : chain)
              + " as "
              + value.path("kind").asString()
              + ", \""
              + value.path("label").asString()
              + "\"";
      case "tokens" ->
          "the token "
              + value.path("symbol").asString()
              + " at "
              + value.path("contract").asString()
              + chain
              + ", with "
              + value.path("decimals").asInt()
              + " decimals";
      case "domains" -> "the site " + value.asString();
      case "bitcoinKeys" -> "the Bitcoin key " + value.asString();
      default ->
          value.path("address").asString()
              + " (Bitcoin) as "
              + value.path("kind").asString()
              + ", \""
              + value.path("label").asString()
              + "\"";
    };
  }
}
