package dev.countersign.lure.code;

import dev.countersign.lure.code.syntax.Ir;
import dev.countersign.lure.code.value.Origin;
import dev.countersign.lure.code.value.Taint;
import dev.countersign.lure.code.value.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What is known of a file as a whole while its values are followed. */
final class Known {
  private static final Set<String> HIDDEN_NAMES =
      Set.of(
          "eval", "Function", "exec", "require", "child_process", "system", "spawn", "__import__");

  private static final Set<String> SURROUNDINGS =
      Set.of(
          "process.platform",
          "os.platform",
          "os.type",
          "sys.platform",
          "platform.system",
          "os.name");

  private final Notes notes;
  private final boolean python;
  private final Inner inner;
  private final Map<String, Value> written = new HashMap<>();
  private final List<String> stars = new ArrayList<>();
  private final List<Ir.Text> walletIds = new ArrayList<>();
  private boolean reads;
  private boolean listening;
  private Value caught = Value.named("error");

  Known(Notes notes, boolean python, Inner inner) {
    this.notes = notes;
    this.python = python;
    this.inner = inner;
  }

  Notes notes() {
    return notes;
  }

  boolean python() {
    return python;
  }

  Inner inner() {
    return inner;
  }

  int line(int at) {
    return notes.line(at);
  }

  /** A name that the file gives no value. */
  Value global(String name) {
    if (name.equals("@caught")) {
      return caught;
    }
    if (python) {
      for (String module : stars) {
        if (Role.of(Globals.normal(module + "." + name)) != null) {
          return Value.named(module + "." + name);
        }
      }
    }
    return Value.named(Globals.named(name, python));
  }

  /** {@code from module import *}. */
  void star(String module) {
    stars.add(module);
  }

  /** A server may answer with an error too. */
  void fetched(Origin origin) {
    caught = caught.with(Taint.NETWORK, origin);
  }

  /** Which system it runs on. */
  void surroundings(String path, Ir at) {
    if (SURROUNDINGS.contains(path)) {
      notes.add(
          Kind.CHECKS_SURROUNDINGS,
          at.start(),
          at.end(),
          Sureness.POSSIBLE,
          "It asks which system it runs on before it acts.");
    }
  }

  void literal(Ir.Text text) {
    if (text.value().length() >= 32 && Treasures.id(text.value()).isPresent()) {
      walletIds.add(text);
    }
  }

  /** Some file is read, listed or copied. */
  void reads() {
    reads = true;
  }

  /** An interpreter is started that runs what is written to it. */
  void listens() {
    listening = true;
  }

  /** Whether such an interpreter was seen. */
  boolean listening() {
    return listening;
  }

  /** Ids of wallets in a program that reads files. */
  void conclude() {
    if (reads && !notes.has(Kind.READS_WALLETS)) {
      for (Ir.Text text : walletIds) {
        Treasures.id(text.value())
            .ifPresent(treasure ->
                notes.add(
                    Kind.READS_WALLETS,
                    text.start(),
                    text.end(),
                    Sureness.LIKELY,
                    "It reads files, and names the browser wallet "
                        + treasure.name()
                        + " by its id."));
      }
    }
  }

  /** A file is written that holds something from elsewhere. */
  void write(Value path, Value content) {
    String shape = path.rendered();
    String key = // of a file made by a function, the names that its fields have too
        shape.endsWith("()}") ? shape.substring(0, shape.length() - 1) : shape;
    if (!content.deep().isEmpty() && key.length() > 3) {
      written.merge(key, content.origins().with(content.deep()), Value::or);
    }
  }

  /** What the program has written to a file that a text names. */
  Value writtenTo(String text) {
    Value all = Value.UNKNOWN;
    for (Map.Entry<String, Value> one : written.entrySet()) {
      if (text.contains(one.getKey())) {
        all = all.or(one.getValue());
      }
    }
    return all;
  }

  /** Whether a second look may find more: something was fetched, written or noticed. */
  boolean anything() {
    return !written.isEmpty() || caught.has(Taint.NETWORK) || !notes.all().isEmpty();
  }

  /** Fields that are told by their object: what made a function, what came over the network. */
  Value received(Value object, String name, Value member) {
    if (name.equals("constructor") && function(object)) {
      return Value.named("Function");
    }
    boolean asks =
        object.path().startsWith("XMLHttpRequest()") || object.path().startsWith("ActiveXObject()");
    return asks && name.toLowerCase(java.util.Locale.ROOT).startsWith("response")
        ? member.with(Taint.NETWORK, new Origin(line(0), "", true))
        : member;
  }

  private static boolean function(Value value) {
    return value.callees().stream().anyMatch(Closure.Defined.class::isInstance)
        || Role.of(Globals.normal(value.path())) != null;
  }

  /** One of several values that came together. */
  Value part(Value whole) {
    return whole.path().isEmpty() ? whole.origins() : whole.origins().withPath(whole.path() + "[]");
  }

  /** The whole environment where it stands as a value. */
  Value whole(Value value, int at) {
    boolean all = value.path().equals("process.env") || value.path().equals("os.environ");
    return all || value.path().equals("os.environ.copy()")
        ? value.with(Taint.ENVIRONMENT, new Origin(line(at), "the whole environment", true))
        : value;
  }

  /** A field whose name is put together, so that a search does not find it. */
  void indirect(Ir.Index index, Value object, String name) {
    if (HIDDEN_NAMES.contains(name) && !(index.key() instanceof Ir.Name)) {
      notes.add(
          Kind.OBFUSCATED,
          index.start(),
          index.end(),
          Sureness.LIKELY,
          "The name \"" + name + "\" is put together of parts, so that a search misses it.");
    }
  }
}
