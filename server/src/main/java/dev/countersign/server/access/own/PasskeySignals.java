package dev.countersign.server.access.own;

import dev.countersign.model.json.Json;
import dev.countersign.server.access.Telling;
import dev.countersign.server.access.own.JournalEvents.Entry;
import dev.countersign.server.people.PeopleStore;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** Has others told of passkeys that came or went, as the journal says, each once. */
final class PasskeySignals {
  private static final String ADDED = "passkey-registered";
  private static final String REMOVED = "passkey-removed";

  private final JdbcClient jdbc;
  private final PeopleStore people;
  private final Telling telling;

  PasskeySignals(DataSource source, PeopleStore people, Telling telling) {
    this.jdbc = JdbcClient.create(source);
    this.people = people;
    this.telling = telling;
  }

  static boolean isOne(Entry entry) {
    return List.of(ADDED, REMOVED).contains(entry.kind()) && entry.subject().startsWith("person/");
  }

  /** Tells one, in the transaction at hand. */
  void tell(Entry entry) {
    JsonNode body = Json.parse(entry.body(), "The body");
    people
        .find(UUID.fromString(entry.subject().substring("person/".length())))
        .ifPresent(person ->
            telling.passkeyChanged(
                person,
                entry.kind().equals(ADDED),
                type(body.path("passkey").asString("")),
                entry.at()));
  }

  /** One that says that it is inside of the device is of the platform. */
  private String type(String passkey) {
    String transports =
        jdbc.sql("select transports from passkey where credential_id = :id")
            .param("id", HexFormat.of().parseHex(passkey.replaceFirst("^0x", "")))
            .query(String.class)
            .optional()
            .orElse("");
    return transports.contains("internal") ? "fido2-platform" : "fido2-roaming";
  }
}
