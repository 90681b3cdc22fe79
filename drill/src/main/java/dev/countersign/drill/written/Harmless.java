package dev.countersign.drill.written;

import dev.countersign.drill.exercise.Template;
import dev.countersign.rules.yaml.Mistakes;
import dev.countersign.rules.yaml.YamlNode.Text;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Texts of an exercise that people get. They lead nowhere but to the exercise's own page, hold
 * nothing that a program would run, and ask for nothing by which somebody could get in.
 */
final class Harmless {
  private static final Pattern HIDDEN =
      Pattern.compile("[\\p{Cntrl}\\p{Cf}\\p{Cs}\\u2028\\u2029&&[^\\n]]");
  private static final Pattern MARKUP = Pattern.compile("[<>]|&#|(?i)javascript:|data:");
  private static final Pattern PLACE = Pattern.compile("\\{[^}]*}?|}");
  private static final Pattern ADDRESS =
      Pattern.compile("(?i)[a-z][a-z0-9+.-]*://|\\bwww\\.|@|tel:");

  /** What mail programs make a link of. */
  private static final Pattern HOST =
      Pattern.compile("(?i)\\b(?:[\\p{L}\\p{N}-]+\\.)+(\\p{L}{2,24})\\b");

  private static final Pattern FILE =
      Pattern.compile("(?i)txt|md|pdf|docx?|xlsx?|pptx?|csv|zip|json|ya?ml|js|ts|py|sh|exe|dmg");
  private static final Pattern CREDENTIAL =
      Pattern.compile(
          "(?i)\\b(pass\\s?-?(word|code|phrase)s?|pins?|(one[- ]time|verification|security|backup|recovery|access)"
              + "[- ](code|key|phrase|token)s?|otp|2fa|seed(\\s?-?(phrase|words?))?|mnemonic|private keys?"
              + "|secret (key|phrase)s?|card numbers?|cvv|cvc|iban|social security)\\b");

  private final Mistakes mistakes;

  Harmless(Mistakes mistakes) {
    this.mistakes = mistakes;
  }

  /** One with the places of a mail, such as {@code {link}}. */
  @Nullable String body(@Nullable Text text, String field, int longest) {
    return checked(text, field, longest, true, true);
  }

  /** One without. */
  @Nullable String line(@Nullable Text text, String field, int longest) {
    return checked(text, field, longest, false, true);
  }

  /** One that teaches: it may name what must not be given away. */
  @Nullable String lesson(@Nullable Text text, String field, int longest) {
    return checked(text, field, longest, false, false);
  }

  private @Nullable String checked(
      @Nullable Text text, String field, int longest, boolean places, boolean asks) {
    if (text == null) {
      return null;
    }
    String said = text.value().strip();
    if (said.length() > longest || HIDDEN.matcher(said).find()) {
      mistakes.add(
          text.spot(), "\"" + field + "\" is visible text of at most " + longest + " characters");
      return null;
    }
    if (MARKUP.matcher(said).find()) {
      mistakes.add(
          text.spot(),
          "\"" + field + "\" is plain text: it has no markup, no < or >, and nothing that runs");
    }
    places(text, said, field, places);
    String rest = PLACE.matcher(said).replaceAll(" ");
    if (ADDRESS.matcher(rest).find() || host(rest) != null) {
      String host = host(rest);
      mistakes.add(
          text.spot(),
          "\""
              + field
              + "\" holds an address"
              + (host == null ? "" : " (" + host + ")")
              + "; an exercise leads nowhere but to its own page, which is "
              + Template.LINK);
    }
    if (asks) {
      asks(text, said, field);
    }
    return said;
  }

  private void places(Text text, String said, String field, boolean allowed) {
    Matcher places = PLACE.matcher(said);
    while (places.find()) {
      String place = places.group();
      if (!allowed || (!place.equals(Template.LINK) && !place.equals(Template.CHOICE))) {
        mistakes.add(
            text.spot(),
            "\""
                + field
                + "\" has the place "
                + place
                + (allowed
                    ? "; expected " + Template.LINK + " or " + Template.CHOICE
                    : ", and takes none"));
      }
    }
  }

  private static @Nullable String host(String text) {
    Matcher hosts = HOST.matcher(text);
    while (hosts.find()) {
      if (!FILE.matcher(hosts.group(1)).matches()) {
        return hosts.group();
      }
    }
    return null;
  }

  /** The text of a link may look like an address: that it is another than its own is the lesson. */
  @Nullable String linkText(@Nullable Text text, int longest) {
    if (text == null) {
      return null;
    }
    String said = text.value().strip();
    String rest = said.replaceFirst("^https://", "");
    Matcher hosts = HOST.matcher(rest);
    while (hosts.find()) {
      if (!FILE.matcher(hosts.group(1)).matches() && !hosts.group(1).equalsIgnoreCase("example")) {
        mistakes.add(
            text.spot(),
            "\"link\" shows "
                + hosts.group()
                + ", which may be somebody's; names that are nobody's end in .example, such as"
                + " files.cornpany.example");
        return said;
      }
    }
    if (said.length() > longest
        || HIDDEN.matcher(said).find()
        || said.contains("\n")
        || MARKUP.matcher(said).find()
        || PLACE.matcher(said).find()
        || ADDRESS.matcher(rest).find()) {
      mistakes.add(
          text.spot(),
          "\"link\" is what the link shows: one line of at most "
              + longest
              + " characters, such as Release");
    }
    asks(text, said, "link");
    return said;
  }

  private void asks(Text text, String said, String field) {
    Matcher asked = CREDENTIAL.matcher(said);
    if (asked.find()) {
      mistakes.add(
          text.spot(),
          "\""
              + field
              + "\" speaks of \""
              + asked.group()
              + "\"; no exercise asks for what somebody signs in or pays with, not even in play");
    }
  }
}
