package dev.countersign.cli.key;

import dev.countersign.cli.terminal.Terminal;
import dev.countersign.gate.key.FoundKey;
import dev.countersign.gate.key.KeySource;
import dev.countersign.gate.key.Surroundings;
import dev.countersign.model.json.Json;
import dev.countersign.model.text.Visible;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code countersign key list}: the keys at a place. */
@Command(
    name = "list",
    mixinStandardHelpOptions = true,
    description = {
      "Lists the keys of a folder of keystores, of a token, or of a remote signer,",
      "each with the text by which a configuration names it."
    })
final class ListKeysCommand implements Callable<Integer> {
  @Parameters(paramLabel = "SOURCE", description = "The place; keystore:FOLDER for keystores.")
  private String source = "";

  @Option(names = "--json", description = "Answer in JSON.")
  private boolean json;

  private final Terminal terminal;
  private final Surroundings surroundings;

  ListKeysCommand(Terminal terminal, Surroundings surroundings) {
    this.terminal = terminal;
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    return KeyAnswer.of(
        terminal,
        json,
        () -> {
          List<FoundKey> keys = KeySource.parse(source).list(surroundings);
          if (json) {
            terminal.print(asJson(keys));
            return;
          }
          StringBuilder text = new StringBuilder();
          for (FoundKey key : keys) {
            text.append(key.address()).append("  ").append(Visible.of(key.source())).append('\n');
            if (!key.note().isEmpty()) {
              text.append("  ").append(Visible.of(key.note())).append('\n');
            }
          }
          terminal.print(keys.isEmpty() ? "There are no keys.\n" : text.toString());
        });
  }

  private static ObjectNode asJson(List<FoundKey> keys) {
    ObjectNode answer = Json.object();
    ArrayNode list = answer.putArray("keys");
    for (FoundKey key : keys) {
      list.addObject()
          .put("address", key.address().toString())
          .put("source", key.source())
          .put("note", key.note().isEmpty() ? null : key.note());
    }
    return answer;
  }
}
