package dev.countersign.server.console;

import dev.countersign.server.page.Moments;
import dev.countersign.server.page.Words;
import dev.countersign.server.safequeue.QueueStore.Trouble;
import dev.countersign.server.safequeue.QueueStore.Unasked;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A transaction in a Safe's queue that nobody asked for.
 *
 * @param ask where one can ask for just that; null where no intent says it
 */
public record QueuedLine(
    String label, String nonce, String digest, Words words, String since, @Nullable String ask) {
  /** Of one. */
  static QueuedLine of(Unasked one) {
    return new QueuedLine(
        one.label(),
        one.nonce().toString(),
        one.digest().toHex(),
        Words.of(one.summary()),
        Moments.of(one.firstSeen()),
        one.intent() == null ? null : "/transfers/new?" + query(one.intent()));
  }

  /** A service that does not answer as it should, in words. */
  static Words trouble(Trouble trouble) {
    return Words.of(
        "The transaction service of "
            + trouble.label()
            + ", since "
            + Moments.of(trouble.since())
            + ": "
            + trouble.sentence());
  }

  private static String query(JsonNode intent) {
    return intent.properties().stream()
        .map(field ->
            field.getKey()
                + "="
                + URLEncoder.encode(field.getValue().asString(), StandardCharsets.UTF_8))
        .collect(Collectors.joining("&"));
  }
}
