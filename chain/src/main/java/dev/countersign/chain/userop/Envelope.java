package dev.countersign.chain.userop;

import dev.countersign.model.json.JsonFields;
import dev.countersign.model.value.Address;
import dev.countersign.model.value.Bytes;
import dev.countersign.model.value.UnreadableInput;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What a user operation comes in.
 *
 * @param entryPoint null where the input does not say
 * @param chainId null where the input does not say
 * @param declaredVersion null where the input does not say
 * @param declaredHash null where the input does not say
 */
record Envelope(
    JsonNode operation,
    @Nullable Address entryPoint,
    @Nullable Long chainId,
    @Nullable EntryPointVersion declaredVersion,
    @Nullable Bytes declaredHash) {
  private static final String METHOD = "eth_sendUserOperation";

  static boolean isSend(JsonNode node) {
    JsonNode method = node.get("method");
    return method != null && method.isString() && method.asString().equals(METHOD);
  }

  static @Nullable JsonNode named(JsonNode node) {
    JsonNode named = JsonFields.optional(node, "userOperation");
    return named == null ? JsonFields.optional(node, "userOp") : named;
  }

  static Envelope open(JsonNode node) {
    if (node.isArray()) {
      return ofParameters(node, null);
    }
    if (!node.isObject()) {
      throw new UnreadableInput("The user operation is not a JSON object");
    }
    if (OperationForm.has(node, "method")) {
      if (!isSend(node)) {
        throw new UnreadableInput(
            "The method of the request is not " + METHOD + ", so it is no user operation to sign");
      }
      return ofParameters(JsonFields.required(node, "params"), node);
    }
    JsonNode named = named(node);
    return named == null ? of(node, node, null) : of(named, node, null);
  }

  private static Envelope ofParameters(JsonNode parameters, @Nullable JsonNode request) {
    if (!parameters.isArray() || parameters.isEmpty() || parameters.size() > 3) {
      throw new UnreadableInput(
          "The parameters of " + METHOD + " are not a list of the user operation and entry point");
    }
    JsonNode second = parameters.get(1);
    if (second != null && !second.isString()) {
      throw new UnreadableInput("The second parameter of " + METHOD + " is not an address");
    }
    Address entryPoint =
        second == null ? null : Address.parse(second.asString(), "The entry point");
    JsonNode operation = parameters.get(0);
    return of(operation, request == null ? operation : request, entryPoint);
  }

  private static Envelope of(JsonNode operation, JsonNode around, @Nullable Address given) {
    if (!operation.isObject()) {
      throw new UnreadableInput("The user operation is not a JSON object");
    }
    Address entryPoint =
        same(
            given,
            same(
                JsonFields.addressOrNull(around, "entryPoint"),
                JsonFields.addressOrNull(operation, "entryPoint"),
                "entryPoint"),
            "entryPoint");
    Long chainId =
        same(
            JsonFields.chainIdOrNull(around, "chainId"),
            JsonFields.chainIdOrNull(operation, "chainId"),
            "chainId");
    return new Envelope(
        operation, entryPoint, chainId, version(around), hash(around, "userOpHash"));
  }

  private static <T> @Nullable T same(@Nullable T one, @Nullable T other, String name) {
    if (one != null && other != null && !Objects.equals(one, other)) {
      throw new UnreadableInput(
          "The input says two different things in \"" + name + "\": " + one + " and " + other);
    }
    return one == null ? other : one;
  }

  private static @Nullable EntryPointVersion version(JsonNode around) {
    String name = JsonFields.textOrNull(around, "entryPointVersion");
    if (name == null) {
      return null;
    }
    return EntryPointVersion.named(name)
        .orElseThrow(() ->
            new UnreadableInput(
                "The field \"entryPointVersion\" is none that can be read; expected 0.6, 0.7"
                    + " or 0.8"));
  }

  private static @Nullable Bytes hash(JsonNode around, String name) {
    if (!OperationForm.has(around, name)) {
      return null;
    }
    Bytes hash = JsonFields.bytes(around, name);
    if (hash.length() != 32) {
      throw new UnreadableInput(
          "The field \"" + name + "\" has " + hash.length() + " bytes; a hash has 32");
    }
    return hash;
  }
}
