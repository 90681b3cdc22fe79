package dev.countersign.lure.code;

import dev.countersign.lure.code.syntax.Ir;
import dev.countersign.lure.code.value.Cell;
import dev.countersign.lure.code.value.Taint;
import dev.countersign.lure.code.value.Value;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Methods of promises and lists, and ways to code that go by an object. */
final class Methods {
  private static final int MOST = 20_000;

  private Methods() {}

  /** The value of a method's call, or null where it is none of those. */
  static @Nullable Value of(Given given, Known known, Sinks sinks, Calls calls) {
    Value receiver = given.receiver();
    return switch (given.method()) {
      case "then", "catch", "finally" -> {
        Value back = calls.callBack(given, List.of(receiver));
        yield back.unknown() ? receiver : back;
      }
      case "map", "forEach", "flatMap", "filter", "find", "some", "every" ->
          each(given, receiver, calls);
      case "reduce" -> reduce(given, receiver, calls);
      case "_compile" -> {
        sinks.evaluate(given);
        yield Models.result(given);
      }
      case "constructor" -> {
        if (ofFunction(given)) {
          sinks.evaluate(given);
        }
        yield Models.result(given);
      }
      case "charCodeAt", "codePointAt", "charAt", "at", "substr", "substring" ->
          receiver.text() == null ? null : Value.shaped("{}", receiver.taints());
      case "setTimeout", "setInterval" -> null;
      case "require" -> {
        sinks.load(given);
        yield Models.result(given);
      }
      case "toString",
          "decode",
          "encode",
          "json",
          "text",
          "read",
          "arrayBuffer",
          "buffer",
          "blob",
          "readline",
          "strip",
          "trim",
          "copy",
          "split",
          "slice",
          "splitlines",
          "getvalue",
          "items",
          "values",
          "body",
          "content",
          "readlines",
          "iter_content",
          "iter_lines" -> {
        Value whole = known.whole(receiver, given.call().start());
        Value through =
            whole.path().isEmpty()
                ? whole.origins()
                : whole.origins().withPath(whole.path() + "." + given.method() + "()");
        yield receiver.cell() == null ? through : through.with(receiver.deep());
      }
      default -> scheduled(given, sinks);
    };
  }

  /**
   * Whether a constructor may be that of functions, which makes code of a text. An object's own, as
   * in {@code this.constructor(…)} and {@code value.constructor(…)}, makes another object; what a
   * field or a name of a module holds may be a function.
   */
  private static boolean ofFunction(Given given) {
    Ir object =
        switch (given.call().callee()) {
          case Ir.Member member -> member.object();
          case Ir.Index index -> index.object();
          default -> null;
        };
    return !own(given.receiver().path())
        && !given.receiver().has(Taint.NETWORK)
        && (object instanceof Ir.Member
            || object instanceof Ir.Index
            || object instanceof Ir.Function
            || !given.receiver().path().isEmpty());
  }

  private static boolean own(String path) {
    return path.equals("this") || path.startsWith("this.");
  }

  private static @Nullable Value scheduled(Given given, Sinks sinks) {
    if (given.path().equals("setTimeout") || given.path().equals("setInterval")) {
      if (given.value(0).callees().isEmpty()) {
        sinks.evaluate(given);
      }
    } else if ((given.path().endsWith(".constructor") && !own(given.path()))
        || given.path().endsWith("._compile")) {
      sinks.evaluate(given);
      return Models.result(given);
    }
    return null;
  }

  private static @Nullable Value each(Given given, Value receiver, Calls calls) {
    Cell cell = receiver.cell();
    Value function = given.value(0);
    if (cell == null || !cell.listed() || cell.items().size() > MOST) {
      Value item =
          cell != null
              ? cell.any()
              : receiver.path().isEmpty()
                  ? receiver.origins()
                  : receiver.origins().withPath(receiver.path() + "[]");
      Value back = calls.callBack(given, List.of(item));
      return receiver.origins().with(back.taints());
    }
    if (function.callees().isEmpty() && !function.path().equals("String.fromCharCode")) {
      return receiver;
    }
    List<Value> results = new ArrayList<>();
    long index = 0;
    for (Value item : List.copyOf(cell.items())) {
      Value back = calls.enter(function, List.of(item, Value.number(index++)));
      results.add(back == null ? Value.UNKNOWN : back);
    }
    return given.method().equals("map") || given.method().equals("flatMap")
        ? Value.of(Cell.of(results))
        : given.method().equals("forEach") ? Value.UNKNOWN : receiver;
  }

  private static Value reduce(Given given, Value receiver, Calls calls) {
    Cell cell = receiver.cell();
    Value sum = given.value(1);
    if (cell == null || !cell.listed()) {
      Value back = calls.callBack(given, List.of(sum, receiver.origins()));
      return back.origins().with(receiver.deep());
    }
    for (Value item : List.copyOf(cell.items())) {
      Value next = calls.enter(given.value(0), List.of(sum, item));
      sum = next == null ? Value.UNKNOWN : next;
    }
    return sum;
  }
}
