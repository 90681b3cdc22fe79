package dev.countersign.chain.bitcoin;

import dev.countersign.model.json.Json;
import dev.countersign.model.value.Bytes;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * The vectors of BIP-174, BIP-370 and BIP-371, with facts of the valid ones: transaction id and
 * amounts as another program reads them.
 */
record PsbtVectors(JsonNode vector) {

  static List<PsbtVectors> valid() {
    return of("valid");
  }

  static List<PsbtVectors> invalid() {
    return of("invalid");
  }

  static PsbtVectors named(String name) {
    return valid().stream().filter(v -> v.toString().equals(name)).findFirst().orElseThrow();
  }

  private static List<PsbtVectors> of(String part) {
    try (InputStream in = PsbtVectors.class.getResourceAsStream("psbt.json")) {
      if (in == null) {
        throw new IllegalStateException("psbt.json is not on the class path");
      }
      List<PsbtVectors> vectors = new ArrayList<>();
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      Json.parse(text, "The vectors").get(part).forEach(v -> vectors.add(new PsbtVectors(v)));
      return vectors;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  byte[] psbt() {
    return Bytes.fromHex(vector.get("psbt").asString()).toArray();
  }

  /** As explorers show it. */
  Bytes txid() {
    return Bytes.fromHex(vector.get("txid").asString());
  }

  int version() {
    return vector.get("version").asInt();
  }

  boolean modifiable() {
    return vector.get("modifiable").asBoolean();
  }

  /** Null where not carried. */
  List<Long> amounts(String part) {
    List<Long> amounts = new ArrayList<>();
    vector.get(part).forEach(node -> amounts.add(node.isNull() ? null : node.asLong()));
    return amounts;
  }

  @Override
  public String toString() {
    return vector.get("name").asString();
  }
}
