package dev.countersign.chain.recognise;

import dev.countersign.chain.ethereum.EthereumReader;
import dev.countersign.chain.payload.Payload;
import dev.countersign.chain.userop.UserOperationReader;
import dev.countersign.model.json.Json;
import dev.countersign.model.json.JsonFields;
import dev.countersign.model.value.Address;
import dev.countersign.model.value.Bytes;
import dev.countersign.model.value.UnreadableInput;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads what a page asks of a wallet: a JSON-RPC request (EIP-1474, EIP-712, ERC-7769). */
final class RpcRequests {
  private RpcRequests() {}

  static List<Payload> read(JsonNode request, @Nullable Long saidChainId) {
    String method = JsonFields.text(request, "method");
    JsonNode params = JsonFields.required(request, "params");
    if (!params.isArray() || params.isEmpty()) {
      throw new UnreadableInput("The parameters of " + shown(method) + " are not a filled list");
    }
    @Nullable String origin = JsonFields.textOrNull(request, "origin");
    return List.of(
        switch (method) {
          case "eth_sendTransaction", "eth_signTransaction" ->
              EthereumReader.fromJson(object(params, 0, method));
          case "eth_sendRawTransaction" ->
              EthereumReader.fromRlp(Bytes.fromHex(text(params, 0, method), "The transaction"));
          case "eth_signTypedData", "eth_signTypedData_v3", "eth_signTypedData_v4" ->
              typed(params, method);
          case "personal_sign" -> personal(params, method, origin);
          case "eth_sign" ->
              JsonPayloads.message(
                  text(params, 1, method), address(text(params, 0, method)), origin);
          case "eth_sendUserOperation" -> UserOperationReader.read(request, saidChainId);
          default ->
              throw new UnreadableInput(
                  "The request is "
                      + shown(method)
                      + "; eth_sendTransaction, eth_signTransaction, eth_sendRawTransaction,"
                      + " eth_signTypedData_v4, personal_sign, eth_sign and eth_sendUserOperation"
                      + " can be read");
        });
  }

  private static Payload typed(JsonNode params, String method) {
    Address signer = address(text(params, 0, method));
    JsonNode data = params.get(1);
    if (data != null && data.isString()) {
      data = Json.parse(data.asString(), "The typed data");
    }
    if (data == null || !data.isObject()) {
      throw new UnreadableInput(
          "The second parameter of " + method + " is not typed data (types, primaryType, …)");
    }
    return JsonPayloads.typed(data, signer);
  }

  /** Some pages send the account first and the message second. */
  private static Payload personal(JsonNode params, String method, @Nullable String origin) {
    String first = text(params, 0, method);
    String second = params.size() > 1 ? text(params, 1, method) : "";
    if (isAddress(first) && !isAddress(second)) {
      return JsonPayloads.message(second, address(first), origin);
    }
    return JsonPayloads.message(first, second.isEmpty() ? null : address(second), origin);
  }

  private static boolean isAddress(String text) {
    return text.startsWith("0x") && text.length() == 42;
  }

  private static Address address(String text) {
    return Address.parse(text, "The account of the request");
  }

  private static JsonNode object(JsonNode params, int index, String method) {
    JsonNode node = params.get(index);
    if (node == null || !node.isObject()) {
      throw new UnreadableInput(
          "Parameter " + (index + 1) + " of " + method + " is not an object in braces");
    }
    return node;
  }

  private static String text(JsonNode params, int index, String method) {
    JsonNode node = params.get(index);
    if (node == null || !node.isString()) {
      throw new UnreadableInput("Parameter " + (index + 1) + " of " + method + " is not a text");
    }
    return node.asString();
  }

  private static String shown(String method) {
    return "\"" + (method.length() > 60 ? method.substring(0, 60) + "…" : method) + "\"";
  }
}
