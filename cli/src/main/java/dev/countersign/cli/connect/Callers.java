package dev.countersign.cli.connect;

import com.sun.net.httpserver.Headers;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Who may use the proxy: programs on this machine that name it by loopback. A browser says where a
 * request comes from ({@code Origin}, Fetch Metadata) and cannot be kept from it by a page; a page
 * elsewhere that points a name of its own at 127.0.0.1 (DNS rebinding) is given away by that name.
 */
final class Callers {
  private static final Pattern LOOPBACK =
      Pattern.compile("(?i)(localhost|127\\.0\\.0\\.1|\\[::1])(:[0-9]{1,5})?");

  private Callers() {}

  /** Why a request is turned away; null for one that may come in. */
  static @Nullable String against(Headers headers) {
    List<String> hosts = headers.getOrDefault("Host", List.of());
    if (hosts.size() != 1 || !LOOPBACK.matcher(hosts.getFirst()).matches()) {
      return "This proxy answers to names of loopback only, and the request named another host";
    }
    boolean browser =
        headers.containsKey("Origin")
            || headers.keySet().stream()
                .anyMatch(name -> name.toLowerCase(Locale.ROOT).startsWith("sec-fetch-"));
    if (browser) {
      return "A browser's page asked; this proxy is for programs alone";
    }
    String type = headers.getFirst("Content-Type");
    if (type == null || !type.toLowerCase(Locale.ROOT).startsWith("application/json")) {
      return "The request is not of the type application/json";
    }
    return null;
  }
}
