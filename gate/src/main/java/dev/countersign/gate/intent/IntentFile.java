package dev.countersign.gate.intent;

import dev.countersign.gate.effect.EffectKinds;
import dev.countersign.gate.intent.Intent.Action;
import dev.countersign.gate.intent.Intent.IntentAsset;
import dev.countersign.gate.known.Chains;
import dev.countersign.gate.known.Directory;
import dev.countersign.gate.known.Known;
import dev.countersign.model.json.Json;
import dev.countersign.model.json.JsonFields;
import dev.countersign.model.value.Address;
import dev.countersign.model.value.Amount;
import dev.countersign.model.value.UnreadableInput;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads an intent's file ({@code --intent}; format: {@code docs/intent.md}). */
public final class IntentFile {
  private static final Pattern DECIMAL = Pattern.compile("[0-9]{1,78}(\\.[0-9]{1,77})?");
  private static final Pattern SITE = Pattern.compile("[A-Za-z0-9.:\\[\\]_~-]{1,253}");
  private static final int MOST_CHANGES = 32;

  private IntentFile() {}

  /**
   * Reads it.
   *
   * @param directory knows tokens by symbol, and their decimals
   * @throws UnreadableInput when it is not JSON, has a field that is none of the format's, or a
   *     value that cannot be, saying which
   */
  public static Intent read(String json, Directory directory) {
    JsonNode file = Json.parse(json, "The intent");
    JsonFields.only(
        file,
        "The intent",
        "action",
        "chainId",
        "wallet",
        "asset",
        "amount",
        "units",
        "destination",
        "changes",
        "site",
        "purpose",
        "reference");
    Action action = action(JsonFields.text(file, "action"));
    Long chainId = JsonFields.chainIdOrNull(file, "chainId");
    String assetText = JsonFields.textOrNull(file, "asset");
    IntentAsset asset = assetText == null ? null : asset(assetText, chainId, directory);
    boolean bitcoin = asset instanceof IntentAsset.Bitcoin;
    String destination = JsonFields.textOrNull(file, "destination");
    Intent intent =
        new Intent(
            action,
            chainId,
            JsonFields.addressOrNull(file, "wallet"),
            asset,
            amount(file, asset, chainId, directory),
            bitcoin || destination == null
                ? null
                : Address.parse(destination, "The field \"destination\" of the intent"),
            bitcoin ? destination : null,
            changes(file),
            text(file, "purpose"),
            text(file, "reference"),
            site(file));
    complete(intent, destination);
    return intent;
  }

  private static Action action(String text) {
    for (Action action : Action.values()) {
      if (action.word().equals(text)) {
        return action;
      }
    }
    throw new UnreadableInput(
        "The action of the intent is none of transfer, approve, control and sign-in");
  }

  private static void complete(Intent intent, @Nullable String destination) {
    if (intent.site() != null && intent.action() != Action.SIGN_IN) {
      throw new UnreadableInput("Only an intent with the action sign-in has a \"site\"");
    }
    switch (intent.action()) {
      case TRANSFER, APPROVE -> {
        if (intent.asset() == null || destination == null || intent.amount() == null) {
          throw new UnreadableInput(
              "The intent of a transfer or an approval needs \"asset\", \"amount\" (or \"units\")"
                  + " and \"destination\"");
        }
        if (!intent.changes().isEmpty()) {
          throw new UnreadableInput("Only an intent with the action control has \"changes\"");
        }
      }
      case CONTROL -> {
        if (intent.changes().isEmpty()) {
          throw new UnreadableInput(
              "The intent of a change of control needs \"changes\", such as [\"owner-added\"]");
        }
        if (intent.asset() != null || intent.amount() != null) {
          throw new UnreadableInput("An intent with the action control has no asset and no amount");
        }
      }
      case SIGN_IN -> {
        boolean more =
            intent.asset() != null
                || intent.amount() != null
                || destination != null
                || !intent.changes().isEmpty();
        if (intent.site() == null || more) {
          throw new UnreadableInput(
              "The intent of a sign-in needs \"site\", such as app.example.com, and has no asset,"
                  + " amount, destination and changes");
        }
      }
    }
  }

