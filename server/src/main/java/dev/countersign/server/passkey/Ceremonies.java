package dev.countersign.server.passkey;

import dev.countersign.gate.finding.SessionFinding;
import dev.countersign.model.journal.JournalTime;
import dev.countersign.model.json.CanonicalJson;
import dev.countersign.model.json.Json;
import dev.countersign.model.value.Bytes;
import dev.countersign.model.value.UnreadableInput;
import dev.countersign.server.finding.Noted;
import dev.countersign.server.journal.JournalStore;
import dev.countersign.server.passkey.CeremonyStore.Ceremony;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.security.web.webauthn.api.AuthenticatorAssertionResponse;
import org.springframework.security.web.webauthn.api.CredentialRecord;
import org.springframework.security.web.webauthn.api.PublicKeyCredential;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Begins and ends ceremonies with passkeys. Each is good once, for five minutes. */
public final class Ceremonies {
  private static final String REGISTER = "register";
  private static final String SIGN_IN = "sign-in";

  private final PasskeyStore passkeys;
  private final CeremonyStore ceremonies;
  private final RelyingParty party;
  private final JournalStore journal;
  private final InstantSource clock;
  private final SecureRandom random = new SecureRandom();

  /**
   * Ceremonies at that origin.
   *
   * @param origin as browsers see the console; its host is the passkeys' relying party
   */
  public Ceremonies(
      URI origin,
      PasskeyStore passkeys,
      DataSource source,
      JournalStore journal,
      InstantSource clock) {
    this.journal = journal;
    this.passkeys = passkeys;
    this.ceremonies = new CeremonyStore(source, clock);
    this.party = new RelyingParty(origin, passkeys);
    this.clock = clock;
  }

  /** Who registers a passkey, by which invitation. */
  public record Newcomer(UUID person, String name, String email, String invitation) {}

  /** The browser's options for registering a passkey, with the ceremony's id. */
  public ObjectNode register(Newcomer newcomer) {
    Bytes challenge = random();
    UUID id = begin(REGISTER, challenge, newcomer.person(), null, newcomer.invitation(), null);
    ObjectNode options = Json.object().put("challenge", WireCredential.text(challenge.toArray()));
    options.put("timeout", CeremonyStore.VALID.toMillis()).put("attestation", "none");
    options.putObject("rp").put("id", party.id()).put("name", "Countersign");
    options
        .putObject("user")
        .put("id", WireCredential.text(PasskeyStore.handle(newcomer.person()).getBytes()))
        .put("name", newcomer.email())
        .put("displayName", newcomer.name());
    ArrayNode algorithms = options.putArray("pubKeyCredParams");
    RelyingParty.ALGORITHMS.forEach(one ->
        algorithms.addObject().put("type", "public-key").put("alg", one.getAlg().getValue()));
    options
        .putObject("authenticatorSelection")
        .put("residentKey", "required")
        .put("requireResidentKey", true)
        .put("userVerification", "required");
    list(options.putArray("excludeCredentials"), passkeys.ofPerson(newcomer.person()));
    return answer(id, options);
  }

  /**
   * Ends it: the passkey is the person's from now on. Call it in the transaction of what follows.
   *
   * @param invitation the hash of the invitation's token by which it must have begun
   * @return the passkey's credential id
   * @throws BadCeremony when it is not right; nothing is kept
   */
  public Bytes registered(
      UUID ceremony, String invitation, String name, String label, JsonNode credential) {
    Ceremony begun = found(ceremony, REGISTER);
    if (!invitation.equals(begun.invitation())) {
      throw new BadCeremony("The ceremony was begun by another invitation");
    }
    spend(ceremony);
    CredentialRecord passkey =
        party.register(
            begun.challenge().toArray(),
            Objects.requireNonNull(begun.person()),
            name,
            label,
            readable(() -> WireCredential.registered(credential)));
    return Bytes.of(passkey.getCredentialId().getBytes());
  }

  /** The person for whom a registration was begun. */
  public UUID newcomer(UUID ceremony) {
    return Objects.requireNonNull(found(ceremony, REGISTER).person());
  }

  /** The browser's options for signing in. */
  public ObjectNode signIn() {
    Bytes challenge = random();
    return answer(begin(SIGN_IN, challenge, null, null, null, null), request(challenge, List.of()));
  }

  /**
   * The browser's options for signing a deed, and the deed as it is hashed.
   *
   * @param session of the console in which it must end
   */
  public ObjectNode sign(UUID person, UUID session, Deed deed) {
    UUID id = UUID.randomUUID();
    Instant now = clock.instant();
    ObjectNode whole =
        Json.object()
            .put("deed", deed.kind())
            .put("person", person.toString())
            .put("at", JournalTime.text(now))
            .put("ceremony", id.toString());
    whole.set("body", deed.body());
    Bytes challenge = CanonicalJson.sha256(Deed.LABEL, whole);
    ceremonies.add(
        new Ceremony(id, deed.kind(), challenge, person, session, null, CanonicalJson.of(whole)));
    return answer(id, request(challenge, passkeys.ofPerson(person))).set("deed", whole);
  }

