package dev.countersign.lure.code;

import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Whether a file has the words that anything worth judging would need: what runs a text, starts a
 * program, reads what is secret or keeps itself alive, or a way to name such a thing without
 * writing it. To ask another computer is by itself nothing. The words stand in {@code words.txt}.
 */
final class Prefilter {
  /** What a word is a sign of; each group but the first counts only in company. */
  private enum Group {
    /** By itself reason enough to read. */
    ACTS,
    /** Other computers. */
    NETWORK,
    /** Names reached by texts. */
    NAMES,
    /** What such names are looked for in. */
    OBJECTS,
    /** Programs, where such an object starts them. */
    STARTS,
    /** Who the user is. */
    USER,
    /** Which computer it is. */
    HOST,
    /** The program's own file. */
    SELF,
    /** Files are deleted. */
    DELETES,
    /** What is copied or typed. */
    WATCHES
  }

  private static final WordTable<Group> JAVASCRIPT = table("JAVASCRIPT");
  private static final WordTable<Group> PYTHON = table("PYTHON");

  /** Names of JavaScript put together or written so that a search misses them. */
  private static final List<String> HIDING =
      List.of(
          "'constructor'",
          "\"constructor\"",
          "global[",
          "globalThis[",
          "process[",
          "process.binding",
          "module[",
          "reverse().join(",
          "node-serialize",
          "serialize-to-js",
          "require-from-string");

  /** A letter written as its number, or a field's name put together. */
  private static final Pattern SPELLED =
      Pattern.compile(
          "\\\\(?:x|u00|u\\{(?:00)?)(?:4[1-9a-fA-F]|5[0-9aA]|6[1-9a-fA-F]|7[0-9aA])"
              + "|\\[\\s?[\"'][^\"'\\n]{0,20}[\"']\\s{0,2}\\+");

  /** {@code Function} that is called or handed on, or reached through what it made. */
  private static final Pattern FUNCTION =
      Pattern.compile(
          "\\bFunction\\b(?!\\.prototype)\\s{0,4}[(),;.\\]`&]"
              + "|\\.constructor\\b(?!\\.name\\b|\\s{0,4}[=!]==?)");

  /** A module loaded by a name that is not written out, or by one that holds the code itself. */
  private static final Pattern IMPORT =
      Pattern.compile(
          "\\bimport\\s?\\((?!\\s{0,9}[\"'](?!data:|https?:)[^\"'\\n]{0,200}[\"']\\s{0,4}[,)])");

  /** The whole environment, or the process handed on. */
  private static final Pattern ENVIRONMENT =
      Pattern.compile(
          "\\bprocess\\b[\"')\\s]{0,6}\\??\\.\\s{0,4}env\\b(?!\\s{0,9}\\??\\.\\s{0,9}[A-Za-z_]|\\[)"
              + "|\\benv\\b[^;\\n]{0,80}\\}\\s{0,4}(?:=|from)\\s{0,4}(?:require\\s?\\()?\\s{0,4}[\"']?(?:node:)?process\\b"
              + "|=\\s{0,4}process\\s{0,4}[;,\\n]");

  /** A module loaded by a name that is not written out. */
  private static final Pattern REQUIRE =
      Pattern.compile(
          "\\brequire\\b(?!\\s{0,4}\\(\\s{0,4}[\"'`][^\"'`$+]{0,200}[\"'`]\\s{0,4}\\))");

  /** A module's function looked for by a text, or the module handed on to where it may be. */
  private static final Pattern LOOKED_FOR =
      Pattern.compile(
          "\\b(?:getattr|vars)\\b(?!\\s?\\(\\s{0,4}(?!(?:os|sys|builtins|importlib|posix|nt|platform|socket"
              + "|ctypes|code|types)\\b)[\\w.]{1,60}\\s?[,)])"
              + "|\\b(?:globals|locals)\\s?\\(\\)"
              + "|(?<!import )\\b(?:os|sys|builtins|importlib|posix|nt)\\s{0,2}(?:[,)\\]};:]|\\n)"
              + "|\\b(?:os|sys|builtins|importlib|posix|nt)\\s{1,4}as\\b");

  /** The function of {@code os}, not the word. */
  private static final Pattern SYSTEM =
      Pattern.compile(
          "\\.system\\b|\\bsystem\\s?[(\"'\\]]|import\\b[^\\n]{0,200}\\bsystem\\b|^\\s{0,20}system\\s{0,4}[,)]",
          Pattern.MULTILINE);

  private static final List<String> PYTHON_PARTS =
      List.of(".ssh", "allet", "Login", "/etc/", "home()");

  private Prefilter() {}

  static boolean worthReading(byte[] bytes, Language language) {
    return switch (language) {
      case JAVASCRIPT, TYPESCRIPT -> javaScript(bytes);
      case PYTHON -> python(bytes);
      case SHELL, POWERSHELL, BATCH, NOTEBOOK, APPLESCRIPT, VBSCRIPT -> true;
    };
  }

  private static boolean javaScript(byte[] bytes) {
    Set<Group> found = JAVASCRIPT.in(bytes, Group.ACTS);
    if (company(found)) {
      return true;
    }
    String text = new String(bytes, StandardCharsets.ISO_8859_1);
    boolean network = found.contains(Group.NETWORK);
    return HIDING.stream().anyMatch(text::contains)
        || FUNCTION.matcher(text).find()
        || IMPORT.matcher(text).find()
        || SPELLED.matcher(text).find()
        || (network && text.contains("process") && ENVIRONMENT.matcher(text).find())
        || (network && text.contains("require") && REQUIRE.matcher(text).find());
  }

  private static boolean python(byte[] bytes) {
    Set<Group> found = PYTHON.in(bytes, Group.ACTS);
    if (company(found)) {
      return true;
    }
    String text = new String(bytes, StandardCharsets.ISO_8859_1);
    boolean objects = found.contains(Group.OBJECTS);
    return PYTHON_PARTS.stream().anyMatch(text::contains)
        || (objects && found.contains(Group.NAMES) && LOOKED_FOR.matcher(text).find())
        || (objects && found.contains(Group.STARTS) && SYSTEM.matcher(text).find());
  }

  private static boolean company(Set<Group> found) {
    boolean network = found.contains(Group.NETWORK);
    return found.contains(Group.ACTS)
        || (found.contains(Group.SELF) && found.contains(Group.DELETES))
        || (network && found.contains(Group.WATCHES))
        || (network && found.contains(Group.USER) && found.contains(Group.HOST));
  }

  private static WordTable<Group> table(String language) {
    Map<Group, Set<String>> words = new EnumMap<>(Group.class);
    for (String line : Role.Resource.lines("words.txt")) {
      List<String> parts = List.of(line.split(" ", -1));
      if (parts.getFirst().equals(language)) {
        words
            .computeIfAbsent(Group.valueOf(parts.get(1)), group -> new HashSet<>())
            .addAll(parts.subList(2, parts.size()));
      }
    }
    return new WordTable<>(Group.class, words);
  }
}
