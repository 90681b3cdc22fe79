package dev.countersign.cli.key;

import dev.countersign.chain.crypto.PrivateKey;
import dev.countersign.chain.keystore.Keystore;
import dev.countersign.cli.terminal.BoundedInput;
import dev.countersign.cli.terminal.Terminal;
import dev.countersign.gate.key.KeySource;
import dev.countersign.gate.key.KeystoreSource;
import dev.countersign.gate.key.SigningKey;
import dev.countersign.gate.key.Surroundings;
import dev.countersign.model.json.Json;
import dev.countersign.model.value.UnreadableInput;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code countersign key import}: a key that is there already, into a new keystore. */
@Command(
    name = "import",
    mixinStandardHelpOptions = true,
    description = {
      "Puts a private key into a new keystore and prints its account.",
      "With another keystore as its source it gives the key another password."
    })
final class ImportKeyCommand implements Callable<Integer> {
  @Parameters(paramLabel = "SOURCE", description = "The new keystore: keystore:FILE.")
  private String source = "";

  @Option(
      names = "--from",
      required = true,
      paramLabel = "FILE|-|keystore:FILE",
      description = "64 hexadecimal digits in a file, on standard input, or another keystore.")
  private String from = "-";

  @Option(
      names = "--scrypt-n",
      paramLabel = "N",
      description = "The cost of trying a password on the keystore: a power of two.")
  private int scryptN = Keystore.STANDARD_N;

  @Option(names = "--json", description = "Answer in JSON.")
  private boolean json;

  private final Terminal terminal;
  private final Surroundings surroundings;

  ImportKeyCommand(Terminal terminal, Surroundings surroundings) {
    this.terminal = terminal;
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    return KeyAnswer.of(
        terminal,
        json,
        () -> {
          if (!(KeySource.parse(source) instanceof KeystoreSource keystore)) {
            throw new UnreadableInput(
                "A key is imported into a keystore only; one that was outside of a token once is better"
                    + " replaced by one that is made in it");
          }
          try (PrivateKey key = given();
              SigningKey written = keystore.write(key, surroundings, scryptN, new SecureRandom())) {
            KeyAnswer.print(
                terminal,
                json,
                Json.object()
                    .put("address", written.address().toString())
                    .put("lives in", written.description()));
          }
        });
  }

  private PrivateKey given() {
    if (from.startsWith("keystore:") && KeySource.parse(from) instanceof KeystoreSource other) {
      return other.decrypt(surroundings);
    }
    byte[] text = BoundedInput.read(from, terminal.in(), "The private key");
    byte[] scalar = new byte[32];
    try {
      digits(text, scalar);
      return PrivateKey.of(scalar);
    } catch (IllegalArgumentException e) {
      throw new UnreadableInput(
          "The private key is not 64 hexadecimal digits of a key of secp256k1");
    } finally {
      Arrays.fill(text, (byte) 0);
      Arrays.fill(scalar, (byte) 0);
    }
  }

  /** Without a text in between, which could not be wiped. */
  private static void digits(byte[] text, byte[] scalar) {
    int start = text.length > 1 && text[0] == '0' && text[1] == 'x' ? 2 : 0;
    int end = text.length;
    while (end > start && (text[end - 1] == '\n' || text[end - 1] == '\r')) {
      end--;
    }
    if (end - start != 2 * scalar.length) {
      throw new IllegalArgumentException("not 64 digits");
    }
    for (int i = 0; i < scalar.length; i++) {
      int high = Character.digit(text[start + 2 * i], 16);
      int low = Character.digit(text[start + 2 * i + 1], 16);
      if (high < 0 || low < 0) {
        throw new IllegalArgumentException("not hexadecimal");
      }
      scalar[i] = (byte) (high * 16 + low);
    }
  }
}
