package dev.countersign.server.watch;

import dev.countersign.model.value.Address;
import dev.countersign.model.value.Asset;
import dev.countersign.watch.wallet.Leaving;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The effects that the report of a check names, as far as they matter to who watches wallets. */
final class ReportEffects {
  private ReportEffects() {}

  /** What leaves a wallet. */
  static List<Leaving> leaving(JsonNode report, Address wallet) {
    List<Leaving> all = new ArrayList<>();
    for (JsonNode effect : report.path("effects")) {
      Asset asset = asset(effect.path("asset"));
      switch (effect.path("kind").asString()) {
        case "asset-moved" -> {
          if (asset != null && isFrom(effect, wallet)) {
            all.add(new Leaving(asset, address(effect.path("to")), amount(effect, "amount")));
          }
        }
        case "refund-paid" -> {
          if (asset != null) {
            all.add(new Leaving(asset, address(effect.path("receiver")), amount(effect, "atMost")));
          }
        }
        default -> {} // moves nothing by itself
      }
    }
    return all;
  }

  private static boolean isFrom(JsonNode effect, Address wallet) {
    String from = effect.path("from").asString("");
    return from.equals("signer") || from.equalsIgnoreCase(wallet.toHex());
  }

  /**
   * Whether a report lets somebody take an asset: its last word about them counts.
   *
   * @return empty where it says nothing of it; false where it takes back what was given before
   */
  static Optional<Boolean> letsTake(JsonNode report, Asset asset, Address by) {
    Optional<Boolean> last = Optional.empty();
    for (JsonNode effect : report.path("effects")) {
      Optional<Boolean> now =
          switch (effect.path("kind").asString()) {
            case "approval-granted" ->
                asset.equals(asset(effect.path("asset"))) && is(effect, "spender", by)
                    ? Optional.of(amount(effect, "amount").signum() > 0)
                    : Optional.empty();
            case "operator-set" ->
                asset instanceof Asset.Item item
                        && is(effect, "operator", by)
                        && is(effect, "collection", item.contract())
                    ? Optional.of(effect.path("approved").asBoolean())
                    : Optional.empty();
            // Whoever holds the signature brings it.
            case "transfer-authorised" -> yes(asset.equals(asset(effect.path("asset"))));
            case "order-signed" ->
                yes(
                    effect
                        .path("offered")
                        .valueStream()
                        .anyMatch(offer -> asset.equals(asset(offer.path("asset")))));
            default -> Optional.empty();
          };
      last = now.isPresent() ? now : last;
    }
    return last;
  }

  private static Optional<Boolean> yes(boolean does) {
    return does ? Optional.of(true) : Optional.empty();
  }

  private static boolean is(JsonNode effect, String field, Address address) {
    return effect.path(field).asString("").equalsIgnoreCase(address.toHex());
  }

  private static BigInteger amount(JsonNode effect, String field) {
    return new BigInteger(effect.path(field).asString("0"));
  }

  private static Optional<Address> address(JsonNode node) {
    String text = node.asString("");
    return text.startsWith("0x") ? Optional.of(Address.of(text)) : Optional.empty();
  }

  private static @Nullable Asset asset(JsonNode json) {
    long chain = json.path("chainId").asLong();
    return switch (json.path("kind").asString("")) {
      case "native" -> new Asset.Native(chain);
      case "token" -> new Asset.Token(chain, Address.of(json.path("contract").asString()));
      case "item" ->
          new Asset.Item(
              chain,
              Address.of(json.path("contract").asString()),
              new BigInteger(json.path("id").asString("0")));
      default -> null;
    };
  }
}
