package dev.countersign.lure.mail;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * One {@code Authentication-Results} field (RFC 8601, 2.2).
 *
 * @param server its authserv-id; empty where it is left out
 */
record AuthenticationField(String server, List<Checked> checked) {
  private static final int MOST = 100;

  /**
   * One method's result.
   *
   * @param method in lower case, without its version
   * @param result in lower case
   * @param properties such as {@code header.d}, in lower case, and {@code reason}
   */
  record Checked(String method, String result, Map<String, String> properties) {
    String property(String name) {
      return properties.getOrDefault(name, "");
    }
  }

  static AuthenticationField read(String value) {
    List<List<String>> statements = statements(value);
    String server = "";
    List<Checked> checked = new ArrayList<>();
    for (int i = 0; i < statements.size(); i++) {
      List<String> tokens = statements.get(i);
      if (i == 0 && !tokens.contains("=")) {
        server = tokens.isEmpty() ? "" : tokens.getFirst(); // what may follow is a version
      } else {
        add(tokens, checked);
      }
    }
    return new AuthenticationField(server, checked);
  }

  private static void add(List<String> tokens, List<Checked> checked) {
    int equals = tokens.indexOf("=");
    if (equals < 1 || equals + 1 >= tokens.size()) {
      return; // "none", or nothing that can be read
    }
    String method = tokens.getFirst().toLowerCase(Locale.ROOT);
    int version = method.indexOf('/');
    String result = tokens.get(equals + 1).toLowerCase(Locale.ROOT);
    Map<String, String> properties = new HashMap<>();
    for (int i = equals + 2; i + 2 < tokens.size(); i++) {
      if (tokens.get(i + 1).equals("=")) {
        properties.putIfAbsent(tokens.get(i).toLowerCase(Locale.ROOT), tokens.get(i + 2));
      }
    }
    checked.add(
        new Checked(version < 0 ? method : method.substring(0, version), result, properties));
  }

  /** The words between semicolons; quotes are taken off and comments left out. */
  private static List<List<String>> statements(String value) {
    List<List<String>> statements = new ArrayList<>();
    List<String> tokens = new ArrayList<>();
    StringBuilder token = new StringBuilder();
    int depth = 0;
    for (int i = 0; i < value.length() && statements.size() < MOST; i++) {
      char c = value.charAt(i);
      if (depth > 0) {
        depth += c == '(' ? 1 : c == ')' ? -1 : 0;
        i += c == '\\' ? 1 : 0;
      } else if (c == '(') {
        depth = 1;
        end(token, tokens);
      } else if (c == '"') {
        int close = value.indexOf('"', i + 1);
        int stop = close < 0 ? value.length() : close;
        token.append(value, i + 1, stop);
        i = stop;
      } else if (c == ';') {
        end(token, tokens);
        statements.add(tokens);
        tokens = new ArrayList<>();
      } else if (c == '=') {
        end(token, tokens);
        tokens.add("=");
      } else if (c <= ' ') {
        end(token, tokens);
      } else {
        token.append(c);
      }
    }
    end(token, tokens);
    statements.add(tokens);
    return statements;
  }

  private static void end(StringBuilder token, List<String> tokens) {
    if (!token.isEmpty()) {
      tokens.add(token.toString());
      token.setLength(0);
    }
  }

  /**
   * A {@code Received-SPF} field (RFC 7208, 9.1).
   *
   * @param from the address or host that was checked; empty where not told
   * @param receiver the server that checked; empty where not told
   */
  record Spf(String result, String from, String receiver) {
    static Spf read(String value) {
      AuthenticationField as = AuthenticationField.read("x; spf=" + value.replace(';', ' '));
      if (as.checked().isEmpty()) {
        return new Spf("", "", "");
      }
      Checked checked = as.checked().getFirst();
      String from = checked.property("envelope-from");
      return new Spf(
          checked.result(),
          (from.isEmpty() ? checked.property("helo") : from).replaceAll("[<>]", ""),
          checked.property("receiver"));
    }
  }
}
