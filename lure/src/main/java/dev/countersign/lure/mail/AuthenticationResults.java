package dev.countersign.lure.mail;

import dev.countersign.lure.message.Authentication;
import dev.countersign.lure.message.Authentication.Result;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What servers on the way wrote of the sender: {@code Authentication-Results} (RFC 8601), and
 * {@code Received-SPF} (RFC 7208, 9.1) where that says nothing of SPF. Chains of ARC are not
 * counted. A server writes one field or several; those count that stand together, before the next
 * {@code Received}. Microsoft's servers leave their name out; theirs is the name of the server that
 * the next {@code Received} field says to have received it, and is trusted by its domain.
 */
final class AuthenticationResults {
  private static final int MOST = 50;

  private Result spf = Result.NONE;
  private Result dkim = Result.NONE;
  private Result dmarc = Result.NONE;
  private String spfDomain = "";
  private final List<String> dkimDomains = new ArrayList<>();

  private AuthenticationResults() {}

  /** What the fields of a mail say; the names of servers count in any case of letters. */
  static Authentication read(List<Headers.Field> fields, Set<String> trustedServers) {
    List<Said> said = new ArrayList<>();
    int hop = 0;
    for (int i = 0; i < fields.size() && said.size() < MOST; i++) {
      Headers.Field field = fields.get(i);
      if (field.is("Received")) {
        hop++;
      } else if (field.is("Authentication-Results")) {
        AuthenticationField parsed = AuthenticationField.read(field.value());
        boolean named = !parsed.server().isEmpty();
        String by = named ? parsed.server() : receivedBy(fields, i);
        said.add(new Said(hop, by, trusted(by, !named, trustedServers), parsed));
      }
    }
    Said first = said.stream().filter(Said::trusted).findFirst().orElse(null);
    if (first == null && !said.isEmpty()) {
      first = said.getFirst();
    }
    AuthenticationResults results = new AuthenticationResults();
    if (first != null) {
      for (Said one : said) {
        if (one.hop == first.hop && one.by.equalsIgnoreCase(first.by)) {
          results.take(one.field);
        }
      }
    }
    return results.withReceivedSpf(fields, first, trustedServers);
  }

  private record Said(int hop, String by, boolean trusted, AuthenticationField field) {}

  private static boolean trusted(String by, boolean byDomain, Set<String> servers) {
    String plain = by.toLowerCase(Locale.ROOT);
    for (String server : servers) {
      String known = server.toLowerCase(Locale.ROOT);
      if (plain.equals(known) || (byDomain && plain.endsWith("." + known))) {
        return true;
      }
    }
    return false;
  }

  private static String receivedBy(List<Headers.Field> fields, int from) {
    for (int i = from + 1; i < fields.size(); i++) {
      if (fields.get(i).is("Received")) {
        String value = fields.get(i).value();
        int by = value.indexOf(" by ");
        if (by < 0) {
          return "";
        }
        String rest = value.substring(by + 4).strip();
        int end = 0;
        while (end < rest.length() && rest.charAt(end) > ' ' && rest.charAt(end) != ';') {
          end++;
        }
        return rest.substring(0, end);
      }
    }
    return "";
  }

  private void take(AuthenticationField field) {
    for (AuthenticationField.Checked one : field.checked()) {
      Result result = result(one.result());
      switch (one.method()) {
        case "spf" -> {
          if (spf == Result.NONE && spfDomain.isEmpty()) {
            spf = result;
            String from = one.property("smtp.mailfrom");
            spfDomain = domain(from.isEmpty() ? one.property("smtp.helo") : from);
          }
        }
        case "dkim" -> {
          if (result == Result.PASS) {
            dkim = Result.PASS;
            String signer = one.property("header.d");
            String by = domain(signer.isEmpty() ? one.property("header.i") : signer);
            if (!by.isEmpty() && !dkimDomains.contains(by)) {
              dkimDomains.add(by);
            }
          } else if (result == Result.FAIL && dkim == Result.NONE) {
            dkim = Result.FAIL;
          }
        }
        case "dmarc" -> dmarc = dmarc == Result.NONE ? result : dmarc;
        default -> {}
      }
    }
  }

  private Authentication withReceivedSpf(
      List<Headers.Field> fields, @Nullable Said first, Set<String> trustedServers) {
    String by = first == null ? null : first.by;
    boolean trusted = first != null && first.trusted;
    if (spf == Result.NONE && spfDomain.isEmpty()) {
      for (Headers.Field field : fields) {
        if (!field.is("Received-SPF")) {
          continue;
        }
        AuthenticationField.Spf told = AuthenticationField.Spf.read(field.value());
        boolean own = trusted(told.receiver(), false, trustedServers);
        if (by == null) {
          by = told.receiver();
          trusted = own;
        }
        if (!trusted || own) {
          spf = result(told.result());
          spfDomain = domain(told.from());
        }
        break;
      }
    }
    return by == null
        ? Authentication.NONE
        : new Authentication(
            by, trusted, spf, spfDomain, dkim, String.join(" ", dkimDomains), dmarc);
  }

  private static Result result(String word) {
    return switch (word) {
      case "pass" -> Result.PASS;
      case "fail", "softfail", "hardfail", "reject", "policy" -> Result.FAIL;
      default -> Result.NONE;
    };
  }

  private static String domain(String address) {
    String domain = address.substring(address.lastIndexOf('@') + 1).toLowerCase(Locale.ROOT);
    return domain.endsWith(".") ? domain.substring(0, domain.length() - 1) : domain;
  }
}