  /**
   * Checks a sign-in's signature.
   *
   * @throws BadCeremony when it is not right
   */
  public Signed signedIn(UUID ceremony, JsonNode credential) {
    return signed(found(ceremony, SIGN_IN), credential);
  }

  /**
   * Checks a deed's signature.
   *
   * @param kind of the deed that it must be
   * @throws BadCeremony when it is not right, or is another person's, session's or deed's
   */
  public Signed signed(UUID ceremony, String kind, UUID person, UUID session, JsonNode credential) {
    Ceremony begun = found(ceremony, kind);
    if (!person.equals(begun.person()) || !session.equals(begun.session())) {
      throw new BadCeremony("The ceremony was begun by somebody else");
    }
    Signed signed = signed(begun, credential);
    if (!signed.person().equals(person)) {
      throw new BadCeremony("The passkey is somebody else's");
    }
    return signed;
  }

  /**
   * Uses a ceremony up, in the transaction of what it is for.
   *
   * @throws BadCeremony when it was used before or took too long
   */
  public void use(Signed signed) {
    spend(signed.ceremony());
  }

  /** Forgets what ended long ago. */
  public int forget() {
    return ceremonies.forget();
  }

  private Signed signed(Ceremony begun, JsonNode credential) {
    PublicKeyCredential<AuthenticatorAssertionResponse> given =
        readable(() -> WireCredential.asserted(credential));
    CredentialRecord passkey = authenticated(begun, given);
    AuthenticatorAssertionResponse response = given.getResponse();
    ObjectNode evidence =
        Json.object()
            .put("passkey", passkey.getCredentialId().toBase64UrlString())
            .put("publicKey", WireCredential.text(passkey.getPublicKey().getBytes()))
            .put("authenticatorData", response.getAuthenticatorData().toBase64UrlString())
            .put("clientDataJSON", response.getClientDataJSON().toBase64UrlString())
            .put("signature", response.getSignature().toBase64UrlString());
    return new Signed(
        begun.id(),
        begun.kind(),
        PasskeyStore.person(passkey.getUserEntityUserId()),
        Bytes.of(passkey.getCredentialId().getBytes()),
        begun.deed() == null ? null : Json.parse(begun.deed(), "The deed"),
        evidence);
  }

  private CredentialRecord authenticated(
      Ceremony begun, PublicKeyCredential<AuthenticatorAssertionResponse> given) {
    try {
      return party.authenticate(begun.challenge().toArray(), given);
    } catch (CopiedPasskey e) {
      SessionFinding code = SessionFinding.PASSKEY_COPIED;
      ObjectNode body =
          Json.object()
              .put("code", code.code())
              .put("severity", code.severity().name().toLowerCase(Locale.ROOT))
              .put("sentence", code.title())
              .put("person", e.person().toString())
              .put("passkey", given.getRawId().toBase64UrlString());
      journal.record(entries -> {
        Instant now = journal.now();
        Noted.ofPerson("person/" + e.person(), e.person(), "", "", body, now).add(entries, now);
      });
      throw e;
    }
  }

  private Ceremony found(UUID id, String kind) {
    return ceremonies
        .find(id)
        .filter(begun -> begun.kind().equals(kind))
        .orElseThrow(() ->
            new BadCeremony(
                "There is no such ceremony, or it was used, or took longer than five minutes;"
                    + " begin again"));
  }

  private void spend(UUID id) {
    if (!ceremonies.use(id)) {
      throw new BadCeremony("The ceremony was used before or took too long; begin again");
    }
  }

  private UUID begin(
      String kind,
      Bytes challenge,
      @Nullable UUID person,
      @Nullable UUID session,
      @Nullable String invitation,
      @Nullable String deed) {
    UUID id = UUID.randomUUID();
    ceremonies.add(new Ceremony(id, kind, challenge, person, session, invitation, deed));
    return id;
  }

  private ObjectNode request(Bytes challenge, List<CredentialRecord> allowed) {
    ObjectNode options =
        Json.object()
            .put("challenge", WireCredential.text(challenge.toArray()))
            .put("rpId", party.id())
            .put("timeout", CeremonyStore.VALID.toMillis())
            .put("userVerification", "required");
    list(options.putArray("allowCredentials"), allowed);
    return options;
  }

  private static void list(ArrayNode out, List<CredentialRecord> passkeys) {
    for (CredentialRecord passkey : passkeys) {
      ObjectNode one = out.addObject().put("type", "public-key");
      one.put("id", passkey.getCredentialId().toBase64UrlString());
      ArrayNode transports = one.putArray("transports");
      passkey.getTransports().forEach(transport -> transports.add(transport.getValue()));
    }
  }

  private static ObjectNode answer(UUID id, ObjectNode options) {
    ObjectNode answer = Json.object().put("ceremony", id.toString());
    answer.set("options", options);
    return answer;
  }

  private static <T> T readable(Supplier<T> read) {
    try {
      return read.get();
    } catch (UnreadableInput | IllegalArgumentException e) {
      throw new BadCeremony("The browser's answer cannot be read: " + e.getMessage(), e);
    }
  }

  private Bytes random() {
    byte[] bytes = new byte[32];
    random.nextBytes(bytes);
    return Bytes.of(bytes);
  }
}
