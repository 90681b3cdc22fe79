package dev.countersign.acceptance.company;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.acceptance.node.Anvil;
import dev.countersign.acceptance.node.SafeRelease;
import dev.countersign.chain.crypto.PrivateKey;
import dev.countersign.chain.node.NodeClient;
import dev.countersign.chain.node.NodeFault;
import dev.countersign.chain.node.RpcValues;
import dev.countersign.model.value.Bytes;
import dev.countersign.server.Connections;
import dev.countersign.server.Server;
import dev.countersign.server.ServerOptions;
import dev.countersign.server.visit.EntraLog;
import dev.countersign.server.visit.Mailbox;
import dev.countersign.server.visit.Prepared;
import dev.countersign.server.visit.SoftMachine;
import dev.countersign.visit.Visitor;
import java.io.IOException;
import java.math.BigInteger;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/**
 * What employees should ask, at a new installation and line by line as it is configured: each step
 * changes the answers that it should, and no other.
 */
class PostureTest {
  private static final String OWN_POLICY =
      """
      policy: 1
      name: Our own
      groups: [approvers, security, administrators]
      governance:
        default: { approvals: { administrators: 1 }, cooling-off: 24h }
        stop:    { approvals: { any-of: [ { security: 1 }, { administrators: 2 } ] }, cooling-off: 0h }
      rules:
        - name: payments to known places
          when: { action: transfer, destination: known }
          then: allow
          approvals: { approvers: 2 }
      examples:
        - name: a payment to a counterparty waits for two
          given: { action: transfer, asset: ETH, amount: "1", destination: counterparty }
          expect: { verdict: hold, missing: { approvers: 2 } }
      """;

  private static final String SETTINGS =
      """
      access: 1
      responses:
        - { from: critical, do: [hold-transfers, end-sessions], act: true }
      networks:
        list: networks.txt
      """;

  @TempDir private Path folder;

  private final MovableClock clock = new MovableClock();

  /** The second node, which is connected while the others wait. */
  private volatile NodeClient second =
      (method, params) -> {
        throw new NodeFault(NodeFault.Kind.UNAVAILABLE, "there is no second node yet");
      };

  private static Map<String, String> states(Visitor who) {
    Map<String, String> states = new TreeMap<>();
    for (JsonNode answer : Visitor.told(who.get("/api/v1/posture")).path("answers")) {
      states.put(answer.path("question").asString(), answer.path("state").asString());
    }
    return states;
  }

  @Test
  void aNewInstallationIsHonestAboutWhatIsMissing() {
    try (Server server =
        Server.start(
            new ServerOptions(
                0,
                null,
                Prepared.in(folder.resolve("data")),
                null,
                List.of(),
                List.of(),
                Clock.systemUTC(),
                progress -> {}))) {
      Visitor ada =
          Visitor.founder(server.address(), Objects.requireNonNull(server.enrolmentLink()));
      Map<String, String> expected = new TreeMap<>();
      for (String missing :
          List.of(
              "event-sources",
              "network-knowledge",
              "administrators",
              "stop",
              "told",
              "backup",
              "journal-kept",
              "contacts",
              "own-domains")) {
        expected.put(missing, "missing");
      }
      for (String untold :
          List.of(
              "approvals-bound",
              "nodes",
              "owners-known",
              "modules-known",
              "one-person",
              "one-team",
              "one-device",
              "former-people",
              "unused-rights",
              "reviewed",
              "lures-reported")) {
        expected.put(untold, "cannot-tell");
      }
      for (String partly :
          List.of("second-factor", "session-response", "policy-tested", "rules-guarded")) {
        expected.put(partly, "partly");
      }
      expected.put("two-approvals", "met");
      expected.put("machines", "met");
      assertThat(states(ada)).isEqualTo(expected);
      String page = ada.get("/posture").body();
      expected.forEach((question, state) ->
          assertThat(page).contains("<li id=\"" + question + "\" data-state=\"" + state + "\">"));
      assertThat(page).contains("What it rests on", "Ada Example");
    }
  }

