package dev.countersign.chain.ethereum;

import dev.countersign.model.json.Json;
import dev.countersign.model.value.Bytes;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Transactions made for tests with ethers 6 and read back with eth-account 0.14. */
record TransactionVectors(JsonNode vector) {

  static List<TransactionVectors> all() {
    try (InputStream in = TransactionVectors.class.getResourceAsStream("transactions.json")) {
      if (in == null) {
        throw new IllegalStateException("transactions.json is not on the class path");
      }
      List<TransactionVectors> vectors = new ArrayList<>();
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      Json.parse(text, "The vectors").forEach(v -> vectors.add(new TransactionVectors(v)));
      return vectors;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static TransactionVectors named(String name) {
    return all().stream().filter(v -> v.name().equals(name)).findFirst().orElseThrow();
  }

  String name() {
    return text("name");
  }

  String text(String field) {
    return vector.get(field).asString();
  }

  Bytes bytes(String field) {
    return Bytes.fromHex(text(field));
  }

  /** A copy to change. */
  ObjectNode object(String field) {
    return (ObjectNode) vector.get(field).deepCopy();
  }

  @Override
  public String toString() {
    return name();
  }
}
