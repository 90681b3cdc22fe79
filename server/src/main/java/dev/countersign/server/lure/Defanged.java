package dev.countersign.server.lure;

import dev.countersign.lure.triage.Indicator;
import java.util.regex.Pattern;

/**
 * Indicators and others' words so that nothing makes a link of them: {@code hxxps://example[.]com},
 * {@code name[@]example[.]com}. Whoever shows or gives away one does it in this form.
 */
public final class Defanged {
  private static final Pattern SCHEME = Pattern.compile("(?i)\\bh(tt)(ps?)(?=:)");
  private static final Pattern OTHER_SCHEME =
      Pattern.compile("(?i)\\b(ftp|javascript|data|blob|file|vbscript)(?=:)");

  /** A dot or an at sign between what may be parts of a host or an address. */
  private static final Pattern JOINT =
      Pattern.compile("(?<=[\\p{L}\\p{N}_-])([.@])(?=[\\p{L}_-][\\p{L}\\p{N}_-])");

  private static final Pattern BETWEEN_NUMBERS =
      Pattern.compile("\\b(\\d{1,3})\\.(\\d{1,3})\\.(\\d{1,3})\\.(\\d{1,3})\\b");

  private Defanged() {}

  /** An indicator. */
  public static String of(Indicator indicator) {
    return switch (indicator.kind()) {
      case SHA256, PACKAGE, HANDLE -> indicator.value();
      case DOMAIN -> indicator.value().replace(".", "[.]");
      case ADDRESS -> indicator.value().replace("@", "[@]").replace(".", "[.]");
      case URL -> of(indicator.value());
    };
  }

  /** Text in which links, hosts and addresses may stand. */
  public static String of(String text) {
    String schemes = SCHEME.matcher(text).replaceAll("hxx$2");
    String all = OTHER_SCHEME.matcher(schemes).replaceAll("$1[:]").replace("[:]:", "[:]");
    String numbers = BETWEEN_NUMBERS.matcher(all).replaceAll("$1[.]$2[.]$3[.]$4");
    return JOINT.matcher(numbers).replaceAll("[$1]");
  }
}
