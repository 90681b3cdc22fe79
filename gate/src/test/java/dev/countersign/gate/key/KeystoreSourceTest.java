package dev.countersign.gate.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.countersign.chain.crypto.PrivateKey;
import dev.countersign.chain.crypto.Signature65;
import dev.countersign.chain.message.MessageReader;
import dev.countersign.chain.signing.SigningInput;
import dev.countersign.model.value.Bytes;
import dev.countersign.model.value.UnreadableInput;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeystoreSourceTest {
  private static final SigningInput INPUT =
      SigningInput.of(MessageReader.read(Bytes.fromHex("0x01"), null, null));

  @TempDir private Path folder = Path.of("");

  @Test
  void writesAKeyAndOpensIt() throws KeyFault {
    KeystoreSource source = source();
    try (PrivateKey key = PrivateKey.generate(new SecureRandom());
        SigningKey written = source.write(key, answering("correct horse"), 2, new SecureRandom());
        SigningKey opened = source.open(answering("correct horse"))) {
      assertThat(written.address()).isEqualTo(key.address());
      assertThat(opened.address()).isEqualTo(key.address());
      Signature65 signature = opened.sign(INPUT);
      assertThat(signature).isEqualTo(written.sign(INPUT)).isEqualTo(key.sign(INPUT.digest()));
      assertThat(signature.signer(INPUT.digest())).contains(key.address());
      assertThat(opened.toString()).contains(key.address().toString(), "key.json");
      assertThatThrownBy(() -> source.open(answering("correct hors")))
          .isInstanceOf(UnreadableInput.class)
          .hasMessageContaining("The password does not open the keystore")
          .hasMessageNotContaining("hors");
    }
  }

  @Test
  void signsNoMoreOnceItIsClosed() {
    PrivateKey key = PrivateKey.generate(new SecureRandom());
    SigningKey written = source().write(key, answering("correct horse"), 2, new SecureRandom());
    written.close();
    KeyFault fault = catchThrowableOfType(KeyFault.class, () -> written.sign(INPUT));
    assertThat(fault.kind()).isEqualTo(KeyFault.Kind.UNAVAILABLE);
  }

  @Test
  void refusesAPasswordThatIsShortOrNotTheSameTwice() {
    PrivateKey key = PrivateKey.generate(new SecureRandom());
    KeystoreSource source = source();
    assertThatThrownBy(() -> source.write(key, answering("elevenchars"), 2, new SecureRandom()))
        .hasMessageContaining("fewer than 12 characters");
    Surroundings twice = answering("correct horse", "correct horze");
    assertThatThrownBy(() -> source.write(key, twice, 2, new SecureRandom()))
        .hasMessageContaining("differ; nothing was written");
    assertThat(source.file()).doesNotExist();
    assertThat(source.write(key, answering("twelve chars"), 2, new SecureRandom())).isNotNull();
  }

  @Test
  void neverOverwrites() throws IOException {
    KeystoreSource source = source();
    Files.writeString(source.file(), "mine");
    PrivateKey key = PrivateKey.generate(new SecureRandom());
    assertThatThrownBy(() -> source.write(key, answering("correct horse"), 2, new SecureRandom()))
        .isInstanceOf(UnreadableInput.class)
        .hasMessageContaining("never overwrites");
  }

  @Test
  void listsTheKeystoresOfAFolderAndNothingElse() throws IOException {
    PrivateKey key = PrivateKey.generate(new SecureRandom());
    source().write(key, answering("correct horse"), 2, new SecureRandom()).close();
    Files.writeString(folder.resolve("notes.txt"), "no keystore");
    Surroundings nobody = Surroundings.withoutPerson(name -> null);
    List<FoundKey> found = new KeystoreSource(folder, new SecretSource.Asked()).list(nobody);
    assertThat(found).hasSize(1);
    assertThat(found.getFirst().address()).isEqualTo(key.address());
    assertThat(KeySource.parse(found.getFirst().source())).isEqualTo(source());
    assertThat(source().list(nobody)).isEqualTo(found);
  }

  private KeystoreSource source() {
    return new KeystoreSource(folder.resolve("key.json"), new SecretSource.Asked());
  }

  /** Answers in turn, the last one again and again. */
  private static Surroundings answering(String... answers) {
    Deque<String> left = new ArrayDeque<>(List.of(answers));
    return new Surroundings(
        name -> null,
        what -> new Secret((left.size() > 1 ? left.removeFirst() : left.getFirst()).toCharArray()));
  }
}
