package dev.countersign.lure.code;

import dev.countersign.lure.code.value.Value;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Names reached by texts: {@code getattr}, {@code __import__}, {@code require}. */
final class Reflection {
  private Reflection() {}

  /** What such a call names; null where it is no such call or the text is not constant. */
  static @Nullable Value of(Given given, Evaluation evaluation, Known known) {
    String path = given.path();
    return switch (path) {
      case "getattr" -> {
        String name = given.value(1).text();
        yield name == null ? null : evaluation.member(given.value(0), name);
      }
      case "Reflect.get" -> {
        String name = given.value(1).text();
        yield name == null ? null : evaluation.member(given.value(0), name);
      }
      case "Reflect.apply", "Reflect.construct" -> {
        Value function = given.value(0);
        yield function.callees().isEmpty()
            ? null
            : evaluation.functions().call(function, List.of());
      }
      case "globals", "vars", "locals" ->
          given.values().isEmpty() ? Value.named("globals()") : given.value(0);
      case "__import__",
          "importlib.import_module",
          "require",
          "import",
          "module.require",
          "process.mainModule.require",
          "require.main.require" -> {
        String module = given.value(0).text();
        yield module == null || !known.writtenTo(module).taints().isEmpty()
            ? null
            : Value.named(module(path, module));
      }
      case "createRequire", "module.createRequire" -> Value.named("require");
      case "process.binding", "process._linkedBinding" -> {
        String name = given.value(0).text();
        yield name == null ? null : Value.named("process.binding:" + name);
      }
      case "util.promisify", "promisify", "pify" -> given.value(0);
      case "Object.freeze",
          "Object.create",
          "asyncio.run",
          "Promise.resolve",
          "iter",
          "next",
          "list",
          "tuple",
          "sorted",
          "Array.from",
          "Promise.all",
          "Promise.race",
          "asyncio.gather",
          "BytesIO",
          "io.BytesIO",
          "io.StringIO",
          "StringIO" ->
          given.values().isEmpty() ? null : given.value(0);
      default -> null;
    };
  }

  /** Python's {@code __import__} gives the outermost package of a dotted name. */
  private static String module(String path, String name) {
    int dot = name.indexOf('.');
    if (path.equals("__import__") && dot > 0) {
      return name.substring(0, dot);
    }
    return name.startsWith("node:") ? name.substring(5) : name;
  }
}
