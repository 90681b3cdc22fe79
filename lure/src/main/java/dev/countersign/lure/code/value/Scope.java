package dev.countersign.lure.code.value;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The names of a function, within those around it. */
public final class Scope {
  private final @Nullable Scope parent;
  private final Map<String, Value> names = new HashMap<>();

  /** A scope in another; the module's in none. */
  public Scope(@Nullable Scope parent) {
    this.parent = parent;
  }

  /** What a name is, or null where none of the file gives it a value. */
  public @Nullable Value get(String name) {
    for (Scope scope = this; scope != null; scope = scope.parent) {
      Value value = scope.names.get(name);
      if (value != null) {
        return value;
      }
    }
    return null;
  }

  /**
   * Gives a name a value.
   *
   * @param declared whether it is this scope's own
   * @param maybe whether the old value may stay
   */
  public void set(String name, Value value, boolean declared, boolean maybe) {
    Scope owner = this;
    if (!declared) {
      while (owner.parent != null && !owner.names.containsKey(name)) {
        owner = owner.parent;
      }
    }
    Value old = owner.names.get(name);
    boolean joins = old != null && (maybe || owner != this);
    owner.names.put(name, joins && old != null ? old.or(value) : value);
  }
}
