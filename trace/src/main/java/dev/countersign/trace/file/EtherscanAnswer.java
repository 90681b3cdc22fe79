package dev.countersign.trace.file;

import dev.countersign.model.json.Json;
import dev.countersign.model.value.UnreadableInput;
import java.math.BigInteger;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * Answers of Etherscan's API and of those that answer like it: {@code txlist}, {@code
 * txlistinternal} and {@code tokentx}, told apart by their fields.
 */
final class EtherscanAnswer {
  private final Assembly assembly;
  private final String name;

  /** Equal rows of one file are several transfers; those of two files are the same ones. */
  private final Map<String, Integer> equals = new HashMap<>();

  EtherscanAnswer(Assembly assembly, String name) {
    this.assembly = assembly;
    this.name = name;
  }

  void read(String text) {
    JsonNode answer = Json.parse(text, name);
    JsonNode rows = answer.isArray() ? answer : answer.path("result");
    if (!rows.isArray()) {
      throw new UnreadableInput(
          name + " is no answer of Etherscan: it has no list named result; it says: " + answer);
    }
    for (int i = 0; i < rows.size(); i++) {
      JsonNode node = rows.get(i);
      read(
          new Row(
              name + ", result " + (i + 1),
              field ->
                  node.hasNonNull(field) && node.get(field).isValueNode()
                      ? Optional.of(node.get(field).asString())
                      : Optional.empty()));
    }
  }

  private void read(Row row) {
    Draft draft = assembly.draft(row.hash("hash"));
    long block = row.count("blockNumber");
    draft.block(row, block);
    assembly.time(row, block, row.count("timeStamp"));
    row.optional("transactionIndex")
        .ifPresent(any -> draft.index(row, row.count("transactionIndex")));
    if (row.optional("tokenDecimal").isPresent()) {
      token(row, draft);
    } else if (row.optional("traceId").isPresent() || row.optional("nonce").isEmpty()) {
      internal(row, draft);
    } else {
      transaction(row, draft);
    }
  }

  private void transaction(Row row, Draft draft) {
    String from = row.address("from");
    draft.sender(row, from);
    draft.failed(row, row.optional("isError").map(error -> error.equals("1")).orElse(false));
    Optional<BigInteger> gas = row.optionalAmount("gasUsed");
    Optional<BigInteger> price = row.optionalAmount("gasPrice");
    if (gas.isPresent() && price.isPresent()) {
      draft.fee(row, gas.get().multiply(price.get()));
    }
    Optional<String> to = row.optionalAddress("to");
    if (to.isPresent()) {
      draft.value(row, assembly.coin(from, to.get(), row.amount("value")));
    }
  }

  private void internal(Row row, Draft draft) {
    Optional<String> to = row.optionalAddress("to");
    if (to.isEmpty() || row.optional("isError").map(error -> error.equals("1")).orElse(false)) {
      return;
    }
    String from = row.address("from");
    BigInteger value = row.amount("value");
    draft.log(
        row,
        "internal " + ordinal(draft, row, from + to.get() + value, "traceId"),
        assembly.coin(from, to.get(), value));
  }

  private void token(Row row, Draft draft) {
    String contract = row.address("contractAddress");
    String from = row.address("from");
    String to = row.address("to");
    BigInteger value = row.amount("value");
    draft.log(
        row,
        "token " + ordinal(draft, row, contract + from + to + value, "logIndex"),
        assembly.token(contract, from, to, value));
  }

  private String ordinal(Draft draft, Row row, String content, String index) {
    return row.optional(index)
        .orElseGet(
            () -> content + " " + equals.merge(draft.hash().toHex() + content, 1, Integer::sum));
  }
}
