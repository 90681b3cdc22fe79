package dev.countersign.chain.safeservice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.countersign.chain.crypto.PrivateKey;
import dev.countersign.chain.safe.ConfirmationCheck.Result;
import dev.countersign.chain.safe.SafeTransaction;
import dev.countersign.chain.safe.SafeVersion;
import dev.countersign.chain.safeservice.QueueEntry.Contradictory;
import dev.countersign.chain.safeservice.QueueEntry.Waiting;
import dev.countersign.chain.safeservice.SafeService.Api;
import dev.countersign.model.json.Json;
import dev.countersign.model.value.Address;
import dev.countersign.model.value.Bytes;
import dev.countersign.model.value.Keccak256;
import dev.countersign.model.value.UnreadableInput;
import java.io.IOException;
import java.math.BigInteger;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.ObjectNode;

class SafeServiceTest {
  private static final List<PrivateKey> KEYS = List.of(key(1), key(2), key(3));
  private static final PrivateKey STRANGER = key(9);
  private static final ServiceSafe SAFE =
      new ServiceSafe(
          1,
          Address.of("0x1db92e2eebc8e0c075a02bea49a2935bcd2dfcf4"),
          SafeVersion.parse("1.4.1"),
          Set.of(KEYS.get(0).address(), KEYS.get(1).address(), KEYS.get(2).address()));
  private static final BigInteger FROM = BigInteger.valueOf(71);

  private ServiceStandIn service;
  private SafeService client;

  @BeforeEach
  void start() throws IOException {
    service = new ServiceStandIn();
    service.entries().addAll(ServiceStandIn.recorded("queue-v2"));
    client = new SafeService(service.uri(), "the key", SafeService.TIMEOUT, Api.V2);
  }

  @AfterEach
  void stop() {
    client.close();
    service.close();
  }

  @ParameterizedTest
  @EnumSource
  void readsTheQueueInBothForms(Api api) throws ServiceFault {
    service.entries().clear();
    String form = api.name().toLowerCase(Locale.ROOT);
    service.entries().addAll(ServiceStandIn.recorded("queue-" + form));
    try (SafeService either = new SafeService(service.uri(), null, SafeService.TIMEOUT, api)) {
      List<QueueEntry> entries = either.waiting(SAFE, FROM);
      assertThat(entries).hasSize(2).allMatch(Waiting.class::isInstance);
      Waiting first = (Waiting) entries.getFirst();
      assertThat(first.payload().transaction().nonce()).isEqualTo(71);
      assertThat(first.payload().transaction().value()).isEqualTo("1000000000000000000");
      assertThat(first.payload().version()).isEqualTo(SAFE.version());
      assertThat(first.confirmations().counting())
          .extracting(Result.Counts::owner)
          .containsExactly(KEYS.get(0).address(), KEYS.get(1).address());
      assertThat(first.origin()).contains("Transaction Builder");
      QueueEntry alone = either.transaction(SAFE, first.hash().safeTxHash());
      assertThat(alone).isEqualTo(first);
    }
    assertThat(service.asked().getFirst().line())
        .isEqualTo(
            "GET /tx-service/eth/api/"
                + form
                + "/safes/0x1Db92e2EeBC8E0c075a02BeA49a2935BcD2dFCF4/multisig-transactions/"
                + "?executed=false&ordering=nonce&limit=100&offset=0&nonce__gte=71");
  }

  @Test
  void readsPageAfterPageAndFollowsNoLink() throws ServiceFault {
    List<ObjectNode> recorded = List.copyOf(service.entries());
    service.entries().clear();
    for (int i = 0; i < 150; i++) {
      service.entries().add(recorded.get(0));
    }
    service.entries().add(recorded.get(1));
    assertThat(client.waiting(SAFE, FROM)).as("the same one counts once").hasSize(2);
    assertThat(service.asked()).hasSize(2);
    assertThat(service.asked().get(1).line()).contains("offset=100");
    assertThat(service.asked()).allMatch(one -> one.authorization().equals("Bearer the key"));
  }

