package dev.countersign.lure.code;

import dev.countersign.lure.code.syntax.Source;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a file looks like, before it is parsed: made unreadable, or with code out of sight. */
final class Looks {
  private static final int MANY_NAMES = 12;
  private static final Pattern NAMES = Pattern.compile("\\b_0x[0-9a-f]{3,8}\\b");
  private static final Pattern ROTATION =
      Pattern.compile("\\bpush['\"\\]]*\\]?\\(\\s*\\w+\\s*(?:\\.|\\[['\"])shift['\"\\]]*\\(");
  private static final Pattern BLANKS = Pattern.compile("[ \\t]{100,}(?=\\S)");
  private static final Pattern HIDDEN_CODE =
      Pattern.compile("^(?![/#*|]).*(?:[\\w$\\])]\\s*\\(|=\\s*\\S|\\beval\\b)");
  private static final Pattern LAMBDAS = Pattern.compile("lambda\\s+_{1,20}\\s*:\\s*__import__\\(");

  private Looks() {}

  static void at(Source source, byte[] bytes, Language language, boolean disguised, Notes notes) {
    String text = new String(bytes, StandardCharsets.ISO_8859_1);
    if (disguised) {
      notes.add(
          Kind.HIDDEN_CODE,
          1,
          text.substring(0, Math.min(200, text.length())),
          Sureness.CERTAIN,
          "The file's name says that it is no program, but it holds code.");
    }
    hidden(source, text, language, notes);
    if (language == Language.JAVASCRIPT || language == Language.TYPESCRIPT || disguised) {
      obfuscated(source, text, notes);
    } else if (language == Language.PYTHON) {
      Matcher matcher = LAMBDAS.matcher(text);
      if (matcher.find()) {
        noted(notes, source, matcher, "The program is wrapped into expressions that hide it.");
      }
    }
  }

  private static void obfuscated(Source source, String text, Notes notes) {
    Matcher names = NAMES.matcher(text);
    int count = 0;
    int first = -1;
    while (count < MANY_NAMES && names.find()) {
      first = first < 0 ? names.start() : first;
      count++;
    }
    if (count >= MANY_NAMES) {
      notes.add(
          Kind.OBFUSCATED,
          source.line(first),
          text.substring(first, Math.min(text.length(), first + 200)),
          Sureness.CERTAIN,
          "An obfuscator has replaced its names and texts (names such as _0x…), which nothing but"
              + " hiding needs.");
      return;
    }
    Matcher rotation = ROTATION.matcher(text);
    if (text.contains("while(!![])") && rotation.find()) {
      noted(notes, source, rotation, "Its texts are kept shuffled, as an obfuscator does.");
    }
    long signs =
        text.length() < 400 ? 0 : text.chars().filter(c -> "[]()!+".indexOf(c) >= 0).count();
    if (signs * 10 > text.length() * 9L) {
      notes.add(
          Kind.OBFUSCATED,
          1,
          text.substring(0, 200),
          Sureness.CERTAIN,
          "The program is written with almost nothing but brackets and signs, to hide it.");
    }
  }

  private static void noted(Notes notes, Source source, Matcher at, String sentence) {
    notes.add(Kind.OBFUSCATED, source.line(at.start()), at.group(), Sureness.CERTAIN, sentence);
  }

  /** Code behind a hundred blanks, out of sight to the right of what an editor shows. */
  private static void hidden(Source source, String text, Language language, Notes notes) {
    if (language == Language.NOTEBOOK) {
      return;
    }
    Matcher blanks = BLANKS.matcher(text);
    while (blanks.find()) {
      int end = text.indexOf('\n', blanks.end());
      String rest = text.substring(blanks.end(), end < 0 ? text.length() : end).strip();
      int begin = text.lastIndexOf('\n', blanks.start()) + 1;
      String before = text.substring(begin, blanks.start());
      if (HIDDEN_CODE.matcher(rest).find() && !inText(before) && !deep(text, begin, before)) {
        notes.add(
            Kind.HIDDEN_CODE,
            source.line(blanks.end()),
            rest.length() > 200 ? rest.substring(0, 200) : rest,
            Sureness.CERTAIN,
            "Code stands behind "
                + (blanks.end() - blanks.start())
                + " blanks, out of sight to the right.");
        return;
      }
    }
  }

  /** Whether an odd number of quotes stands before, so that the blanks are in a text. */
  private static boolean inText(String before) {
    for (char quote : new char[] {'"', '\'', '`'}) {
      if (before.chars().filter(c -> c == quote).count() % 2 == 1) {
        return true;
      }
    }
    String start = before.strip();
    return start.startsWith("//") || start.startsWith("#") || start.startsWith("*");
  }

  /** Whether a line is only indented as deep as the one before it nearly is. */
  private static boolean deep(String text, int begin, String before) {
    if (!before.isBlank() || begin < 2) {
      return false;
    }
    int previous = text.lastIndexOf('\n', begin - 2) + 1;
    int blanks = 0;
    while (previous + blanks < begin && Character.isWhitespace(text.charAt(previous + blanks))) {
      blanks++;
    }
    return blanks >= 60;
  }

  /** A program that asks which system it is on, and does one of the worse things. */
  static void after(Notes notes) {
    // What is asked is noticed by the evaluation; what it is asked for, by all of it.
    notes.dropUnless(
        Kind.CHECKS_SURROUNDINGS,
        Kind.RUNS_FETCHED_CODE,
        Kind.RUNS_DECODED_CODE,
        Kind.STARTS_SHELL_DOWNLOAD,
        Kind.SENDS_SECRETS,
        Kind.OBFUSCATED);
  }
}
