package dev.countersign.rules.expression;

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
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * The names that an expression may use, with their types: a name that is none of these is a mistake
 * when the document is read, not when it decides.
 *
 * <p>Types are written as words: {@code text}, {@code texts}, {@code number}, {@code flag}, {@code
 * moment}, {@code span}, {@code amount}.
 */
public final class Vocabulary {
  static final OpaqueType AMOUNT = OpaqueType.create("Amount");

  private static final ImmutableMap<String, CelType> TYPES =
      ImmutableMap.of(
          "text", SimpleType.STRING,
          "texts", ListType.create(SimpleType.STRING),
          "number", SimpleType.INT,
          "flag", SimpleType.BOOL,
          "moment", SimpleType.TIMESTAMP,
          "span", SimpleType.DURATION,
          "amount", AMOUNT);

  private final Map<String, StructType> structs = new LinkedHashMap<>();
  private final Map<String, CelType> variables = new LinkedHashMap<>();
  private final List<Member> members = new ArrayList<>();

  /** Without names yet. */
  public Vocabulary() {}

  /** Adds a variable of one value, or of a list of them. */
  public Vocabulary value(String name, String type) {
    variables.put(name, type(type));
    return this;
  }

  /**
   * Adds a variable with fields, named as its type but for the first letter.
   *
   * @param fields as in {@code "hour: number, weekday: text"}
   */
  public Vocabulary struct(String type, String fields) {
    variables.put(
        Character.toLowerCase(type.charAt(0)) + type.substring(1), reference(type, fields));
    return this;
  }

  /** Adds a variable that is a list of values with fields. */
  public Vocabulary structs(String name, String type, String fields) {
    variables.put(name, ListType.create(reference(type, fields)));
    return this;
  }

  /** Adds a variable whose functions are all that can be used of it. */
  public Vocabulary functions(String name, Member... functions) {
    variables.put(name, OpaqueType.create(name));
    members.addAll(List.of(functions));
    return this;
  }

  /** Adds {@code lists}, the document's lists by their names. */
  public Vocabulary lists() {
    variables.put("lists", MapType.create(SimpleType.STRING, ListType.create(SimpleType.STRING)));
    return this;
  }

  /** The variables and their types. */
  Map<String, CelType> variables() {
    return variables;
  }

  List<Member> members() {
    return members;
  }

  /** The function of a variable of that type; empty where it has none of that name. */
  Optional<Member> member(CelType of, String name) {
    return members.stream()
        .filter(member -> member.name().equals(name) && of.name().equals(member.of()))
        .findFirst();
  }

  static CelType type(String word) {
    return Objects.requireNonNull(TYPES.get(word), word);
  }

  /** The names of a variable's fields; empty where it has none, or is not known. */
  List<String> fields(String variable) {
    CelType type = variables.get(variable);
    StructType struct = type == null ? null : structs.get(type.name());
    return struct == null ? List.of() : struct.fieldNames().stream().sorted().toList();
  }

  CelTypeProvider types() {
    ImmutableMap<String, StructType> known = ImmutableMap.copyOf(structs);
    return new CelTypeProvider() {
      @Override
      public ImmutableCollection<CelType> types() {
        return ImmutableList.copyOf(known.values());
      }

      @Override
      public Optional<CelType> findType(String name) {
        return Optional.ofNullable(known.get(name));
      }
    };
  }

  /** A struct type out of "name: type, name: type". */
  private CelType reference(String name, String namesAndTypes) {
    ImmutableMap.Builder<String, CelType> builder = ImmutableMap.builder();
    for (String field : Splitter.on(", ").split(namesAndTypes)) {
      List<String> parts = Splitter.on(": ").splitToList(field);
      builder.put(parts.get(0), type(parts.get(1)));
    }
    ImmutableMap<String, CelType> fields = builder.buildOrThrow();
    structs.put(
        name,
        StructType.create(name, fields.keySet(), field -> Optional.ofNullable(fields.get(field))));
    return StructTypeReference.create(name);
  }
}
