package dev.countersign.acceptance.company;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.acceptance.node.Anvil;
import dev.countersign.acceptance.node.SafeDeployment.Safe;
import dev.countersign.acceptance.node.SafeRelease;
import dev.countersign.chain.abi.Selector;
import dev.countersign.chain.crypto.PrivateKey;
import dev.countersign.chain.node.HttpNodeClient;
import dev.countersign.chain.node.NodeFault;
import dev.countersign.chain.node.RpcValues;
import dev.countersign.chain.safe.Confirmation;
import dev.countersign.chain.safe.ExecTransaction;
import dev.countersign.chain.safe.SafeSignatures;
import dev.countersign.chain.safe.SafeTransaction;
import dev.countersign.model.journal.JournalEntry;
import dev.countersign.model.json.Json;
import dev.countersign.model.value.Address;
import dev.countersign.model.value.Bytes;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A node that is dead, slow, on another chain, lying, or whose chain is reorganised: transfers are
 * held, the page says why, nothing is lost, and once the node is well they go on by themselves.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class NodeFailsTest {
  /** 1.25 ETH and 1.5 ETH in wei, as traces write them. */
  private static final String ASKED = "1158e460913d0000";

  private static final String OTHER = "14d1120d7b160000";

  private Company company;
  private FaultyNode node;
  private int wallets;

  @BeforeAll
  void found(@TempDir Path folder) {
    Anvil anvil = Anvil.start(Company.CHAIN);
    node = new FaultyNode(anvil);
    company = Company.found(folder, Clock.systemUTC(), anvil, node);
    company.complete(SafeRelease.V1_4_1, Policy.TWO_APPROVERS);
    // A test here carries something out past Countersign, which would rightly stop all others.
    Company.told(company.person("sid").form("/watch/stop", Map.of("mode", "rehearse")));
  }

  @AfterEach
  void recover() {
    node.recover();
  }

  @AfterAll
  void stop() {
    company.close();
  }

  @Test
  void whatIsAskedForWhileTheNodeIsDeadGoesOnOnceItLives() {
    vault();
    node.die();
    String payment = ask();
    assertThat(company.state(payment)).isEqualTo("waiting");
    assertThat(company.page(payment)).contains("There is nothing yet that could be signed");
    node.recover();
    Company.eventually(
        "it is composed",
        () -> company.person("otto").get(payment).body().contains("data-digest=\"0x"));
    approveBoth(payment);
    company.await(payment, "countersigned");
  }

  @Test
  void anApprovalThatIsGivenWhileTheNodeIsDeadCountsOnceItLives() {
    vault();
    String payment = ask();
    Company.told(company.approve("abe", payment));
    node.die();
    heldWith(payment, "Reading the payload found node-unavailable");
  }

  @Test
  void nothingIsSignedWhileTheNodeIsTooSlow() throws Exception {
    vault();
    String payment = ask();
    Company.told(company.approve("abe", payment));
    try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        HttpNodeClient slow =
            new HttpNodeClient(
                URI.create("http://127.0.0.1:" + silent.getLocalPort()), Duration.ofMillis(200))) {
      node.become(slow);
      heldWith(payment, "Reading the payload found node-unavailable");
    }
  }

  @Test
  void nothingIsSignedWhileTheNodeIsOnAnotherChain() {
    vault();
    String payment = ask();
    Company.told(company.approve("abe", payment));
    node.become((method, params) ->
        method.equals("eth_chainId")
            ? RpcValues.text("0x1")
            : company.anvil().call(method, params));
    // Whatever else asks the node in between finds out first that none is on the wallet's chain.
    heldWith(
        payment,
        "Reading the payload found node-on-another-chain",
        "a node of the wallet's chain, is not there");
  }

  @Test
  void nothingIsSignedWhileTheNodeSimulatesAnotherPayment() {
    vault();
    String payment = ask();
    Company.told(company.approve("abe", payment));
    node.become((method, params) -> {
      if (method.equals("debug_traceCall")) {
        throw new NodeFault(NodeFault.Kind.METHOD_MISSING, "the node lacks it");
      }
      JsonNode answer = company.anvil().call(method, params);
      return method.equals("eth_simulateV1")
          ? Json.parse(Json.compact(answer).replace(ASKED, OTHER), "The answer")
          : answer;
    });
    heldWith(payment, "simulation-disagrees");
  }

  @Test
  void aNodeThatHidesWhatUsedANonceEndsNothing() {
    Safe safe = vault();
    String payment = countersigned();
    Company.told(company.confirm(payment, 0));
    Company.told(company.confirm(payment, 1));
    hide("eth_getLogs", "eth_getTransactionReceipt");
    company.carryOut(payment, safe);
    Company.eventually(
        "the page says so",
        () -> company.page(payment).contains("shows no execution that used it"));
    assertThat(company.state(payment)).isEqualTo("countersigned");
    node.recover();
    company.await(payment, "confirmed");
    assertThat(kinds(payment))
        .contains("transfer-obstructed", "transfer-confirmed")
        .doesNotContain("transfer-failed");
  }

  @Test
  void aNodeThatClaimsThatANonceWasUsedEndsNothing() {
    Safe safe = vault();
    String payment = countersigned();
    String nonce = Selector.of("nonce()").toHex();
    node.become((method, params) ->
        method.equals("eth_call") && Json.compact(params).contains(nonce)
            ? RpcValues.text(Bytes.word(BigInteger.TEN).toHex())
            : company.anvil().call(method, params));
    Company.eventually(
        "the page says so", () -> company.page(payment).contains("nonce 0 was used, and shows no"));
    assertThat(company.state(payment)).isEqualTo("countersigned");
    node.recover();
    Company.eventually(
        "the page says so no more",
        () -> !company.page(payment).contains("countersigned The node says"));
    Company.told(company.confirm(payment, 0));
    Company.told(company.confirm(payment, 1));
    company.carryOut(payment, safe);
    company.await(payment, "confirmed");
    assertThat(kinds(payment))
        .contains("transfer-obstructed", "transfer-goes-on")
        .doesNotContain("transfer-failed");
  }

  @Test
  void whatReallyUsedANonceForSomethingElseEndsTheTransfer() {
    Safe safe = vault();
    String payment = countersigned();
    // The other three owners agree on something else without Countersign.
    carryOutWithoutCountersign(safe, safe.call(Company.SUPPLIER, Anvil.ETHER, Bytes.EMPTY));
    company.await(payment, "refused");
    assertThat(company.page(payment)).contains("nonce was used for something else");
  }

  @Test
  void aTransactionOfItsOwnThatTheNodeCallsFailedEndsNothing() {
    company.change("wallet-added", company.wallet("account", "carrier", company.key()));
    company.fund(company.key(), 100);
    vault("carrier");
    String payment = countersigned();
    node.become((method, params) -> {
      JsonNode answer = company.anvil().call(method, params);
      if (method.equals("eth_getTransactionReceipt") && answer.isObject()) {
        ObjectNode failed = (ObjectNode) answer.deepCopy();
        failed.put("status", "0x0").putArray("logs");
        return failed;
      }
      return method.equals("eth_getLogs") ? Json.object().arrayNode() : answer;
    });
    Company.told(company.confirm(payment, 0));
    Company.told(company.confirm(payment, 1));
    Company.eventually(
        "the page says so",
        () -> company.page(payment).contains("The signature can still be used"));
    assertThat(company.state(payment)).isEqualTo("countersigned");
    node.recover();
    company.await(payment, "confirmed");
  }

  @Test
  void whatWasConfirmedInABlockThatLeftTheChainIsOnItsWayAgain() {
    Safe safe = vault();
    String payment = countersigned();
    Company.told(company.confirm(payment, 0));
    Company.told(company.confirm(payment, 1));
    JsonNode before = company.anvil().ask("evm_snapshot");
    company.carryOut(payment, safe);
    company.await(payment, "confirmed");
    assertThat(company.anvil().ask("evm_revert", before).asBoolean()).isTrue();
    mine(3);
    company.await(payment, "sent");
    assertThat(kinds(payment)).contains("transfer-reorganised");
    assertThat(company.page(payment)).contains("left the chain");
    // The nonce is free again, and stays given to what it was given to.
    String next = company.ask("rea", company.intent(label(), Company.SUPPLIER, "1"));
    assertThat(company.payload(next).path("safeTx").path("nonce").asString()).isEqualTo("1");
    company.carryOut(payment, safe);
    company.await(payment, "confirmed");
    JournalFile.of(company.journal()).demandWhole();
  }

  private void carryOutWithoutCountersign(Safe safe, SafeTransaction transaction) {
    Bytes digest = safe.hash(transaction);
    Map<Address, Confirmation> by = new HashMap<>();
    for (PrivateKey owner : company.owners()) {
      by.put(owner.address(), SafeSignatures.one(owner.address(), owner.sign(digest).bytes()));
    }
    company
        .anvil()
        .send(
            company.anvil().accounts().getLast(),
            safe.address(),
            BigInteger.ZERO,
            ExecTransaction.encode(transaction, SafeSignatures.join(by)));
  }

  private void mine(int blocks) {
    company.anvil().ask("anvil_mine", RpcValues.text("0x" + Integer.toHexString(blocks)));
  }

  /** Amy's approval is taken, nothing is signed, the page says why; and then it goes on. */
  private void heldWith(String payment, String... sentences) {
    Company.told(company.approve("amy", payment));
    assertThat(company.state(payment)).isEqualTo("waiting");
    assertThat(company.page(payment)).containsAnyOf(sentences);
    assertThat(kinds(payment)).doesNotContain("transfer-countersigned");
    node.recover();
    company.await(payment, "countersigned");
  }

  private void hide(String... methods) {
    Set<String> hidden = Set.of(methods);
    node.become((method, params) -> {
      JsonNode answer = company.anvil().call(method, params);
      if (!hidden.contains(method)) {
        return answer;
      }
      return method.equals("eth_getLogs") ? Json.object().arrayNode() : Json.object().nullNode();
    });
  }

  private Set<String> kinds(String payment) {
    return JournalFile.of(company.journal()).entries().stream()
        .filter(one -> one.subject().equals(Company.subject(payment)))
        .map(JournalEntry::kind)
        .collect(Collectors.toSet());
  }

  private Safe vault() {
    wallets++;
    Safe safe = company.newTreasury(label());
    company.fund(safe.address(), 10);
    return safe;
  }

  private Safe vault(String executor) {
    wallets++;
    Safe safe = company.newSafe(SafeRelease.V1_4_1);
    Map<String, String> form = new HashMap<>(company.wallet("safe", label(), safe.address()));
    form.put("executor", company.walletId(executor));
    company.change("wallet-added", form);
    company.fund(safe.address(), 10);
    return safe;
  }

  private String label() {
    return "vault-" + wallets;
  }

  private String ask() {
    return company.ask("rea", company.intent(label(), Company.SUPPLIER, "1.25"));
  }

  private String countersigned() {
    String payment = ask();
    approveBoth(payment);
    assertThat(company.state(payment)).isEqualTo("countersigned");
    return payment;
  }

  private void approveBoth(String payment) {
    Company.told(company.approve("abe", payment));
    Company.told(company.approve("amy", payment));
  }
}
