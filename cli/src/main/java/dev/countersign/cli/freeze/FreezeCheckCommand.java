package dev.countersign.cli.freeze;

import dev.countersign.cli.terminal.Terminal;
import dev.countersign.dossier.Facts;
import dev.countersign.gate.known.Directory;
import dev.countersign.model.json.Json;
import dev.countersign.model.text.Visible;
import dev.countersign.response.freeze.FreezeRequest;
import dev.countersign.response.freeze.Recheck;
import dev.countersign.response.freeze.form.FreezeJsonReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code countersign freeze check}. */
@Command(
    name = "check",
    mixinStandardHelpOptions = true,
    description = "Holds a request (JSON) against a newer trace, before it goes out.",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:all amounts are as the request has them",
      "4:some are not; each is told, and the request must be made anew",
      "2:a file cannot be read, or the trace is older or of another theft"
    })
final class FreezeCheckCommand implements Callable<Integer> {
  private static final int MOST_BYTES = 64 * 1024 * 1024;

  @Parameters(paramLabel = "REQUEST", description = "The request, as freeze make wrote it (JSON).")
  private String request = "";

  @Option(
      names = "--trace",
      required = true,
      paramLabel = "FILE",
      description = "The newer trace: a file of countersign trace --dossier, or the API's answer.")
  private String trace = "";

  @Option(names = "--json", description = "Print JSON.")
  private boolean json;

  private final Terminal terminal;

  FreezeCheckCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    byte[] bytes = RequestFiles.read(Path.of(request), MOST_BYTES, "The request");
    FreezeRequest made = FreezeJsonReader.read(new String(bytes, StandardCharsets.UTF_8));
    Recheck check =
        Recheck.of(
            made, Facts.of(RequestFiles.trace(Path.of(trace)), Directory.SHIPPED, name -> ""));
    if (json) {
      ObjectNode answer = Json.object();
      answer.put("reference", check.reference()).put("holds", check.holds());
      answer.put("tracedAt", check.tracedAt().toString());
      ArrayNode changes = answer.putArray("changes");
      for (Recheck.Change one : check.changes()) {
        changes
            .addObject()
            .put("address", one.address())
            .put("asset", one.asset().key())
            .put("was", one.was().toString())
            .put("is", one.is().toString())
            .put("sentence", one.sentence());
      }
      terminal.print(answer);
    } else {
      StringBuilder text = new StringBuilder(check.holds() ? "HOLDS  " : "CHANGED  ");
      text.append(check.reference()).append('\n');
      check.changes().forEach(one -> text.append("  ").append(one.sentence()).append('\n'));
      if (check.holds()) {
        text.append("  ").append(check.sentence()).append('\n');
      }
      terminal.print(Visible.of(text.toString()));
    }
    return check.holds() ? 0 : 4;
  }
}
