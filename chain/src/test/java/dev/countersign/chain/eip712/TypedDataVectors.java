package dev.countersign.chain.eip712;

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

/**
 * Typed data with hashes computed by eth-sig-util (V4) and, wherever they take it, agreed to by
 * ethers 6 and eth-account 0.14.
 */
record TypedDataVectors(JsonNode vector) {

  static List<TypedDataVectors> all() {
    try (InputStream in = TypedDataVectors.class.getResourceAsStream("typed-data.json")) {
      if (in == null) {
        throw new IllegalStateException("typed-data.json is not on the class path");
      }
      List<TypedDataVectors> vectors = new ArrayList<>();
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      Json.parse(text, "The vectors").forEach(v -> vectors.add(new TypedDataVectors(v)));
      return vectors;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static TypedDataVectors named(String name) {
    return all().stream().filter(v -> v.toString().equals(name)).findFirst().orElseThrow();
  }

  Bytes bytes(String field) {
    return Bytes.fromHex(vector.get(field).asString());
  }

  /** A copy to change. */
  ObjectNode typedData() {
    return (ObjectNode) vector.get("typedData").deepCopy();
  }

  @Override
  public String toString() {
    return vector.get("name").asString();
  }
}
