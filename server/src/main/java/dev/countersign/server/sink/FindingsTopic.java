package dev.countersign.server.sink;

import dev.countersign.model.value.UnreadableInput;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import java.util.regex.Pattern;

/**
 * A topic with findings, and how its cluster is reached. The properties may hold secrets: nothing
 * repeats what stands in them.
 */
public final class FindingsTopic {
  private static final int LARGEST = 64 << 10;

  /** As Kafka allows them. */
  private static final Pattern NAME = Pattern.compile("[a-zA-Z0-9._-]{1,249}");

  private final Path file;
  private final Map<String, Object> properties;
  private final String name;

  private FindingsTopic(Path file, Map<String, Object> properties, String name) {
    this.file = file;
    this.properties = Map.copyOf(properties);
    this.name = name;
  }

  /**
   * By a file of properties as Kafka's clients take them.
   *
   * @throws UnreadableInput when there is none, it is none, or Kafka's client refuses what it says
   */
  public static FindingsTopic of(Path file, String name) {
    if (!NAME.matcher(name).matches() || name.equals(".") || name.equals("..")) {
      throw new UnreadableInput(
          "The topic of findings is none; expected up to 249 letters, digits, dots, hyphens and"
              + " underscores, such as company.findings");
    }
    Map<String, Object> properties = new HashMap<>();
    read(file)
        .forEach(
            (key, value) -> properties.put(String.valueOf(key), String.valueOf(value).strip()));
    FindingsTopic topic = new FindingsTopic(file, properties, name);
    ClientCheck.check(topic);
    return topic;
  }

  private static Properties read(Path file) {
    Properties properties = new Properties();
    try (InputStream in = Files.newInputStream(file)) {
      byte[] bytes = in.readNBytes(LARGEST + 1);
      if (bytes.length > LARGEST) {
        throw new UnreadableInput(
            "The file " + file + " is too large for properties of a Kafka client");
      }
      properties.load(new StringReader(new String(bytes, StandardCharsets.UTF_8)));
    } catch (IOException e) {
      throw new UnreadableInput(
          "The file "
              + file
              + ", which should hold properties of a Kafka client, could not be read");
    } catch (IllegalArgumentException e) {
      throw new UnreadableInput(
          "The file "
              + file
              + " holds no properties: there is a backslash and u without four hexadecimal digits"
              + " after it");
    }
    return properties;
  }

  /** The name of the topic. */
  public String name() {
    return name;
  }

  Path file() {
    return file;
  }

  /** As the file says; secrets among them. */
  Map<String, Object> properties() {
    return properties;
  }

  @Override
  public String toString() {
    return name;
  }
}
