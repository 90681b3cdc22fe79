package dev.countersign.lure.project.command;

import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Recognises what is dangerous in a command line whatever the project around it. */
public final class Dangers {
  private static final Set<String> FETCHERS =
      Set.of(
          "curl",
          "wget",
          "iwr",
          "irm",
          "invoke-webrequest",
          "invoke-restmethod",
          "fetch",
          "aria2c");
  private static final Set<String> INTERPRETERS =
      Set.of(
          "sh",
          "bash",
          "zsh",
          "dash",
          "ksh",
          "python",
          "python3",
          "node",
          "perl",
          "ruby",
          "php",
          "iex",
          "invoke-expression",
          "cmd",
          "powershell",
          "pwsh",
          "osascript",
          "source",
          ".",
          "eval",
          "tclsh",
          "deno",
          "bun");
  private static final Set<String> WINDOWS_FETCHERS =
      Set.of("mshta", "bitsadmin", "regsvr32", "msiexec", "rundll32", "certutil");
  private static final Pattern ADDRESS =
      Pattern.compile("(?i).*(?:https?|ftp)(?:://|:\\\\/\\\\/).*", Pattern.DOTALL);
  private static final Pattern ENCODED =
      Pattern.compile("(?i)[-/]e(?:n(?:c(?:o(?:d(?:ed(?:command)?)?)?)?)?)?|-ec");
  private static final Pattern POWERSHELL_FETCH =
      Pattern.compile(
          "(?is).*(?:\\biex\\b|invoke-expression).*(?:downloadstring|\\biwr\\b|\\birm\\b|invoke-webrequest|"
              + "invoke-restmethod|net\\.webclient|curl|wget).*"
              + "|.*(?:downloadstring|\\biwr\\b|\\birm\\b|invoke-webrequest|invoke-restmethod).*"
              + "\\|\\s*(?:iex|invoke-expression)\\b.*");

  private Dangers() {}

  /** All of a line. */
  public static Set<Danger> of(CommandLine line) {
    Set<Danger> found = EnumSet.noneOf(Danger.class);
    read(line, found);
    return found;
  }

  private static void read(CommandLine line, Set<Danger> found) {
    List<Step> steps = line.steps();
    boolean fetching = false;
    boolean decoding = false;
    Set<String> fetched = new HashSet<>();
    for (int i = 0; i < steps.size(); i++) {
      Step step = steps.get(i);
      String program = step.program();
      if (!step.piped()) {
        fetching = false;
        decoding = false;
      }
      if (step.piped() && INTERPRETERS.contains(program) && reads(step)) {
        if (fetching) {
          found.add(Danger.FETCHED_CODE);
        }
        if (decoding) {
          found.add(Danger.DECODED_CODE);
        }
      }
      if (FETCHERS.contains(program)) {
        fetching = true;
        written(step, fetched);
      }
      decoding |= decodes(step, program);
      if (runsOneOf(step, fetched)) {
        found.add(Danger.FETCHED_CODE);
      }
      alone(step, program, found);
      if (INTERPRETERS.contains(program) && substituted(step, line)) {
        found.add(Danger.FETCHED_CODE);
      }
    }
    line.inner().forEach(inner -> read(inner, found));
  }

  /** An interpreter that is not given a script or code of its own reads what is piped in. */
  private static boolean reads(Step step) {
    for (String word : step.words().subList(1, step.words().size())) {
      if (word.equals("-s") || word.equals("-")) {
        return true;
      }
      if (word.matches("-[A-Za-z]*[cem]|--eval|--print|-p|-pe")) {
        return false;
      }
      if (!word.startsWith("-") && !word.startsWith(">") && !word.startsWith("2>")) {
        return false;
      }
    }
    return true;
  }

  private static boolean decodes(Step step, String program) {
    return (program.equals("base64") || program.equals("openssl") || program.equals("xxd"))
        && step.words().stream().anyMatch(word -> word.matches("-d|-D|--decode|-r|-di"));
  }

  /** Names of files that a fetcher writes. */
  private static void written(Step step, Set<String> into) {
    List<String> words = step.words();
    for (int i = 1; i < words.size(); i++) {
      String word = words.get(i);
      boolean named = word.matches("-[A-Za-z]*[oO]|--output|--output-document|-outfile|-OutFile|>");
      if (named && i + 1 < words.size() && !ADDRESS.matcher(words.get(i + 1)).matches()) {
        into.add(bare(words.get(i + 1)));
      } else if (ADDRESS.matcher(word).matches()) {
        String name = word.replaceFirst("[?#].*", "");
        into.add(name.substring(name.lastIndexOf('/') + 1));
      } else if (word.startsWith(">") && word.length() > 1) {
        into.add(bare(word.substring(1)));
      }
    }
    into.remove("");
    into.remove("-");
  }

  private static boolean runsOneOf(Step step, Set<String> fetched) {
    if (fetched.isEmpty() || FETCHERS.contains(step.program())) {
      return false;
    }
    String first = step.words().getFirst();
    if (fetched.contains(bare(first))
        && (first.contains("/") || first.contains("\\") || first.contains("."))) {
      return true;
    }
    return INTERPRETERS.contains(step.program())
        && step.words().stream().skip(1).anyMatch(word -> fetched.contains(bare(word)));
  }

  private static String bare(String path) {
    String tidy = path.replace('\\', '/');
    return tidy.substring(tidy.lastIndexOf('/') + 1);
  }

  /** {@code bash <(curl …)}, {@code sh -c "$(curl …)"}, {@code eval "$(curl …)"}. */
  private static boolean substituted(Step step, CommandLine line) {
    String joined = String.join(" ", step.words());
    boolean here = joined.contains("$(") || joined.contains("<(") || joined.contains("`");
    return here
        && line.inner().stream()
            .flatMap(inner -> inner.all().stream())
            .anyMatch(inner ->
                FETCHERS.contains(inner.program()) && joined.contains(inner.words().getFirst()));
  }

  private static void alone(Step step, String program, Set<Danger> found) {
    List<String> words = step.words();
    String joined = String.join(" ", words);
    if (WINDOWS_FETCHERS.contains(program)
        && ADDRESS.matcher(joined).matches()
        && (!program.equals("certutil") || joined.toLowerCase(Locale.ROOT).contains("urlcache"))) {
      found.add(Danger.FETCHED_CODE);
    }
    if (program.equals("powershell") || program.equals("pwsh")) {
      if (words.stream().anyMatch(word -> word.length() > 1 && ENCODED.matcher(word).matches())) {
        found.add(Danger.DECODED_CODE);
      }
    }
    if (POWERSHELL_FETCH
        .matcher(joined.length() > 4_000 ? joined.substring(0, 4_000) : joined)
        .matches()) {
      found.add(Danger.FETCHED_CODE);
    }
    boolean quarantine =
        program.equals("xattr")
            && (joined.contains("quarantine")
                || words.stream().anyMatch(w -> w.matches("-[rs]*c[rs]*")));
    if (quarantine
        || (program.equals("spctl") && joined.contains("disable"))
        || (program.equals("csrutil") && joined.contains("disable"))
        || joined.matches("(?is).*(?:set|add)-mppreference.*(?:disable|exclusion).*")) {
      found.add(Danger.PROTECTION_OFF);
    }
  }
}
