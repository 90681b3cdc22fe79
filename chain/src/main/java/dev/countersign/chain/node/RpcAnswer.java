package dev.countersign.chain.node;

import dev.countersign.model.value.Bytes;
import dev.countersign.model.value.UnreadableInput;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads one answer of JSON-RPC 2.0. */
final class RpcAnswer {
  /** Two levels a call frame: traces of calls nested nearly 200 deep can be read. */
  private static final int DEEPEST = 400;

  private static final int WORDS = 160;

  /** Geth's code for a call that reverted. */
  private static final int REVERTED = 3;

  private static final int METHOD_NOT_FOUND = -32_601;
  private static final int METHOD_NOT_SUPPORTED = -32_004;

  /** How nodes and services say that they lack a method, whatever their code. */
  private static final Pattern MISSING =
      Pattern.compile(
          "method.{0,80}(not found|does not exist|doesn't exist|not available|not supported"
              + "|not whitelisted|not allowed|disabled|unavailable)|unsupported method"
              + "|unknown method|method not");

  private static final JsonMapper MAPPER =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder()
                          .maxNestingDepth(DEEPEST)
                          .maxNumberLength(100)
                          .maxNameLength(1_000)
                          .maxStringLength(HttpNodeClient.LARGEST)
                          .build())
                  .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                  .build())
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private RpcAnswer() {}

  /**
   * The result in the answer.
   *
   * @throws NodeFault when it is no answer to the question with that id, or an error
   */
  static JsonNode result(byte[] body, long id, int status) throws NodeFault {
    JsonNode answer = parse(body, status);
    JsonNode error = answer.get("error");
    if (error != null && !error.isNull()) {
      throw error(error);
    }
    if (status != 200) {
      throw status(status);
    }
    JsonNode said = answer.get("id");
    if (said == null || !said.isIntegralNumber() || !said.canConvertToLong()) {
      throw RpcValues.unusable("the id", "is missing");
    }
    if (said.longValue() != id) {
      throw RpcValues.unusable("the id", "belongs to another question");
    }
    JsonNode result = answer.get("result");
    if (result == null) {
      throw RpcValues.unusable("the result", "is missing");
    }
    return result;
  }

  static JsonNode parse(byte[] body, int status) throws NodeFault {
    JsonNode answer;
    try {
      answer = MAPPER.readTree(body);
    } catch (JacksonException | NumberFormatException e) {
      answer = null;
    }
    if (answer != null && answer.isObject()) {
      return answer;
    }
    if (status != 200) {
      throw status(status);
    }
    throw new NodeFault(
        NodeFault.Kind.UNUSABLE, "the node answered with something that is no JSON-RPC answer");
  }

  static NodeFault status(int status) {
    String why =
        switch (status) {
          case 401, 403 -> ": it does not let us in";
          case 404 -> ": there is nothing at this path";
          case 429 -> ": it was asked too often";
          default -> status / 100 == 3 ? ": it points elsewhere, which is not followed" : "";
        };
    return new NodeFault(
        NodeFault.Kind.UNAVAILABLE, "the node answered with HTTP status " + status + why);
  }

  private static NodeFault error(JsonNode error) {
    JsonNode code = error.get("code");
    int number = code != null && code.canConvertToInt() ? code.intValue() : 0;
    JsonNode message = error.get("message");
    String words = message != null && message.isString() ? message.asString() : "no reason given";
    String shown = "\"" + NodeFault.printable(words, WORDS) + "\"";
    String lower = words.substring(0, Math.min(words.length(), 1_000)).toLowerCase(Locale.ROOT);
    if (number == METHOD_NOT_FOUND
        || number == METHOD_NOT_SUPPORTED
        || MISSING.matcher(lower).find()) {
      return new NodeFault(
          NodeFault.Kind.METHOD_MISSING, "the node does not offer the method: " + shown);
    }
    Bytes data = data(error.get("data"));
    if (number == REVERTED || lower.contains("revert")) {
      return new NodeFault(NodeFault.Kind.REVERTED, "the call reverts: " + shown, data);
    }
    return new NodeFault(NodeFault.Kind.REFUSED, "the node refuses: " + shown, data);
  }

  private static @Nullable Bytes data(@Nullable JsonNode data) {
    if (data == null || !data.isString() || !data.asString().startsWith("0x")) {
      return null;
    }
    try {
      return Bytes.fromHex(data.asString(), "the data of the error");
    } catch (UnreadableInput e) {
      return null;
    }
  }
}
