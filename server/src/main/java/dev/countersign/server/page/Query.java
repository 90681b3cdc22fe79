package dev.countersign.server.page;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** Values in the query of an address. */
public final class Query {
  private Query() {}

  /** One, so that it is read as it is. */
  public static String of(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8);
  }
}