  @Test
  void turnsGreenLineByLine() throws IOException {
    Path data = folder.resolve("data");
    try (Mailbox mail = new Mailbox();
        Anvil anvil = Anvil.start(Company.CHAIN);
        OwnServer server =
            new OwnServer(
                data,
                clock,
                List.of(anvil, (method, params) -> second.call(method, params)),
                connections(mail));
        Company company = Company.over(anvil, server.address(), server.enrolmentLink())) {
      Visitor ada = company.person("ada");
      Visitor ben = company.person("ben");
      Map<String, String> before = states(ada);
      assertThat(before)
          .containsEntry("administrators", "met")
          .containsEntry("stop", "missing")
          .containsEntry("told", "partly");

      // Ben is told of it as long as he has not agreed.
      String proposed =
          Company.told(
                  ada.deed(
                      "/changes/propose/person-invited",
                      Map.of(
                          "name", "Eve Example", "email", "eve@example.com", "role-auditor", "on")))
              .path("location")
              .asString();
      Company.eventually("a notice got through", () -> "met".equals(states(ada).get("told")));
      before = changed(ada, before, "told", "met");
      Company.told(ben.deed(proposed + "/agree", Map.of()));
      company.invite("sid", "security");
      before = changed(ada, before, "stop", "partly");

      Visitor sid = company.person("sid");
      Company.told(sid.form("/stop", Map.of("reason", "We try it.")));
      before = changed(ada, before, "stop", "met");
      String lifting =
          Company.told(ada.deed("/changes/propose/stop-lifted", Map.of("reason", "It works.")))
              .path("location")
              .asString();
      Company.told(sid.deed(lifting + "/agree", Map.of()));
      before = changed(ada, before);

      company.change("policy-changed", Map.of("document", OWN_POLICY));
      before = changed(ada, before, "policy-tested", "met");

      String wallet = wallet(company);
      before =
          changed(
              ada,
              before,
              "owners-known",
              "missing",
              "modules-known",
              "met",
              "one-person",
              "partly",
              "one-team",
              "cannot-tell",
              "former-people",
              "met",
              "unused-rights",
              "met",
              "reviewed",
              "missing",
              "nodes",
              "partly");

      Anvil other = anvil.second();
      second = other;
      before = changed(ada, before, "nodes", "met");

      owners(company);
      before =
          changed(
              ada,
              before,
              "owners-known",
              "met",
              "one-person",
              "met",
              "one-team",
              "met",
              "one-device",
              "met");

      review(wallet, ada, ben);
      before = changed(ada, before, "reviewed", "met");

      Said backup =
          Said.by("backup", folder.resolve("company.backup").toString(), "--data", data.toString());
      assertThat(backup.exitCode()).as(backup.err()).isZero();
      before = changed(ada, before, "backup", "met");

      assertThat(sid.get("/journal/export").statusCode()).isEqualTo(200);
      before = changed(ada, before, "journal-kept", "met");

      Company.told(
          sid.form(
              "/contacts",
              Map.of(
                  "name",
                  "Some Exchange",
                  "kind",
                  "counterparty",
                  "channels",
                  "phone +41 44 000 00 00, from the contract")));
      before = changed(ada, before, "contacts", "met");
      Company.told(sid.form("/contacts/us", Map.of("name", "Example", "domains", "example.com")));
      before = changed(ada, before, "own-domains", "met");

      Company.told(ada.form("/reports", Map.of("text", "Hello, please pay this invoice today.")));
      before = changed(ada, before, "lures-reported", "met");

      company.invite("rea", "requester");
      company.invite("abe", "approver");
      company.invite("amy", "approver");
      company.change("book-changed", Company.book(Company.SUPPLIER, "Supplier"));
      before = changed(ada, before);
      String transfer = company.ask("rea", company.intent("treasury", Company.SUPPLIER, "1"));
      Company.told(
          company
              .person("abe")
              .deed(
                  transfer + "/approve",
                  Map.of(
                      "digest",
                      Company.group(
                          ada.get(transfer).body(), "data-digest=\"(0x[0-9a-f]{64})\""))));
      before = changed(ada, before, "approvals-bound", "met");

      SoftMachine feed = new SoftMachine(company.address(), "entra-feed");
      company.change("machine-added", feed.form(company.id("ada"), "events"));
      before = changed(ada, before);
      happens(feed, EntraLog.signIn("rea@example.com", clock.instant(), true));
      before = changed(ada, before, "event-sources", "met", "second-factor", "met");

      Path settings = Files.writeString(folder.resolve("access.yaml"), SETTINGS);
      Files.writeString(folder.resolve("networks.txt"), "198.51.100.0/24,hosting,Rented Servers\n");
      server.again(connections(mail).withAccess(settings));
      comeIn(company);
      before = changed(ada, before, "network-knowledge", "met", "session-response", "met");

      company.change("installation-settled", Map.of());
      before = changed(ada, before, "rules-guarded", "met");
      assertThat(before).as("everything is met").values().containsOnly("met");
      turnsBackAsTheEvidenceGoes(company, feed, anvil, other, before);
      seesStatesAndNoNames(company, wallet);
    }
  }

