package dev.countersign.acceptance.company;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.acceptance.company.Doors.Anywhere;
import dev.countersign.acceptance.node.Anvil;
import dev.countersign.model.json.Json;
import dev.countersign.server.postgres.CrashingPostgres;
import dev.countersign.server.visit.SoftMachine;
import dev.countersign.visit.Visitor;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a machine asks for and two people approve at several servers of one database, with all that
 * was acknowledged to them, which the servers must still know afterwards.
 */
final class Payouts {
  /** Small payouts of a machine are signed at once, large ones need two people. */
  static final String POLICY =
      """
      policy: 1
      name: Machines
      groups: [requesters, approvers, security, administrators]
      governance:
        default: { approvals: { administrators: 1 }, cooling-off: 24h }
      rules:
        - name: small payouts
          when: { action: transfer, destination: known, asset: ETH, amount: { at-most: 1 ETH } }
          then: allow
        - name: large payouts
          when: { action: transfer, destination: known, asset: ETH, amount: { over: 1 ETH } }
          then: allow
          approvals: { approvers: 2 }
      """;

  private static final String INTENTS = "/api/v1/intents";

  /**
   * One passkey here approves many transfers at once through several servers, so that its counter
   * may come out of order; nobody is there to sign in again for it.
   */
  private static final String REHEARSED =
      """
      access: 1
      responses:
        - { from: critical, do: [fresh-passkey], act: false }
      """;

  private final SoftMachine machine;
  private final Anywhere<SoftMachine> bot;
  private final List<Approver> approvers;
  private final Map<String, String> signatures;
  private final Set<Approved> approved;
  private final Set<String> filed;
  private final Set<String> ended = new HashSet<>();

  /** Somebody who approves, wherever a server answers. */
  record Approver(String id, Visitor who, Anywhere<Visitor> at) {
    private static Approver of(String id, Visitor who, Doors doors) {
      return new Approver(id, who, doors.person(who));
    }
  }

  /** An approval that a server said it has. */
  record Approved(String transfer, String person, String digest) {}

  private Payouts(
      SoftMachine machine,
      List<Approver> approvers,
      Doors doors,
      Map<String, String> signatures,
      Set<Approved> approved,
      Set<String> filed) {
    this.machine = machine;
    this.bot = doors.machine(machine);
    this.approvers = approvers;
    this.signatures = signatures;
    this.approved = approved;
    this.filed = filed;
  }

  /** Lets a machine and two people in at a company that is complete. */
  static Payouts of(Company company, Doors doors) throws IOException {
    return new Payouts(
        MachineCompany.machine(company, "payout-bot", "sid", "request"),
        Stream.of("abe", "amy")
            .map(name -> Approver.of(company.id(name), company.person(name), doors))
            .toList(),
        doors,
        new ConcurrentHashMap<>(),
        ConcurrentHashMap.newKeySet(),
        ConcurrentHashMap.newKeySet());
  }

  /** The same, asked at other doors. */
  Payouts at(Doors doors) {
    return new Payouts(
        machine,
        approvers.stream().map(one -> Approver.of(one.id, one.who, doors)).toList(),
        doors,
        signatures,
        approved,
        filed);
  }

  /** The options of a server at which they do so, but for its port and its data. */
  static List<String> options(
      Path folder, CrashingPostgres postgres, Anvil anvil, List<KeyFile> keys, String... more)
      throws IOException {
    Path access = Files.writeString(folder.resolve("access.yaml"), REHEARSED);
    List<String> options = new ArrayList<>(List.of("--access", access.toString()));
    options.addAll(List.of("--database", postgres.url(), "--rpc", anvil.url()));
    keys.forEach(key -> options.addAll(List.of("--key", key.source())));
    options.addAll(List.of(more));
    return options;
  }

  List<Approver> approvers() {
    return approvers;
  }

  /** All that were filed. */
  Set<String> filed() {
    return filed;
  }

  Set<Approved> approved() {
    return approved;
  }

  /** The signature of each that has one. */
  Map<String, String> signatures() {
    return signatures;
  }

  /** Files one; its id. */
  String file(String wallet, String amount, String key) {
    ObjectNode intent =
        Json.object()
            .put("wallet", wallet)
            .put("action", "transfer")
            .put("asset", "ETH")
            .put("amount", amount)
            .put("destination", Company.SUPPLIER.toString())
            .put("purpose", "Payout run 7");
    JsonNode told =
        Visitor.told(bot.ask(door -> door.post(INTENTS, intent, "Idempotency-Key", key)));
    String id = told.path("id").asString();
    filed.add(id);
    remember(told);
    return id;
  }

