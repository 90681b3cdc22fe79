package dev.countersign.server.signin;

import dev.countersign.model.json.Json;
import dev.countersign.model.value.Bytes;
import dev.countersign.model.value.UnreadableInput;
import dev.countersign.server.journal.Journal;
import dev.countersign.server.journal.JournalStore;
import dev.countersign.server.passkey.BadCeremony;
import dev.countersign.server.passkey.Ceremonies;
import dev.countersign.server.passkey.Signed;
import dev.countersign.server.people.Invitations;
import dev.countersign.server.people.Invitations.Invitation;
import dev.countersign.server.people.PeopleStore;
import dev.countersign.server.people.Person;
import dev.countersign.server.people.Role;
import dev.countersign.server.provider.ProviderDesk;
import dev.countersign.server.session.SessionGuard;
import dev.countersign.server.session.SessionStore;
import dev.countersign.server.session.SessionStore.Begun;
import dev.countersign.server.session.SessionStore.Place;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Where people come in: each step is decided and recorded in one transaction. */
public final class SignInDesk {
  private final JournalStore journal;
  private final PeopleStore people;
  private final Invitations invitations;
  private final Ceremonies ceremonies;
  private final SessionStore sessions;
  private final ProviderDesk provider;
  private final InstantSource clock;

  /** A desk over those stores. */
  public SignInDesk(
      JournalStore journal,
      PeopleStore people,
      Invitations invitations,
      Ceremonies ceremonies,
      SessionStore sessions,
      ProviderDesk provider,
      InstantSource clock) {
    this.journal = journal;
    this.people = people;
    this.invitations = invitations;
    this.ceremonies = ceremonies;
    this.sessions = sessions;
    this.provider = provider;
    this.clock = clock;
  }

  /**
   * Begins an enrolment.
   *
   * @param name of whoever founds the installation; of anybody else it is known
   * @return the browser's options, with the name and address
   * @throws BadCeremony when the link is not good
   * @throws UnreadableInput when name or address cannot be
   */
  public ObjectNode beginEnrolment(String token, @Nullable String name, @Nullable String email) {
    Invitation invitation = invitation(token);
    UUID id = invitation.person();
    if (id != null) {
      Person person = people.find(id).orElseThrow(SignInDesk::badLink);
      return ceremonies
          .register(new Ceremonies.Newcomer(id, person.name(), person.email(), invitation.sha256()))
          .put("name", person.name());
    }
    if (name == null || email == null) {
      return Json.object().put("founding", true);
    }
    PeopleStore.check(name, email);
    return ceremonies
        .register(new Ceremonies.Newcomer(UUID.randomUUID(), name, email, invitation.sha256()))
        .put("name", name);
  }

  /**
   * Ends an enrolment: the passkey is registered and the person signed in.
   *
   * @param key the thumbprint of the browser's key
   * @throws BadCeremony when the link or the passkey is not good; nothing is changed
   */
  public Begun enrol(
      String token,
      @Nullable String name,
      @Nullable String email,
      UUID ceremony,
      JsonNode credential,
      String key,
      Place place) {
    return journal.decide(entries -> {
      Invitation invitation = invitation(token);
      UUID id = ceremonies.newcomer(ceremony);
      Person person;
      if (invitation.person() == null) {
        person = founder(id, name, email);
        people.add(person, clock.instant());
        entries.add("installation-founded", person.subject(), described(person));
      } else if (invitation.person().equals(id)) {
        person = people.find(id).orElseThrow(SignInDesk::badLink);
      } else {
        throw badLink();
      }
      if (person.state() == Person.State.DISABLED || !invitations.use(invitation)) {
        throw badLink();
      }
      Bytes passkey =
          ceremonies.registered(
              ceremony, invitation.sha256(), person.email(), place.userAgent(), credential);
      // Whoever founds has nobody to vouch for them.
      people.state(id, invitation.person() == null ? Person.State.ACTIVE : Person.State.WAITING);
      entries.add(
          "passkey-registered",
          person.subject(),
          described(person).put("passkey", passkey.toHex()).put("network", place.network()));
      return begin(person, key, passkey, place, entries);
    });
  }

  /** Begins a sign-in. */
  public ObjectNode beginSignIn() {
    return ceremonies.signIn();
  }

  /**
   * Ends a sign-in.
   *
   * @param key the thumbprint of the browser's key
   * @param visit to the identity provider, where one is set; null for none
   * @throws BadCeremony when the passkey's signature is not right, or the person may not come in
   */
  public Begun signIn(
      UUID ceremony, JsonNode credential, String key, @Nullable String visit, Place place) {
    Signed signed = ceremonies.signedIn(ceremony, credential);
    provider.check(signed.person(), visit);
    return journal.decide(entries -> {
      ceremonies.use(signed);
      provider.use(signed.person(), visit);
      Person person =
          people
              .find(signed.person())
              .filter(SessionGuard::mayComeIn)
              .orElseThrow(() -> new BadCeremony("This person may not sign in any more"));
      return begin(person, key, signed.passkey(), place, entries);
    });
  }

  private Begun begin(Person person, String key, Bytes passkey, Place place, Journal entries) {
    boolean known = sessions.knowsKey(person.id(), key, clock.instant());
    Begun begun = sessions.begin(person.id(), key, passkey, place);
    entries.add(
        "session-began",
        "session/" + begun.id(),
        Json.object()
            .put("person", person.id().toString())
            .put("name", person.name())
            .put("network", place.network())
            .put("userAgent", place.userAgent())
            .put("browserKey", key)
            .put("browserKnown", known));
    return begun;
  }

  private Person founder(UUID id, @Nullable String name, @Nullable String email) {
    String checkedName = Objects.requireNonNullElse(name, "");
    String checkedEmail = Objects.requireNonNullElse(email, "");
    PeopleStore.check(checkedName, checkedEmail);
    if (people.active(Role.ADMINISTRATOR) > 0) {
      throw badLink();
    }
    return new Person(
        id,
        checkedName,
        checkedEmail,
        Person.State.INVITED,
        EnumSet.of(Role.ADMINISTRATOR),
        Set.of());
  }

  private Invitation invitation(String token) {
    return invitations.find(token).orElseThrow(SignInDesk::badLink);
  }

  private static ObjectNode described(Person person) {
    return Json.object().put("name", person.name()).put("email", person.email());
  }

  private static BadCeremony badLink() {
    return new BadCeremony(
        "This link was used, has expired, or was replaced by a newer one; ask an administrator for"
            + " another");
  }
}
