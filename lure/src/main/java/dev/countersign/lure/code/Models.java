package dev.countersign.lure.code;

import dev.countersign.lure.code.value.Cell;
import dev.countersign.lure.code.value.Decoding;
import dev.countersign.lure.code.value.Origin;
import dev.countersign.lure.code.value.Taint;
import dev.countersign.lure.code.value.Value;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What known functions give back, and what they do. */
final class Models {
  private static final java.util.Set<String> ENCODINGS =
      java.util.Set.of("base64", "base64url", "hex", "rot13", "rot_13", "zlib", "bz2");

  private final Known known;
  private final Sinks sinks;
  private final Calls calls;
  private final Network network;
  private final Files files;
  private final Unpickling unpickling;

  Models(Known known, Sinks sinks, Calls calls) {
    this.known = known;
    this.sinks = sinks;
    this.calls = calls;
    this.network = new Network(known, sinks, calls);
    this.files = new Files(known, sinks, calls);
    this.unpickling = new Unpickling(sinks);
  }

  /** Whether a name is that of a connection to another computer. */
  boolean connected(String path) {
    return network.connected(path);
  }

  /** A known function. */
  Value of(Role role, Given given) {
    return switch (role) {
      case FETCH -> network.fetch(given);
      case CONNECT -> network.connect(given);
      case DOWNLOAD -> network.download(given);
      case SEND -> network.send(given);
      case EVALUATE -> evaluate(given);
      case COMPILE -> given.value(0);
      case REQUIRE -> {
        sinks.load(given);
        yield result(given);
      }
      case RUN -> run(given);
      case READ, OPEN, LIST, COPY, WRITE, DELETE, JOIN -> files.of(role, given);
      case BASE64 -> decoded(given, "base64");
      case HEX -> decoded(given, "hex");
      case PERCENT -> percent(given);
      case INFLATE -> decoded(given, "zlib");
      case GUNZIP -> decoded(given, "gzip");
      case CODEC -> codec(given);
      case CHARACTERS -> characters(given);
      case DECRYPT -> decoded(given, "");
      case UNPICKLE -> {
        unpickling.of(given);
        yield result(given).with(given.value(0).unsure().taints());
      }
      case HOST -> tainted(given, Taint.HOST, "the computer's name");
      case USER -> tainted(given, Taint.USER, "the user's name");
      case CLIPBOARD -> {
        noted(given, Kind.WATCHES_CLIPBOARD, "It reads the clipboard.");
        yield tainted(given, Taint.CLIPBOARD, "the clipboard");
      }
      case KEYLOG -> {
        noted(given, Kind.LOGS_KEYS, "It reads what is typed on the keyboard.");
        calls.callBack(
            given,
            List.of(Value.named("key").with(Taint.KEYSTROKES, origin(given, "what is typed"))));
        yield tainted(given, Taint.KEYSTROKES, "what is typed");
      }
      case BROWSERKEY -> {
        noted(given, Kind.READS_BROWSER, "It decrypts what browsers keep.");
        yield tainted(given, Taint.BROWSER, "what a browser keeps");
      }
      case KEYCHAIN -> {
        noted(given, Kind.READS_KEYS, "It reads the system's key chain.");
        yield tainted(given, Taint.KEYS, "the key chain");
      }
      case SERIALISE -> serialise(given);
      case ITERATE -> iterate(given);
      case REGISTRY -> registry(given);
      case REMOTE -> result(given);
      case TEMPLATE -> {
        sinks.template(given);
        yield result(given);
      }
    };
  }

  private void noted(Given given, Kind kind, String sentence) {
    known.notes().add(kind, given.call().start(), given.call().end(), Sureness.CERTAIN, sentence);
  }

  private Origin origin(Given given, String words) {
    return new Origin(known.line(given.call().start()), words, true);
  }

  private Value tainted(Given given, Taint taint, String words) {
    return result(given).with(taint, origin(given, words));
  }

  static Value result(Given given) {
    String path = given.callee().path();
    return path.length() > 200 ? Value.UNKNOWN : Value.named(path + "()");
  }

  private Value evaluate(Given given) {
    sinks.evaluate(given);
    calls.callBack(given, List.of());
    Value all = result(given);
    for (Value value : given.values()) {
      all = all.with(value.origins().taints());
    }
    return all;
  }

