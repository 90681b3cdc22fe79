package dev.countersign.server.indicator;

import dev.countersign.intel.taxii.client.HttpTransport.Credentials;
import dev.countersign.model.value.UnreadableInput;
import dev.countersign.server.settings.Fields;
import dev.countersign.server.settings.SettingsText;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * The file {@code feeds.yaml} of the data folder: TAXII servers from which indicators are taken.
 */
public final class FeedPlaces {
  private final Path file;

  /** In that folder; the file need not be there. */
  public FeedPlaces(Path folder) {
    this.file = folder.resolve("feeds.yaml");
  }

  /**
   * A feed.
   *
   * @param url of a server's discovery, or of an API root
   * @param collection its id
   * @param source who says so
   * @param confidence 0 to 100, of what does not say
   * @param every how often it is asked
   */
  record Feed(
      URI url,
      String collection,
      String source,
      int confidence,
      Duration every,
      Credentials credentials) {
    /** By what it is known. */
    String name() {
      return url + " " + collection;
    }
  }

  /**
   * All of them, as of now.
   *
   * @throws UnreadableInput where the file cannot be read
   */
  List<Feed> feeds() {
    if (!Files.isRegularFile(file)) {
      return List.of();
    }
    Fields all = Fields.of(SettingsText.load(file), "feeds.yaml", "feeds");
    List<Feed> feeds = new ArrayList<>();
    for (Object one : all.list("feeds")) {
      feeds.add(feed(one, "feeds.yaml, feed " + (feeds.size() + 1)));
    }
    return feeds;
  }

  private Feed feed(Object one, String place) {
    Fields said =
        Fields.of(
            one,
            place,
            "url",
            "collection",
            "source",
            "confidence",
            "minutes",
            "user",
            "password-file",
            "token-file");
    try {
      return new Feed(
          URI.create(said.text("url")),
          said.text("collection"),
          said.text("source"),
          said.number("confidence", 0, 100, 50),
          Duration.ofMinutes(said.number("minutes", 5, 10_080, 60)),
          credentials(said));
    } catch (IllegalArgumentException e) {
      throw said.wrong("url", "an address such as https://intel.example/taxii2/");
    }
  }

  private Credentials credentials(Fields said) {
    if (said.has("token-file")) {
      return new Credentials.Bearer(secret(said, "token-file"));
    }
    return said.has("user")
        ? new Credentials.Basic(said.text("user"), secret(said, "password-file"))
        : new Credentials.None();
  }

  private String secret(Fields said, String name) {
    Path place = file.resolveSibling(said.text(name));
    try {
      return Files.readString(place).strip();
    } catch (IOException e) {
      throw said.wrong(name, "a file that can be read");
    }
  }
}