  /** What was met is met no longer once what it rests on says otherwise, is old, or is gone. */
  private void turnsBackAsTheEvidenceGoes(
      Company company, SoftMachine feed, Anvil anvil, Anvil other, Map<String, String> met) {
    Visitor ada = company.person("ada");
    happens(feed, EntraLog.signIn("cy@example.com", clock.instant(), false));
    Company.eventually(
        "a sign-in without a second factor is found",
        () -> "missing".equals(states(ada).get("second-factor")));
    Map<String, String> before = changed(ada, met, "second-factor", "missing");
    assertThat(ada.get("/posture").body()).contains("cy@example.com");
    assertThat(company.person("rea").get("/posture").body()).doesNotContain("cy@example.com");

    other.send(other.accounts().getFirst(), Company.SUPPLIER, BigInteger.ONE, Bytes.EMPTY);
    mine(anvil);
    mine(other);
    before = changed(ada, before, "nodes", "missing");
    other.close();
    before = changed(ada, before, "nodes", "partly");

    pass(company, Duration.ofHours(25));
    before = changed(ada, before, "event-sources", "missing");
    feed.follow(clock);
    happens(feed, EntraLog.signIn("rea@example.com", clock.instant(), true));
    before = changed(ada, before, "event-sources", "met");

    pass(company, Duration.ofDays(31));
    before =
        changed(
            ada,
            before,
            "event-sources",
            "missing",
            "second-factor",
            "partly",
            "told",
            "partly",
            "backup",
            "missing",
            "journal-kept",
            "missing",
            "lures-reported",
            "partly");

    pass(company, Duration.ofDays(62));
    changed(
        ada,
        before,
        "reviewed",
        "missing",
        "network-knowledge",
        "partly",
        "unused-rights",
        "missing");
  }

  private void pass(Company company, Duration time) {
    clock.move(time);
    comeIn(company);
  }

  private void comeIn(Company company) {
    for (String name : List.of("ada", "ben", "sid", "rea")) {
      company.person(name).follow(clock);
      company.person(name).signIn();
    }
  }

  private static void happens(SoftMachine feed, String record) {
    HttpResponse<String> answer = feed.events("entra", record);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
  }

  private static void mine(Anvil node) {
    node.ask("anvil_mine", RpcValues.text("0x5"));
  }

  /** Whoever has no oversight sees states, and neither names nor who can reach a wallet. */
  private static void seesStatesAndNoNames(Company company, String wallet) {
    Visitor rea = company.person("rea");
    String page = rea.get("/posture").body();
    assertThat(page)
        .contains("data-state=\"met\"", "data-state=\"missing\"")
        .doesNotContain("What it rests on", "Ada Example", "Ledger");
    assertThat(rea.get("/api/v1/posture").body()).doesNotContain("evidence", "Ada Example");
    assertThat(rea.get(wallet + "/access", "Accept", "application/json").statusCode())
        .isEqualTo(403);
    assertThat(rea.get("/api/v1" + wallet + "/access").statusCode()).isEqualTo(403);
  }

