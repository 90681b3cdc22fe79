package dev.countersign.gate.intent;

import dev.countersign.gate.intent.Intent.Action;
import dev.countersign.gate.intent.Intent.IntentAsset;
import dev.countersign.model.json.CanonicalJson;
import dev.countersign.model.json.Json;
import dev.countersign.model.value.Address;
import dev.countersign.model.value.Amount;
import dev.countersign.model.value.Bytes;
import dev.countersign.model.value.UnreadableInput;
import java.math.BigInteger;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * An intent as somebody filed it: with nothing left open that decides where value goes. Its hash is
 * SHA-256 over the label {@value #LABEL}, a line feed, and its canonical JSON ({@code
 * docs/transfers.md}).
 *
 * @param intent names chain and wallet
 * @param requester who asks, such as {@code person/3f…}
 * @param filedAt to the second
 * @param deadline to the second; after it, it is not countersigned any more
 */
public record FiledIntent(
    UUID id, Intent intent, String requester, Instant filedAt, Instant deadline) {
  /** What the hashed text begins with. */
  public static final String LABEL = "countersign-intent-v1";

  /**
   * Checks that nothing is open.
   *
   * @throws UnreadableInput when chain or wallet is, or the deadline is not after the filing
   */
  public FiledIntent {
    filedAt = filedAt.truncatedTo(ChronoUnit.SECONDS);
    deadline = deadline.truncatedTo(ChronoUnit.SECONDS);
    if (intent.chainId() == null || intent.wallet() == null) {
      throw new UnreadableInput("An intent that is filed names its chain and its wallet");
    }
    if (!deadline.isAfter(filedAt)) {
      throw new UnreadableInput("The deadline has passed already");
    }
  }

  /** EIP-155 chain id. */
  public long chainId() {
    return Objects.requireNonNull(intent.chainId());
  }

  /** Whose assets move. */
  public Address wallet() {
    return Objects.requireNonNull(intent.wallet());
  }

  /** The hash to which approvals commit, 32 bytes. */
  public Bytes hash() {
    return CanonicalJson.sha256(LABEL, document());
  }

  /** Its document: every field is text, absent where it does not apply. */
  public ObjectNode document() {
    ObjectNode node = Json.object();
    node.put("id", id.toString());
    node.put("requester", requester);
    node.put("filedAt", filedAt.toString());
    node.put("deadline", deadline.toString());
    node.put("action", intent.action().word());
    node.put("chainId", Long.toString(chainId()));
    node.put("wallet", wallet().toString());
    IntentAsset asset = intent.asset();
    if (asset != null) {
      node.put(
          "asset",
          switch (asset) {
            case IntentAsset.Coin coin -> "native";
            case IntentAsset.Bitcoin bitcoin -> "bitcoin";
            case IntentAsset.Token token -> token.contract().toString();
          });
    }
    Amount amount = intent.amount();
    if (amount != null) {
      node.put("units", amount.units().toString());
    }
    Address destination = intent.destination();
    String bitcoin = intent.bitcoinDestination();
    if (destination != null) {
      node.put("destination", destination.toString());
    } else if (bitcoin != null) {
      node.put("destination", bitcoin);
    }
    if (!intent.changes().isEmpty()) {
      var changes = node.putArray("changes");
      intent.changes().forEach(changes::add);
    }
    if (intent.site() != null) {
      node.put("site", intent.site());
    }
    node.put("purpose", intent.purpose());
    node.put("reference", intent.reference());
    return node;
  }

  /**
   * Reads a document back.
   *
   * @throws UnreadableInput when it is none
   */
  public static FiledIntent of(JsonNode node) {
    try {
      JsonNode asset = node.path("asset");
      boolean bitcoin = asset.asString("").equals("bitcoin");
      String destination = node.path("destination").asString("");
      List<String> changes = node.path("changes").valueStream().map(JsonNode::asString).toList();
      Intent intent =
          new Intent(
              Action.valueOf(
                  node.path("action").asString().toUpperCase(Locale.ROOT).replace('-', '_')),
              Long.valueOf(node.path("chainId").asString()),
              Address.of(node.path("wallet").asString()),
              asset.isMissingNode() ? null : asset(asset.asString()),
              node.has("units") ? new Amount(new BigInteger(node.path("units").asString())) : null,
              bitcoin || destination.isEmpty() ? null : Address.of(destination),
              bitcoin ? destination : null,
              changes,
              node.path("purpose").asString(),
              node.path("reference").asString(),
              node.has("site") ? node.path("site").asString() : null);
      return new FiledIntent(
          UUID.fromString(node.path("id").asString()),
          intent,
          node.path("requester").asString(),
          Instant.parse(node.path("filedAt").asString()),
          Instant.parse(node.path("deadline").asString()));
    } catch (RuntimeException e) { // whatever is wrong, it is no document of ours
      throw new UnreadableInput("The document is no filed intent: " + e.getMessage());
    }
  }

  private static @Nullable IntentAsset asset(String text) {
    return switch (text) {
      case "native" -> new IntentAsset.Coin();
      case "bitcoin" -> new IntentAsset.Bitcoin();
      default -> new IntentAsset.Token(Address.of(text));
    };
  }
}
