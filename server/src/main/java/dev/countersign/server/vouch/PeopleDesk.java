package dev.countersign.server.vouch;

import dev.countersign.model.json.CanonicalJson;
import dev.countersign.model.json.Json;
import dev.countersign.model.value.UnreadableInput;
import dev.countersign.server.company.Installation;
import dev.countersign.server.journal.JournalStore;
import dev.countersign.server.passkey.Ceremonies;
import dev.countersign.server.passkey.Deed;
import dev.countersign.server.passkey.PasskeyStore;
import dev.countersign.server.passkey.Signed;
import dev.countersign.server.people.Invitations;
import dev.countersign.server.people.PeopleStore;
import dev.countersign.server.people.Person;
import dev.countersign.server.people.Role;
import dev.countersign.server.session.SessionStore;
import dev.countersign.server.session.SignedIn;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Makes links, vouches, and shuts out. */
public final class PeopleDesk {
  private static final String VOUCH = "vouch";

  private final JournalStore journal;
  private final PeopleStore people;
  private final Invitations invitations;
  private final PasskeyStore passkeys;
  private final SessionStore sessions;
  private final Ceremonies ceremonies;
  private final Installation installation;

  /** A desk over those stores. */
  public PeopleDesk(
      JournalStore journal,
      PeopleStore people,
      Invitations invitations,
      PasskeyStore passkeys,
      SessionStore sessions,
      Ceremonies ceremonies,
      Installation installation) {
    this.journal = journal;
    this.people = people;
    this.invitations = invitations;
    this.passkeys = passkeys;
    this.sessions = sessions;
    this.ceremonies = ceremonies;
    this.installation = installation;
  }

  /**
   * Makes the one-time link of somebody who was let in; earlier ones are good no more.
   *
   * @return the token, which is kept nowhere
   * @throws UnreadableInput when they have come in already
   */
  public String link(SignedIn who, UUID person) {
    return journal.decide(entries -> {
      Person invited = find(person);
      if (invited.state() != Person.State.INVITED) {
        throw new UnreadableInput(invited.name() + " has come in already");
      }
      entries.add("link-made", invited.subject(), Json.object().put("by", who.getName()));
      return invitations.invite(person, who.person().id());
    });
  }

  /**
   * The code of somebody's passkeys, which they read to whoever vouches for them: eight letters and
   * digits.
   */
  public String code(UUID person) {
    String all =
        passkeys.ofPerson(person).stream()
            .map(one -> one.getCredentialId().toBase64UrlString())
            .sorted()
            .collect(Collectors.joining("\n", "countersign-vouch-v1\n", ""));
    String hex =
        CanonicalJson.sha256(all.getBytes(StandardCharsets.UTF_8)).toHex().substring(2, 10);
    return hex.substring(0, 4) + "-" + hex.substring(4);
  }

  /** True when a person may vouch for another. */
  public boolean mayVouch(SignedIn who, Person newcomer) {
    return newcomer.state() == Person.State.WAITING
        && who.person().hasAny(Role.ADMINISTRATOR)
        && !who.person().id().equals(newcomer.id())
        && (invitations.maker(newcomer.id()).filter(who.person().id()::equals).isEmpty()
            || onlyAdministrator());
  }

  /**
   * The browser's options for vouching.
   *
   * @param said the code as the newcomer read it
   * @throws UnreadableInput when it is another, or this person may not vouch
   */
  public ObjectNode beginVouching(SignedIn who, UUID person, String said) {
    Person newcomer = vouched(who, person);
    String code = code(person);
    String plain = said.toLowerCase(Locale.ROOT).replaceAll("[^0-9a-f]", "");
    if (!plain.equals(code.replace("-", ""))) {
      throw new UnreadableInput(
          "The code is another than that of "
              + newcomer.name()
              + "'s passkey. If they read it to you from their own screen, somebody else came in"
              + " with their link: shut that account out");
    }
    ObjectNode body = Json.object().put("person", person.toString()).put("name", newcomer.name());
    body.put("email", newcomer.email()).put("code", code);
    return ceremonies.sign(who.person().id(), who.session().id(), new Deed(VOUCH, body));
  }

  /** Vouches: the person may from now on do what their roles say. */
  public void vouch(SignedIn who, UUID person, UUID ceremony, JsonNode credential) {
    Signed signed =
        ceremonies.signed(ceremony, VOUCH, who.person().id(), who.session().id(), credential);
    journal.record(entries -> {
      ceremonies.use(signed);
      vouched(who, person);
      JsonNode deed = Objects.requireNonNull(signed.deed());
      if (!deed.path("body").path("person").asString().equals(person.toString())
          || !deed.path("body").path("code").asString().equals(code(person))) {
        throw new UnreadableInput("What was signed is about somebody else, or another passkey");
      }
      people.state(person, Person.State.ACTIVE);
      ObjectNode body = Json.object();
      body.set("deed", deed);
      body.set("assertion", signed.evidence());
      entries.add("person-vouched", "person/" + person, body);
    });
  }

  /** Shuts somebody out at once: their sessions end and they can sign in no more. */
  public void shutOut(SignedIn who, UUID person, String reason) {
    journal.record(entries -> {
      Person out = find(person);
      if (out.state() == Person.State.DISABLED) {
        throw new UnreadableInput(out.name() + " is shut out already");
      }
      if (out.id().equals(who.person().id())) {
        throw new UnreadableInput("You cannot shut yourself out; ask somebody else");
      }
      people.state(person, Person.State.DISABLED);
      int ended = sessions.endAll(person, "shut out");
      entries.add(
          "person-shut-out",
          out.subject(),
          Json.object().put("by", who.getName()).put("reason", reason).put("sessionsEnded", ended));
    });
  }

  /** Ends all of somebody's sessions at once. */
  public void endSessions(SignedIn who, UUID person) {
    journal.record(entries -> {
      Person of = find(person);
      int ended = sessions.endAll(person, "ended by security");
      entries.add(
          "sessions-ended",
          of.subject(),
          Json.object().put("by", who.getName()).put("sessionsEnded", ended));
    });
  }

  private Person vouched(SignedIn who, UUID person) {
    Person newcomer = find(person);
    if (newcomer.state() != Person.State.WAITING) {
      throw new UnreadableInput(newcomer.name() + " does not wait for anybody to vouch");
    }
    if (!mayVouch(who, newcomer)) {
      throw new UnreadableInput(
          "Whoever made the link cannot vouch as well; another administrator does");
    }
    return newcomer;
  }

  private boolean onlyAdministrator() {
    return installation.beingSetUp() && people.active(Role.ADMINISTRATOR) == 1;
  }

  private Person find(UUID person) {
    return people.find(person).orElseThrow(() -> new UnreadableInput("There is no such person"));
  }
}
