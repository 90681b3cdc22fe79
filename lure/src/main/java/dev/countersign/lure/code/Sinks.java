package dev.countersign.lure.code;

import dev.countersign.lure.code.syntax.Ir;
import dev.countersign.lure.code.value.Origin;
import dev.countersign.lure.code.value.Taint;
import dev.countersign.lure.code.value.Value;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;

/** Where values become code, programs, or what somebody else knows. */
final class Sinks {
  private static final List<Taint> SECRETS =
      List.of(
          Taint.WALLET,
          Taint.BROWSER,
          Taint.KEYS,
          Taint.ENVIRONMENT,
          Taint.CLIPBOARD,
          Taint.KEYSTROKES,
          Taint.LISTING);

  private final Known known;

  Sinks(Known known) {
    this.known = known;
  }

  /** A host in a sentence. */
  static String named(String host) {
    return host.isEmpty() ? "another computer" : host;
  }

  void add(Kind kind, Given given, Sureness sure, String sentence) {
    known.notes().add(kind, given.call().start(), given.call().end(), sure, sentence);
  }

  static Sureness sure(Origin origin) {
    return origin.followed() ? Sureness.CERTAIN : Sureness.POSSIBLE;
  }

  /** Texts given to eval and its like. */
  void evaluate(Given given) {
    for (Value value : given.all()) {
      if (value.callees().isEmpty()) {
        code(given, value, "as code");
      }
    }
  }

  /** A text run as code, by whatever way. */
  void code(Given given, Value value, String how) {
    Map<Taint, Origin> taints = value.deep();
    Origin network = taints.get(Taint.NETWORK);
    Origin decoded = taints.get(Taint.DECODED);
    if (network != null) {
      add(Kind.RUNS_FETCHED_CODE, given, sure(network), fetched(network) + how + ".");
    } else if (decoded != null) {
      add(
          Kind.RUNS_DECODED_CODE,
          given,
          sure(decoded),
          "It decodes text" + from(decoded) + " and runs it " + how + ".");
    }
    String text = value.text();
    if (taints.isEmpty() && value.rendered().matches("\\{\\w{1,60}@\\d+\\}")) {
      add(
          Kind.RUNS_GIVEN,
          given,
          Sureness.CERTAIN,
          "A function runs " + how + " what it is given.");
    }
    if (text != null && text.length() > 3) {
      Language language = known.python() ? Language.PYTHON : Language.JAVASCRIPT;
      known
          .inner()
          .read(
              text,
              language,
              known.notes(),
              given.call().start(),
              "In code that it runs from text: ");
    }
  }

  /** A template engine is told by a value what to write into the code that it makes. */
  void template(Given given) {
    for (String option : List.of("escape", "escapeFunction", "outputFunctionName", "localsName")) {
      given.option(option).ifPresent(value -> code(given, value, "as code of a template"));
    }
  }

  static String fetched(Origin origin) {
    return "It runs what "
        + (origin.words().isEmpty()
            ? "it fetched from another computer"
            : origin.words() + " answered")
        + from(origin)
        + " ";
  }

  static String from(Origin origin) {
    return " (line " + origin.line() + ")";
  }

  /**
   * A module loaded from a file that was written, from an address that holds the code itself, or by
   * a name from the network, which is no code yet.
   */
  void load(Given given) {
    Value content = Value.UNKNOWN;
    Origin named = null;
    boolean itself = false;
    for (Value value : given.all()) {
      content = content.with(known.writtenTo(value.rendered()).taints());
      Origin origin = value.taints().get(Taint.NETWORK);
      if (origin != null && origin.followed()) {
        named = origin;
        itself |= value.rendered().startsWith("data:");
      }
    }
    Origin network = itself ? named : content.taints().get(Taint.NETWORK);
    Origin decoded = content.taints().get(Taint.DECODED);
    if (network != null) {
      add(Kind.RUNS_FETCHED_CODE, given, sure(network), fetched(network) + "as a module.");
    } else if (named != null) {
      add(
          Kind.LOADS_BY_FETCHED_NAME,
          given,
          Sureness.CERTAIN,
          "It loads a module by a name that it got from "
              + named(named.words())
              + from(named)
              + ".");
    } else if (decoded != null) {
      add(
          Kind.RUNS_DECODED_CODE,
          given,
          sure(decoded),
          "It decodes text" + from(decoded) + ", writes it to a file and loads that as a module.");
    }
  }

