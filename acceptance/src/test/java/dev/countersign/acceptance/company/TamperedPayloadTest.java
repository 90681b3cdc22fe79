package dev.countersign.acceptance.company;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.countersign.acceptance.node.Anvil;
import dev.countersign.acceptance.node.SafeDeployment;
import dev.countersign.acceptance.node.SafeDeployment.Safe;
import dev.countersign.acceptance.node.SafeRelease;
import dev.countersign.chain.node.NodeFault;
import dev.countersign.chain.node.RpcValues;
import dev.countersign.chain.payload.SafePayload;
import dev.countersign.chain.recognise.PayloadReader;
import dev.countersign.chain.safe.Confirmation;
import dev.countersign.chain.safe.ExecTransaction;
import dev.countersign.chain.safe.SafeSignatures;
import dev.countersign.chain.safe.SafeTransaction;
import dev.countersign.model.json.Json;
import dev.countersign.model.value.Address;
import dev.countersign.model.value.Bytes;
import java.math.BigInteger;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.node.ObjectNode;

/** A transfer that was asked for, copied with one thing changed. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TamperedPayloadTest {
  private static final Address THIEF = Address.of("0x0000000000000000000000000000000000bad001");
  private static final BigInteger UNITS = BigInteger.valueOf(600_000_000);

  private Company company;
  private Address coin;
  private Address otherCoin;
  private int wallets;

  /** A payment of 600 COIN that waits, and the payload that was composed for it. */
  private record Asked(Safe safe, String transfer, ObjectNode payload) {
    ObjectNode fields() {
      return (ObjectNode) payload.get("safeTx");
    }
  }

  @BeforeAll
  void found(@TempDir Path folder) {
    company = Company.found(folder, Clock.systemUTC());
    company.complete(SafeRelease.V1_4_1, Policy.TWO_APPROVERS);
    coin = company.anvil().create("Coin");
    otherCoin = company.anvil().create("Coin");
    company.change("book-changed", token(coin, "COIN"));
    company.change("book-changed", token(otherCoin, "NICKEL"));
  }

  @AfterAll
  void stop() {
    company.close();
  }

  @Test
  void anotherDestinationIsRefused() {
    refused("but the payload sends", tx -> tx.put("data", transfer(THIEF, UNITS).toHex()));
  }

  @Test
  void anotherDestinationThatIsKnownAsWellIsRefused() {
    Address known = Address.of("0x00000000000000000000000000000000000ca12e");
    company.change("book-changed", Company.book(known, "Landlord"));
    refused("Landlord", tx -> tx.put("data", transfer(known, UNITS).toHex()));
  }

  @Test
  void anotherAmountIsRefused() {
    refused(
        "600.000001",
        tx -> tx.put("data", transfer(Company.SUPPLIER, UNITS.add(BigInteger.ONE)).toHex()));
  }

  @Test
  void coinsBesideTheTokensAreRefused() {
    refused("ETH", tx -> tx.put("value", "1"));
  }

  @Test
  void anotherTokenIsRefused() {
    refused("NICKEL", tx -> tx.put("to", otherCoin.toString()));
  }

  @Test
  void anotherOperationIsRefused() {
    refused("with the full authority of", tx -> tx.put("operation", 1));
  }

  @Test
  void anotherChainIsRefused() {
    Asked asked = ask();
    ObjectNode copy = asked.payload().deepCopy();
    copy.put("chainId", Company.CHAIN + 1);
    refused(asked, copy, "chain");
  }

  @Test
  void anotherWalletIsRefused() {
    Asked asked = ask();
    ObjectNode copy = asked.payload().deepCopy();
    copy.put("safe", company.safe().address().toString());
    refused(asked, copy, "wallet");
  }

  @Test
  void everySingleByteOfTheDataCounts() {
    Asked asked = ask();
    byte[] data = Bytes.fromHex(asked.fields().path("data").asString()).toArray();
    for (int i = 0; i < data.length; i++) {
      byte[] changed = data.clone();
      changed[i] ^= 1;
      ObjectNode copy = asked.payload().deepCopy();
      ((ObjectNode) copy.get("safeTx")).put("data", Bytes.of(changed).toHex());
      HttpResponse<String> answer = company.attach("rea", asked.transfer(), copy);
      assertThat(answer.statusCode()).as("byte %d", i).isEqualTo(422);
    }
    assertThat(company.payload(asked.transfer())).isEqualTo(asked.payload());
  }

  @Test
  void bytesBehindTheDataAreRefused() {
    refused("follow", tx -> tx.put("data", tx.path("data").asString() + "00"));
  }

  @Test
  void aRefundForWhoeverCarriesItOutIsRefused() {
    refused(
        "refund",
        tx ->
            tx.put("gasPrice", "1000000000")
                .put("baseGas", "1000000")
                .put("refundReceiver", THIEF.toString()));
  }

  @Test
  void anotherNonceMakesEarlierApprovalsWorthNothing() {
    Asked asked = ask();
    Company.told(company.approve("abe", asked.transfer()));
    String before = company.digest(asked.transfer());
    ObjectNode copy = asked.payload().deepCopy();
    ((ObjectNode) copy.get("safeTx")).put("nonce", "1");
    Company.told(company.attach("rea", asked.transfer(), copy));
    assertThat(company.page(asked.transfer())).contains("Still missing: 2 of approvers");
    HttpResponse<String> late =
        company.person("amy").deed(asked.transfer() + "/approve", Map.of("digest", before));
    assertThat(Company.refused(late)).contains("another than what you were shown");
    Company.told(company.approve("amy", asked.transfer()));
    assertThat(company.state(asked.transfer())).isEqualTo("waiting");
  }

  @Test
  void aSecondPayloadForANonceThatWasGivenIsNeverCountersigned() {
    Asked first = ask();
    approveAsShown("abe", first);
    approveAsShown("amy", first);
    assertThat(company.state(first.transfer())).isEqualTo("countersigned");
    String second = company.ask("rea", intent(label(), "500"));
    ObjectNode payload = company.payload(second);
    assertThat(payload.path("safeTx").path("nonce").asString()).isEqualTo("1");
    ((ObjectNode) payload.get("safeTx")).put("nonce", "0");
    company.attach("rea", second, payload);
    company.approve("abe", second);
    company.approve("amy", second);
    assertThat(company.state(second)).isEqualTo("waiting");
    assertThat(company.page(second)).contains("nonce 0 was given to another payload");
  }

  @Test
  void whatIsCarriedOutIsWhatWasCountersignedToTheLastBit() throws NodeFault {
    Asked asked = ask();
    approveAsShown("abe", asked);
    approveAsShown("amy", asked);
    SafeTransaction tx = transaction(asked.payload());
    Bytes digest = Bytes.fromHex(company.digest(asked.transfer()));
    // The contract itself computes the hash that was shown, approved and signed.
    assertThat(asked.safe().hash(tx)).isEqualTo(digest);
    Bytes signatures = signatures(asked.transfer(), digest);
    for (Map.Entry<String, SafeTransaction> one : changed(tx).entrySet()) {
      assertThatThrownBy(
              () -> carryOut(company.anvil(), asked.safe().address(), one.getValue(), signatures))
          .as(one.getKey())
          .isInstanceOf(NodeFault.class)
          .hasMessageContaining("revert");
    }
    // It is the change that is refused, and not the signatures.
    assertThat(carryOut(company.anvil(), asked.safe().address(), tx, signatures)).isTrue();
    Company.told(company.confirm(asked.transfer(), 0));
    Company.told(company.confirm(asked.transfer(), 1));
    company.carryOut(asked.transfer(), asked.safe());
    company.await(asked.transfer(), "confirmed");
    assertThatThrownBy(() -> carryOut(company.anvil(), asked.safe().address(), tx, signatures))
        .as("the same once more")
        .isInstanceOf(NodeFault.class);
  }

  @Test
  void aCountersignatureIsWorthNothingOnAnotherChain() throws NodeFault {
    String payment = company.pay("rea", Company.SUPPLIER, "1");
    Company.told(company.approve("abe", payment));
    Company.told(company.approve("amy", payment));
    SafeTransaction tx = transaction(company.payload(payment));
    Bytes signatures = signatures(payment, Bytes.fromHex(company.digest(payment)));
    try (Anvil twin = Anvil.start(Company.CHAIN + 1)) {
      Safe same =
          new SafeDeployment(twin)
              .create(
                  SafeRelease.V1_4_1,
                  3,
                  company.key(),
                  company.owners().get(0).address(),
                  company.owners().get(1).address(),
                  company.owners().get(2).address());
      assertThat(same.address()).isEqualTo(company.safe().address());
      assertThatThrownBy(() -> carryOut(twin, same.address(), tx, signatures))
          .isInstanceOf(NodeFault.class);
    }
    assertThat(carryOut(company.anvil(), company.safe().address(), tx, signatures)).isTrue();
  }

  private void refused(String sentence, Consumer<ObjectNode> tamper) {
    Asked asked = ask();
    ObjectNode copy = asked.payload().deepCopy();
    tamper.accept((ObjectNode) copy.get("safeTx"));
    refused(asked, copy, sentence);
  }

  /** It is refused and told; what was asked for goes on, with its own payload. */
  private void refused(Asked asked, ObjectNode copy, String sentence) {
    Company.told(company.approve("abe", asked.transfer()));
    assertThat(Company.refused(company.attach("rea", asked.transfer(), copy))).contains(sentence);
    JournalFile journal = JournalFile.of(company.journal());
    assertThat(JournalFile.bodies(journal.of("finding", Company.subject(asked.transfer()))))
        .singleElement()
        .satisfies(body -> assertThat(body.path("code").asString()).isEqualTo("payload-refused"));
    Company.told(company.approve("amy", asked.transfer()));
    assertThat(company.state(asked.transfer())).isEqualTo("countersigned");
    Bytes digest = asked.safe().hash(transaction(asked.payload()));
    assertThat(countersigned(asked.transfer()).path("digest").asString()).isEqualTo(digest.toHex());
  }

  private Asked ask() {
    wallets++;
    Safe safe = company.newTreasury(label());
    for (Address one : List.of(coin, otherCoin)) {
      company
          .anvil()
          .send(
              company.anvil().accounts().getFirst(),
              one,
              BigInteger.ZERO,
              Anvil.data("mint(address,uint256)", safe.address(), UNITS.multiply(BigInteger.TWO)));
    }
    String transfer = company.ask("rea", intent(label(), "600"));
    return new Asked(safe, transfer, company.payload(transfer));
  }

  private String label() {
    return "vault-" + wallets;
  }

  private Map<String, String> intent(String wallet, String amount) {
    Map<String, String> form = new HashMap<>(company.intent(wallet, Company.SUPPLIER, amount));
    form.put("asset", coin.toString());
    return form;
  }

  private void approveAsShown(String who, Asked asked) {
    Company.told(company.approve(who, asked.transfer()));
  }

  private tools.jackson.databind.JsonNode countersigned(String transfer) {
    return JournalFile.bodies(
            JournalFile.of(company.journal())
                .of("transfer-countersigned", Company.subject(transfer)))
        .getFirst();
  }

  /** Countersign's, as it was recorded, and two owners' own. */
  private Bytes signatures(String transfer, Bytes digest) {
    Map<Address, Confirmation> by = new LinkedHashMap<>();
    Bytes own = Bytes.fromHex(countersigned(transfer).path("signature").asString());
    by.put(company.key(), SafeSignatures.one(company.key(), own));
    company
        .owners()
        .subList(0, 2)
        .forEach(owner ->
            by.put(
                owner.address(), SafeSignatures.one(owner.address(), owner.sign(digest).bytes())));
    return SafeSignatures.join(by);
  }

  private static Map<String, SafeTransaction> changed(SafeTransaction tx) {
    byte[] byteChanged = tx.data().toArray();
    byteChanged[byteChanged.length - 1] ^= 1;
    Map<String, SafeTransaction> all = new LinkedHashMap<>();
    all.put("destination", with(tx, THIEF, tx.value(), tx.data(), 0, BigInteger.ZERO));
    all.put("amount", with(tx, tx.to(), BigInteger.ONE, tx.data(), 0, BigInteger.ZERO));
    all.put("a byte", with(tx, tx.to(), tx.value(), Bytes.of(byteChanged), 0, BigInteger.ZERO));
    all.put("operation", with(tx, tx.to(), tx.value(), tx.data(), 1, BigInteger.ZERO));
    all.put("gas", with(tx, tx.to(), tx.value(), tx.data(), 0, BigInteger.ONE));
    return all;
  }

  private static SafeTransaction with(
      SafeTransaction tx, Address to, BigInteger value, Bytes data, int operation, BigInteger gas) {
    return new SafeTransaction(
        to,
        value,
        data,
        operation,
        gas,
        tx.baseGas(),
        tx.gasPrice(),
        tx.gasToken(),
        tx.refundReceiver(),
        tx.nonce());
  }

  /** Tries it, from an account that owns nothing. */
  private static boolean carryOut(Anvil node, Address safe, SafeTransaction tx, Bytes signatures)
      throws NodeFault {
    ObjectNode call =
        Json.object()
            .put("from", node.accounts().getLast().toHex())
            .put("to", safe.toHex())
            .put("data", ExecTransaction.encode(tx, signatures).toHex());
    String answer =
        node.call("eth_call", RpcValues.params(call, RpcValues.text("latest"))).asString();
    return new BigInteger(answer.substring(2), 16).signum() == 1;
  }

  private static SafeTransaction transaction(ObjectNode payload) {
    byte[] text = Json.compact(payload).getBytes(StandardCharsets.UTF_8);
    return ((SafePayload) PayloadReader.read(text, Company.CHAIN).getFirst()).transaction();
  }

  private static Bytes transfer(Address to, BigInteger units) {
    return Anvil.data("transfer(address,uint256)", to, units);
  }

  private static Map<String, String> token(Address contract, String symbol) {
    return Map.of(
        "part",
        "tokens",
        "address",
        contract.toString(),
        "label",
        symbol,
        "decimals",
        "6",
        "chain",
        Long.toString(Company.CHAIN));
  }
}
