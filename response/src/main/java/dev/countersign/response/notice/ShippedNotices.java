package dev.countersign.response.notice;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** Templates to begin with. They are examples in plain words, and no legal advice. */
public final class ShippedNotices {
  private static final Map<String, String> TITLES = titles();

  private ShippedNotices() {}

  private static Map<String, String> titles() {
    Map<String, String> titles = new LinkedHashMap<>();
    titles.put("authority", "Report to an authority");
    titles.put("client", "Notice to clients");
    titles.put("insurer", "Notice of loss to the insurer");
    return titles;
  }

  /**
   * A template that ships with the product.
   *
   * @param name of lower-case letters
   */
  public record Shipped(String name, String title, NoticeTemplate template) {}

  /** All of them, by name, in the order in which they are usually needed. */
  public static Map<String, Shipped> all() {
    Map<String, Shipped> all = new LinkedHashMap<>();
    TITLES.forEach(
        (name, title) -> all.put(name, new Shipped(name, title, NoticeTemplate.read(text(name)))));
    return all;
  }

  private static String text(String name) {
    try (InputStream in = ShippedNotices.class.getResourceAsStream(name + ".txt")) {
      if (in == null) {
        throw new IllegalStateException("the build did not include the notice " + name);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
