package dev.countersign.server.access.pull;

import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The parameters of an address, in the one form over which signatures are made: sorted by name, and
 * everything but letters, digits and {@code -._~} percent-encoded (RFC 3986, 2.3).
 */
final class Query {
  private Query() {}

  /** An address with them. */
  static URI at(URI base, String path, Map<String, String> parameters) {
    String query =
        new TreeMap<>(parameters)
            .entrySet().stream()
                .map(one -> encoded(one.getKey()) + "=" + encoded(one.getValue()))
                .collect(Collectors.joining("&"));
    return URI.create(base.toString().replaceFirst("/+$", "") + path + "?" + query);
  }

  /** Those of an address that was made so. */
  static SortedMap<String, String> of(URI address) {
    SortedMap<String, String> parameters = new TreeMap<>();
    String query = address.getRawQuery();
    if (query == null || query.isEmpty()) {
      return parameters;
    }
    for (String one : query.split("&", -1)) {
      int sign = one.indexOf('=');
      String name = sign < 0 ? one : one.substring(0, sign);
      parameters.put(decoded(name), sign < 0 ? "" : decoded(one.substring(sign + 1)));
    }
    return parameters;
  }

  static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8)
        .replace("+", "%20")
        .replace("*", "%2A")
        .replace("%7E", "~");
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }
}
