package dev.countersign.chain.eip712;

import dev.countersign.model.value.Bytes;
import dev.countersign.model.value.Keccak256;
import dev.countersign.model.value.UnreadableInput;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** Reads the values of structs and hashes them on the way, so that both are of the same bytes. */
final class StructReader {
  private static final int DEEPEST = 32;

  private final TypeTable types;

  StructReader(TypeTable types) {
    this.types = types;
  }

  /**
   * A value with the 32 bytes that stand for it in its struct's encoding.
   *
   * @param word the value itself, or its hash when it has no fixed size
   */
  record Encoded(Object value, Bytes word) {}

  /**
   * A struct with its {@code hashStruct}.
   *
   * @param values member name to value, in the type's order
   */
  record HashedStruct(Map<String, Object> values, Bytes hash) {}

  /**
   * Reads a struct: every member there once, and nothing that the type does not name, for that
   * would be shown without being signed.
   *
   * @param path where it is, for the error's sentence
   */
  HashedStruct struct(String name, JsonNode node, String path) {
    return struct(name, node, path, 1);
  }

  private HashedStruct struct(String name, JsonNode node, String path, int depth) {
    if (!node.isObject()) {
      throw new UnreadableInput(
          "The field \"" + path + "\" is no JSON object; its type is the struct " + name);
    }
    List<TypeTable.Member> members = types.members(name);
    ByteArrayOutputStream encoding = new ByteArrayOutputStream(32 * (members.size() + 1));
    encoding.writeBytes(types.hash(name).toArray());
    Map<String, Object> values = new LinkedHashMap<>();
    for (TypeTable.Member member : members) {
      String at = path + "." + member.name();
      JsonNode value = node.get(member.name());
      if (value == null || value.isNull()) {
        throw new UnreadableInput(
            "The field \""
                + at
                + "\" is missing; the type "
                + name
                + " declares it as "
                + member.typeName());
      }
      Encoded encoded = value(member.type(), value, at, depth);
      values.put(member.name(), encoded.value());
      encoding.writeBytes(encoded.word().toArray());
    }
    refuseOthers(name, node, path, values.keySet());
    return new HashedStruct(
        Collections.unmodifiableMap(values), Keccak256.hash(Bytes.of(encoding.toByteArray())));
  }

  private static void refuseOthers(String name, JsonNode node, String path, Set<String> known) {
    if (node.size() == known.size()) {
      return;
    }
    Set<String> others = new HashSet<>(node.propertyNames());
    others.removeAll(known);
    throw new UnreadableInput(
        "The field \""
            + path
            + "."
            + Collections.min(others)
            + "\" is not in the type "
            + name
            + ": it would be shown but not signed");
  }

  private Encoded value(MemberType type, JsonNode node, String path, int depth) {
    if (depth > DEEPEST) {
      throw new UnreadableInput(
          "The field \"" + path + "\" is more than " + DEEPEST + " levels deep");
    }
    return switch (type) {
      case MemberType.Struct struct -> {
        HashedStruct read = struct(struct.name(), node, path, depth + 1);
        yield new Encoded(read.values(), read.hash());
      }
      case MemberType.Sequence sequence -> sequence(sequence, node, path, depth + 1);
      case MemberType.Whole whole -> AtomicValue.whole(whole, node, path);
      case MemberType.Account account -> AtomicValue.address(node, path);
      case MemberType.Truth truth -> AtomicValue.truth(node, path);
      case MemberType.FixedBytes fixed -> AtomicValue.fixedBytes(fixed.length(), node, path);
      case MemberType.ByteString bytes -> AtomicValue.bytes(node, path);
      case MemberType.Text text -> AtomicValue.text(node, path);
    };
  }

  private Encoded sequence(MemberType.Sequence type, JsonNode node, String path, int depth) {
    if (!node.isArray()) {
      throw new UnreadableInput("The field \"" + path + "\" is no list, as its type says");
    }
    if (type.length() >= 0 && node.size() != type.length()) {
      throw new UnreadableInput(
          "The field \""
              + path
              + "\" has "
              + node.size()
              + " entries; its type says "
              + type.length());
    }
    List<Object> values = new ArrayList<>(node.size());
    ByteArrayOutputStream encoding = new ByteArrayOutputStream();
    for (JsonNode element : node) {
      Encoded encoded = value(type.element(), element, path + "[" + values.size() + "]", depth);
      values.add(encoded.value());
      encoding.writeBytes(encoded.word().toArray());
    }
    return new Encoded(
        Collections.unmodifiableList(values), Keccak256.hash(Bytes.of(encoding.toByteArray())));
  }
}
