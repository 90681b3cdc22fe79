package dev.countersign.server.machine;

import dev.countersign.gate.finding.SessionFinding;
import dev.countersign.model.json.Json;
import dev.countersign.server.finding.Noted;
import dev.countersign.server.journal.JournalStore;
import dev.countersign.server.machine.TokenStore.Token;
import dev.countersign.server.people.PeopleStore;
import dev.countersign.server.people.Person;
import dev.countersign.server.proof.BadProof;
import dev.countersign.server.proof.Proof;
import dev.countersign.server.proof.ProofReader;
import dev.countersign.server.proof.SeenProofs;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * Decides what a request with an access token may count as (RFC 9449, section 7.1): each needs a
 * proof by the machine's key, made for this very request and token, and used once on all servers of
 * a database. A token alone, copied elsewhere, is worth nothing and is noticed.
 */
public final class MachineGuard {
  private static final Pattern AUTHORIZATION =
      Pattern.compile("(?i:DPoP) +(?<token>[A-Za-z0-9_-]{43})");

  private final MachineStore machines;
  private final TokenStore tokens;
  private final PeopleStore people;
  private final ProofReader proofs;
  private final SeenProofs seen;
  private final JournalStore journal;

  /** A guard over those machines. */
  public MachineGuard(
      MachineStore machines,
      TokenStore tokens,
      PeopleStore people,
      ProofReader proofs,
      SeenProofs seen,
      JournalStore journal) {
    this.machines = machines;
    this.tokens = tokens;
    this.people = people;
    this.proofs = proofs;
    this.seen = seen;
    this.journal = journal;
  }

  /** What a request counts as. */
  public sealed interface Standing {
    /** It comes without a token. */
    record Nobody() implements Standing {}

    /** It comes from the machine that it says. */
    record Known(CallingMachine who) implements Standing {}

    /**
     * It does not.
     *
     * @param error as RFC 9449 and RFC 6750 name it
     */
    record Refused(String error, String sentence) implements Standing {}
  }

  /** Looks at a request. */
  public Standing standing(HttpServletRequest request) {
    List<String> said = Collections.list(request.getHeaders("Authorization"));
    if (said.isEmpty()) {
      return new Standing.Nobody();
    }
    Matcher authorization = AUTHORIZATION.matcher(said.getFirst());
    if (said.size() > 1 || !authorization.matches()) {
      return new Standing.Refused(
          "invalid_token",
          "The request's Authorization is no access token of this server bound to a key (DPoP)");
    }
    try {
      return known(request, authorization.group("token"));
    } catch (BadProof e) {
      return new Standing.Refused("invalid_dpop_proof", e.sentence());
    }
  }

  private Standing known(HttpServletRequest request, String text) throws BadProof {
    String header = proof(request);
    Proof proof = proofs.read(header, request.getMethod(), request.getRequestURI());
    if (!hash(text).equals(proof.tokenHash())) {
      throw new BadProof("The proof does not name the access token that it comes with (ath)");
    }
    Token token = tokens.use(text, proof.thumbprint(), seen.row(proof)).orElse(null);
    if (token == null) {
      return new Standing.Refused(
          "invalid_token", "The access token is none of this server's, or is good no more");
    }
    if (!token.keyThumbprint().equals(proof.thumbprint())) {
      copied(token, text, request);
      return new Standing.Refused(
          "invalid_token", "The access token is bound to another key, and was ended");
    }
    Machine machine = token.known();
    if (machine == null) {
      return new Standing.Refused(
          "invalid_token", "The machine was removed, or nobody answers for it any more");
    }
    if (!token.fresh()) {
      throw SeenProofs.again();
    }
    return new Standing.Known(new CallingMachine(machine, String.valueOf(header)));
  }

  /** True as long as the person who answers for it is with the company. */
  boolean isAnsweredFor(Machine machine) {
    return isActive(people, machine.responsible());
  }

  static boolean isActive(PeopleStore people, UUID person) {
    return people.find(person).filter(one -> one.state() == Person.State.ACTIVE).isPresent();
  }

  /**
   * The one proof of a request, or null.
   *
   * @throws BadProof when there are several (RFC 9449, section 4.3)
   */
  static @Nullable String proof(HttpServletRequest request) throws BadProof {
    List<String> all = Collections.list(request.getHeaders("DPoP"));
    if (all.size() > 1) {
      throw new BadProof("The request carries more than one proof (DPoP)");
    }
    return all.isEmpty() ? null : all.getFirst();
  }

  private static String hash(String token) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.US_ASCII));
      return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  private void copied(Token token, String text, HttpServletRequest request) {
    journal.record(entries -> {
      if (tokens.end(text)) {
        SessionFinding finding = SessionFinding.MACHINE_TOKEN_COPIED;
        ObjectNode body =
            Json.object()
                .put("code", finding.code())
                .put("severity", "critical")
                .put("sentence", finding.title())
                .put("machine", machines.name(token.machine()).orElse(""))
                .put("network", request.getRemoteAddr())
                .put("path", request.getRequestURI());
        Instant now = journal.now();
        Noted.ofMachine(token.machine(), body, now).add(entries, now);
      }
    });
  }
}
