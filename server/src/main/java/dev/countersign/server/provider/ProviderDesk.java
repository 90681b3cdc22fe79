package dev.countersign.server.provider;

import dev.countersign.gate.finding.SessionFinding;
import dev.countersign.model.json.Json;
import dev.countersign.server.finding.Noted;
import dev.countersign.server.journal.JournalStore;
import dev.countersign.server.passkey.BadCeremony;
import dev.countersign.server.people.PeopleStore;
import dev.countersign.server.people.Person;
import dev.countersign.server.session.Tokens;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** Where people are sent to the company's identity provider, and come back from it. */
public final class ProviderDesk {
  /** How long somebody may take there, and how long the passkey may take after it. */
  public static final Duration VALID = Duration.ofMinutes(10);

  private final @Nullable IdentityProvider provider;
  private final @Nullable ProviderClient client;
  private final ProviderStore visits;
  private final PeopleStore people;
  private final JournalStore journal;
  private final InstantSource clock;

  /**
   * A desk for that provider.
   *
   * @param provider null where none is set, and a passkey is all that signs in
   * @param origin of the console
   */
  public ProviderDesk(
      @Nullable IdentityProvider provider,
      URI origin,
      DataSource source,
      PeopleStore people,
      JournalStore journal,
      InstantSource clock) {
    this.provider = provider;
    this.client =
        provider == null
            ? null
            : new ProviderClient(provider, URI.create(origin + ProviderPages.BACK));
    this.visits = new ProviderStore(source);
    this.people = people;
    this.journal = journal;
    this.clock = clock;
  }

  /** Its host; empty where none is set. */
  public Optional<String> host() {
    return Optional.ofNullable(provider).map(IdentityProvider::host);
  }

  /** Who came back from there in this browser, where somebody did. */
  public Optional<Person> returned(@Nullable String secret) {
    return secret == null
        ? Optional.empty()
        : visits
            .find(secret, clock.instant())
            .map(ProviderStore.Visit::person)
            .flatMap(people::find);
  }

  /**
   * A visit that begins.
   *
   * @param secret for the browser's cookie
   * @param way where the browser goes
   */
  record Begun(String secret, URI way) {}

  /** Begins a visit. */
  Begun begin() throws ProviderFault {
    String secret = Tokens.random();
    ProviderStore.Visit visit =
        new ProviderStore.Visit(Tokens.random(), Tokens.random(), Tokens.random(), null);
    URI way = client().way(visit.state(), visit.nonce(), visit.verifier());
    visits.begin(secret, visit, clock.instant(), clock.instant().plus(VALID));
    return new Begun(secret, way);
  }

  /** Somebody comes back. */
  void back(@Nullable String secret, String state, String code) throws ProviderFault {
    ProviderStore.Visit visit =
        secret == null ? null : visits.find(secret, clock.instant()).orElse(null);
    if (secret == null || visit == null || !same(visit.state(), state) || visit.person() != null) {
      throw new ProviderFault(
          "This way back was not begun in this browser, was used, or took longer than ten minutes;"
              + " begin again");
    }
    Claims claims = client().claims(code, visit.nonce(), visit.verifier());
    String issuer = provider().issuer().toString();
    Optional<UUID> back =
        journal.decide(entries -> {
          UUID person = visits.person(issuer, claims.subject()).orElse(null);
          if (person == null) {
            Person known =
                Optional.ofNullable(claims.email()).flatMap(people::byEmail).orElse(null);
            if (known == null
                || !visits.bind(issuer, claims.subject(), known.id(), clock.instant())) {
              return Optional.empty();
            }
            person = known.id();
            entries.add(
                "provider-bound",
                known.subject(),
                Json.object().put("issuer", issuer).put("subject", claims.subject()));
          }
          return visits.back(secret, person, clock.instant().plus(VALID))
              ? Optional.of(person)
              : Optional.empty();
        });
    if (back.isEmpty()) {
      throw new ProviderFault(
          claims.email() == null
              ? provider().host()
                  + " says no mail address of yours that it has verified, and none is known by"
                  + " your account there"
              : provider().host()
                  + " says that you are "
                  + claims.email()
                  + ", who is not known here, or is somebody else there; ask an administrator");
    }
  }

  /**
   * Before a passkey's signature counts: its person came back from the provider.
   *
   * @throws BadCeremony when nobody came back, or somebody else, which is a finding
   */
  public void check(UUID person, @Nullable String secret) {
    if (provider == null) {
      return;
    }
    UUID returned =
        returned(secret)
            .map(Person::id)
            .orElseThrow(() -> new BadCeremony("Sign in at " + provider.host() + " first"));
    if (!returned.equals(person)) {
      SessionFinding code = SessionFinding.PASSKEY_OF_ANOTHER;
      ObjectNode body =
          Json.object()
              .put("code", code.code())
              .put("severity", code.severity().name().toLowerCase(Locale.ROOT))
              .put("sentence", code.title())
              .put("person", person.toString())
              .put("provider", returned.toString());
      journal.record(entries -> {
        Instant now = journal.now();
        Noted.ofPerson("person/" + person, person, "", "", body, now).add(entries, now);
      });
      throw new BadCeremony(
          "The passkey is another person's than who signed in at "
              + provider.host()
              + "; nobody was signed in, and the security people were told");
    }
  }

  /** Uses the visit up, in the transaction that begins the session. */
  public void use(UUID person, @Nullable String secret) {
    if (provider != null && (secret == null || !visits.use(secret, person, clock.instant()))) {
      throw new BadCeremony("Sign in at " + provider.host() + " first");
    }
  }

  private IdentityProvider provider() throws ProviderFault {
    if (provider == null) {
      throw new ProviderFault("No identity provider is set here");
    }
    return provider;
  }

  private ProviderClient client() throws ProviderFault {
    if (client == null) {
      throw new ProviderFault("No identity provider is set here");
    }
    return client;
  }

  private static boolean same(String one, String other) {
    return MessageDigest.isEqual(
        one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
  }
}
