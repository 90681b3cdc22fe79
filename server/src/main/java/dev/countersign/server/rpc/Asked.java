package dev.countersign.server.rpc;

import dev.countersign.model.json.CanonicalJson;
import dev.countersign.model.json.Json;
import dev.countersign.model.json.JsonFields;
import dev.countersign.model.value.Address;
import dev.countersign.model.value.UnreadableInput;
import dev.countersign.server.wallet.Wallet;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a machine asks to have signed.
 *
 * @param kind of payload: {@code ethereum-transaction}, {@code typed-data} or {@code sign-in}
 * @param payload in the form in which it is read; of a transaction with what it leaves open
 * @param content by which the same request is known when it is asked again
 * @param lasting true where it stays the same request for ever: it names a key or a nonce of its
 *     own
 * @param fixed true for a transaction that names its nonce
 * @param purpose and reference: for people
 */
record Asked(
    String method,
    String kind,
    ObjectNode payload,
    String content,
    boolean lasting,
    boolean fixed,
    String purpose,
    String reference) {
  static final String TRANSACTION = "ethereum-transaction";
  static final String TYPED = "typed-data";
  static final String SIGN_IN = "sign-in";

  private static final String LABEL = "countersign-rpc-request-v1";
  private static final List<String> FIELDS =
      List.of(
          "from",
          "to",
          "gas",
          "gasLimit",
          "gasPrice",
          "maxFeePerGas",
          "maxPriorityFeePerGas",
          "value",
          "data",
          "input",
          "nonce",
          "chainId",
          "type",
          "accessList");

  /** True for a transaction. */
  boolean isTransaction() {
    return kind.equals(TRANSACTION);
  }

  /**
   * A transaction ({@code eth_sendTransaction}, {@code eth_signTransaction}).
   *
   * @param key that came beside the request, or empty
   */
  static Asked transaction(RpcCall call, Wallet wallet, String key) {
    JsonNode given = param(call, 0);
    if (!given.isObject()) {
      throw new UnreadableInput("The transaction is not a JSON object in braces");
    }
    JsonFields.only(given, "The transaction", FIELDS.toArray(String[]::new));
    own(JsonFields.addressOrNull(given, "from"), wallet);
    Long chain = JsonFields.chainIdOrNull(given, "chainId");
    if (chain != null && chain != wallet.chainId()) {
      throw new UnreadableInput(
          "The transaction is for chain " + chain + "; this wallet is on " + wallet.chainId());
    }
    Address to = JsonFields.addressOrNull(given, "to");
    BigInteger nonce = JsonFields.uintOrNull(given, "nonce");
    BigInteger value = JsonFields.uintOrNull(given, "value");
    String data = JsonFields.bytes(given, given.hasNonNull("input") ? "input" : "data").toHex();
    ObjectNode same = Json.object();
    same.put("to", to == null ? "" : to.toHex());
    same.put("value", value == null ? "0" : value.toString());
    same.put("data", data);
    same.put("nonce", nonce == null ? "" : nonce.toString());
    ObjectNode payload = (ObjectNode) given.deepCopy();
    FIELDS.stream().filter(name -> !payload.hasNonNull(name)).forEach(payload::remove);
    return asked(call, TRANSACTION, payload, same, beside(call, 1), key, nonce != null);
  }

  /** Typed data ({@code eth_signTypedData_v4}). */
  static Asked typed(RpcCall call, Wallet wallet, String key) {
    own(Address.parse(text(call, 0), "The account"), wallet);
    JsonNode data = param(call, 1);
    JsonNode typed = data.isString() ? Json.parse(data.asString(), "The typed data") : data;
    ObjectNode payload = Json.object().put("method", "eth_signTypedData_v4");
    payload.putArray("params").add(wallet.address().toString()).add(typed);
    ObjectNode same = Json.object().put("typed", Json.compact(typed));
    return asked(call, TYPED, payload, same, beside(call, 2), key, false);
  }

  /** A message ({@code personal_sign}). */
  static Asked message(RpcCall call, Wallet wallet, String key) {
    String first = text(call, 0);
    String second = text(call, 1);
    // Some callers give the account first.
    boolean turned = isAccount(first) && !isAccount(second);
    own(Address.parse(turned ? first : second, "The account"), wallet);
    String message = turned ? second : first;
    ObjectNode payload = Json.object().put("method", "personal_sign");
    payload.putArray("params").add(message).add(wallet.address().toString());
    ObjectNode same = Json.object().put("message", message);
    return asked(call, SIGN_IN, payload, same, beside(call, 2), key, false);
  }

  private static Asked asked(
      RpcCall call,
      String kind,
      ObjectNode payload,
      ObjectNode same,
      Optional<JsonNode> said,
      String header,
      boolean fixed) {
    String key = said.map(one -> words(one, "key")).filter(one -> !one.isEmpty()).orElse(header);
    same.put("method", call.method()).put("key", key);
    return new Asked(
        call.method(),
        kind,
        payload,
        CanonicalJson.sha256(
                (LABEL + "\n" + CanonicalJson.of(same)).getBytes(StandardCharsets.UTF_8))
            .toHex(),
        fixed || !key.isEmpty(),
        fixed,
        said.map(one -> words(one, "purpose"))
            .filter(one -> !one.isEmpty())
            .orElse("Asked for by " + call.method()),
        said.map(one -> words(one, "reference")).orElse(""));
  }

  /** What Countersign takes beside what the method itself knows. */
  private static Optional<JsonNode> beside(RpcCall call, int index) {
    JsonNode said = call.params().get(index);
    if (said == null || !said.isObject()) {
      return Optional.empty();
    }
    JsonFields.only(said, "Parameter " + (index + 1), "key", "purpose", "reference");
    return Optional.of(said);
  }

  private static String words(JsonNode said, String name) {
    @Nullable String text = JsonFields.textOrNull(said, name);
    if (text == null) {
      return "";
    }
    if (text.length() > 200 || text.chars().anyMatch(Character::isISOControl)) {
      throw new UnreadableInput(
          "The field \"" + name + "\" has more than 200 characters, or some that cannot be seen");
    }
    return text.strip();
  }

  private static void own(@Nullable Address from, Wallet wallet) {
    if (from != null && !from.equals(wallet.address())) {
      throw new UnreadableInput(
          "The request is for the account " + from + "; this wallet is " + wallet.address());
    }
  }

  private static boolean isAccount(String text) {
    return text.startsWith("0x") && text.length() == 42;
  }

  private static String text(RpcCall call, int index) {
    JsonNode param = param(call, index);
    if (!param.isString()) {
      throw new UnreadableInput(
          "Parameter " + (index + 1) + " of " + call.method() + " is not a text");
    }
    return param.asString();
  }

  private static JsonNode param(RpcCall call, int index) {
    JsonNode param = call.params().get(index);
    if (param == null || param.isNull()) {
      throw new UnreadableInput(
          "Parameter " + (index + 1) + " of " + call.method() + " is missing");
    }
    return param;
  }
}