  private static IntentAsset asset(String text, @Nullable Long chainId, Directory directory) {
    if (text.startsWith("0x")) {
      return new IntentAsset.Token(Address.parse(text, "The field \"asset\" of the intent"));
    }
    if (text.equals("bitcoin") || text.equals("BTC")) {
      return new IntentAsset.Bitcoin();
    }
    if (text.equals("native") || (chainId != null && Chains.isCoin(chainId, text))) {
      return new IntentAsset.Coin();
    }
    List<Known.TokenEntry> tokens = directory.tokensBySymbol(chainId, text);
    if (tokens.size() == 1) {
      return new IntentAsset.Token(tokens.get(0).contract());
    }
    throw new UnreadableInput(
        "The asset of the intent is "
            + (tokens.isEmpty() ? "not known by that symbol" : "a symbol that several tokens have")
            + (chainId == null ? ", and the intent names no chainId" : "")
            + "; expected native, bitcoin, a known symbol, or the token's contract");
  }

  private static @Nullable Amount amount(
      JsonNode file, @Nullable IntentAsset asset, @Nullable Long chainId, Directory directory) {
    BigInteger units = JsonFields.uintOrNull(file, "units");
    JsonNode amount = JsonFields.optional(file, "amount");
    if (units != null && amount != null) {
      throw new UnreadableInput(
          "The intent has both \"amount\" (in the asset's own units) and \"units\" (in its smallest"
              + " units); expected one");
    }
    if (units != null) {
      return new Amount(units);
    }
    if (amount == null || asset == null) {
      return null;
    }
    if (!amount.isString() || !DECIMAL.matcher(amount.asString()).matches()) {
      throw new UnreadableInput(
          "The field \"amount\" of the intent is not a decimal number as a text, such as"
              + " \"30000\" or \"0.25\"");
    }
    int decimals = decimals(asset, chainId, directory);
    try {
      return new Amount(
          new BigDecimal(amount.asString()).movePointRight(decimals).toBigIntegerExact());
    } catch (ArithmeticException e) {
      throw new UnreadableInput(
          "The field \"amount\" of the intent has more than the "
              + decimals
              + " digits after the point that the asset has");
    }
  }

  private static int decimals(IntentAsset asset, @Nullable Long chainId, Directory directory) {
    return switch (asset) {
      case IntentAsset.Coin coin -> Chains.COIN_DECIMALS;
      case IntentAsset.Bitcoin bitcoin -> 8;
      case IntentAsset.Token token ->
          directory
              .token(chainId, token.contract())
              .map(Known.TokenEntry::decimals)
              .orElseThrow(() ->
                  new UnreadableInput(
                      "The decimals of the token "
                          + token.contract()
                          + " are not known; give \"units\" in its smallest units, or add the"
                          + " token to the known ones (and \"chainId\" to the intent)"));
    };
  }

  private static List<String> changes(JsonNode file) {
    JsonNode list = JsonFields.optional(file, "changes");
    if (list == null) {
      return List.of();
    }
    if (!list.isArray() || list.size() > MOST_CHANGES) {
      throw new UnreadableInput("The field \"changes\" of the intent is not a list of kinds");
    }
    List<String> changes = new ArrayList<>();
    for (JsonNode node : list) {
      String kind = node.isString() ? node.asString() : "";
      if (!EffectKinds.CONTROL.contains(kind)) {
        throw new UnreadableInput(
            "A change of the intent is none of " + String.join(", ", EffectKinds.CONTROL));
      }
      changes.add(kind);
    }
    return changes;
  }

  private static @Nullable String site(JsonNode file) {
    String site = JsonFields.textOrNull(file, "site");
    if (site != null && !SITE.matcher(site).matches()) {
      throw new UnreadableInput(
          "The field \"site\" of the intent is no host, such as app.example.com");
    }
    return site;
  }

  private static String text(JsonNode file, String name) {
    String text = JsonFields.textOrNull(file, name);
    if (text != null && text.length() > 1_000) {
      throw new UnreadableInput(
          "The field \"" + name + "\" of the intent has more than 1,000 characters");
    }
    return text == null ? "" : text;
  }
}
