package dev.countersign.lure.code;

import dev.countersign.lure.code.ShellReading.Command;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What single shell commands read, keep, send and delete. */
final class ShellWords {
  private static final Set<String> READERS =
      Set.of(
          "cat", "cp", "tar", "zip", "scp", "rsync", "less", "head", "tail", "base64", "xxd",
          "find", "grep", "mv", "gzip", "dd", "ditto", "sqlite3", "ls", "strings", "openssl",
          "curl", "wget");
  private static final Set<String> WRITERS = Set.of("cp", "mv", "tee", "install", "ln");

  private ShellWords() {}

  static void look(Command stage, String name, String all, Notes notes, int start, int end) {
    if (READERS.contains(name)) {
      treasure(all + " " + stage.input())
          .ifPresent(treasure ->
              notes.add(
                  treasure.kind(),
                  start,
                  end,
                  Sureness.CERTAIN,
                  "It reads files worth stealing: " + treasure.name() + "."));
    }
    if (name.equals("security")
        && all.matches(".*(?:find-generic|find-internet|dump-keychain).*")) {
      notes.add(Kind.READS_KEYS, start, end, Sureness.CERTAIN, "It reads the system's key chain.");
    }
    if (Set.of("pbpaste", "xclip", "xsel", "wl-paste").contains(name) && !all.contains(" -i")) {
      notes.add(Kind.WATCHES_CLIPBOARD, start, end, Sureness.LIKELY, "It reads the clipboard.");
    }
    boolean kept =
        (name.equals("crontab") && !all.contains("-l") && stage.words().size() > 1)
            || (name.equals("launchctl") && all.matches(".*\\b(?:load|bootstrap|enable)\\b.*"))
            || (name.equals("systemctl") && all.contains("--user") && all.contains("enable"))
            || (name.equals("loginctl") && all.contains("enable-linger"));
    String target =
        WRITERS.contains(name) && stage.words().size() > 1
            ? stage.words().getLast()
            : stage.output();
    Optional<String> place = target.isEmpty() ? Optional.empty() : Treasures.kept(target);
    if (kept || place.isPresent()) {
      notes.add(
          Kind.PERSISTENCE,
          start,
          end,
          Sureness.CERTAIN,
          "It sees to it that something is run again later (" + place.orElse(name) + ").");
    }
    if (name.equals("rm") && all.matches(".*\\s\"?\\$\\{?(?:0|BASH_SOURCE).*")) {
      notes.add(Kind.SELF_DELETES, start, end, Sureness.CERTAIN, "It deletes its own file.");
    }
  }

  private static Optional<Treasures.Treasure> treasure(String words) {
    return Treasures.at(words).filter(treasure -> !words.contains("ssh-keygen"));
  }

  /** A pipeline, or an upload, that takes secrets to another computer. */
  static void secrets(List<Command> stages, Notes notes, int start, int end, String host) {
    boolean sends = false;
    boolean whole = false;
    String words = "";
    for (Command stage : stages) {
      String name = Commands.name(stage);
      String all = String.join(" ", stage.words());
      boolean uploads =
          (Set.of("curl", "wget").contains(name)
                  && all.matches(
                      "(?s).*\\s(?:-d|-F|-T|--data\\S*|--form|--upload-file|--post-\\S+)\\s*.*"))
              || Set.of("nc", "ncat", "netcat", "scp", "rsync").contains(name);
      sends |= uploads;
      whole |=
          name.equals("env")
              || name.equals("printenv")
              || all.contains("$(env)")
              || all.contains("`env`");
      words = words + " " + all + " " + stage.input();
    }
    if (!sends) {
      return;
    }
    String to = Sinks.named(Network.host(host));
    notes.add(Kind.SENDS, start, end, Sureness.CERTAIN, "It sends something to " + to + ".");
    Optional<Treasures.Treasure> treasure = Treasures.at(words);
    boolean keyed = words.matches("(?s).*\\s-i\\s+\\S*\\.ssh/.*");
    if (treasure.isPresent() && !keyed) {
      notes.add(
          Kind.SENDS_SECRETS,
          start,
          end,
          Sureness.CERTAIN,
          "It sends " + treasure.get().name() + " to " + to + ".");
    } else if (whole) {
      notes.add(
          Kind.READS_ENVIRONMENT, start, end, Sureness.CERTAIN, "It reads the whole environment.");
      notes.add(
          Kind.SENDS_SECRETS,
          start,
          end,
          Sureness.CERTAIN,
          "It sends the whole environment to " + to + ".");
    }
  }
}
