package dev.countersign.lure.code;

import dev.countersign.lure.bound.Budget;
import dev.countersign.lure.content.Content;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads samples as files. */
final class Samples {
  private Samples() {}

  static List<Behaviour> read(String name, String code) {
    try {
      return CodeReading.read(
          Content.of(name, code.getBytes(StandardCharsets.UTF_8)), Budget.usual());
    } catch (Budget.UsedUp e) {
      throw new AssertionError(e);
    }
  }

  /** What it would do when loaded, and is more than possible. */
  static Set<Kind> onLoad(String name, String code) {
    return read(name, code).stream()
        .filter(one -> one.when() == When.AT_LOAD && one.sure() != Sureness.POSSIBLE)
        .map(Behaviour::kind)
        .collect(Collectors.toSet());
  }

  static Set<Kind> all(String name, String code) {
    return read(name, code).stream().map(Behaviour::kind).collect(Collectors.toSet());
  }
}
