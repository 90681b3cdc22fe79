package dev.countersign.lure.code;

import dev.countersign.lure.code.ShellReading.Command;
import dev.countersign.lure.code.value.Decoding;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What shell commands do, one by one and joined by pipes, and by the files between them. */
final class Commands {
  private static final Set<String> DOWNLOADERS =
      Set.of("curl", "wget", "aria2c", "http", "fetch", "lwp-download");
  private static final Set<String> SHELLS =
      Set.of("sh", "bash", "zsh", "dash", "ksh", "ash", "fish", "source", ".", "eval");
  private static final Set<String> INTERPRETERS =
      Set.of(
          "python",
          "python2",
          "python3",
          "node",
          "perl",
          "ruby",
          "php",
          "osascript",
          "deno",
          "bun",
          "pythonw");
  private static final Set<String> PREFIXES =
      Set.of(
          "sudo",
          "nohup",
          "env",
          "exec",
          "time",
          "command",
          "doas",
          "setsid",
          "xargs",
          "nice",
          "busybox",
          "builtin",
          "start",
          "caffeinate");
  private static final Pattern SUBSTITUTED =
      Pattern.compile("(?:\\$\\(|`|<\\()\\s*(?:sudo\\s+)?(?:curl|wget|fetch)\\b[^)`]*");
  private static final Pattern ADDRESS = Pattern.compile("(?:https?|ftp)://[^\\s'\")`|;&]+");

  private final Notes notes;
  private final Inner inner;
  private final Map<String, String> fetched = new HashMap<>();
  private final Map<String, Boolean> decodedTo = new HashMap<>();

  Commands(Notes notes, Inner inner) {
    this.notes = notes;
    this.inner = inner;
  }

  /** Commands joined by pipes, of which one alone is the usual case. */
  void pipeline(List<Command> given, int start, int end) {
    List<Command> stages = given.stream().map(Commands::plain).toList();
    String host = "";
    boolean downloads = false;
    boolean decodes = false;
    String text = "";
    for (Command stage : stages) {
      if (stage.words().isEmpty()) {
        continue;
      }
      String name = name(stage);
      boolean shell = SHELLS.contains(name) || INTERPRETERS.contains(name);
      String all = String.join(" ", stage.words());
      if (shell && downloads && !stage.equals(stages.getFirst())) {
        add(
            Kind.STARTS_SHELL_DOWNLOAD,
            start,
            end,
            "It downloads " + from(host) + " and runs that at once in " + name + ".");
      } else if (shell && decodes) {
        add(Kind.RUNS_DECODED_CODE, start, end, "It decodes text and runs it in " + name + ".");
        inner.read(text, language(name), notes, start, "In the text that it decodes: ");
      }
      if (DOWNLOADERS.contains(name)) {
        downloads = true;
        host = address(all);
        download(stage, host, start, end);
      } else if (decoder(name, all)) {
        decodes = true;
        text = decoded(name, text, stage);
      } else if (name.equals("echo") || name.equals("printf")) {
        text = String.join(" ", stage.words().subList(1, stage.words().size()));
      }
      if (!stage.output().isEmpty() && (downloads || decodes)) {
        keep(stage.output(), host, decodes && !downloads);
      }
      one(stage, name, all, start, end);
    }
    ShellWords.secrets(stages, notes, start, end, host);
  }

  private void add(Kind kind, int start, int end, String sentence) {
    notes.add(kind, start, end, Sureness.CERTAIN, sentence);
  }

  private static String from(String host) {
    return host.isEmpty() ? "something" : "from " + host;
  }

  private static boolean decoder(String name, String all) {
    return (name.equals("base64") && all.matches("(?s).*\\s(?:-d|-D|--decode|-di)\\b.*"))
        || (name.equals("xxd") && all.contains("-r"))
        || (name.equals("openssl") && all.contains(" -d"))
        || name.equals("gunzip");
  }

  private static String decoded(String name, String text, Command stage) {
    String from = text.isEmpty() ? stage.input().strip() : text;
    String plain =
        switch (name) {
          case "base64" -> Decoding.named("base64", from);
          case "xxd" -> Decoding.named("hex", from);
          default -> null;
        };
    return plain == null ? "" : Decoding.utf8(plain);
  }

  private void keep(String file, String host, boolean decoded) {
    if (decoded) {
      decodedTo.put(file, true);
    } else {
      fetched.put(file, host);
    }
  }

