package dev.countersign.gate.key.remote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.countersign.chain.crypto.PrivateKey;
import dev.countersign.chain.crypto.Secp256k1;
import dev.countersign.chain.crypto.Signature65;
import dev.countersign.chain.message.MessageReader;
import dev.countersign.chain.signing.SigningInput;
import dev.countersign.gate.key.FoundKey;
import dev.countersign.gate.key.KeyFault;
import dev.countersign.gate.key.KeySource;
import dev.countersign.gate.key.SigningKey;
import dev.countersign.gate.key.Surroundings;
import dev.countersign.model.value.Bytes;
import dev.countersign.model.value.Keccak256;
import dev.countersign.model.value.UnreadableInput;
import java.io.IOException;
import java.math.BigInteger;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RemoteSignerTest {
  private static final PrivateKey KEY = key(7);
  private static final PrivateKey OTHER = key(8);
  private static final Surroundings NOBODY = Surroundings.withoutPerson(name -> null);
  private static final SigningInput INPUT =
      SigningInput.of(MessageReader.read(Bytes.fromHex("0x0102"), null, null));

  private SignerStandIn signer;

  @BeforeEach
  void start() throws IOException {
    signer = new SignerStandIn(KEY);
  }

  @AfterEach
  void stop() {
    signer.close();
  }

  @Test
  void signsTheSameAsALocalKeyWould() throws KeyFault {
    AtomicReference<String> asked = new AtomicReference<>("");
    signer.script(exchange -> {
      asked.set(exchange.getRequestMethod() + " " + exchange.getRequestURI());
      return false;
    });
    try (SigningKey key = open()) {
      assertThat(key.address()).isEqualTo(KEY.address());
      assertThat(key.sign(INPUT)).isEqualTo(KEY.sign(INPUT.digest()));
      assertThat(asked.get()).isEqualTo("POST /api/v1/eth1/sign/" + SignerStandIn.publicKey(KEY));
      assertThat(key.description()).startsWith("the remote signer at localhost:");
    }
  }

  @Test
  void listsTheAccountsThatTheSignerHolds() throws KeyFault {
    assertThat(KeySource.parse("remote:" + signer.url()).list(NOBODY))
        .extracting(FoundKey::address)
        .containsExactly(KEY.address());
  }

  @Test
  void opensOnlyTheKeyThatIsNamed() {
    assertThatThrownBy(() -> KeySource.parse("remote:" + signer.url()).open(NOBODY))
        .isInstanceOf(UnreadableInput.class)
        .hasMessageContaining("expected address=0x");
    KeyFault fault =
        fault(() ->
            KeySource.parse("remote:" + signer.url() + "?address=" + OTHER.address()).open(NOBODY));
    assertThat(fault.kind()).isEqualTo(KeyFault.Kind.REFUSED);
    assertThat(fault.sentence()).contains("does not hold the key of " + OTHER.address());
  }

  /** A signer that makes high s, or says another v, still signed. */
  @Test
  void takesTheLowHalfOfSWhateverTheSignerAnswers() throws KeyFault {
    Signature65 low = KEY.sign(INPUT.digest());
    BigInteger high = Secp256k1.ORDER.subtract(low.s());
    answering(
        200, Bytes.word(low.r()).concat(Bytes.word(high)).concat(Bytes.fromHex("0x00")).toHex());
    assertThat(open().sign(INPUT)).isEqualTo(low);
  }

  @Test
  void throwsAwaySignaturesOfOtherKeysAndOfOtherThings() {
    answering(200, OTHER.sign(INPUT.digest()).bytes().toHex());
    assertThat(signing().kind()).isEqualTo(KeyFault.Kind.WRONG_ANSWER);
    answering(200, KEY.sign(Keccak256.hash(INPUT.digest())).bytes().toHex());
    KeyFault fault = signing();
    assertThat(fault.kind()).isEqualTo(KeyFault.Kind.WRONG_ANSWER);
    assertThat(fault.sentence()).contains("it was thrown away");
    answering(200, "0x" + "00".repeat(65));
    assertThat(signing().kind()).isEqualTo(KeyFault.Kind.WRONG_ANSWER);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "0x", "null", "<html>", "0x1234", "\"0x00\"", "not even hexadecimal"})
  void cannotUseWhatIsNoSignature(String body) {
    answering(200, body);
    KeyFault fault = signing();
    assertThat(fault.kind()).isEqualTo(KeyFault.Kind.WRONG_ANSWER);
    assertThat(fault.sentence()).contains("no signature of 65 bytes");
  }

  @ParameterizedTest
  @CsvSource({
    "400, REFUSED",
    "401, REFUSED",
    "403, REFUSED",
    "404, REFUSED",
    "301, UNAVAILABLE",
    "500, UNAVAILABLE",
    "503, UNAVAILABLE"
  })
  void saysWithWhichStatusItWasTurnedAway(int status, KeyFault.Kind kind) {
    answering(status, "geheim");
    KeyFault fault = signing();
    assertThat(fault.kind()).isEqualTo(kind);
    assertThat(fault.sentence()).contains("HTTP status " + status).doesNotContain("geheim");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{}",
        "[1]",
        "[\"0x12\"]",
        "[null]",
        "[\"key\"",
        "[\"0x00000000000000000000000000000000000000000000000000000000000000000000000000000000"
            + "000000000000000000000000000000000000000000000000\"]"
      })
  void cannotUseAListThatIsNoneOfPublicKeys(String body) {
    signer.script(exchange -> {
      SignerStandIn.send(exchange, 200, "application/json", body);
      return true;
    });
    KeyFault fault = fault(this::open);
    assertThat(fault.kind()).isEqualTo(KeyFault.Kind.WRONG_ANSWER);
    assertThat(fault.sentence()).contains("answered what cannot be used");
  }

  @Test
  void givesUpOnASignerThatNeverAnswers() throws KeyFault {
    CountDownLatch over = new CountDownLatch(1);
    SigningKey key = open("&timeout=3s");
    signer.script(exchange -> {
      await(over);
      return true;
    });
    KeyFault fault = fault(() -> key.sign(INPUT));
    over.countDown();
    assertThat(fault.kind()).isEqualTo(KeyFault.Kind.UNAVAILABLE);
    assertThat(fault.sentence()).contains("did not answer within 3.0 s");
  }

  @Test
  void breaksOffAnAnswerThatNeverEnds() {
    signer.script(exchange -> {
      exchange.sendResponseHeaders(200, 0);
      for (int i = 0; i < 100; i++) {
        exchange.getResponseBody().write(new byte[1 << 16]);
      }
      return true;
    });
    assertThat(fault(this::open).sentence()).contains("larger than 1 MiB");
  }

  @Test
  void saysThatASignerIsNotThere() throws KeyFault {
    SigningKey key = open();
    signer.close();
    KeyFault fault = fault(() -> key.sign(INPUT));
    assertThat(fault.kind()).isEqualTo(KeyFault.Kind.UNAVAILABLE);
  }

  private SigningKey open() throws KeyFault {
    return open("");
  }

  private SigningKey open(String more) throws KeyFault {
    return KeySource.parse("remote:" + signer.url() + "?address=" + KEY.address() + more)
        .open(NOBODY);
  }

  private void answering(int status, String body) {
    signer.script(exchange -> {
      if (!exchange.getRequestMethod().equals("POST")) {
        return false;
      }
      SignerStandIn.send(exchange, status, "text/plain", body);
      return true;
    });
  }

  private KeyFault signing() {
    return fault(() -> open().sign(INPUT));
  }

  private interface Attempt {
    void make() throws KeyFault;
  }

  private static KeyFault fault(Attempt attempt) {
    return catchThrowableOfType(KeyFault.class, attempt::make);
  }

  private static void await(CountDownLatch over) {
    try {
      over.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static PrivateKey key(long scalar) {
    return PrivateKey.of(Bytes.word(BigInteger.valueOf(scalar)).toArray());
  }
}
