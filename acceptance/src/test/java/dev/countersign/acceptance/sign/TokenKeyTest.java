package dev.countersign.acceptance.sign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.countersign.chain.crypto.Secp256k1;
import dev.countersign.chain.crypto.Signature65;
import dev.countersign.chain.message.MessageReader;
import dev.countersign.chain.signing.SigningInput;
import dev.countersign.gate.key.FoundKey;
import dev.countersign.gate.key.KeyFault;
import dev.countersign.gate.key.KeySource;
import dev.countersign.gate.key.SigningKey;
import dev.countersign.gate.key.TokenSource;
import dev.countersign.gate.key.pkcs11.Token;
import dev.countersign.model.value.Bytes;
import dev.countersign.model.value.UnreadableInput;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Keys in SoftHSM2, which is a PKCS#11 library as the vendors of modules ship one. */
class TokenKeyTest {
  @TempDir private Path folder = Path.of("");

  private static SigningInput input(int number) {
    return SigningInput.of(MessageReader.read(Bytes.word(BigInteger.valueOf(number)), null, null));
  }

  private static TokenSource source(String attributes) {
    return (TokenSource) KeySource.parse(SoftHsm.source(SoftHsm.TOKEN, attributes));
  }

  /** The token makes high s as often as low, and tells no recovery id: fifty show both. */
  @Test
  void signsWithLowSAndTheRightRecoveryId() throws KeyFault {
    try (SigningKey key = source(";object=low-s").create(Keys.SERVER, new SecureRandom())) {
      for (int i = 0; i < 50; i++) {
        Signature65 signature = key.sign(input(i));
        assertThat(signature.signer(input(i).digest())).contains(key.address());
        assertThat(signature.s()).isLessThanOrEqualTo(Secp256k1.HALF_ORDER);
      }
    }
  }

  @Test
  void findsTheKeyThatItMadeByLabelAndById() throws KeyFault {
    try (SigningKey made = source(";object=found").create(Keys.SERVER, new SecureRandom());
        SigningKey byLabel = source(";object=found").open(Keys.SERVER)) {
      assertThat(byLabel.address()).isEqualTo(made.address());
      List<FoundKey> listed = source(";object=found").list(Keys.SERVER);
      assertThat(listed).hasSize(1);
      assertThat(listed.getFirst().address()).isEqualTo(made.address());
      assertThat(listed.getFirst().note()).as("it never leaves the token").isEmpty();
      String byId =
          listed.getFirst().source().replace("object=found;", "")
              + "&pin-source=file:"
              + SoftHsm.pinFile();
      try (SigningKey again = KeySource.parse(byId).open(Keys.SERVER)) {
        assertThat(again.address()).isEqualTo(made.address());
      }
      assertThat(source("").list(Keys.SERVER))
          .extracting(FoundKey::address)
          .contains(made.address());
    }
  }

  @Test
  void makesNoSecondKeyUnderOneLabel() throws KeyFault {
    source(";object=once").create(Keys.SERVER, new SecureRandom()).close();
    KeyFault fault = fault(() -> source(";object=once").create(Keys.SERVER, new SecureRandom()));
    assertThat(fault.kind()).isEqualTo(KeyFault.Kind.REFUSED);
    assertThat(fault.sentence()).contains("holds something labelled \"once\" already");
    assertThatThrownBy(() -> source("").create(Keys.SERVER, new SecureRandom()))
        .isInstanceOf(UnreadableInput.class)
        .hasMessageContaining("needs a label");
  }

  @Test
  void saysThatThereIsNoSuchKeyOrThatItIsNotNamed() {
    assertThat(fault(() -> source(";object=none").open(Keys.SERVER)).sentence())
        .contains("there is no key of secp256k1");
    assertThatThrownBy(() -> source("").open(Keys.SERVER))
        .isInstanceOf(UnreadableInput.class)
        .hasMessageContaining("is not named");
  }