  /** How one stands, said by whichever server answers. */
  JsonNode look(String id) {
    JsonNode told = Visitor.told(bot.ask(door -> door.get(INTENTS + "/" + id)));
    remember(told);
    return told;
  }

  /** A signature that was once given out may never be another. */
  private void remember(JsonNode told) {
    String signature = told.path("countersignature").path("signature").asString("");
    if (!signature.isEmpty()) {
      String id = told.path("id").asString();
      assertThat(signatures.merge(id, signature, (had, now) -> had)).isEqualTo(signature);
    }
  }

  /** Both approve what is shown, as often as something else is shown. */
  void approve(String id) {
    Company.eventually("both approved " + id, () -> isApproved(id));
  }

  /** Whoever has not approved what is shown does so; true where nothing waits any more. */
  boolean isApproved(String id) {
    JsonNode shown = look(id);
    if (!shown.path("state").asString().equals("waiting")) {
      return true;
    }
    approvers.forEach(one -> approve(shown, one));
    return false;
  }

  /** The same for one of them; true where their approval of what is shown is there. */
  boolean isApprovedBy(String id, Approver who) {
    JsonNode shown = look(id);
    return !approve(shown, who) && !digest(shown).isEmpty();
  }

  /** Whether it had to be done. */
  private boolean approve(JsonNode shown, Approver who) {
    String digest = digest(shown);
    if (digest.isEmpty() || has(shown, who, digest)) {
      return false;
    }
    String id = shown.path("id").asString();
    heard(
        id,
        who,
        digest,
        Doors.deed(who.at(), "/transfers/" + id + "/approve", Map.of("digest", digest)));
    return true;
  }

  private static String digest(JsonNode shown) {
    return shown.path("payload").path("digest").asString("");
  }

  /** Keeps what a server acknowledged. */
  void heard(String id, Approver who, String digest, HttpResponse<String> answer) {
    if (answer.statusCode() == 200) {
      approved.add(new Approved(id, who.id(), digest));
    }
  }

  /** Whether somebody's approval of what is shown is there. */
  static boolean has(JsonNode shown, Approver approver, String digest) {
    for (JsonNode one : shown.path("approvals")) {
      if (one.path("person").asString().equals("person/" + approver.id())
          && one.path("digest").asString().equals(digest)) {
        return true;
      }
    }
    return false;
  }

  /** Waits until all that was filed has come to its end. */
  void awaitEnd() {
    Company.eventually(
        "all is done that was acknowledged", () -> filed.stream().allMatch(this::isDone));
  }

  /** Whether one has come to its end: countersigned for a Safe, confirmed for an account. */
  boolean isDone(String id) {
    if (ended.contains(id)) {
      return true;
    }
    JsonNode told = look(id);
    String state = told.path("state").asString();
    boolean safe = told.path("wallet").asString().startsWith("vault");
    boolean end = state.equals(safe ? "countersigned" : "confirmed");
    if (end) {
      ended.add(id);
    }
    return end;
  }

  /** Every approval that was acknowledged is there. */
  void approvalsAreThere() {
    for (Approved one : approved) {
      assertThat(look(one.transfer()).path("approvals").toString())
          .contains("person/" + one.person())
          .contains(one.digest());
    }
  }

  /** The journal is whole, and has each countersignature once and each approval. */
  void theJournalTells(Company company, Path folder) throws IOException {
    JournalFile journal = JournalFile.of(company.journal()).demandWhole();
    Path export = Files.writeString(folder.resolve("journal.jsonl"), journal.text());
    Said verified = Said.by("journal", "verify", export.toString());
    assertThat(verified.exitCode()).as(verified.out() + verified.err()).isZero();
    List<Given> given = Given.in(journal);
    Given.demandEachOnce(given);
    assertThat(given).hasSize(filed.size());
    assertThat(journal.ofKind("intent-filed")).hasSize(filed.size());
    for (Approved one : approved) {
      assertThat(JournalFile.bodies(journal.of("transfer-approved", "transfer/" + one.transfer())))
          .anySatisfy(body ->
              assertThat(body.path("deed").path("body").path("digest").asString())
                  .isEqualTo(one.digest()));
    }
  }
}
