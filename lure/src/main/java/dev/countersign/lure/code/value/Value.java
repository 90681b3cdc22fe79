package dev.countersign.lure.code.value;

import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a value.
 *
 * @param shape its text, what is unknown of it in braces; null where nothing is known
 * @param exact whether the shape is the whole text
 * @param number whether the text is a whole number
 * @param path what it is called, such as {@code child_process.exec}; empty where it has no name
 * @param taints where it came from
 * @param cell what it holds, where it is a list or an object
 * @param callees the functions it may be
 */
public record Value(
    @Nullable String shape,
    boolean exact,
    boolean number,
    String path,
    Map<Taint, Origin> taints,
    @Nullable Cell cell,
    List<Callee> callees) {
  /** The longest text that is kept. */
  public static final int LONGEST = 300_000;

  private static final int LONGEST_SHAPE = 1_000;

  /** Nothing is known. */
  public static final Value UNKNOWN = new Value(null, false, false, "", Map.of(), null, List.of());

  /** A constant text. */
  public static Value text(String text) {
    return text.length() > LONGEST
        ? shaped(text.substring(0, LONGEST_SHAPE), Map.of())
        : new Value(text, true, false, "", Map.of(), null, List.of());
  }

  /** A constant number. */
  public static Value number(long number) {
    return new Value(Long.toString(number), true, true, "", Map.of(), null, List.of());
  }

  /** A text of which a part is known. */
  public static Value shaped(String shape, Map<Taint, Origin> taints) {
    String kept = shape.length() > LONGEST_SHAPE ? shape.substring(0, LONGEST_SHAPE) : shape;
    return new Value(kept, false, false, "", taints, null, List.of());
  }

  /** Something by its name. */
  public static Value named(String path) {
    return new Value(null, false, false, path, Map.of(), null, List.of());
  }

  /** A list or an object. */
  public static Value of(Cell cell) {
    return new Value(null, false, false, "", Map.of(), cell, List.of());
  }

  /** A function. */
  public static Value of(Callee callee) {
    return new Value(null, false, false, "", Map.of(), null, List.of(callee));
  }

  /** Whether nothing is known. */
  public boolean unknown() {
    return shape == null && path.isEmpty() && taints.isEmpty() && cell == null && callees.isEmpty();
  }

  /** Its text where all of it is known, else null. */
  public @Nullable String text() {
    return exact ? shape : null;
  }

  /** Its text with what is unknown in braces. */
  public String rendered() {
    if (shape != null) {
      return shape;
    }
    return path.isEmpty() ? "{}" : "{" + path + "}";
  }

  /** The number, or null. */
  public @Nullable Long whole() {
    return number && shape != null ? Long.valueOf(shape) : null;
  }

  /** Whether it came from there, as far as it itself is concerned. */
  public boolean has(Taint taint) {
    return taints.containsKey(taint);
  }

  /** The same value, with a name. */
  public Value withPath(String name) {
    return new Value(shape, exact, number, name, taints, cell, callees);
  }

  /** The same value, from there too. */
  public Value with(Taint taint, Origin origin) {
    if (taints.containsKey(taint)) {
      return this;
    }
    return with(Map.of(taint, origin));
  }

  /** The same value, from there too. */
  public Value with(Map<Taint, Origin> more) {
    return more.isEmpty()
        ? this
        : new Value(shape, exact, number, path, joined(taints, more), cell, callees);
  }

  /** Only where it came from. */
  public Value origins() {
    return taints.isEmpty() ? UNKNOWN : UNKNOWN.with(taints);
  }

  /** Only where it came from, gone through something that was not understood. */
  public Value unsure() {
    Map<Taint, Origin> all = new EnumMap<>(Taint.class);
    flat(3, Cell.parts()).taints.forEach((taint, origin) -> all.put(taint, origin.unsure()));
    return UNKNOWN.with(all);
  }

  /** Where it and all that it holds came from. */
  public Map<Taint, Origin> deep() {
    return cell == null ? taints : joined(taints, cell.any().taints);
  }

  Value flat(int depth, int[] left) {
    return cell == null
        ? this
        : new Value(
            shape,
            exact,
            number,
            path,
            joined(taints, cell.any(depth, left).taints),
            null,
            callees);
  }

  /** One or the other. */
  public Value or(Value other) {
    if (unknown() || this.equals(other)) {
      return other;
    }
    if (other.unknown()) {
      return new Value(shape, false, false, path, taints, cell, callees);
    }
    Set<Callee> functions = new LinkedHashSet<>(callees);
    functions.addAll(other.callees);
    boolean same = exact && other.exact && String.valueOf(shape).equals(other.shape);
    return new Value(
        alternatives(other),
        same,
        same && number,
        path.isEmpty() ? other.path : path,
        joined(taints, other.taints),
        cell == null ? other.cell : cell,
        functions.size() > 8 ? List.copyOf(functions).subList(0, 8) : List.copyOf(functions));
  }

  private @Nullable String alternatives(Value other) {
    if (shape == null || other.shape == null) {
      return shape == null ? other.shape : shape;
    }
    if (shape.equals(other.shape) || ("|" + shape + "|").contains("|" + other.shape + "|")) {
      return shape;
    }
    return shape.length() + other.shape.length() > LONGEST_SHAPE
        ? shape
        : shape + "|" + other.shape;
  }

  /** The taints of both; where both have one, the first's, or the one that was followed. */
  public static Map<Taint, Origin> joined(Map<Taint, Origin> one, Map<Taint, Origin> other) {
    if (one.isEmpty() || one.equals(other)) {
      return other;
    }
    if (other.isEmpty()) {
      return one;
    }
    Map<Taint, Origin> all = new EnumMap<>(one);
    other.forEach((taint, origin) -> all.merge(taint, origin, (a, b) -> a.followed() ? a : b));
    return all;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Value that
        && exact == that.exact
        && number == that.number
        && cell == that.cell
        && path.equals(that.path)
        && java.util.Objects.equals(shape, that.shape)
        && taints.equals(that.taints)
        && callees.equals(that.callees);
  }

  @Override
  public int hashCode() {
    return java.util.Objects.hash(shape, exact, path);
  }
}
