package dev.countersign.gate.typed;

import dev.countersign.model.value.Address;
import dev.countersign.model.value.Bytes;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;

/**
 * The fields of a struct whose type was recognised. Asking for a field that the type does not have
 * is a mistake of the program.
 */
record Fields(Map<String, Object> values) {
  Address address(String name) {
    return (Address) value(name);
  }

  BigInteger uint(String name) {
    return (BigInteger) value(name);
  }

  Bytes bytes(String name) {
    return (Bytes) value(name);
  }

  boolean bool(String name) {
    return (Boolean) value(name);
  }

  Fields struct(String name) {
    return of(value(name));
  }

  List<Fields> structs(String name) {
    return list(value(name)).stream().map(Fields::of).toList();
  }

  List<?> list(String name) {
    return list(value(name));
  }

  static List<?> list(Object value) {
    return (List<?>) value;
  }

  @SuppressWarnings("unchecked") // the reader of typed data makes structs of nothing else
  static Fields of(Object struct) {
    return new Fields((Map<String, Object>) struct);
  }

  private Object value(String name) {
    Object value = values.get(name);
    if (value == null) {
      throw new IllegalStateException("the type has no field " + name);
    }
    return value;
  }
}
