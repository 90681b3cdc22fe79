package dev.countersign.server.access.signal;

import dev.countersign.access.finding.AccessFinding;
import dev.countersign.access.signal.Signal;
import dev.countersign.access.signal.SignalType;
import dev.countersign.model.json.Json;
import dev.countersign.model.text.Visible;
import dev.countersign.server.access.settings.SignalSettings.Transmitter;
import dev.countersign.server.finding.Noted;
import dev.countersign.server.journal.Journal;
import dev.countersign.server.journal.JournalStore;
import dev.countersign.server.people.PeopleStore;
import dev.countersign.server.people.Person;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import javax.sql.DataSource;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Takes signals of others: each once, told in the journal; what is grave becomes a finding. */
public final class SignalsIn {
  private final SignalStore store;
  private final SignalReader reader;
  private final PeopleStore people;
  private final JournalStore journal;

  /** From those transmitters. */
  public SignalsIn(
      DataSource source, List<Transmitter> transmitters, PeopleStore people, JournalStore journal) {
    this.store = new SignalStore(source);
    this.reader = new SignalReader(transmitters);
    this.people = people;
    this.journal = journal;
  }

  /**
   * Takes one; one that came before changes nothing.
   *
   * @throws SignalRefused when it is not to be taken
   */
  public void take(String token) throws SignalRefused {
    take(reader.read(token, journal.now()));
  }

  /**
   * Takes one that a transmitter gave under that id when it was asked.
   *
   * @throws SignalRefused when it is not to be taken, or is another's
   */
  void take(String token, String issuer, String id) throws SignalRefused {
    Signal signal = reader.read(token, journal.now());
    if (!signal.issuer().equals(issuer)) {
      throw new SignalRefused("invalid_issuer", "The token is of another than who was asked");
    }
    if (!signal.id().equals(id)) {
      throw new SignalRefused("invalid_request", "The token’s \"jti\" is not what it stands under");
    }
    take(signal);
  }

  private void take(Signal signal) {
    journal.record(entries -> {
      Instant now = journal.now();
      if (!store.received(signal.issuer(), signal.id(), now)) {
        return;
      }
      ObjectNode body =
          Json.object()
              .put("issuer", signal.issuer())
              .put("id", signal.id())
              .put("event", signal.event());
      if (!signal.state().isEmpty()) {
        body.put("state", signal.state());
      }
      entries.add("signal-received", "signal", body);
      SignalType type = signal.type();
      if (type != null && type.grave()) {
        found(signal, entries, now);
      }
    });
  }

  private void found(Signal signal, Journal entries, Instant now) {
    AccessFinding code = AccessFinding.SESSION_REVOKED_ELSEWHERE;
    String account = Visible.of(signal.subject().account());
    UUID person = people.byEmail(signal.subject().email()).map(Person::id).orElse(null);
    String what = signal.event().substring(signal.event().lastIndexOf('/') + 1);
    String sentence =
        Visible.of(signal.issuer())
            + " says of "
            + (account.isEmpty() ? "an account that it does not name" : account)
            + ": "
            + what
            + (signal.reason().isEmpty() ? "" : " (" + Visible.of(signal.reason()) + ")");
    ObjectNode evidence = Json.object().put("issuer", signal.issuer()).put("event", signal.event());
    ArrayNode events = Json.object().putArray("events");
    events
        .addObject()
        .put("key", "signal/" + signal.id())
        .put("at", signal.at().toString())
        .put("action", what)
        .put("ip", "")
        .put("userAgent", "")
        .put("session", signal.subject().session());
    ObjectNode body =
        Json.object()
            .put("code", code.code())
            .put("severity", code.severity().name().toLowerCase(Locale.ROOT))
            .put("sentence", sentence)
            .put("account", account)
            .put("signal", signal.id());
    if (person != null) {
      body.put("person", person.toString());
    }
    new Noted(
            "signal/" + signal.issuer() + "/" + signal.id(),
            person == null ? "account/" + account : "person/" + person,
            signal.at().isAfter(now) ? now : signal.at(),
            code.code(),
            code.severity(),
            "signal",
            account,
            person,
            null,
            signal.subject().session(),
            "",
            sentence,
            "An administrator there ended the session for a reason of their own, or the person left.",
            events,
            evidence,
            body)
        .add(entries, now);
  }
}
