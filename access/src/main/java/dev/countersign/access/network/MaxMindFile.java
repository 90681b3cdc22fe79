package dev.countersign.access.network;

import com.maxmind.db.CHMCache;
import com.maxmind.db.Reader;
import dev.countersign.access.event.Ip;
import dev.countersign.access.event.Place;
import dev.countersign.model.value.UnreadableInput;
import java.io.Closeable;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A file in MaxMind's format (MaxMind DB 2.0): places, autonomous systems, kinds of connections,
 * anonymous networks, of MaxMind's own or of others who write the same format. Safe for use by
 * several threads.
 */
public final class MaxMindFile implements Closeable {
  private final Reader reader;
  private final String name;

  /** What a file says of an address; what it does not say is empty or null. */
  record Said(long system, String organisation, @Nullable NetworkKind kind, Place place) {}

  private MaxMindFile(Reader reader, String name) {
    this.reader = reader;
    this.name = name;
  }

  /**
   * Opens one.
   *
   * @throws UnreadableInput when it is none
   */
  public static MaxMindFile open(Path file) {
    String name = String.valueOf(file.getFileName());
    try {
      return new MaxMindFile(new Reader(new File(file.toUri()), new CHMCache()), name);
    } catch (IOException | RuntimeException e) {
      throw new UnreadableInput(
          name + " is no file in MaxMind's format (.mmdb) that can be read: " + e.getMessage());
    }
  }

  /** What it is, in its own words, such as {@code GeoLite2-City}. */
  public String type() {
    return reader.getMetadata().databaseType();
  }

  /** When it was made. */
  public Instant made() {
    return reader.getMetadata().buildTime();
  }

  /** What it says of an address. */
  Optional<Said> of(Ip ip) {
    Map<?, ?> record;
    try {
      record = reader.get(ip.address(), Map.class);
    } catch (IOException | RuntimeException e) {
      throw new UnreadableInput(name + " is damaged: " + e.getMessage());
    }
    return record == null ? Optional.empty() : Optional.of(said(record));
  }

  private static Said said(Map<?, ?> record) {
    long system = number(record.get("autonomous_system_number"));
    if (system == 0) {
      String asn = text(record.get("asn"));
      system = asn.startsWith("AS") ? number(asn.substring(2)) : number(record.get("asn"));
    }
    Map<?, ?> traits = map(record.get("traits"));
    if (system == 0) {
      system = number(traits.get("autonomous_system_number"));
    }
    String organisation =
        first(
            text(record.get("autonomous_system_organization")),
            text(record.get("as_name")),
            text(record.get("name")),
            text(traits.get("autonomous_system_organization")));
    return new Said(system, organisation, kind(record, traits), place(record));
  }

  private static @Nullable NetworkKind kind(Map<?, ?> record, Map<?, ?> traits) {
    String user = first(text(traits.get("user_type")), text(record.get("type")));
    String connection =
        first(text(record.get("connection_type")), text(traits.get("connection_type")));
    if (yes(record, traits, "is_tor_exit_node") || yes(record, traits, "is_public_proxy")) {
      return NetworkKind.ANONYMISER;
    }
    if (yes(record, traits, "is_anonymous_vpn")) {
      return NetworkKind.VPN;
    }
    if (yes(record, traits, "is_hosting_provider")
        || user.equals("hosting")
        || user.equals("content_delivery_network")) {
      return NetworkKind.HOSTING;
    }
    if (yes(record, traits, "is_residential_proxy")) {
      return NetworkKind.ANONYMISER;
    }
    if (connection.equals("Cellular") || user.equals("cellular")) {
      return NetworkKind.MOBILE;
    }
    if (connection.equals("Satellite") || yes(record, traits, "is_satellite_provider")) {
      return NetworkKind.SATELLITE;
    }
    return null;
  }

  private static boolean yes(Map<?, ?> record, Map<?, ?> traits, String name) {
    return Boolean.TRUE.equals(record.get(name)) || Boolean.TRUE.equals(traits.get(name));
  }

  private static Place place(Map<?, ?> record) {
    Map<?, ?> location = map(record.get("location"));
    Map<?, ?> country = map(record.get("country"));
    String iso =
        first(
            text(country.get("iso_code")),
            text(record.get("country_code")),
            two(text(record.get("country"))));
    Map<?, ?> names = map(map(record.get("city")).get("names"));
    String city = first(text(names.get("en")), text(record.get("city")));
    return new Place(
        iso,
        city,
        degrees(either(location.get("latitude"), record.get("latitude"))),
        degrees(either(location.get("longitude"), record.get("longitude"))),
        degrees(location.get("accuracy_radius")));
  }

  private static String two(String text) {
    return text.length() == 2 ? text : "";
  }

  private static Map<?, ?> map(@Nullable Object value) {
    return value instanceof Map<?, ?> map ? map : Map.of();
  }

  private static String text(@Nullable Object value) {
    return value instanceof String text ? text : "";
  }

  private static String first(String... texts) {
    for (String text : texts) {
      if (!text.isEmpty()) {
        return text;
      }
    }
    return "";
  }

  private static @Nullable Object either(@Nullable Object one, @Nullable Object other) {
    return one == null ? other : one;
  }

  private static long number(@Nullable Object value) {
    if (value instanceof Number number) {
      return number.longValue();
    }
    String text = Objects.toString(value, "");
    return !text.isEmpty() && text.length() < 11 && text.chars().allMatch(Character::isDigit)
        ? Long.parseLong(text)
        : 0;
  }

  private static double degrees(@Nullable Object value) {
    if (value instanceof Number number) {
      return number.doubleValue();
    }
    try {
      return value instanceof String text && text.length() < 30
          ? Double.parseDouble(text)
          : Double.NaN;
    } catch (NumberFormatException e) {
      return Double.NaN;
    }
  }

  @Override
  public void close() throws IOException {
    reader.close();
  }
}
