package dev.countersign.server.machine;

import dev.countersign.model.json.Json;
import dev.countersign.model.value.UnreadableInput;
import dev.countersign.server.journal.JournalStore;
import dev.countersign.server.proof.BadProof;
import dev.countersign.server.proof.Proof;
import dev.countersign.server.proof.ProofReader;
import dev.countersign.server.proof.SeenProofs;
import dev.countersign.server.session.SignedIn;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;

/** Where machines get their tokens, and are shut out at once. */
public final class MachineDesk {
  /** How long a token is good. */
  public static final Duration GOOD = Duration.ofHours(1);

  private final JournalStore journal;
  private final MachineStore machines;
  private final TokenStore tokens;
  private final MachineGuard guard;
  private final ProofReader proofs;
  private final SeenProofs seen;
  private final InstantSource clock;

  /** A desk over those stores. */
  public MachineDesk(
      JournalStore journal,
      MachineStore machines,
      TokenStore tokens,
      MachineGuard guard,
      ProofReader proofs,
      SeenProofs seen,
      InstantSource clock) {
    this.journal = journal;
    this.machines = machines;
    this.tokens = tokens;
    this.guard = guard;
    this.proofs = proofs;
    this.seen = seen;
    this.clock = clock;
  }

  /** A token that was just issued, with the machine's scopes. */
  public record Issued(String token, Machine machine) {
    /** Names no secret. */
    @Override
    public String toString() {
      return "token of " + machine.subject();
    }
  }

  /**
   * Issues a token to the machine of that name, whose key signed the request's proof.
   *
   * @return empty where there is no such machine, or the key is another
   * @throws BadProof when the request does not prove any key
   */
  public Optional<Issued> issue(String name, HttpServletRequest request) throws BadProof {
    Proof proof =
        proofs.read(MachineGuard.proof(request), request.getMethod(), request.getRequestURI());
    Machine machine =
        machines
            .named(name)
            .filter(one -> one.keyThumbprint().equals(proof.thumbprint()))
            .filter(guard::isAnsweredFor)
            .orElse(null);
    if (machine == null) {
      return Optional.empty();
    }
    seen.use(proof);
    return journal.decide(entries -> {
      if (machines.find(machine.id()).isEmpty()) {
        return Optional.empty();
      }
      Instant now = clock.instant();
      String token = tokens.issue(machine, now, now.plus(GOOD));
      entries.add(
          "machine-token-issued",
          machine.subject(),
          Json.object()
              .put("machine", machine.name())
              .put("key", machine.keyThumbprint())
              .put("until", now.plus(GOOD).toString())
              .put("network", request.getRemoteAddr()));
      return Optional.of(new Issued(token, machine));
    });
  }

  /** Shuts a machine out at once: its tokens end, and what it asked for is not countersigned. */
  public void shutOut(SignedIn who, UUID id, String reason) {
    journal.record(entries -> {
      Machine machine =
          machines.find(id).orElseThrow(() -> new UnreadableInput("There is no such machine"));
      machines.remove(id, clock.instant());
      entries.add(
          "machine-shut-out",
          machine.subject(),
          Json.object()
              .put("machine", machine.name())
              .put("by", who.getName())
              .put("reason", reason.strip()));
    });
  }
}
