package dev.countersign.acceptance.company;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.acceptance.node.Anvil;
import dev.countersign.acceptance.node.SafeDeployment.Safe;
import dev.countersign.acceptance.node.SafeRelease;
import dev.countersign.chain.crypto.PrivateKey;
import dev.countersign.chain.node.RpcValues;
import dev.countersign.chain.safe.Confirmation;
import dev.countersign.chain.safe.ExecTransaction;
import dev.countersign.chain.safe.SafeSignatures;
import dev.countersign.chain.safe.SafeTransaction;
import dev.countersign.model.json.Json;
import dev.countersign.model.value.Address;
import dev.countersign.model.value.Bytes;
import dev.countersign.visit.Visitor;
import java.math.BigInteger;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A theft from the lure to the second wallet is one case, with all of it in order. */
class OneTheftTest {
  private static final Address THIEF = Address.of("0x0000000000000000000000000000000000bad001");

  private static final String LURE =
      "Dear candidate, we hire blockchain engineers, the salary is 400,000. Please download the"
          + " test project, run npm install and npm start on your work laptop.";

  @TempDir private Path folder;

  @Test
  void theLureTheSessionTheTransferAndTheWalletAreOneCase() {
    try (Company company = Company.found(folder.resolve("data"), Clock.systemUTC())) {
      company.complete(SafeRelease.V1_4_1, Policy.TWO_APPROVERS);
      Safe reserve = company.newTreasury("reserve");
      watched(company);

      String report =
          Company.told(company.person("rea").form("/reports", Map.of("text", LURE)))
              .path("location")
              .asString();
      Company.eventually(
          "the answer",
          () ->
              company.person("rea").form(report + "/met", Map.of("level", "opened")).statusCode()
                  == 200);
      String transfer = company.pay("rea", Company.SUPPLIER, "1.5");
      assertThat(cases(company)).as("nothing that opens one").isEmpty();

      Visitor thief = company.person("rea").thief();
      thief.form(transfer + "/withdraw", Map.of());
      JsonNode stolen = one(company);
      assertThat(stolen.path("kind").asString()).isEqualTo("session-stolen");

      company.person("rea").signIn();
      ObjectNode changed = company.payload(transfer).deepCopy();
      ((ObjectNode) changed.get("safeTx")).put("to", THIEF.toString());
      assertThat(company.attach("rea", transfer, changed).statusCode()).isEqualTo(422);

      steal(company, reserve);
      Company.eventually(
          "the wallet in the case",
          () -> one(company).path("kind").asString().equals("wallet-drained"));
      watched(company);

      JsonNode theft = one(company);
      assertThat(theft.path("id")).isEqualTo(stolen.path("id"));
      assertThat(theft.path("number").asString()).matches("20[0-9]{2}-0001");
      assertThat(theft.path("state").asString()).isEqualTo("open");
      Company.eventually(
          "what left", () -> told(one(company)).contains("Left: 1 ETH left reserve"));
      assertThat(steps(one(company)))
          .containsSubsequence(
              "report Reported",
              "report Opened it",
              "transfer Asked for",
              "access Found",
              "case Case opened",
              "transfer Refused",
              "alert Alert");
      assertThat(told(theft))
          .contains("rea Example opened it, they say")
          .contains("rea Example gave another payload for a transfer out of treasury");
      assertThat(subjects(theft)).as("the lure").anyMatch(one -> one.startsWith("campaign/"));
      assertThat(subjects(theft))
          .contains(
              "person/" + company.id("rea"),
              "wallet/" + company.walletId("reserve"),
              "address/" + THIEF.toHex(),
              Company.subject(transfer));
      assertThat(Json.compact(one(company)).replaceAll("\"timeline\".*", ""))
          .as("asked twice")
          .isEqualTo(Json.compact(one(company)).replaceAll("\"timeline\".*", ""));

      String page =
          company
              .person("sid")
              .get("/cases/" + theft.path("id").asString())
              .body()
              .replaceAll("<[^>]+>", "");
      assertThat(page)
          .contains("Stop all signing?", "It is about reserve", "Was it rea Example?")
          .contains(
              "Look at the incident", "What was found", "1 ETH left reserve for " + THIEF.toHex());
    }
  }

  private static List<JsonNode> cases(Company company) {
    List<JsonNode> all = new ArrayList<>();
    Company.told(company.person("sid").get("/api/v1/cases")).path("cases").forEach(all::add);
    return all;
  }

  /** The only case, whole. */
  private static JsonNode one(Company company) {
    Company.eventually("a case", () -> !cases(company).isEmpty());
    List<JsonNode> all = cases(company);
    assertThat(all).hasSize(1);
    return Company.told(
        company.person("sid").get("/api/v1/cases/" + all.getFirst().path("id").asString()));
  }

  private static List<String> steps(JsonNode theft) {
    List<String> steps = new ArrayList<>();
    theft
        .path("timeline")
        .forEach(
            one -> steps.add(one.path("source").asString() + " " + one.path("what").asString()));
    return steps;
  }

  private static String told(JsonNode theft) {
    StringBuilder told = new StringBuilder();
    theft
        .path("timeline")
        .forEach(one ->
            told.append(one.path("what").asString())
                .append(": ")
                .append(one.path("words").asString())
                .append('\n'));
    return told.toString();
  }

  private static List<String> subjects(JsonNode theft) {
    List<String> subjects = new ArrayList<>();
    theft.path("about").forEach(one -> subjects.add(one.path("thing").asString()));
    return subjects;
  }

  /** Waits until the newest block was read. */
  private static void watched(Company company) {
    Visitor sid = company.person("sid");
    Company.eventually("watching", () -> sid.get("/watch").body().contains("watch-chain allow"));
    company.anvil().ask("anvil_mine", RpcValues.text("0x1"));
    String newest =
        "data-block=\"" + Long.decode(company.anvil().ask("eth_blockNumber").asString()) + "\"";
    Company.eventually(newest, () -> sid.get("/watch").body().contains(newest));
  }

  /** The owners are fooled: all of them sign, and Countersign is not asked. */
  private static void steal(Company company, Safe safe) {
    SafeTransaction transaction = safe.call(THIEF, Anvil.ETHER, Bytes.EMPTY);
    Map<Address, Confirmation> signed = new LinkedHashMap<>();
    for (PrivateKey owner : company.owners()) {
      signed.put(
          owner.address(),
          SafeSignatures.one(owner.address(), owner.sign(safe.hash(transaction)).bytes()));
    }
    company
        .anvil()
        .send(
            company.anvil().accounts().getLast(),
            safe.address(),
            BigInteger.ZERO,
            ExecTransaction.encode(transaction, SafeSignatures.join(signed)));
  }
}