  @Test
  void tellsTokensApart() throws KeyFault {
    source(";object=apart").create(Keys.SERVER, new SecureRandom()).close();
    TokenSource other =
        (TokenSource) KeySource.parse(SoftHsm.source(SoftHsm.OTHER_TOKEN, ";object=apart"));
    assertThat(fault(() -> other.open(Keys.SERVER)).sentence())
        .contains("there is no key of secp256k1");
    assertThatThrownBy(
            () -> KeySource.parse(SoftHsm.source("nobody's", ";object=apart")).open(Keys.SERVER))
        .isInstanceOf(UnreadableInput.class)
        .hasMessageContaining("There is no such token");
  }

  /** SoftHSM2 says "locked" after too many; the sentence for a wrong one comes before. */
  @Test
  void saysThatThePinIsWrongWithoutRepeatingIt() throws IOException {
    Path pin = Files.writeString(folder.resolve("pin"), "99999\n");
    KeySource wrong =
        KeySource.parse(
            SoftHsm.source(SoftHsm.LOCKED_TOKEN, ";object=any")
                .replace(SoftHsm.pinFile().toString(), pin.toString()));
    KeyFault fault = fault(() -> wrong.open(Keys.SERVER));
    assertThat(fault.kind()).isEqualTo(KeyFault.Kind.REFUSED);
    assertThat(fault.sentence()).contains("the PIN is wrong").doesNotContain("99999");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "/no/such/library.so|there is no PKCS#11 library",
        "/etc/passwd|is no PKCS#11 library for this machine",
      })
  void saysThatALibraryIsNone(String library, String because) {
    KeySource source =
        KeySource.parse("pkcs11:token=t;object=k?module-path=" + library + "&pin-source=env:PIN");
    assertThat(fault(() -> source.open(Keys.SERVER)).sentence()).contains(because);
  }

  @Test
  void signsAgainAfterItsSessionsWereClosed() throws Exception {
    try (SigningKey key = source(";object=reopened").create(Keys.SERVER, new SecureRandom())) {
      key.sign(input(1));
      closeAllSessions();
      assertThat(key.sign(input(2)).signer(input(2).digest())).contains(key.address());
    }
  }

  @Test
  void signsForManyAtOnce() throws Exception {
    try (SigningKey key = source(";object=many").create(Keys.SERVER, new SecureRandom());
        ExecutorService threads = Executors.newFixedThreadPool(8)) {
      List<Callable<Signature65>> tasks = new ArrayList<>();
      for (int i = 0; i < 64; i++) {
        int number = i;
        tasks.add(() -> key.sign(input(number)));
      }
      var signatures = threads.invokeAll(tasks);
      for (int i = 0; i < 64; i++) {
        assertThat(signatures.get(i).get().signer(input(i).digest())).contains(key.address());
      }
    }
  }

  @Test
  void signsNoMoreOnceItIsClosed() throws KeyFault {
    SigningKey key = source(";object=closed").create(Keys.SERVER, new SecureRandom());
    key.close();
    assertThat(fault(() -> key.sign(input(1))).kind()).isEqualTo(KeyFault.Kind.UNAVAILABLE);
  }

  private interface Attempt {
    void make() throws KeyFault;
  }

  private static KeyFault fault(Attempt attempt) {
    return catchThrowableOfType(KeyFault.class, attempt::make);
  }

  /** What a token that is taken out, or another part of the process, does to a session. */
  private static void closeAllSessions() throws Exception {
    long slot =
        Token.all(SoftHsm.library()).stream()
            .filter(token -> token.label().equals(SoftHsm.TOKEN))
            .findFirst()
            .orElseThrow()
            .slot();
    Linker linker = Linker.nativeLinker();
    try {
      long code =
          (long)
              linker
                  .downcallHandle(
                      SymbolLookup.libraryLookup(SoftHsm.library(), Arena.global())
                          .find("C_CloseAllSessions")
                          .orElseThrow(),
                      FunctionDescriptor.of(ValueLayout.JAVA_LONG, ValueLayout.JAVA_LONG))
                  .invokeWithArguments(slot);
      assertThat(code).isZero();
    } catch (RuntimeException e) {
      throw e;
    } catch (Throwable e) {
      throw new IllegalStateException(e);
    }
  }
}