  /** The states now, of which those and no others are not as before. */
  private static Map<String, String> changed(
      Visitor who, Map<String, String> before, String... expected) {
    Map<String, String> wanted = new TreeMap<>(before);
    for (int i = 0; i < expected.length; i += 2) {
      wanted.put(expected[i], expected[i + 1]);
    }
    Map<String, String> now = states(who);
    assertThat(now).isEqualTo(wanted);
    return now;
  }

  private static String wallet(Company company) {
    company.change(
        "wallet-added",
        company.wallet("safe", "treasury", company.newSafe(SafeRelease.V1_4_1).address()));
    return Company.group(
        company.person("ada").get("/wallets/access").body(),
        "href=\"(/wallets/[0-9a-f-]{36})/access\"");
  }

  /** By a list, after its mistakes were told. */
  private static void owners(Company company) {
    Visitor ada = company.person("ada");
    StringBuilder list = new StringBuilder("address,person,mail,device,team\n");
    int number = 0;
    for (PrivateKey owner : company.owners()) {
      number++;
      list.append(owner.address())
          .append(",Owner ")
          .append(number)
          .append(",owner")
          .append(number)
          .append("@example.com,Ledger ")
          .append(number)
          .append(",team ")
          .append(number)
          .append('\n');
    }
    String wrong = bring(ada, list + "0x12,Somebody,,,\n");
    assertThat(ada.get(wrong).body()).contains("Line 5: The address is not an address");
    assertThat(Company.refused(ada.form(wrong + "/take", Map.of()))).contains("Nothing was taken");
    String right = bring(ada, list.toString());
    assertThat(ada.get(right).body()).contains("3 new, 0 gone, 0 as before");
    Company.told(ada.form(right + "/take", Map.of()));
    assertThat(ada.get(bring(ada, list.toString())).body()).contains("0 new, 0 gone, 3 as before");
  }

  private static String bring(Visitor who, String list) {
    return Company.told(
            who.form("/wallets/access/import", Map.of("kind", "owners", "content", list)))
        .path("location")
        .asString();
  }

  /** Nobody decides on their own rights, and it ends once all are decided on. */
  private static void review(String wallet, Visitor ada, Visitor ben) {
    Company.told(ada.form(wallet + "/review", Map.of()));
    JsonNode access = Visitor.told(ada.get("/api/v1" + wallet + "/access"));
    assertThat(access.path("enough").path("people").path("number").asInt()).isEqualTo(3);
    int lines = access.path("rights").size();
    assertThat(Company.refused(ada.form(wallet + "/review/end", Map.of())))
        .contains(lines + " rights are not decided on yet");
    int own = 0;
    for (int line = 1; line <= lines; line++) {
      Map<String, String> form = new HashMap<>();
      form.put("line", Integer.toString(line));
      form.put("decision", "confirmed");
      var answer = ada.form(wallet + "/review/line", form);
      if (answer.statusCode() / 100 != 2) {
        own++;
        assertThat(Company.refused(answer)).contains("your own");
        Company.told(ben.form(wallet + "/review/line", form));
      }
    }
    assertThat(own).isPositive();
    Company.told(ben.form(wallet + "/review/end", Map.of()));
    assertThat(Visitor.told(ada.get("/api/v1" + wallet + "/access")).path("findings").toString())
        .doesNotContain("right-grew", "review-due");
  }

  private Connections connections(Mailbox mail) throws IOException {
    Path password = Files.writeString(folder.resolve("password"), mail.password() + "\n");
    return Connections.of(
        new Connections.Said(
            mail.url(), password, "Countersign <countersign@example.com>", null, null));
  }
}
