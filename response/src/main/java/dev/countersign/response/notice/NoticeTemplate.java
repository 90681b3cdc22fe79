package dev.countersign.response.notice;

import dev.countersign.model.text.Visible;
import dev.countersign.model.value.UnreadableInput;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A text with named places, such as {@code {{case.number}}}. A place is a name of {@link Places} in
 * two braces, on one line, blanks around the name allowed; everything else is kept as it is. What
 * stands in a place is text alone: braces in it mean nothing.
 */
public final class NoticeTemplate {
  /** The most characters of a template. */
  public static final int LONGEST = 50_000;

  /** What is written in a place of which nothing is known, so that nobody overlooks it. */
  public static final String UNKNOWN = "[to be filled in: ";

  private static final int MOST_MISTAKES = 20;
  private static final Pattern NAME = Pattern.compile("[a-z]+(\\.[a-z]+)*");

  private sealed interface Part {
    record Text(String text) implements Part {}

    record Place(String name) implements Part {}
  }

  private final String source;
  private final List<Part> parts;

  private NoticeTemplate(String source, List<Part> parts) {
    this.source = source;
    this.parts = parts;
  }

  /**
   * Reads one.
   *
   * @throws UnreadableInput naming line and place where one is not known or not closed, where a
   *     letter hides, or it is empty or longer than 50,000 characters
   */
  public static NoticeTemplate read(String text) {
    if (text.isBlank()) {
      throw new UnreadableInput("The template is empty");
    }
    if (text.length() > LONGEST) {
      throw new UnreadableInput(
          "The template has " + text.length() + " characters; at most " + LONGEST + " are taken");
    }
    String plain = text.replace("\r\n", "\n");
    List<Part> parts = new ArrayList<>();
    List<String> mistakes = new ArrayList<>();
    int line = 0;
    for (String one : plain.split("\n", -1)) {
      line++;
      if (line > 1) {
        parts.add(new Part.Text("\n"));
      }
      read(one, line, parts, mistakes);
      if (mistakes.size() >= MOST_MISTAKES) {
        break;
      }
    }
    if (!mistakes.isEmpty()) {
      throw new UnreadableInput("The template cannot be used: " + String.join("; ", mistakes));
    }
    return new NoticeTemplate(plain, parts);
  }

  private static void read(String text, int line, List<Part> parts, List<String> mistakes) {
    if (!Visible.of(text.replace("\t", " ")).equals(text.replace("\t", " "))) {
      mistakes.add("line " + line + " holds a letter that cannot be seen");
      return;
    }
    int at = 0;
    while (at < text.length()) {
      int begin = text.indexOf("{{", at);
      if (begin < 0) {
        break;
      }
      int end = text.indexOf("}}", begin + 2);
      if (end < 0) {
        mistakes.add("line " + line + " opens a place with {{ and does not close it with }}");
        return;
      }
      parts.add(new Part.Text(text.substring(at, begin)));
      String name = text.substring(begin + 2, end).strip();
      if (Places.ALL.containsKey(name)) {
        parts.add(new Part.Place(name));
      } else {
        mistakes.add(unknown(name, line));
      }
      at = end + 2;
    }
    parts.add(new Part.Text(text.substring(at)));
  }

  private static String unknown(String name, int line) {
    String shown = name.length() > 40 ? name.substring(0, 40) + "…" : name;
    return "line "
        + line
        + " names "
        + (NAME.matcher(name).matches() ? "the place " + shown : "\"" + shown + "\"")
        + ", which nothing is known of; expected one of "
        + String.join(", ", Places.names());
  }

  /** As it was given, with line feeds. */
  public String source() {
    return source;
  }

  /** The names of its places, in their order. */
  public Set<String> places() {
    Set<String> names = new LinkedHashSet<>();
    for (Part one : parts) {
      if (one instanceof Part.Place place) {
        names.add(place.name());
      }
    }
    return names;
  }

  /**
   * The text with what is known.
   *
   * @param known what stands in the places, by their names; several lines are several lines. What
   *     is blank or not there is written as {@code [to be filled in: …]}
   */
  public String render(Map<String, String> known) {
    StringBuilder text = new StringBuilder();
    for (Part one : parts) {
      switch (one) {
        case Part.Text plain -> text.append(plain.text());
        case Part.Place place -> text.append(value(place.name(), known));
      }
    }
    return text.toString();
  }

  private static String value(String name, Map<String, String> known) {
    String value = known.getOrDefault(name, "");
    return value.isBlank()
        ? UNKNOWN + Places.ALL.getOrDefault(name, name) + "]"
        : Visible.of(value.replace("\r\n", "\n"));
  }

  /** How many places of a rendered text are still to be filled in. */
  public static int missing(String rendered) {
    Matcher matcher = Pattern.compile(Pattern.quote(UNKNOWN)).matcher(rendered);
    int count = 0;
    while (matcher.find()) {
      count++;
    }
    return count;
  }
}
