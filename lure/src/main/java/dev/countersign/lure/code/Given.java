package dev.countersign.lure.code;

import dev.countersign.lure.code.syntax.Ir;
import dev.countersign.lure.code.value.Cell;
import dev.countersign.lure.code.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A call with what it is given.
 *
 * @param path the function's name as the tables write it; empty where it has none
 * @param receiver the object that it is a method of
 * @param method its own name
 * @param values arguments by place
 * @param names arguments by name
 */
record Given(
    Ir.Call call,
    Value callee,
    String path,
    Value receiver,
    String method,
    List<Value> values,
    Cell names) {
  /** An argument by place; nothing known where there is none. */
  Value value(int place) {
    return place < values.size() ? values.get(place) : Value.UNKNOWN;
  }

  /** The same, a program and its arguments taken out of the object that holds them. */
  Given unfolded() {
    Value program = option("file").orElse(Value.UNKNOWN);
    Value arguments = option("args").orElse(Value.UNKNOWN);
    return new Given(call, callee, path, receiver, method, List.of(program, arguments), names);
  }

  /** An argument by place or name. */
  Value value(int place, String name) {
    Value named = names.field(name);
    return named == null ? value(place) : named;
  }

  /** All arguments. */
  List<Value> all() {
    List<Value> all = new ArrayList<>(values);
    all.addAll(names.fields().values());
    return all;
  }

  /** A field among the arguments by name, or of an object among them. */
  Optional<Value> option(String name) {
    Value named = names.field(name);
    if (named != null) {
      return Optional.of(named);
    }
    for (Value value : values) {
      Cell cell = value.cell();
      Value field = cell == null ? null : cell.field(name);
      if (field != null) {
        return Optional.of(field);
      }
    }
    return Optional.empty();
  }
}
