package dev.countersign.intel.indicator;

import dev.countersign.intel.address.Written;
import dev.countersign.model.value.UnreadableInput;
import java.net.IDN;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What is recognised. Each has one way of being written, by which it is looked up. */
public enum IndicatorKind {
  /** An address on a chain. */
  ADDRESS("address", 0),
  /** A host's name. */
  DOMAIN("domain", 180),
  /** A link. */
  URL("url", 180),
  /** The hash of a file: MD5, SHA-1, SHA-256 or SHA-512. */
  HASH("hash", 0),
  /** An internet address; one of a machine is somebody else's soon. */
  IP("ip", 30),
  /** A mail address. */
  EMAIL("email", 365);

  /** The longest value, in characters. */
  public static final int LONGEST = 1_000;

  private static final Pattern NAME =
      Pattern.compile("(?=.{4,253}$)([a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9])?\\.)+[a-z0-9-]{2,63}");
  private static final Pattern HEX = Pattern.compile("[0-9a-f]{32}([0-9a-f]{8})?([0-9a-f]{24})?");
  private static final Pattern LONG_HEX = Pattern.compile("[0-9a-f]{128}");
  private static final Pattern FOUR =
      Pattern.compile("((25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)(\\.(?!$)|$)){4}");
  private static final Pattern SIX = Pattern.compile("[0-9a-f:]{2,39}(\\d+\\.\\d+\\.\\d+\\.\\d+)?");
  private static final Pattern MAIL =
      Pattern.compile("[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@(?<domain>[^@]+)");

  private final String word;
  private final int days;

  IndicatorKind(String word, int days) {
    this.word = word;
    this.days = days;
  }

  /** As files write it. */
  public String word() {
    return word;
  }

  /** For how many days one is good that does not say; 0 where it does not wear out. */
  public int days() {
    return days;
  }

  /** The kind of that word. */
  public static Optional<IndicatorKind> of(String word) {
    return Arrays.stream(values()).filter(one -> one.word.equals(word)).findFirst();
  }

  /** All words, for whoever wrote another. */
  public static String words() {
    return Arrays.stream(values()).map(IndicatorKind::word).collect(Collectors.joining(", "));
  }

  /**
   * The one way of writing a value; one that was made harmless ({@code hxxp}, {@code [.]}) is made
   * whole again.
   *
   * @throws UnreadableInput where it is none of this kind
   */
  public String read(String text) {
    String value = whole(text.strip());
    Optional<String> read =
        value.length() > LONGEST || value.isEmpty()
            ? Optional.empty()
            : switch (this) {
              case ADDRESS -> Optional.of(Written.read(value, "The address").address());
              case DOMAIN -> domain(value);
              case URL -> url(value);
              case HASH -> hash(value.toLowerCase(Locale.ROOT));
              case IP -> ip(value.toLowerCase(Locale.ROOT));
              case EMAIL -> email(value);
            };
    return read.orElseThrow(() ->
        new UnreadableInput(
            "It is no "
                + word
                + " that can be used: "
                + (value.length() > 60 ? value.substring(0, 60) + "…" : value)));
  }

  private static String whole(String text) {
    String plain =
        text.replace("[.]", ".").replace("(.)", ".").replace("[:]", ":").replace("[@]", "@");
    return plain.regionMatches(true, 0, "hxxp", 0, 4) ? "http" + plain.substring(4) : plain;
  }

  private static Optional<String> domain(String value) {
    String bare = value.endsWith(".") ? value.substring(0, value.length() - 1) : value;
    try {
      String ascii = IDN.toASCII(bare, IDN.ALLOW_UNASSIGNED).toLowerCase(Locale.ROOT);
      return NAME.matcher(ascii).matches() && !FOUR.matcher(ascii).matches()
          ? Optional.of(ascii)
          : Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static Optional<String> url(String value) {
    try {
      URI uri = new URI(value);
      String host = uri.getHost();
      if (uri.getScheme() == null || host == null) {
        return Optional.empty();
      }
      String path = uri.getRawPath() == null || uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
      return Optional.of(
          uri.getScheme().toLowerCase(Locale.ROOT)
              + "://"
              + host.toLowerCase(Locale.ROOT)
              + (uri.getPort() < 0 ? "" : ":" + uri.getPort())
              + path
              + (uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery()));
    } catch (URISyntaxException e) {
      return Optional.empty();
    }
  }

  private static Optional<String> hash(String value) {
    return HEX.matcher(value).matches() || LONG_HEX.matcher(value).matches()
        ? Optional.of(value)
        : Optional.empty();
  }

  private static Optional<String> ip(String value) {
    if (!FOUR.matcher(value).matches() && !SIX.matcher(value).matches()) {
      return Optional.empty();
    }
    try {
      return Optional.of(InetAddress.ofLiteral(value).getHostAddress());
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static Optional<String> email(String value) {
    var parts = MAIL.matcher(value);
    if (!parts.matches()) {
      return Optional.empty();
    }
    String name = value.substring(0, value.indexOf('@')).toLowerCase(Locale.ROOT);
    return domain(parts.group("domain")).map(domain -> name + "@" + domain);
  }
}
