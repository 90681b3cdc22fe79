package dev.countersign.server.change;

import dev.countersign.model.json.Json;
import dev.countersign.server.journal.Journal;
import dev.countersign.server.passkey.PasskeyStore;
import dev.countersign.server.people.PeopleStore;
import dev.countersign.server.people.Person;
import dev.countersign.server.session.SessionStore;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.springframework.security.web.webauthn.api.CredentialRecord;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Somebody who lost their devices comes in anew: their passkeys and sessions end. */
public final class RenewPerson implements ChangeKind {
  private final PeopleStore people;
  private final PasskeyStore passkeys;
  private final SessionStore sessions;
  private final InstantSource clock;

  /** Of people in those stores. */
  public RenewPerson(
      PeopleStore people, PasskeyStore passkeys, SessionStore sessions, InstantSource clock) {
    this.people = people;
    this.passkeys = passkeys;
    this.sessions = sessions;
    this.clock = clock;
  }

  @Override
  public String name() {
    return "person-renewed";
  }

  @Override
  public String area() {
    return "people";
  }

  @Override
  public ObjectNode read(Map<String, String> form) {
    return Json.object().put("person", Forms.text(form, "person", "The person", 40));
  }

  @Override
  public void check(JsonNode document) {
    ChangePerson.find(people, document);
  }

  @Override
  public List<String> words(JsonNode document) {
    Person person = ChangePerson.find(people, document);
    return List.of(
        "All passkeys and sessions of "
            + person.name()
            + " end; they come in by a new link, and somebody vouches for them again");
  }

  @Override
  public String apply(JsonNode document, Journal journal) {
    Person person = ChangePerson.find(people, document);
    for (CredentialRecord passkey : passkeys.ofPerson(person.id())) {
      if (passkeys.remove(person.id(), passkey.getCredentialId().getBytes(), clock.instant())) {
        journal.add(
            "passkey-removed",
            person.subject(),
            Json.object()
                .put("person", person.id().toString())
                .put(
                    "passkey",
                    "0x" + HexFormat.of().formatHex(passkey.getCredentialId().getBytes())));
      }
    }
    sessions.endAll(person.id(), "came in anew");
    people.state(person.id(), Person.State.INVITED);
    return "";
  }
}