  /** A program or a command is started. */
  void run(Given given) {
    StringJoiner words = new StringJoiner(" ");
    CommandWords.words(given.value(0, "args"), words);
    Value more = given.value(1);
    if (more.cell() == null || more.cell().listed()) {
      CommandWords.words(more.callees().isEmpty() ? more : Value.UNKNOWN, words);
    }
    String command = words.toString().replace(" {}", "").strip();
    Origin network = CommandWords.foreign(given, Taint.NETWORK);
    Value content = known.writtenTo(CommandWords.programs(command));
    Origin wrote = content.taints().get(Taint.NETWORK);
    Origin decoded = content.taints().get(Taint.DECODED);
    Origin inline = CommandWords.foreign(given, Taint.DECODED);
    if (network != null) {
      add(Kind.RUNS_FETCHED_CODE, given, sure(network), fetched(network) + "as a command.");
    } else if (wrote != null) {
      add(
          Kind.RUNS_FETCHED_CODE,
          given,
          sure(wrote),
          "It writes what "
              + named(wrote.words())
              + " answered"
              + from(wrote)
              + " to a file and runs it.");
    } else if (decoded != null || inline != null) {
      Origin origin = decoded == null ? java.util.Objects.requireNonNull(inline) : decoded;
      add(
          Kind.RUNS_DECODED_CODE,
          given,
          sure(origin),
          "It decodes text" + from(origin) + " and runs it as a program or command.");
    }
    if (CommandWords.reads(command)) {
      known.listens();
    }
    add(
        Kind.STARTS_PROCESS,
        given,
        command.startsWith("{") || command.isEmpty() ? Sureness.LIKELY : Sureness.CERTAIN,
        command.startsWith("{") || command.isEmpty()
            ? "It starts a program."
            : "It starts a program: " + command);
    if (!command.isEmpty() && !command.startsWith("{}")) {
      known
          .inner()
          .read(
              command,
              Language.SHELL,
              known.notes(),
              given.call().start(),
              "In a command that it starts: ");
    }
  }

  /** What is written to a program's input, where the file starts one that runs that. */
  void written(Given given, Value content) {
    if (known.listening()) {
      fed(given, content);
    }
  }

  /** What is sent into a program that was started. */
  void fed(Given given, Value content) {
    code(given, content, "in a program that it starts");
  }

  /** What a command writes: some read the clipboard, or the key chain. */
  Value output(Given given) {
    String command = given.value(0, "args").rendered();
    boolean clipboard =
        command.contains("pbpaste")
            || command.contains("Get-Clipboard")
            || command.contains("xclip -o")
            || command.contains("wl-paste");
    Origin origin = new Origin(known.line(given.call().start()), "the clipboard", true);
    return clipboard ? Value.UNKNOWN.with(Taint.CLIPBOARD, origin) : Value.UNKNOWN;
  }

  /** A page is given a script. */
  void script(Value address, Ir at) {
    String host = Network.host(address.rendered());
    if (!host.isEmpty()) {
      known
          .notes()
          .add(Kind.FETCHES, at.start(), at.end(), Sureness.CERTAIN, "It loads from " + host + ".");
    }
  }

  /** A file worth stealing is read. */
  void treasure(Given given, Treasures.Treasure treasure) {
    String what =
        switch (treasure.taint()) {
          case WALLET -> "a wallet";
          case BROWSER -> "a browser";
          default -> "keys or credentials";
        };
    add(
        treasure.kind(),
        given,
        Sureness.CERTAIN,
        "It reads files of " + what + ": " + treasure.name() + ".");
  }

  void environment(Given given) {
    add(
        Kind.READS_ENVIRONMENT,
        given,
        Sureness.CERTAIN,
        "It reads the whole environment, where secrets are kept.");
  }

  /** Something goes to another computer. */
  void send(Given given, Value sent, String host, boolean body) {
    Map<Taint, Origin> taints = sent.taints();
    for (Taint secret : SECRETS) {
      Origin origin = taints.get(secret);
      if (origin != null) {
        add(
            Kind.SENDS_SECRETS,
            given,
            origin.followed() ? Sureness.CERTAIN : Sureness.LIKELY,
            "It sends " + origin.words() + from(origin) + " to " + named(host) + ".");
      }
      if (origin != null && secret == Taint.ENVIRONMENT) {
        environment(given);
      }
    }
    if (taints.containsKey(Taint.HOST) && taints.containsKey(Taint.USER)) {
      add(
          Kind.SENDS_SECRETS,
          given,
          Sureness.LIKELY,
          "It tells " + named(host) + " the names of the computer and its user.");
    }
    if (body) {
      add(
          Kind.SENDS,
          given,
          host.isEmpty() ? Sureness.LIKELY : Sureness.CERTAIN,
          "It sends something to " + named(host) + ".");
    }
  }
}
