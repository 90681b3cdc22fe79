package dev.countersign.access.read.mapping;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The mapping files that come with Countersign, in the order in which they are tried. */
public final class ShippedMappings {
  /** Their names. */
  public static final List<String> NAMES =
      List.of(
          "gcp-audit",
          "onepassword",
          "zoom-operation",
          "github-webhook",
          "slack-audit",
          "cloudflare-audit",
          "zendesk-audit",
          "atlassian-audit",
          "asana-audit");

  /** What reads records that no other reader knows, by the names that fields usually have. */
  public static final String GENERAL = "general";

  private ShippedMappings() {}

  /** The mapping of that name. */
  public static Mapping of(String name) {
    return MappingFile.read(text(name), "the shipped mapping " + name);
  }

  /** The text of the file, as an example for one's own. */
  public static String text(String name) {
    try (InputStream in = ShippedMappings.class.getResourceAsStream(name + ".yaml")) {
      if (in == null) {
        throw new IllegalStateException("the mapping " + name + " is missing");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new IllegalStateException("the mapping " + name + " cannot be read", e);
    }
  }
}
