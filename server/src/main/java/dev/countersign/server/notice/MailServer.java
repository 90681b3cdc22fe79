package dev.countersign.server.notice;

import dev.countersign.chain.http.BoundedHttp;
import dev.countersign.gate.key.Secret;
import dev.countersign.model.value.UnreadableInput;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Where mail is handed in. Over a network it is always encrypted: TLS from the first byte ({@code
 * smtps}), or STARTTLS, without which nothing is said.
 *
 * @param encrypted from the first byte
 * @param user null where the server asks for none
 * @param from the sender
 */
public record MailServer(
    String host,
    int port,
    boolean encrypted,
    @Nullable String user,
    @Nullable Secret password,
    InternetAddress from) {
  private static final String EXAMPLE = "smtps://countersign@mail.example.com";

  /**
   * Reads the options.
   *
   * @param url such as {@code smtps://user@mail.example.com:465}
   * @param password null where there is no user
   * @param from such as {@code Countersign <countersign@example.com>}
   * @throws UnreadableInput when one cannot be read, or is missing
   */
  public static MailServer of(String url, @Nullable Secret password, @Nullable String from) {
    URI uri = uri(url);
    boolean encrypted = "smtps".equals(uri.getScheme());
    boolean pathless = uri.getRawPath() == null || uri.getRawPath().matches("/?");
    if (!(encrypted || "smtp".equals(uri.getScheme()))
        || uri.getHost() == null
        || !pathless
        || uri.getRawQuery() != null
        || uri.getRawFragment() != null) {
      throw unreadable();
    }
    String user =
        uri.getRawUserInfo() == null
            ? null
            : URLDecoder.decode(uri.getRawUserInfo().replace("+", "%2B"), StandardCharsets.UTF_8);
    if (user != null && user.indexOf(':') >= 0) {
      throw new UnreadableInput(
          "The mail server's address holds a password, which the list of processes shows; give it"
              + " with --smtp-password-file");
    }
    if ((user == null) != (password == null)) {
      throw new UnreadableInput(
          user == null
              ? "There is a password for the mail server and no user; expected one such as "
                  + EXAMPLE
              : "There is no password for the mail server's user; give it with"
                  + " --smtp-password-file");
    }
    return new MailServer(
        uri.getHost(), port(uri, encrypted), encrypted, user, password, from(from));
  }

  /** True on this machine itself, where nobody listens in. */
  boolean isLoopback() {
    return BoundedHttp.isLoopback(URI.create("smtp://" + host + ":" + port));
  }

  /** For sentences. */
  String place() {
    return "the mail server at " + host + ":" + port;
  }

  private static int port(URI uri, boolean encrypted) {
    return uri.getPort() >= 0 ? uri.getPort() : encrypted ? 465 : 587;
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
        "The mail server's address cannot be read; expected one such as " + EXAMPLE);
  }

  private static InternetAddress from(@Nullable String text) {
    if (text == null || text.isBlank()) {
      throw new UnreadableInput(
          "Mail needs a sender; give one with --mail-from, such as countersign@example.com");
    }
    try {
      InternetAddress[] parsed = InternetAddress.parse(text, true);
      if (parsed.length == 1 && parsed[0].getAddress().matches("[^@\\s]+@[^@\\s]+")) {
        return parsed[0];
      }
    } catch (AddressException e) {
      throw new UnreadableInput("The sender of mails is no mail address: " + e.getMessage());
    }
    throw new UnreadableInput(
        "The sender of mails is no mail address; expected one such as countersign@example.com");
  }

  /** Names no password. */
  @Override
  public String toString() {
    return place();
  }
}
