package dev.countersign.server.lure.mail;

import dev.countersign.chain.http.BoundedHttp;
import dev.countersign.gate.key.Secret;
import dev.countersign.model.value.UnreadableInput;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * The mailbox for reports. Over a network it is always encrypted: TLS from the first byte ({@code
 * imaps}), or STARTTLS, without which nothing is said.
 *
 * @param encrypted from the first byte
 */
public record ReportMailbox(
    String host, int port, boolean encrypted, String user, Secret password, String folder) {
  private static final String EXAMPLE = "imaps://reports%40example.com@mail.example.com/INBOX";

  /**
   * Reads the options.
   *
   * @param url such as {@code imaps://user@mail.example.com:993/INBOX}; without a folder, INBOX
   * @throws UnreadableInput when one cannot be read, or the password is missing
   */
  public static ReportMailbox of(String url, @Nullable Secret password) {
    URI uri = uri(url);
    boolean encrypted = "imaps".equals(uri.getScheme());
    String user = uri.getRawUserInfo();
    if (!(encrypted || "imap".equals(uri.getScheme()))
        || uri.getHost() == null
        || user == null
        || uri.getRawQuery() != null
        || uri.getRawFragment() != null) {
      throw unreadable();
    }
    if (user.indexOf(':') >= 0) {
      throw new UnreadableInput(
          "The mailbox's address holds a password, which the list of processes shows; give it with"
              + " --report-mail-password-file");
    }
    if (password == null) {
      throw new UnreadableInput(
          "There is no password for the mailbox; give it with --report-mail-password-file");
    }
    String path = uri.getRawPath() == null ? "" : uri.getRawPath().replaceFirst("^/", "");
    return new ReportMailbox(
        uri.getHost(),
        uri.getPort() >= 0 ? uri.getPort() : encrypted ? 993 : 143,
        encrypted,
        decoded(user),
        password,
        path.isEmpty() ? "INBOX" : decoded(path));
  }

  /** True on this machine itself, where nobody listens in. */
  boolean isLoopback() {
    return BoundedHttp.isLoopback(URI.create("imap://" + host + ":" + port));
  }

  /** For sentences, and by which its state is kept. */
  String place() {
    return user + " at " + host + ":" + port + ", " + folder;
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
  }

  private static URI uri(String text) {
    try {
      return new URI(text.strip());
    } catch (URISyntaxException e) { // it is not repeated: a password may stand in it
      throw unreadable();
    }
  }

  private static UnreadableInput unreadable() {
    return new UnreadableInput(
        "The mailbox's address cannot be read; expected one such as " + EXAMPLE);
  }

  /** Names no password. */
  @Override
  public String toString() {
    return place();
  }
}
