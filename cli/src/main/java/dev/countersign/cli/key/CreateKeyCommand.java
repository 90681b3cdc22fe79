package dev.countersign.cli.key;

import dev.countersign.chain.crypto.PrivateKey;
import dev.countersign.chain.keystore.Keystore;
import dev.countersign.cli.terminal.Terminal;
import dev.countersign.gate.key.KeyFault;
import dev.countersign.gate.key.KeySource;
import dev.countersign.gate.key.KeystoreSource;
import dev.countersign.gate.key.RemoteSource;
import dev.countersign.gate.key.SigningKey;
import dev.countersign.gate.key.Surroundings;
import dev.countersign.gate.key.TokenSource;
import dev.countersign.model.json.Json;
import dev.countersign.model.value.UnreadableInput;
import java.security.SecureRandom;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code countersign key create}: a new key, in a keystore or in a token. */
@Command(
    name = "create",
    mixinStandardHelpOptions = true,
    description = "Makes a new key in a keystore or in a PKCS#11 token and prints its account.")
final class CreateKeyCommand implements Callable<Integer> {
  @Parameters(paramLabel = "SOURCE", description = "Where the key is to live.")
  private String source = "";

  @Option(
      names = "--scrypt-n",
      paramLabel = "N",
      description = "The cost of trying a password on the keystore: a power of two.")
  private int scryptN = Keystore.STANDARD_N;

  @Option(names = "--json", description = "Answer in JSON.")
  private boolean json;

  private final Terminal terminal;
  private final Surroundings surroundings;

  CreateKeyCommand(Terminal terminal, Surroundings surroundings) {
    this.terminal = terminal;
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    return KeyAnswer.of(
        terminal,
        json,
        () -> {
          try (SigningKey key = created(KeySource.parse(source))) {
            KeyAnswer.print(
                terminal,
                json,
                Json.object()
                    .put("address", key.address().toString())
                    .put("lives in", key.description()));
          }
        });
  }

  private SigningKey created(KeySource place) throws KeyFault {
    return switch (place) {
      case KeystoreSource keystore -> {
        try (PrivateKey key = PrivateKey.generate(new SecureRandom())) {
          yield keystore.write(key, surroundings, scryptN, new SecureRandom());
        }
      }
      case TokenSource token -> token.create(surroundings, new SecureRandom());
      case RemoteSource remote ->
          throw new UnreadableInput(
              "A remote signer makes its keys itself; make it there, and try it with countersign"
                  + " key show");
    };
  }
}
