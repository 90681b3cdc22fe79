package dev.countersign.lure.triage;

import com.google.common.net.InternetDomainName;
import dev.countersign.lure.link.Defang;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Words in which nothing can be clicked on: links, mail addresses and host names are defanged. */
public final class Defanged {
  /** Bounded runs without alternatives that overlap: linear in the text. */
  private static final Pattern ADDRESS =
      Pattern.compile(
          "[A-Za-z][A-Za-z0-9+.-]{0,20}://[^\\s<>\"“”]+"
              + "|[\\w.%+-]{1,64}@[\\w.-]{1,253}"
              + "|(?:[\\p{L}\\p{N}_-]{1,63}\\.){1,20}[\\p{L}\\p{N}-]{2,63}");

  /** Endings of files that are top-level domains as well. */
  private static final Set<String> FILES =
      Set.of("py", "sh", "md", "rs", "zip", "pl", "ps", "so", "cc", "mov", "app", "am", "do", "in");

  /** Top-level domains of examples (RFC 2606), which no list of suffixes has. */
  private static final Set<String> RESERVED = Set.of("example", "test", "invalid");

  private Defanged() {}

  /** A text, with all that could be clicked on defanged. */
  public static String text(String text) {
    Matcher address = ADDRESS.matcher(text);
    StringBuilder out = new StringBuilder(text.length());
    while (address.find()) {
      String found = address.group();
      address.appendReplacement(
          out, Matcher.quoteReplacement(leads(found) ? Defang.of(found) : found));
    }
    return address.appendTail(out).toString();
  }

  /** An indicator's value. */
  public static String value(Indicator indicator) {
    return switch (indicator.kind()) {
      case DOMAIN, URL, ADDRESS -> Defang.of(indicator.value());
      case HANDLE, SHA256, PACKAGE -> indicator.value();
    };
  }

  private static boolean leads(String found) {
    if (found.contains("://") || found.contains("@")) {
      return true;
    }
    String host = found.toLowerCase(Locale.ROOT);
    String ending = host.substring(host.lastIndexOf('.') + 1);
    return !FILES.contains(ending)
        && InternetDomainName.isValid(host)
        && (RESERVED.contains(ending) || InternetDomainName.from(host).hasPublicSuffix());
  }
}
