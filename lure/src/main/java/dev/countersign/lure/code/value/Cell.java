package dev.countersign.lure.code.value;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A list or an object: what is in it changes. */
public final class Cell {
  private static final int MOST = 20_000;
  private static final int DEEPEST = 2;

  /** So many parts, all depths together, are looked at; lists of lists would take minutes. */
  private static final int MOST_PARTS = 2_000;

  private final Map<String, Value> fields = new LinkedHashMap<>();
  private final List<Value> items = new ArrayList<>();
  private Value rest = Value.UNKNOWN;
  private boolean listed;

  /** A list. */
  public static Cell of(List<Value> items) {
    Cell cell = new Cell();
    cell.listed = true;
    items.forEach(cell::add);
    return cell;
  }

  /** Whether it is a list whose items are all known. */
  public boolean listed() {
    return listed;
  }

  /** Puts an item at the end. */
  public void add(Value item) {
    if (items.size() < MOST) {
      items.add(item);
    } else {
      rest = rest.or(item);
    }
  }

  /** Something goes in, nobody knows under which name. */
  public void mix(Value value) {
    rest = rest.or(value);
    listed = false;
  }

  /** The items in order. */
  public List<Value> items() {
    return items;
  }

  /** The fields by name. */
  public Map<String, Value> fields() {
    return fields;
  }

  /** A field, or null. */
  public @Nullable Value field(String name) {
    return fields.get(name);
  }

  /** Sets a field. */
  public void set(String name, Value value) {
    if (fields.size() < MOST || fields.containsKey(name)) {
      fields.put(name, value);
    } else {
      rest = rest.or(value);
    }
  }

  /** An item, or what any item may be. */
  public Value item(long index) {
    return listed && index >= 0 && index < items.size() ? items.get((int) index) : any();
  }

  /** What any of its parts may be. */
  public Value any() {
    return any(DEEPEST, parts());
  }

  /** How many parts may be looked at, to be counted down. */
  static int[] parts() {
    return new int[] {MOST_PARTS};
  }

  /**
   * What any of its parts may be.
   *
   * @param left how many parts may still be looked at; counted down
   */
  Value any(int depth, int[] left) {
    Value all = rest;
    int count = 0;
    for (Value item : items) {
      all = all.or(depth > 0 ? item.flat(depth - 1, left) : Value.UNKNOWN);
      if (++count > 60 || --left[0] < 0) {
        break;
      }
    }
    for (Value field : fields.values()) {
      all = all.or(depth > 0 ? field.flat(depth - 1, left) : Value.UNKNOWN);
      if (++count > 120 || --left[0] < 0) {
        break;
      }
    }
    return all;
  }
}
