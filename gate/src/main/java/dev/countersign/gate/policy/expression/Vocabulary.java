package dev.countersign.gate.policy.expression;

import com.google.common.base.Splitter;
import com.google.common.collect.ImmutableCollection;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import dev.cel.common.types.CelType;
import dev.cel.common.types.CelTypeProvider;
import dev.cel.common.types.ListType;
import dev.cel.common.types.MapType;
import dev.cel.common.types.OpaqueType;
import dev.cel.common.types.SimpleType;
import dev.cel.common.types.StructType;
import dev.cel.common.types.StructTypeReference;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * The names that an expression may use, with their types: a name that is none of these is a mistake
 * when the document is read, not when it decides. Described for people in {@code docs/policy.md}.
 */
final class Vocabulary implements CelTypeProvider {
  static final OpaqueType AMOUNT = OpaqueType.create("Amount");
  static final OpaqueType HISTORY = OpaqueType.create("History");

  private static final ImmutableMap<String, CelType> TYPES =
      ImmutableMap.of(
          "text", SimpleType.STRING,
          "texts", ListType.create(SimpleType.STRING),
          "number", SimpleType.INT,
          "flag", SimpleType.BOOL,
          "moment", SimpleType.TIMESTAMP,
          "span", SimpleType.DURATION,
          "amount", AMOUNT);

  /** The one there is. */
  static final Vocabulary INSTANCE = new Vocabulary();

  private final ImmutableMap<String, StructType> structs;
  private final ImmutableMap<String, CelType> variables;

  private Vocabulary() {
    List<StructType> types =
        List.of(
            type("Local", "hour: number, minute: number, weekday: text, date: text"),
            type(
                "Intent",
                "id: text, action: text, amount: amount, value: amount, purpose: text,"
                    + " reference: text, deadline: moment, filedAt: moment, filedBy: text,"
                    + " changes: texts"),
            type(
                "Asset",
                "id: text, kind: text, symbol: text, chainId: number, contract: text, item: text"),
            type(
                "Initiator",
                "id: text, name: text, kind: text, groups: texts, roles: texts, sessionAge: span,"
                    + " knownDevice: flag, responsible: text"),
            type("Risk", "person: number, session: number"),
            type("Requester", "risk: number"),
            type("Session", "risk: number"),
            type("Wallet", "label: text, tags: texts, chainId: number, address: text, kind: text"),
            type(
                "Destination",
                "address: text, kind: text, known: flag, label: text, tags: texts, firstSeen:"
                    + " moment, listedSince: moment, age: span"),
            type("Payload", "kind: text, hash: text, nonce: number, simulated: flag"),
            type(
                "Effect",
                "kind: text, direction: text, asset: text, amount: amount, value: amount, from:"
                    + " text, to: text"));
    this.structs =
        types.stream().collect(ImmutableMap.toImmutableMap(StructType::name, type -> type));
    ImmutableMap.Builder<String, CelType> names = ImmutableMap.builder();
    names.put("now", SimpleType.TIMESTAMP);
    for (StructType type : types) {
      if (!type.name().equals("Effect")) {
        names.put(
            Character.toLowerCase(type.name().charAt(0)) + type.name().substring(1),
            StructTypeReference.create(type.name()));
      }
    }
    names.put("effects", ListType.create(StructTypeReference.create("Effect")));
    names.put("findings", ListType.create(SimpleType.STRING));
    names.put("history", HISTORY);
    names.put("lists", MapType.create(SimpleType.STRING, ListType.create(SimpleType.STRING)));
    this.variables = names.buildOrThrow();
  }

  /** The variables and their types. */
  Map<String, CelType> variables() {
    return variables;
  }

  /** The names of a variable's fields; empty where it has none, or is not known. */
  List<String> fields(String variable) {
    CelType type = variables.get(variable);
    StructType struct = type == null ? null : structs.get(type.name());
    return struct == null ? List.of() : struct.fieldNames().stream().sorted().toList();
  }

  @Override
  public ImmutableCollection<CelType> types() {
    return ImmutableList.copyOf(structs.values());
  }

  @Override
  public Optional<CelType> findType(String name) {
    return Optional.ofNullable(structs.get(name));
  }

  /** A struct type out of "name: type, name: type". */
  private static StructType type(String name, String namesAndTypes) {
    ImmutableMap.Builder<String, CelType> builder = ImmutableMap.builder();
    for (String field : Splitter.on(", ").split(namesAndTypes)) {
      List<String> parts = Splitter.on(": ").splitToList(field);
      builder.put(parts.get(0), Objects.requireNonNull(TYPES.get(parts.get(1)), field));
    }
    ImmutableMap<String, CelType> fields = builder.buildOrThrow();
    return StructType.create(
        name, fields.keySet(), field -> Optional.ofNullable(fields.get(field)));
  }
}