  private void download(Command stage, String host, int start, int end) {
    List<String> words = stage.words();
    notes.add(
        Kind.FETCHES,
        start,
        end,
        Sureness.CERTAIN,
        "It asks " + Sinks.named(Network.host(host)) + " for something.");
    for (int i = 1; i < words.size(); i++) {
      String word = words.get(i);
      boolean next = i + 1 < words.size();
      if (next
          && (word.matches("-[a-zA-Z]*[oO]")
              || word.equals("--output")
              || word.equals("--output-document"))) {
        if (!word.endsWith("O") || name(stage).equals("wget")) {
          keep(words.get(i + 1), host, false);
        } else {
          keep(last(host), host, false);
        }
      } else if (word.startsWith("--output=")) {
        keep(word.substring(9), host, false);
      }
    }
    if (name(stage).equals("wget") && !host.isEmpty() && !words.contains("-O")) {
      keep(last(host), host, false);
    }
  }

  private static String last(String address) {
    String path = address.replaceAll("[?#].*", "");
    return path.substring(path.lastIndexOf('/') + 1);
  }

  private void one(Command stage, String name, String all, int start, int end) {
    List<String> words = stage.words();
    Matcher substituted = SUBSTITUTED.matcher(all);
    if (SHELLS.contains(name) && substituted.find()) {
      add(
          Kind.STARTS_SHELL_DOWNLOAD,
          start,
          end,
          "It downloads " + from(address(all)) + " and runs that at once in " + name + ".");
    }
    boolean runs = SHELLS.contains(name) || INTERPRETERS.contains(name);
    for (int i = 0; i < words.size(); i++) {
      String word = words.get(i);
      boolean program = i == 0 || (i == 1 && runs);
      String bare = word.startsWith("./") ? word.substring(2) : word;
      String key = fetched.containsKey(word) ? word : bare;
      if (program && fetched.containsKey(key) && key.length() > 1) {
        add(
            Kind.STARTS_SHELL_DOWNLOAD,
            start,
            end,
            "It runs what it downloaded " + from(String.valueOf(fetched.get(key))) + ".");
      } else if (program && (decodedTo.containsKey(word) || decodedTo.containsKey(bare))) {
        add(Kind.RUNS_DECODED_CODE, start, end, "It runs a file that it decoded from text.");
      }
    }
    inline(stage, name, start);
    ShellWords.look(stage, name, all, notes, start, end);
  }

  /** Programs on the command line: {@code bash -c}, {@code python -c}, {@code node -e}. */
  private void inline(Command stage, String name, int start) {
    List<String> words = stage.words();
    boolean shell = SHELLS.contains(name);
    if (name.equals("eval") && words.size() > 1) {
      inner.read(
          String.join(" ", words.subList(1, words.size())),
          Language.SHELL,
          notes,
          start,
          "In a command: ");
      return;
    }
    if (!shell && !INTERPRETERS.contains(name)) {
      return;
    }
    for (int i = 1; i + 1 < words.size(); i++) {
      String option = words.get(i);
      boolean code = option.matches("-[a-zA-Z]*[ceEp]") || option.equals("--eval");
      if (code) {
        inner.read(
            words.get(i + 1), language(name), notes, start, "In a program on its command line: ");
        return;
      }
    }
    if (stage.input().contains("\n")) {
      inner.read(
          stage.input().strip(), language(name), notes, start, "In a program in its input: ");
    }
  }

  private static Language language(String name) {
    return name.startsWith("python")
        ? Language.PYTHON
        : Set.of("node", "deno", "bun").contains(name)
            ? Language.JAVASCRIPT
            : name.equals("osascript") ? Language.APPLESCRIPT : Language.SHELL;
  }

  /** Without sudo and the like in front. */
  private static Command plain(Command command) {
    List<String> words = new ArrayList<>(command.words());
    while (words.size() > 1
        && (PREFIXES.contains(base(words.getFirst()))
            || words.getFirst().startsWith("-")
            || words.getFirst().matches("[A-Z_]+=.*"))) {
      words.removeFirst();
    }
    return new Command(words, command.output(), command.input());
  }

  static String name(Command command) {
    return command.words().isEmpty() ? "" : base(command.words().getFirst());
  }

  private static String base(String word) {
    String path = word.replace("\"", "");
    return path.equals(".") ? path : path.substring(path.lastIndexOf('/') + 1);
  }

  /** The first web address in a text. */
  static String address(String text) {
    return Optional.of(ADDRESS.matcher(text)).filter(Matcher::find).map(Matcher::group).orElse("");
  }
}
