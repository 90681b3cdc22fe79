package dev.countersign.trace.file;

import dev.countersign.model.json.Json;
import dev.countersign.model.value.Address;
import dev.countersign.model.value.UnreadableInput;
import dev.countersign.trace.ledger.Entry;
import java.math.BigInteger;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import tools.jackson.databind.JsonNode;

/**
 * Answers of Etherscan's API and of those that answer like it: {@code txlist}, {@code
 * txlistinternal}, {@code tokentx}, {@code tokennfttx} and {@code token1155tx}, told apart by their
 * fields.
 */
final class EtherscanAnswer implements Table {
  private final Assembly assembly;
  private final String name;

  /** Equal rows of one file are several transfers; those of two files are the same ones. */
  private final Map<String, Integer> equals = new HashMap<>();

  EtherscanAnswer(Assembly assembly, String name) {
    this.assembly = assembly;
    this.name = name;
  }

  /** Reads an answer as a whole. */
  void read(String text) {
    JsonNode answer = Json.parse(text, name);
    JsonNode rows = answer.isArray() ? answer : answer.path("result");
    if (!rows.isArray()) {
      throw new UnreadableInput(
          name + " is no answer of Etherscan: it has no list named result; it says: " + answer);
    }
    for (int i = 0; i < rows.size(); i++) {
      JsonNode node = rows.get(i);
      assembly
          .span()
          .read(
              this,
              new Row(
                  name + ", result " + (i + 1),
                  field ->
                      node.hasNonNull(field) && node.get(field).isValueNode()
                          ? Optional.of(node.get(field).asString())
                          : Optional.empty()));
    }
  }

  @Override
  public OptionalLong block(Row row) {
    return OptionalLong.of(row.count("blockNumber"));
  }

  @Override
  public void read(Row row) {
    Draft draft = assembly.draft(row.hash("hash"));
    long block = row.count("blockNumber");
    draft.block(row, block);
    assembly.time(row, block, row.count("timeStamp"));
    row.optional("transactionIndex")
        .ifPresent(any -> draft.index(row, row.count("transactionIndex")));
    if (row.optional("tokenID").isPresent()) {
      item(row, draft);
    } else if (row.optional("tokenDecimal").isPresent()) {
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
    price.ifPresent(one -> draft.paidPrice(row, one));
    if (gas.isPresent() && price.isPresent()) {
      draft.fee(row, gas.get().multiply(price.get()));
    }
    Optional<String> to = taker(row);
    if (to.isPresent()) {
      draft.value(row, assembly.coin(from, to.get(), row.amount("value")));
    }
  }

  /** Where nobody is named, the contract that is made. */
  private static Optional<String> taker(Row row) {
    Optional<String> to = row.optionalAddress("to");
    return to.isPresent() ? to : row.optionalAddress("contractAddress");
  }

  private void internal(Row row, Draft draft) {
    Optional<String> to = taker(row);
    if (to.isEmpty() || row.optional("isError").map(error -> error.equals("1")).orElse(false)) {
      return;
    }
    String from = row.address("from");
    BigInteger value = row.amount("value");
    Entry.Moved move = assembly.coin(from, to.get(), value);
    Optional<String> place = row.optional("traceId");
    if (place.isPresent()) {
      draft.numberedInternal(row, place.get(), move);
    } else {
      draft.internal(row, ordinal(draft, from + to.get() + value), move);
    }
  }

  private void token(Row row, Draft draft) {
    String contract = row.address("contractAddress");
    String from = row.address("from");
    String to = row.address("to");
    BigInteger value = row.amount("value");
    assembly.decimals(row, Address.of(contract), row.amount("tokenDecimal"));
    Entry.Moved move = assembly.token(contract, from, to, value);
    if (row.optional("logIndex").isPresent()) {
      draft.log(row, row.count("logIndex"), move);
    } else {
      draft.transfer(row, ordinal(draft, contract + from + to + value), move);
    }
  }

  private void item(Row row, Draft draft) {
    String contract = row.address("contractAddress");
    String from = row.address("from");
    String to = row.address("to");
    BigInteger id = row.amount("tokenID");
    BigInteger value = row.optionalAmount("tokenValue").orElse(BigInteger.ONE);
    draft.transfer(
        row,
        ordinal(draft, contract + from + to + id + "x" + value),
        assembly.item(contract, id, from, to, value));
  }

  private String ordinal(Draft draft, String content) {
    return content + " " + equals.merge(draft.hash().toHex() + content, 1, Integer::sum);
  }
}
