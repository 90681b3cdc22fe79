package dev.countersign.lure.code;

import dev.countersign.lure.code.value.Folding;
import dev.countersign.lure.code.value.Origin;
import dev.countersign.lure.code.value.Taint;
import dev.countersign.lure.code.value.Value;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Files: read, listed, copied, written, deleted. */
final class Files {
  private static final Set<String> HOMES =
      Set.of("{os.homedir()}", "~", "{os.path.expanduser()}", "{pathlib.Path.home()}");
  private static final Set<String> SELVES =
      Set.of("__filename", "__file__", "process.argv[]", "sys.argv[]", "process.argv", "sys.argv");

  private final Known known;
  private final Sinks sinks;
  private final Calls calls;

  Files(Known known, Sinks sinks, Calls calls) {
    this.known = known;
    this.sinks = sinks;
    this.calls = calls;
  }

  Value of(Role role, Given given) {
    boolean method = given.path().startsWith("pathlib.Path()");
    Value path = method ? given.receiver() : given.value(0);
    return switch (role) {
      case OPEN -> open(given, path);
      case LIST -> {
        Value listed = read(given, path);
        boolean home = HOMES.contains(path.rendered());
        Origin origin = new Origin(line(given), "the list of the home folder", true);
        yield home ? listed.with(Taint.LISTING, origin) : listed;
      }
      case COPY -> {
        Value content = read(given, path);
        write(given, given.value(1), content);
        yield content;
      }
      case WRITE -> {
        Value content = given.value(method ? 0 : 1);
        write(given, path, content);
        calls.callBack(given, List.of());
        yield Value.shaped(path.rendered(), path.taints()).withPath(given.callee().path() + "()");
      }
      case DELETE -> {
        delete(given, path);
        yield Value.UNKNOWN;
      }
      case JOIN -> join(given, method);
      default -> read(given, path);
    };
  }

  private int line(Given given) {
    return known.line(given.call().start());
  }

  private Value open(Given given, Value path) {
    String mode = given.value(1, "mode").text();
    boolean writes =
        mode != null && (mode.contains("w") || mode.contains("a") || mode.contains("x"));
    Value file = Value.shaped(path.rendered(), path.taints()).withPath("open()");
    if (writes) {
      kept(given, path);
      return file;
    }
    return file.with(read(given, path).taints());
  }

  private Value read(Given given, Value path) {
    known.reads();
    String shape = path.rendered();
    Optional<Treasures.Treasure> treasure = Treasures.at(shape);
    Value content = Models.result(given).with(Taint.FILE, new Origin(line(given), shape, true));
    if (treasure.isPresent()) {
      sinks.treasure(given, treasure.get());
      content =
          content.with(
              treasure.get().taint(), new Origin(line(given), treasure.get().name(), true));
    }
    content = content.with(known.writtenTo(shape).taints());
    Value told = content;
    calls.callBack(given, List.of(Value.UNKNOWN, told, told));
    return content;
  }

  private void write(Given given, Value path, Value content) {
    known.write(path, content);
    kept(given, path);
  }

  private void kept(Given given, Value path) {
    Treasures.kept(path.rendered())
        .ifPresent(place ->
            known
                .notes()
                .add(
                    Kind.PERSISTENCE,
                    given.call().start(),
                    given.call().end(),
                    Sureness.CERTAIN,
                    "It writes to a place from which the system runs it again: " + place + "."));
  }

  private void delete(Given given, Value path) {
    if (SELVES.contains(path.path())) {
      known
          .notes()
          .add(
              Kind.SELF_DELETES,
              given.call().start(),
              given.call().end(),
              Sureness.CERTAIN,
              "It deletes its own file.");
    }
  }

  private Value join(Given given, boolean method) {
    List<Value> parts = new java.util.ArrayList<>();
    if (method) {
      parts.add(given.receiver());
    }
    parts.addAll(given.values());
    if (parts.size() == 1 && parts.getFirst().cell() != null) {
      return parts.getFirst();
    }
    if (parts.isEmpty()) {
      return Models.result(given);
    }
    if (parts.size() == 1) {
      Value one = parts.getFirst();
      return given.path().startsWith("pathlib") ? shaped(one) : one;
    }
    Value joined = Folding.join(parts, "/");
    Value whole = joined == null ? Models.result(given) : joined;
    return given.path().startsWith("pathlib") ? whole.withPath("pathlib.Path()") : whole;
  }

  private static Value shaped(Value one) {
    Value path = one.shape() == null ? Value.shaped(one.rendered(), one.taints()) : one;
    return path.withPath("pathlib.Path()");
  }

  /** Methods of open files; null where it is none. */
  @Nullable Value method(Given given) {
    Value receiver = given.receiver();
    String path = receiver.path();
    boolean open =
        path.equals("open()")
            || path.startsWith("tempfile.NamedTemporaryFile()")
            || path.startsWith("os.fdopen()")
            || path.startsWith("fs.createWriteStream()")
            || path.startsWith("io.open()");
    if (open && (given.method().equals("write") || given.method().equals("writelines"))) {
      write(given, receiver, given.value(0));
      return Value.UNKNOWN;
    }
    boolean told = given.method().equals("write") || given.method().equals("end");
    if ((told && path.endsWith(".stdin")) || given.method().equals("communicate")) {
      sinks.written(given, given.value(0, "input"));
      return null;
    }
    if (given.method().equals("pipe") || given.method().endsWith("pipeline")) {
      piped(given);
      return given.value(0).cell() == null ? given.value(0) : Value.UNKNOWN;
    }
    if (given.path().equals("shutil.copyfileobj")
        || given.path().equals("stream.pipeline")
        || given.path().equals("stream/promises.pipeline")
        || given.path().equals("json.dump")) {
      piped(given);
      return Value.UNKNOWN;
    }
    return null;
  }

  private void piped(Given given) {
    Value from = given.receiver().origins();
    for (Value value : given.values()) {
      from = from.with(value.taints());
    }
    for (Value to : given.values()) {
      if (to.path().startsWith("fs.createWriteStream()") || to.path().equals("open()")) {
        write(given, to, from);
      } else if (to.path().contains("stdin")) {
        sinks.written(given, from);
      }
    }
  }
}