  @Test
  void givesUpOnPagesThatNeverEnd() {
    service.script(exchange -> {
      ServiceStandIn.send(exchange, 200, "{\"next\":\"x\",\"results\":[1]}");
      return true;
    });
    assertThat(fault().sentence()).contains("pages do not end after 20");
    service.script(exchange -> {
      ServiceStandIn.send(exchange, 200, "{\"next\":\"x\",\"results\":[]}");
      return true;
    });
    assertThat(fault().sentence()).contains("an empty page");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "to|0x88a1493366D48225Fc3CEfBdAe9EbB23e323AdE4|its fields hash to",
        "to|0x88a1493366d48225fc3cEFbdae9eBb23E323Ade3|wrong EIP-55 checksum",
        "value|999999999999999999|its fields hash to",
        "data|0x00|its fields hash to",
        "operation|1|its fields hash to",
        "nonce|72|its fields hash to",
        "safeTxGas|1|its fields hash to",
        "gasToken|0x88a1493366D48225fc3cEFbdae9eBb23E323Ade3|its fields hash to",
        "refundReceiver|0x88a1493366D48225fc3cEFbdae9eBb23E323Ade3|its fields hash to",
        "safeTxHash|0x00|a hash has 32",
        "safeTxHash||is nothing",
        "safe|0x88a1493366D48225fc3cEFbdae9eBb23E323Ade3|lists a transaction of",
        "safe||lists a transaction of no Safe",
        "nonce||without its nonce",
        "to||\"to\" is missing",
        "operation|7|\"operation\" is 7",
        "value|-1|not a whole number",
      })
  void saysWhatContradictsItself(String field, String value, String because) throws ServiceFault {
    change(
        0,
        entry -> {
          if (value == null) {
            entry.putNull(field);
          } else {
            entry.put(field, value);
          }
        });
    List<QueueEntry> entries = client.waiting(SAFE, FROM);
    assertThat(entries).hasSize(2);
    assertThat(((Contradictory) entries.get(0)).sentence()).contains(because);
    assertThat(entries.get(1)).as("the other one is not touched").isInstanceOf(Waiting.class);
  }

  @Test
  void countsNobodyElsesSignatures() throws ServiceFault {
    Bytes hash = hash(0);
    Bytes other = Keccak256.hash(hash);
    change(
        0,
        entry -> {
          confirm(entry, 0, KEYS.get(0).address(), KEYS.get(0).sign(other).bytes());
          confirm(entry, 1, KEYS.get(1).address(), KEYS.get(0).sign(hash).bytes());
        });
    Waiting waiting = (Waiting) client.waiting(SAFE, FROM).getFirst();
    assertThat(waiting.confirmations().counting()).isEmpty();
    assertThat(waiting.confirmations().refused()).hasSize(2);
    change(
        0,
        entry -> {
          confirm(entry, 0, STRANGER.address(), STRANGER.sign(hash).bytes());
          confirm(entry, 1, KEYS.get(1).address(), KEYS.get(1).sign(hash).bytes());
        });
    waiting = (Waiting) client.waiting(SAFE, FROM).getFirst();
    assertThat(waiting.confirmations().counting()).hasSize(1);
    assertThat(waiting.confirmations().refused().getFirst().sentence()).contains("who is no owner");
  }

  @Test
  void refusesWhatItDidNotAskFor() throws ServiceFault {
    change(0, entry -> entry.put("isExecuted", true));
    List<QueueEntry> entries = client.waiting(SAFE, BigInteger.valueOf(73));
    assertThat(entries).allMatch(Contradictory.class::isInstance);
    assertThat(((Contradictory) entries.get(0)).sentence()).contains("was carried out");
    assertThat(((Contradictory) entries.get(1)).sentence()).contains("an earlier one");
    Bytes first = hash(0);
    String second = Json.compact(service.entries().get(1));
    service.script(exchange -> {
      ServiceStandIn.send(exchange, 200, second);
      return true;
    });
    assertThat(((Contradictory) client.transaction(SAFE, first)).sentence())
        .contains("was asked for the transaction " + first);
  }

  /** The hash of another chain, or of a Safe of another version, is another. */
  @Test
  void holdsItAgainstTheChainAndTheVersion() throws ServiceFault {
    ServiceSafe elsewhere = new ServiceSafe(10, SAFE.address(), SAFE.version(), SAFE.owners());
    ServiceSafe older =
        new ServiceSafe(1, SAFE.address(), SafeVersion.parse("1.1.1"), SAFE.owners());
    assertThat(client.waiting(elsewhere, FROM)).allMatch(Contradictory.class::isInstance);
    assertThat(client.waiting(older, FROM)).allMatch(Contradictory.class::isInstance);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "[]", "<html>", "{", "{\"results\":{}}", "{\"results\":null}", "{}"})
  void cannotUseOtherAnswers(String body) {
    service.script(exchange -> {
      ServiceStandIn.send(exchange, 200, body);
      return true;
    });
    assertThat(fault().kind()).isEqualTo(ServiceFault.Kind.UNUSABLE);
  }

  @Test
  void breaksOffAHugeAnswer() {
    service.script(exchange -> {
      exchange.sendResponseHeaders(200, 0);
      for (int i = 0; i < 300; i++) {
        exchange.getResponseBody().write(new byte[1 << 16]);
      }
      return true;
    });
    assertThat(fault().sentence()).contains("larger than 8 MiB");
  }

  @Test
  void givesUpOnASlowService() {
    CountDownLatch over = new CountDownLatch(1);
    service.script(exchange -> {
      try {
        over.await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
      return true;
    });
    try (SafeService impatient =
        new SafeService(service.uri(), null, Duration.ofMillis(300), Api.V2)) {
      ServiceFault fault =
          catchThrowableOfType(ServiceFault.class, () -> impatient.waiting(SAFE, FROM));
      assertThat(fault.kind()).isEqualTo(ServiceFault.Kind.UNAVAILABLE);
      assertThat(fault.sentence()).contains("did not answer within 0.3 s");
    } finally {
      over.countDown();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "400, REFUSED",
    "403, REFUSED",
    "404, NOT_FOUND",
    "422, REFUSED",
    "429, UNAVAILABLE",
    "302, UNAVAILABLE",
    "500, UNAVAILABLE"
  })
  void saysWithWhichStatusItWasTurnedAway(int status, ServiceFault.Kind kind) {
    service.script(exchange -> {
      ServiceStandIn.send(exchange, status, "{\"message\":\"no\\u202e\"}");
      return true;
    });
    assertThat(fault().kind()).isEqualTo(kind);
    assertThat(fault().sentence())
        .contains("HTTP status " + status)
        .doesNotContain("the key")
        .matches("[ -~…]*");
  }

  @ParameterizedTest
  @EnumSource
  void readsWhomAnOwnerLetsPropose(Api api) throws ServiceFault {
    String form = api.name().toLowerCase(Locale.ROOT);
    service.delegates().addAll(ServiceStandIn.recorded("delegates-" + form));
    Address owner = KEYS.getFirst().address();
    try (SafeService either = new SafeService(service.uri(), null, SafeService.TIMEOUT, api)) {
      List<Delegate> delegates = either.delegates(owner);
      assertThat(delegates)
          .extracting(Delegate::label)
          .containsExactly("Payments desk", "Script of the treasury", "Of another Safe");
      assertThat(delegates).allMatch(one -> one.delegator().equals(owner));
      Instant then = Instant.parse("2027-01-31T12:00:00Z");
      assertThat(delegates.get(1).expires()).isEqualTo(api == Api.V2 ? then : null);
      assertThat(delegates.stream().map(one -> one.proposes(SAFE.address(), then.minusMillis(1))))
          .containsExactly(true, true, false);
      assertThat(delegates.stream().map(one -> one.proposes(SAFE.address(), then)))
          .containsExactly(true, api == Api.V1, false);
    }
    assertThat(service.asked().getFirst().line())
        .isEqualTo(
            "GET /tx-service/eth/api/"
                + form
                + "/delegates/?delegator=0x7E5F4552091A69125d5DfCb7b8C2659029395Bdf"
                + "&limit=100&offset=0");
  }

  @Test
  void readsDelegatesPageAfterPageAndGivesUpOnPagesThatNeverEnd() throws ServiceFault {
    ObjectNode one = ServiceStandIn.recorded("delegates-v2").getFirst();
    for (int i = 0; i < 101; i++) {
      service.delegates().add(one.deepCopy().put("label", "Desk " + i));
    }
    assertThat(client.delegates(KEYS.getFirst().address())).hasSize(101);
    assertThat(service.asked()).hasSize(2);
    service.script(exchange -> {
      ServiceStandIn.send(
          exchange, 200, "{\"next\":\"x\",\"results\":[" + Json.compact(one) + "]}");
      return true;
    });
    assertThat(delegatesFault()).contains("pages do not end after 20");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "delegator|0x88a1493366D48225fc3cEFbdae9eBb23E323Ade3|lists one of",
        "delegator|nobody|not an address",
        "delegate|0x88a1493366d48225fc3cEFbdae9eBb23E323Ade3|wrong EIP-55 checksum",
        "delegate||is missing",
        "safe|all of them|not an address",
        "expiryDate|soon|is no moment",
      })
  void cannotUseADelegateThatIsNone(String field, String value, String because) {
    ObjectNode one = ServiceStandIn.recorded("delegates-v2").getFirst().deepCopy();
    if (value == null) {
      one.putNull(field);
    } else {
      one.put(field, value);
    }
    service.delegates().add(one);
    assertThat(delegatesFault()).contains(because);
  }

  @Test
  void showsNoMoreOfALabelThanItMayHaveAndNothingHidden() throws ServiceFault {
    service
        .delegates()
        .add(
            ServiceStandIn.recorded("delegates-v2")
                .getFirst()
                .deepCopy()
                .put("label", "desk\u202e\n" + "x".repeat(100)));
    assertThat(client.delegates(KEYS.getFirst().address()).getFirst().label())
        .startsWith("desk\\u{202E} xxx")
        .hasSize(50);
  }

  private String delegatesFault() {
    return catchThrowableOfType(
            ServiceFault.class, () -> client.delegates(KEYS.getFirst().address()))
        .sentence();
  }

  @Test
  void leavesAConfirmation() throws ServiceFault {
    Bytes hash = hash(0);
    client.confirm(hash, KEYS.get(2).sign(hash));
    ServiceStandIn.Asked asked = service.asked().getFirst();
    assertThat(asked.line())
        .isEqualTo("POST /tx-service/eth/api/v1/multisig-transactions/" + hash + "/confirmations/");
    assertThat(asked.body())
        .isEqualTo("{\"signature\":\"" + KEYS.get(2).sign(hash).bytes() + "\"}");
  }

  @Test
  void leavesATransaction() throws ServiceFault {
    SafeTransaction transaction =
        ((Waiting) client.waiting(SAFE, FROM).getFirst()).payload().transaction();
    Bytes hash = hash(0);
    PrivateKey owner = KEYS.getFirst();
    client.propose(SAFE, transaction, owner.address(), owner.sign(hash), "Countersign");
    ServiceStandIn.Asked asked = service.asked().getLast();
    assertThat(asked.line())
        .isEqualTo(
            "POST /tx-service/eth/api/v2/safes/" + SAFE.address() + "/multisig-transactions/");
    ObjectNode body = (ObjectNode) Json.parse(asked.body(), "It");
    assertThat(body.path("contractTransactionHash").asString()).isEqualTo(hash.toHex());
    assertThat(body.path("sender").asString()).isEqualTo(owner.address().toString());
    assertThat(body.path("nonce").asString()).isEqualTo("71");
    assertThatIllegalArgumentException()
        .isThrownBy(() ->
            client.propose(
                SAFE, transaction, STRANGER.address(), STRANGER.sign(hash), "Countersign"));
    assertThatIllegalArgumentException()
        .isThrownBy(() ->
            client.propose(
                SAFE,
                transaction,
                owner.address(),
                owner.sign(Keccak256.hash(hash)),
                "Countersign"));
  }

  @Test
  void sendsItsKeyOnlyWhereNobodyReadsAlong() {
    URI plain = URI.create("http://safe.example/");
    assertThatThrownBy(() -> new SafeService(plain, "geheim", SafeService.TIMEOUT, Api.V2))
        .isInstanceOf(UnreadableInput.class)
        .hasMessageNotContaining("geheim");
    new SafeService(plain, null, SafeService.TIMEOUT, Api.V2).close();
    assertThatThrownBy(() ->
            new SafeService(URI.create("ftp://safe.example"), null, SafeService.TIMEOUT, Api.V2))
        .isInstanceOf(UnreadableInput.class);
  }

  private ServiceFault fault() {
    return catchThrowableOfType(ServiceFault.class, () -> client.waiting(SAFE, FROM));
  }

  private Bytes hash(int index) {
    return Bytes.fromHex(service.entries().get(index).path("safeTxHash").asString());
  }

  private void change(int index, Consumer<ObjectNode> change) {
    ObjectNode entry = (ObjectNode) ServiceStandIn.recorded("queue-v2").get(index).deepCopy();
    change.accept(entry);
    service.entries().set(index, entry);
  }

  private static void confirm(ObjectNode entry, int index, Address owner, Bytes signature) {
    ((ObjectNode) Objects.requireNonNull(entry.path("confirmations").get(index)))
        .put("owner", owner.toString())
        .put("signature", signature.toHex());
  }

  private static PrivateKey key(long scalar) {
    return PrivateKey.of(Bytes.word(BigInteger.valueOf(scalar)).toArray());
  }
}
