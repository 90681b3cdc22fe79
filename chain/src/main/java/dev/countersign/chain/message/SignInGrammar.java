package dev.countersign.chain.message;

import dev.countersign.chain.payload.MessagePayload.Siwe;
import dev.countersign.model.value.Address;
import dev.countersign.model.value.UnreadableInput;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The message grammar of Sign-In with Ethereum (EIP-4361), without leniency. */
public final class SignInGrammar {
  private static final String CLAIM = " wants you to sign in with your Ethereum account:";
  private static final int LONGEST = 64 * 1024;
  private static final Pattern NONCE = Pattern.compile("[A-Za-z0-9]{8,}");
  private static final Pattern CHAIN_ID = Pattern.compile("[0-9]{1,15}");

  private SignInGrammar() {}

  /** True when the text claims to be a sign-in, whether or not it follows the grammar. */
  public static boolean claims(String text) {
    String start = text.substring(0, Math.min(text.length(), 4_096)).toLowerCase(Locale.ROOT);
    return start.contains("wants you to sign in with your ethereum account");
  }

  /**
   * What stands before the claim, a scheme taken off: the site as a person reads it. Empty where
   * nothing does. For a text of which {@link #claims} is true.
   */
  public static String claimedDomain(String text) {
    int at = text.toLowerCase(Locale.ROOT).indexOf("wants you to sign in");
    String before = text.substring(0, Math.max(0, at)).strip();
    int scheme = before.indexOf("://");
    return scheme < 0 ? before : before.substring(scheme + 3);
  }

  /** The sign-in, or null when the text breaks the grammar anywhere. */
  static @Nullable Siwe read(String text) {
    if (text.length() > LONGEST || !claims(text)) {
      return null;
    }
    Lines lines = new Lines(text.split("\n", -1));
    String first = lines.next();
    if (!first.endsWith(CLAIM)) {
      return null;
    }
    String site = first.substring(0, first.length() - CLAIM.length());
    int slashes = site.indexOf("://");
    String scheme = slashes < 0 ? null : site.substring(0, slashes);
    String domain = slashes < 0 ? site : site.substring(slashes + 3);
    if ((scheme != null && !Rfc3986.isScheme(scheme)) || !Rfc3986.isAuthority(domain)) {
      return null;
    }
    Address address = address(lines.next());
    if (address == null || !lines.next().isEmpty()) {
      return null;
    }
    String statement = lines.next();
    if (statement.isEmpty()) {
      statement = null;
    } else if (!isStatement(statement) || !lines.next().isEmpty()) {
      return null;
    }
    String uri = lines.after("URI: ");
    String version = lines.after("Version: ");
    String chainId = lines.after("Chain ID: ");
    String nonce = lines.after("Nonce: ");
    String issuedAt = lines.after("Issued At: ");
    String expirationTime = lines.after("Expiration Time: ");
    String notBefore = lines.after("Not Before: ");
    String requestId = lines.after("Request ID: ");
    List<String> resources = lines.resources();
    if (uri == null
        || !Rfc3986.isUri(uri)
        || !"1".equals(version)
        || chainId == null
        || !CHAIN_ID.matcher(chainId).matches()
        || nonce == null
        || !NONCE.matcher(nonce).matches()
        || issuedAt == null
        || !Rfc3339.isMoment(issuedAt)
        || (expirationTime != null && !Rfc3339.isMoment(expirationTime))
        || (notBefore != null && !Rfc3339.isMoment(notBefore))
        || (requestId != null && !Rfc3986.isMadeOf(requestId, ":@"))
        || resources == null
        || !lines.isAtEnd()) {
      return null;
    }
    return new Siwe(
        scheme,
        domain,
        address,
        statement,
        uri,
        Long.parseLong(chainId),
        nonce,
        issuedAt,
        expirationTime,
        notBefore,
        requestId,
        resources);
  }

  /** Reserved and unreserved characters of RFC 3986, and spaces: no percent sign, all ASCII. */
  private static boolean isStatement(String text) {
    return text.indexOf('%') < 0 && Rfc3986.isMadeOf(text, " :/?#[]@");
  }

  /** The address, only with the right EIP-55 checksum. */
  private static @Nullable Address address(String line) {
    try {
      Address address = Address.parse(line, "The address");
      return address.toString().equals(line) ? address : null;
    } catch (UnreadableInput notAnAddress) {
      return null;
    }
  }

  private static final class Lines {
    private final String[] lines;
    private int at;

    Lines(String[] lines) {
      this.lines = lines;
    }

    /** The next line; past the end a line break, which no line is. */
    String next() {
      return at < lines.length ? lines[at++] : "\n";
    }

    @Nullable String after(String tag) {
      if (at < lines.length && lines[at].startsWith(tag)) {
        return lines[at++].substring(tag.length());
      }
      return null;
    }

    /** Null when one is not a URI. */
    @Nullable List<String> resources() {
      List<String> resources = new ArrayList<>();
      if (at < lines.length && lines[at].equals("Resources:")) {
        at++;
        String resource;
        while ((resource = after("- ")) != null) {
          if (!Rfc3986.isUri(resource)) {
            return null;
          }
          resources.add(resource);
        }
      }
      return resources;
    }

    boolean isAtEnd() {
      return at == lines.length;
    }
  }
}
