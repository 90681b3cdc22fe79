package dev.countersign.acceptance.company;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.acceptance.node.Anvil;
import dev.countersign.acceptance.node.SafeDeployment.Safe;
import dev.countersign.acceptance.node.SafeRelease;
import dev.countersign.chain.crypto.PrivateKey;
import dev.countersign.chain.node.NodeClient;
import dev.countersign.chain.node.RpcValues;
import dev.countersign.chain.safe.Confirmation;
import dev.countersign.chain.safe.ExecTransaction;
import dev.countersign.chain.safe.SafeSignatures;
import dev.countersign.chain.safe.SafeTransaction;
import dev.countersign.model.json.Json;
import dev.countersign.model.value.Address;
import dev.countersign.model.value.Bytes;
import dev.countersign.server.Connections;
import dev.countersign.server.visit.Hook;
import dev.countersign.server.visit.Mailbox;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The treasury's Safe on a chain that is watched: what was countersigned, and what was not. */
class WatchedTreasuryTest {
  private static final Address THIEF = Address.of("0x00000000000000000000000000000000000bad00");

  @TempDir private Path folder;
  private Path secret = Path.of("");
  private Path password = Path.of("");

  @BeforeEach
  void secrets() throws IOException {
    secret = Files.writeString(folder.resolve("secret"), Hook.SECRET);
    password = Files.writeString(folder.resolve("password"), "swordfish");
  }

  @Test
  void whatWasCountersignedIsSilentAndWhatWasNotStopsAllSigning() throws IOException {
    try (Hook hook = new Hook();
        Mailbox mailbox = new Mailbox();
        Company company =
            Company.found(folder.resolve("data"), Clock.systemUTC(), connections(hook, mailbox))) {
      company.complete(SafeRelease.V1_4_1, Policy.TWO_APPROVERS);
      company.change("wallet-added", company.wallet("account", "carrier", company.key()));
      company.fund(company.key(), 1);
      watched(company);

      String payment = company.pay("rea", Company.SUPPLIER, "1.5");
      Company.told(company.approve("abe", payment));
      Company.told(company.approve("amy", payment));
      Company.told(company.confirm(payment, 0));
      Company.told(company.confirm(payment, 1));
      company.carryOut(payment);
      company.await(payment, "confirmed");
      mine(company.anvil(), 3);
      watched(company);
      assertThat(company.journal())
          .contains("transfer-confirmed")
          .doesNotContain("alert-raised")
          .doesNotContain("signing-stopped");

      steal(company, company.safe().call(THIEF, Anvil.ETHER, Bytes.EMPTY));
      long block = System.nanoTime();
      Company.eventually("the stop", () -> company.journal().contains("signing-stopped"));
      tell("the stop", block);
      // Where the node shows it before it is in a block, that is the reason.
      assertThat(company.person("sid").get("/stop").body())
          .contains("nothing that was countersigned says so");
      Company.eventually("the move", () -> company.journal().contains("moved-uncountersigned"));
      assertThat(company.journal()).contains("1 ETH to " + THIEF.toHex() + " left treasury");
      assertThat(hook.await("signing-stopped", 1)).allMatch(Hook.Received::signed);
      assertThat(mailbox.await("sid@example.com", "stands still", 1)).isNotEmpty();
      assertThat(hook.await("incident-alert", 1).getFirst().body().toString())
          .contains("uncountersigned");
      tell("the webhook", block);
      assertThat(mailbox.await("sid@example.com", "CRITICAL", 1)).isNotEmpty();
      tell("the mail", block);

      String refused = company.pay("rea", Company.SUPPLIER, "1");
      Company.told(company.approve("abe", refused));
      company.approve("amy", refused);
      assertThat(company.state(refused)).isNotEqualTo("countersigned");
    }
  }

  @Test
  void codeThatIsReplacedIsSeenThoughItLeavesNoEvent() {
    try (Company company = Company.found(folder.resolve("data"), Clock.systemUTC())) {
      company.complete(SafeRelease.V1_3_0, Policy.TWO_APPROVERS);
      watched(company);
      Company.eventually(
          "who controls the treasury", () -> moves(company).contains("3 of 4 owners"));
      Address other = company.newSafe(SafeRelease.V1_3_0).address();
      // As in 2025: storage slot 0 is written past everything.
      company
          .anvil()
          .ask(
              "anvil_setStorageAt",
              RpcValues.text(company.safe().address().toHex()),
              RpcValues.text(Bytes.word(BigInteger.ZERO).toHex()),
              RpcValues.text(other.word().toHex()));
      mine(company.anvil(), 1);
      Company.eventually(
          "the change of control", () -> company.journal().contains("control-changed"));
      assertThat(company.person("sid").get("/stop").body())
          .contains("the code that it runs is " + other);
    }
  }

  @Test
  void whatWasSeenInBlocksThatLeaveTheChainIsTakenBack() {
    try (Company company = Company.found(folder.resolve("data"), Clock.systemUTC())) {
      company.complete(SafeRelease.V1_4_1, Policy.TWO_APPROVERS);
      watched(company);
      String before = snapshot(company.anvil());
      steal(company, company.safe().call(THIEF, Anvil.ETHER, Bytes.EMPTY));
      mine(company.anvil(), 9);
      Company.eventually("the alert", () -> company.journal().contains("alert-raised"));
      watched(company);
      assertThat(moves(company)).contains(THIEF.toString());
      company.anvil().ask("evm_revert", RpcValues.text(before));
      mine(company.anvil(), 12);
      Company.eventually(
          "what is taken back", () -> company.journal().contains("alert-taken-back"));
      watched(company);
      assertThat(moves(company)).doesNotContain(THIEF.toString());
      assertThat(company.journal()).contains("chain-reorganised");
    }
  }

