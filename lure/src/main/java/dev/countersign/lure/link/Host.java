package dev.countersign.lure.link;

import com.google.common.net.InternetDomainName;
import com.ibm.icu.text.IDNA;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * The name of a host, taken apart.
 *
 * @param ascii in lower case and punycode, no dot at its end
 * @param unicode as it is shown
 * @param labels in front of the public suffix, left to right, in Unicode; empty where the host is a
 *     public suffix itself
 * @param suffix the public suffix, such as {@code co.uk} or {@code pages.dev}
 * @param hosted whether anybody gets a name under that suffix without registering a domain
 */
public record Host(
    String ascii, String unicode, List<String> labels, String suffix, boolean hosted) {
  private static final int LONGEST = 253;
  private static final Set<String> HOSTING = WordFile.read("hosting.txt");
  private static final Set<String> CALM = WordFile.read("calm-endings.txt");
  private static final Set<String> ODD_COUNTRIES = WordFile.read("odd-countries.txt");
  private static final IDNA UTS46 =
      IDNA.getUTS46Instance(IDNA.NONTRANSITIONAL_TO_ASCII | IDNA.NONTRANSITIONAL_TO_UNICODE);

  /** Copies. */
  public Host {
    labels = List.copyOf(labels);
  }

  /**
   * Reads a host's name, in Unicode or punycode.
   *
   * @return empty where it is no name of a host with at least two labels, such as an IP address
   */
  public static Optional<Host> of(String written) {
    if (written.length() > LONGEST * 4) {
      return Optional.empty();
    }
    String name = written.strip().toLowerCase(Locale.ROOT);
    if (name.endsWith(".")) {
      name = name.substring(0, name.length() - 1);
    }
    String ascii = name;
    String unicode = name;
    if (!plain(name) || name.contains("xn--")) {
      StringBuilder into = new StringBuilder();
      UTS46.nameToASCII(name, into, new IDNA.Info());
      ascii = into.toString().toLowerCase(Locale.ROOT);
      into = new StringBuilder();
      UTS46.nameToUnicode(name, into, new IDNA.Info());
      unicode = into.toString();
    }
    if (ascii.isEmpty() || ascii.length() > LONGEST || !InternetDomainName.isValid(ascii)) {
      return Optional.empty();
    }
    return split(ascii, unicode);
  }

  private static Optional<Host> split(String ascii, String unicode) {
    String[] asciiLabels = ascii.split("\\.", -1);
    String[] shown = unicode.split("\\.", -1);
    int count = asciiLabels.length;
    if (count < 2 || shown.length != count || !lettered(asciiLabels[count - 1])) {
      return Optional.empty();
    }
    InternetDomainName domain = InternetDomainName.from(ascii);
    InternetDomainName registry = domain.registrySuffix();
    InternetDomainName publicSuffix = domain.publicSuffix();
    int size = publicSuffix == null ? 1 : publicSuffix.parts().size();
    boolean hosted = publicSuffix != null && registry != null && size > registry.parts().size();
    for (int taken = count - 1; taken > size; taken--) {
      if (HOSTING.contains(tail(asciiLabels, count - taken))) {
        size = taken;
        hosted = true;
        break;
      }
    }
    List<String> labels = new ArrayList<>(List.of(shown).subList(0, count - size));
    return Optional.of(new Host(ascii, unicode, labels, tail(asciiLabels, count - size), hosted));
  }

  private static String tail(String[] labels, int from) {
    return String.join(".", List.of(labels).subList(from, labels.length));
  }

  private static boolean lettered(String label) {
    return !label.chars().allMatch(c -> c >= '0' && c <= '9');
  }

  private static boolean plain(String text) {
    return text.chars().allMatch(c -> c < 0x80);
  }

  /** The label that its owner chose, next to the public suffix; empty of a public suffix. */
  public String label() {
    return labels.isEmpty() ? "" : labels.getLast();
  }

  /** The domain that its owner registered or was given; the host itself of a public suffix. */
  public String registrable() {
    if (labels.isEmpty()) {
      return ascii;
    }
    int dot = ascii.length() - suffix.length() - 1;
    return ascii.substring(ascii.lastIndexOf('.', dot - 1) + 1);
  }

  /** The last label. */
  public String topLevel() {
    return ascii.substring(ascii.lastIndexOf('.') + 1);
  }

  /** Whether a known name is out of place under its top-level domain. */
  public boolean oddEnding() {
    String top = topLevel();
    return top.length() == 2 ? ODD_COUNTRIES.contains(top) : !CALM.contains(top);
  }

  /** Whether there are other than ASCII letters in it. */
  public boolean international() {
    return !plain(unicode);
  }
}
