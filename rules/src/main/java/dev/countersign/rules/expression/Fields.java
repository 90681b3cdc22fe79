package dev.countersign.rules.expression;

import dev.cel.common.exceptions.CelAttributeNotFoundException;
import dev.cel.common.exceptions.CelInvalidArgumentException;
import dev.cel.common.values.SelectableValue;
import dev.countersign.rules.amount.CannotTell;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A variable's fields. One that is missing is an error when it is read, and can be asked for with
 * {@code has()}.
 */
public final class Fields implements SelectableValue<String> {
  private final String name;
  private final Consumer<String> missed;
  private final Map<String, Object> known = new HashMap<>();
  private final Map<String, Supplier<?>> derived = new HashMap<>();

  /**
   * Without fields yet.
   *
   * @param missed is told why a field that was read is not known
   */
  public Fields(String name, Consumer<String> missed) {
    this.name = name;
    this.missed = missed;
  }

  /** Adds a field; nothing where the value is null. */
  public Fields put(String field, @Nullable Object value) {
    if (value != null) {
      known.put(field, value);
    }
    return this;
  }

  /** Adds a number as CEL counts, in 64 bits. */
  public Fields number(String field, @Nullable Number value) {
    return put(field, value == null ? null : (Object) value.longValue());
  }

  /** Adds a field that is worked out when it is read, and may turn out not to be known. */
  public Fields derive(String field, Supplier<?> value) {
    derived.put(field, value);
    return this;
  }

  @Override
  public Object select(String field) {
    Object value = known.get(field);
    if (value != null) {
      return value;
    }
    Supplier<?> supplier = derived.get(field);
    if (supplier == null) {
      String sentence = name + "." + field + " is not known";
      missed.accept(sentence);
      throw CelAttributeNotFoundException.of(sentence);
    }
    try {
      Object made = supplier.get();
      known.put(field, made);
      return made;
    } catch (CannotTell e) {
      missed.accept(e.sentence());
      throw new CelInvalidArgumentException(e);
    }
  }

  @Override
  public Optional<Object> find(String field) {
    if (known.containsKey(field)) {
      return Optional.of(known.get(field));
    }
    try {
      return derived.containsKey(field) ? Optional.of(select(field)) : Optional.empty();
    } catch (CelInvalidArgumentException e) {
      return Optional.empty();
    }
  }
}