  @Test
  void whatWaitsStopsSigningBeforeItIsInABlock() {
    try (Company company = Company.found(folder.resolve("data"), Clock.systemUTC())) {
      company.complete(SafeRelease.V1_4_1, Policy.TWO_APPROVERS);
      watched(company);
      Company.eventually(
          "who controls the treasury", () -> moves(company).contains("3 of 4 owners"));
      Anvil anvil = company.anvil();
      anvil.ask("evm_setAutomine", Json.object().booleanNode(false));
      Bytes junk =
          ExecTransaction.encode(company.safe().call(THIEF, Anvil.ETHER, Bytes.EMPTY), Bytes.EMPTY);
      wait(anvil, company.safe().address(), junk);
      wait(anvil, company.safe().address(), stealing(company, 2));
      wait(anvil, company.safe().address(), stealing(company, 3));
      Company.eventually("the stop", () -> company.journal().contains("pending-uncountersigned"));
      assertThat(company.person("sid").get("/stop").body())
          .contains("waits to be taken into a block")
          .contains("its owners signed it, and Countersign did not");
      assertThat(company.safe().nonce()).isZero();
      assertThat(company.journal()).containsOnlyOnce("\"alert-raised");
    }
  }

  /** Says how long something took, where {@code -Dwatch.latency=true} asks for it. */
  @Test
  void whatOneOfTwoNodesShowsIsBelievedOnceTheyAgree() {
    Anvil anvil = Anvil.start(Company.CHAIN);
    AtomicReference<NodeClient> second = new AtomicReference<>(anvil);
    try (Company company =
        Company.found(
            folder.resolve("data"),
            anvil,
            (method, asked) -> Objects.requireNonNull(second.get()).call(method, asked))) {
      company.complete(SafeRelease.V1_4_1, Policy.TWO_APPROVERS);
      watched(company);
      try (Anvil other = anvil.second()) {
        mine(other, 1); // another block than the one with the theft
        second.set(other);
        steal(company, company.safe().call(THIEF, Anvil.ETHER, Bytes.EMPTY));
        Company.eventually(
            "that they disagree",
            () -> company.person("sid").get("/incidents").body().contains("disagree"));
        assertThat(moves(company)).doesNotContain(THIEF.toString());
        assertThat(company.journal()).doesNotContain("moved-uncountersigned");
        second.set(anvil);
      }
      Company.eventually("the theft", () -> moves(company).contains(THIEF.toString()));
      Company.eventually("the alert", () -> company.journal().contains("moved-uncountersigned"));
    }
  }

  private static void tell(String what, long since) {
    if (Boolean.getBoolean("watch.latency")) {
      System.out.printf("%s: %d ms%n", what, (System.nanoTime() - since) / 1_000_000);
    }
  }

  private static void wait(Anvil anvil, Address to, Bytes data) {
    anvil.ask(
        "eth_sendTransaction",
        Json.object()
            .put("from", anvil.accounts().getLast().toHex())
            .put("to", to.toHex())
            .put("gas", "0x7a120")
            .put("data", data.toHex()));
  }

  private static String moves(Company company) {
    return company.person("sid").get("/watch").body();
  }

  /** Waits until the newest block was read. */
  private static void watched(Company company) {
    // It begins with the next block.
    Company.eventually("watching", () -> moves(company).contains("watch-chain allow"));
    mine(company.anvil(), 1);
    long newest = Long.decode(company.anvil().ask("eth_blockNumber").asString());
    Company.eventually(
        "block " + newest, () -> moves(company).contains("data-block=\"" + newest + "\""));
  }

  /** The owners are fooled: all of them sign, and Countersign is not asked. */
  private static void steal(Company company, SafeTransaction transaction) {
    company
        .anvil()
        .send(
            company.anvil().accounts().getLast(),
            company.safe().address(),
            BigInteger.ZERO,
            signed(company, transaction, 3));
  }

  private static Bytes stealing(Company company, int owners) {
    return signed(company, company.safe().call(THIEF, Anvil.ETHER, Bytes.EMPTY), owners);
  }

  private static Bytes signed(Company company, SafeTransaction transaction, int owners) {
    Safe safe = company.safe();
    Map<Address, Confirmation> signed = new LinkedHashMap<>();
    for (PrivateKey owner : company.owners().subList(0, owners)) {
      signed.put(
          owner.address(),
          SafeSignatures.one(owner.address(), owner.sign(safe.hash(transaction)).bytes()));
    }
    return ExecTransaction.encode(transaction, SafeSignatures.join(signed));
  }

  private static void mine(Anvil anvil, int blocks) {
    anvil.ask("anvil_mine", RpcValues.text("0x" + Integer.toHexString(blocks)));
  }

  private static String snapshot(Anvil anvil) {
    return anvil.ask("evm_snapshot").asString();
  }

  private Connections connections(Hook hook, Mailbox mailbox) {
    return Connections.of(
        new Connections.Said(
            mailbox.url(), password, "countersign@example.com", hook.url(), secret));
  }
}
