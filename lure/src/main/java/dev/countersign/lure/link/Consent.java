package dev.countersign.lure.link;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Links by which a sign-in is given away without a password: an application is let in for good
 * (OAuth 2.0, RFC 6749, section 4.1.1), or somebody else's device is signed in by a code (RFC 8628,
 * section 3.3). Both lead to the real page of Microsoft, Google or GitHub, which is why a look at
 * the domain finds nothing.
 */
final class Consent {
  private static final List<String> DEVICE =
      List.of(
          "/devicelogin",
          "/deviceauth",
          "/common/oauth2/deviceauth",
          "/login/device",
          "/device",
          "/link");
  private static final Set<String> DEVICE_HOSTS =
      Set.of(
          "microsoft.com",
          "www.microsoft.com",
          "login.microsoft.com",
          "login.microsoftonline.com",
          "github.com",
          "google.com",
          "www.google.com",
          "accounts.google.com",
          "device.sso.amazonaws.com");

  /**
   * How scopes begin, Google's without the address before their name, and what whoever has them can
   * do.
   */
  private static final List<List<String>> RIGHTS =
      List.of(
          List.of("mail.", "read your mail"),
          List.of("gmail", "read your mail"),
          List.of("https://mail.google.com", "read your mail"),
          List.of("imap.", "read your mail"),
          List.of("ews.", "read your mail"),
          List.of("files.", "read your files"),
          List.of("drive", "read your files"),
          List.of("sites.", "read your files"),
          List.of("notes.", "read your notes"),
          List.of("chat", "read your chats"),
          List.of("contacts", "read your contacts"),
          List.of("calendar", "read your calendar"),
          List.of("https://graph.microsoft.com/.default", "do all that you may"),
          List.of("directory.", "read or change who is who"),
          List.of("user.readwrite", "read or change who is who"),
          List.of("repo", "read and change your code"),
          List.of("workflow", "change what runs on your code"),
          List.of("admin:", "change your organisation"),
          List.of("cloud-platform", "use your cloud"),
          List.of("offline_access", "stay signed in when you have left"));

  private Consent() {}

  /** What a link's page would have agreed to, in words; empty where it is no such link. */
  static Optional<String> asked(Url url) {
    String path = url.path().toLowerCase(Locale.ROOT);
    if (DEVICE_HOSTS.contains(url.host()) && DEVICE.contains(path.replaceFirst("/+$", ""))) {
      return Optional.of("sign in the device of whoever sent you the code");
    }
    if (!path.contains("authorize") && !path.contains("oauth")) {
      return Optional.empty();
    }
    String client = "";
    Set<String> rights = new LinkedHashSet<>();
    for (String parameter : url.query().split("[&;]", 200)) {
      int equals = parameter.indexOf('=');
      String name = parameter.substring(0, Math.max(0, equals)).toLowerCase(Locale.ROOT);
      String value = Url.unescape(parameter.substring(equals + 1)).toLowerCase(Locale.ROOT);
      if (name.equals("client_id")) {
        client = value;
      } else if (name.equals("scope") || name.equals("user_scope")) {
        for (String scope : value.split("[ +,]", 100)) {
          String plain =
              scope.substring(scope.lastIndexOf("/auth/") < 0 ? 0 : scope.lastIndexOf('/') + 1);
          RIGHTS.stream()
              .filter(right -> plain.startsWith(right.getFirst()))
              .forEach(right -> rights.add(right.getLast()));
        }
      }
    }
    return client.isEmpty() || rights.isEmpty()
        ? Optional.empty()
        : Optional.of("let a program " + String.join(", ", rights));
  }
}
