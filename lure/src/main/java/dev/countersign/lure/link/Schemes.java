package dev.countersign.lure.link;

import dev.countersign.lure.finding.LinkFinding;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Links that lead to no page. */
final class Schemes {
  private static final Map<String, String> KINDS = LinkReading.pairs("schemes.csv");

  /** A path on the reader's own machine: nothing is asked of another. */
  private static final Pattern OWN =
      Pattern.compile("(?i)file:(?://(?:localhost)?)?/(?!/).*", Pattern.DOTALL);

  /** One call of a function that only a page of its own could have: there is no such page here. */
  private static final Pattern LEFT_OVER =
      Pattern.compile(
          "(?i)javascript:\\s*(?:void\\s*\\(?\\s*0\\s*\\)?|history\\.(?:back|go)\\([-0-9]*\\)|(?:window|self)\\."
              + "(?:close|print)\\(\\)|([a-z_$][\\w$]{0,40})\\([^()`]{0,300}\\))?\\s*;?\\s*");

  private static final Set<String> BUILT_IN =
      Set.of(
          "eval",
          "alert",
          "prompt",
          "confirm",
          "fetch",
          "import",
          "function",
          "settimeout",
          "setinterval",
          "atob",
          "open",
          "postmessage",
          "require");

  /** A connection to be made by ssh, without options that would start something. */
  private static final Pattern PLAIN_SSH =
      Pattern.compile("(?i)ssh://[\\w.@~][\\w.@~-]*(?::\\d+)?(?:/[\\w./~-]*)?");

  private Schemes() {}

  /**
   * A scheme that says enough.
   *
   * @param code what it is; empty where it is harmless
   */
  record Kind(Optional<LinkFinding> code) {}

  /** Of what kind a link is; empty of one that may lead to a page. */
  static Optional<Kind> of(String target, Url url) {
    String kind = KINDS.getOrDefault(url.scheme(), "");
    return switch (kind) {
      case "dangerous" ->
          idle(url) ? Optional.of(new Kind(Optional.empty())) : found(LinkFinding.DANGEROUS_SCHEME);
      case "content" ->
          harmless(url)
              ? Optional.of(new Kind(Optional.empty()))
              : found(LinkFinding.CONTENT_IN_LINK);
      case "file" ->
          url.scheme().equals("file") && OWN.matcher(target.strip()).matches()
              ? Optional.of(new Kind(Optional.empty()))
              : found(LinkFinding.FILE_LINK);
      case "wallet" -> found(LinkFinding.WALLET_LINK);
      default ->
          target.strip().startsWith("\\\\") ? found(LinkFinding.FILE_LINK) : Optional.empty();
    };
  }

  /** Whether it would start nothing where it stands. */
  private static boolean idle(Url url) {
    String written = url.written().strip();
    Matcher left = LEFT_OVER.matcher(written);
    if (left.matches()) {
      return left.group(1) == null || !BUILT_IN.contains(left.group(1).toLowerCase(Locale.ROOT));
    }
    return PLAIN_SSH.matcher(written).matches();
  }

  static String words(LinkFinding code, Url url) {
    return switch (code) {
      case DANGEROUS_SCHEME ->
          "A link of the scheme " + url.scheme() + ": starts a program or runs code";
      case CONTENT_IN_LINK -> "A link carries a page within itself instead of leading to one";
      case WALLET_LINK -> "A link opens a wallet with a request in it";
      default ->
          url.scheme().isEmpty()
              ? "A link opens a share of another machine"
              : "A link opens a file or a share by " + url.scheme() + ":";
    };
  }

  private static Optional<Kind> found(LinkFinding code) {
    return Optional.of(new Kind(Optional.of(code)));
  }

  /** Pictures are no pages, unless scripts can stand in them; about: shows nothing of others. */
  private static boolean harmless(Url url) {
    String type = url.path().toLowerCase(Locale.ROOT);
    return url.scheme().equals("about")
        || (type.startsWith("image/") && !type.startsWith("image/svg"));
  }
}