  private Value run(Given asked) {
    Given given = asked.path().startsWith("process.binding:") ? asked.unfolded() : asked;
    sinks.run(given);
    Value told = sinks.output(given);
    calls.callBack(given, List.of(Value.UNKNOWN, told, told));
    return result(given).with(told.taints());
  }

  private Value decoded(Given given, String encoding) {
    Value value = given.value(0);
    String text = value.text();
    String plain = text == null || encoding.isEmpty() ? null : Decoding.named(encoding, text);
    Value made =
        plain == null
            ? (given.path().contains("()") ? result(given) : Value.UNKNOWN)
            : Value.text(plain);
    Value all = made.with(value.deep()).with(given.receiver().taints());
    for (Value more : given.values()) {
      all = all.with(more.origins().taints());
    }
    calls.callBack(given, List.of(Value.UNKNOWN, all));
    return all.with(Taint.DECODED, origin(given, ""));
  }

  private Value percent(Given given) {
    String text = given.value(0).text();
    String plain = text == null ? null : Decoding.named("percent", text);
    boolean changed = plain != null && !plain.equals(text);
    Value made = plain == null ? Value.UNKNOWN : Value.text(plain);
    Value all = made.with(given.value(0).deep());
    return changed ? all.with(Taint.DECODED, origin(given, "")) : all;
  }

  private Value codec(Given given) {
    String encoding = given.value(1, "encoding").text();
    if (encoding != null && ENCODINGS.contains(encoding)) {
      return decoded(given, encoding);
    }
    Value value = given.value(0);
    Cell cell = value.cell();
    return cell != null && cell.listed() ? characters(cell.items(), given, value) : value;
  }

  private Value characters(Given given) {
    Cell cell = given.value(0).cell();
    return characters(
        cell != null && cell.listed() ? cell.items() : given.values(), given, given.value(0));
  }

  private Value characters(List<Value> items, Given given, Value whole) {
    StringBuilder text = new StringBuilder();
    boolean exact = !items.isEmpty();
    boolean written = known.python() || !whole.deep().isEmpty();
    Map<Taint, Origin> taints = whole.deep();
    for (Value item : items) {
      Long code = item.whole();
      if (code != null && code >= 0 && code <= Character.MAX_CODE_POINT) {
        text.appendCodePoint(code.intValue());
      } else {
        exact = false;
      }
      written |= item.shape() != null || item.cell() != null || !item.taints().isEmpty();
      taints = Value.joined(taints, item.taints());
    }
    Value made = exact ? Value.text(text.toString()) : Value.UNKNOWN;
    Origin origin = origin(given, "");
    // Characters of numbers that stand nowhere in the file hide nothing that is known of.
    return made.with(taints).with(Taint.DECODED, written ? origin : origin.unsure());
  }

  private Value serialise(Given given) {
    Value all = Value.UNKNOWN;
    for (Value value : given.all()) {
      Value whole = known.whole(value, given.call().start());
      if (!whole.equals(value)) {
        sinks.environment(given);
      }
      all = all.with(whole.deep());
    }
    Value one = given.value(0);
    return given.values().size() == 1 && one.text() != null ? one : all;
  }

  private Value iterate(Given given) {
    Value list = given.value(given.path().equals("map") || given.path().equals("filter") ? 1 : 0);
    Cell cell = list.cell();
    Value item = cell == null ? list.origins() : cell.any();
    Value back = calls.callBack(given, List.of(item));
    Value whole = cell == null ? list.origins() : list;
    return back.unknown() ? whole : Value.of(Cell.of(List.of(back)));
  }

  private Value registry(Given given) {
    StringBuilder key = new StringBuilder();
    given.values().forEach(value -> key.append(value.rendered()).append('\\'));
    Treasures.kept(key.toString())
        .ifPresent(place ->
            noted(
                given,
                Kind.PERSISTENCE,
                "It changes the registry so that something runs at every start (" + place + ")."));
    return result(given);
  }

  /** Methods that mean the same whatever they are called on; null where it is none of those. */
  @Nullable Value method(Given given) {
    Value taken = network.method(given);
    if (taken == null) {
      taken = files.method(given);
    }
    if (taken == null) {
      taken = Methods.of(given, known, sinks, calls);
    }
    return taken == null ? network.stored(given) : taken;
  }
}
