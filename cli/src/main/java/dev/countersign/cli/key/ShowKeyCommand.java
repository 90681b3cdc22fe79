package dev.countersign.cli.key;

import dev.countersign.chain.message.MessageReader;
import dev.countersign.chain.signing.SigningInput;
import dev.countersign.cli.terminal.Terminal;
import dev.countersign.gate.key.KeySource;
import dev.countersign.gate.key.SigningKey;
import dev.countersign.gate.key.Surroundings;
import dev.countersign.model.json.Json;
import dev.countersign.model.value.Bytes;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code countersign key show}: opens a key, has it sign, and says whose it is. */
@Command(
    name = "show",
    mixinStandardHelpOptions = true,
    description = {
      "Opens the key, has it sign a message that grants nothing, verifies the signature,",
      "and prints its account."
    })
final class ShowKeyCommand implements Callable<Integer> {
  private static final String MESSAGE =
      "Countersign tries whether this key signs. This message grants nothing.";

  @Parameters(paramLabel = "SOURCE", description = "Where the key lives.")
  private String source = "";

  @Option(names = "--json", description = "Answer in JSON.")
  private boolean json;

  private final Terminal terminal;
  private final Surroundings surroundings;

  ShowKeyCommand(Terminal terminal, Surroundings surroundings) {
    this.terminal = terminal;
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    return KeyAnswer.of(
        terminal,
        json,
        () -> {
          try (SigningKey key = KeySource.parse(source).open(surroundings)) {
            Bytes message = Bytes.of(MESSAGE.getBytes(StandardCharsets.UTF_8));
            // Signing throws where the signature is not the key's.
            key.sign(SigningInput.of(MessageReader.read(message, key.address(), null)));
            KeyAnswer.print(
                terminal,
                json,
                Json.object()
                    .put("address", key.address().toString())
                    .put("lives in", key.description())
                    .put("signs", "yes"));
          }
        });
  }
}
