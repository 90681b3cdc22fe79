package dev.countersign.lure.link;

import dev.countersign.lure.finding.LinkFinding;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Links that lead to no page. */
final class Schemes {
  private static final Map<String, String> KINDS = LinkReading.pairs("schemes.csv");

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
      case "dangerous" -> found(LinkFinding.DANGEROUS_SCHEME);
      case "content" ->
          harmless(url)
              ? Optional.of(new Kind(Optional.empty()))
              : found(LinkFinding.CONTENT_IN_LINK);
      case "file" -> found(LinkFinding.FILE_LINK);
      case "wallet" -> found(LinkFinding.WALLET_LINK);
      default ->
          target.strip().startsWith("\\\\") ? found(LinkFinding.FILE_LINK) : Optional.empty();
    };
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
