package dev.countersign.chain.eip712;

import dev.countersign.model.value.Bytes;
import dev.countersign.model.value.Keccak256;
import dev.countersign.model.value.UnreadableInput;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/**
 * The structs that typed data declares: at most 256 with 1,000 members together. Structs may name
 * each other in a circle; values are finite all the same.
 */
final class TypeTable {
  private static final int MOST_TYPES = 256;
  private static final int MOST_MEMBERS = 1_000;

  private final Map<String, List<Member>> structs;
  private final Map<String, Bytes> hashes = new HashMap<>();

  private TypeTable(Map<String, List<Member>> structs) {
    this.structs = structs;
  }

  /**
   * A member of a struct.
   *
   * @param typeName as declared
   */
  record Member(String name, String typeName, MemberType type) {
    static Member of(String name, String typeName) {
      return new Member(name, typeName, TypeName.parse(typeName, "The member \"" + name + "\""));
    }
  }

  /** Reads the field {@code types}. */
  static TypeTable read(JsonNode types) {
    if (!types.isObject()) {
      throw new UnreadableInput("The field \"types\" is no JSON object");
    }
    if (types.size() > MOST_TYPES) {
      throw new UnreadableInput("The field \"types\" has more than " + MOST_TYPES + " types");
    }
    Map<String, List<Member>> structs = new LinkedHashMap<>();
    int members = 0;
    for (Map.Entry<String, JsonNode> entry : types.properties()) {
      String name = entry.getKey();
      TypeName.requireName(name, "The type");
      if (TypeName.isReserved(name)) {
        throw new UnreadableInput(
            "The type \"" + name + "\" has the name of a type that EIP-712 brings itself");
      }
      members += entry.getValue().size();
      if (members > MOST_MEMBERS) {
        throw new UnreadableInput(
            "The field \"types\" has more than " + MOST_MEMBERS + " members in all");
      }
      structs.put(name, members(name, entry.getValue()));
    }
    TypeTable table = new TypeTable(structs);
    table.requireAllDeclared();
    return table;
  }

  private static List<Member> members(String struct, JsonNode list) {
    if (!list.isArray()) {
      throw new UnreadableInput(
          "The type \"" + struct + "\" is no list of members, each with \"name\" and \"type\"");
    }
    Map<String, Member> members = new LinkedHashMap<>();
    for (JsonNode node : list) {
      JsonNode name = node.get("name");
      JsonNode type = node.get("type");
      if (name == null || type == null || !name.isString() || !type.isString()) {
        throw new UnreadableInput(
            "A member of the type \"" + struct + "\" lacks \"name\" or \"type\" as text");
      }
      TypeName.requireName(name.asString(), "In the type \"" + struct + "\" the member");
      Member member =
          new Member(
              name.asString(),
              type.asString(),
              TypeName.parse(
                  type.asString(),
                  "The member \"" + name.asString() + "\" of the type \"" + struct + "\""));
      if (members.put(member.name(), member) != null) {
        throw new UnreadableInput(
            "The type \"" + struct + "\" has two members named \"" + member.name() + "\"");
      }
    }
    return List.copyOf(members.values());
  }

  private void requireAllDeclared() {
    structs.forEach((struct, members) -> {
      for (Member member : members) {
        if (base(member.type()) instanceof MemberType.Struct(String name)
            && !structs.containsKey(name)) {
          throw new UnreadableInput(
              "The member \""
                  + member.name()
                  + "\" of the type \""
                  + struct
                  + "\" has the type \""
                  + name
                  + "\", which \"types\" does not declare");
        }
      }
    });
  }

  /** The same table with one struct more. */
  TypeTable with(String name, List<Member> members) {
    Map<String, List<Member>> more = new LinkedHashMap<>(structs);
    more.put(name, List.copyOf(members));
    return new TypeTable(more);
  }

  boolean declares(String struct) {
    return structs.containsKey(struct);
  }

  /** The members of a declared struct, in order. */
  List<Member> members(String struct) {
    List<Member> members = structs.get(struct);
    if (members == null) {
      throw new IllegalArgumentException("not declared: " + struct);
    }
    return members;
  }

  /** {@code encodeType}: the struct, then those it refers to, sorted by name. */
  String encode(String struct) {
    StringBuilder text = new StringBuilder();
    append(struct, text);
    TreeSet<String> others = new TreeSet<>(reachable(struct));
    others.remove(struct);
    for (String other : others) {
      append(other, text);
    }
    return text.toString();
  }

  /** {@code typeHash}. */
  Bytes hash(String struct) {
    return hashes.computeIfAbsent(
        struct, name -> Keccak256.hash(Bytes.of(encode(name).getBytes(StandardCharsets.US_ASCII))));
  }

  private void append(String struct, StringBuilder text) {
    Collection<Member> members = members(struct);
    text.append(struct)
        .append(
            members.stream()
                .map(m -> m.typeName() + " " + m.name())
                .collect(Collectors.joining(",", "(", ")")));
  }

  private Set<String> reachable(String struct) {
    Set<String> seen = new HashSet<>();
    Deque<String> open = new ArrayDeque<>(List.of(struct));
    while (!open.isEmpty()) {
      String next = open.pop();
      if (seen.add(next)) {
        for (Member member : members(next)) {
          if (base(member.type()) instanceof MemberType.Struct(String name)) {
            open.push(name);
          }
        }
      }
    }
    return seen;
  }

  private static MemberType base(MemberType type) {
    MemberType base = type;
    while (base instanceof MemberType.Sequence sequence) {
      base = sequence.element();
    }
    return base;
  }
}
