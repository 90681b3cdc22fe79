package dev.countersign.cli.freeze;

import dev.countersign.cli.terminal.Terminal;
import dev.countersign.dossier.Facts;
import dev.countersign.gate.known.Directory;
import dev.countersign.model.json.Json;
import dev.countersign.model.text.Visible;
import dev.countersign.model.value.Amount;
import dev.countersign.model.value.UnreadableInput;
import dev.countersign.response.freeze.FreezeRequest;
import dev.countersign.response.freeze.FreezeRequests;
import dev.countersign.response.freeze.Quantity;
import dev.countersign.response.freeze.Resting;
import dev.countersign.response.freeze.TraceFacts;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code countersign freeze make}. */
@Command(
    name = "make",
    mixinStandardHelpOptions = true,
    description = {
      "Writes one request for each exchange, issuer and bridge that can stop what a trace found: as",
      "a letter (PDF), a table (CSV) and for programs (JSON). Their sums are the trace's."
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:the requests are written",
      "2:the trace or an option cannot be read, nobody is known who could be asked, or an amount does"
          + " not add up"
    })
final class FreezeMakeCommand implements Callable<Integer> {
  @Option(
      names = "--trace",
      required = true,
      paramLabel = "FILE",
      description = {
        "The trace: a file of countersign trace --dossier, or the answer of",
        "/api/v1/traces/ID/result."
      })
  private String trace = "";

  @Option(
      names = "--out",
      required = true,
      paramLabel = "FOLDER",
      description = "Where the requests go.")
  private String out = "";

  @Option(
      names = "--to",
      paramLabel = "HOLDER=CONTACT",
      description = "Where the request to a holder of that name goes to; may be repeated.")
  private Map<String, String> contacts = new LinkedHashMap<>();

  @Mixin private TermsOptions terms = new TermsOptions();

  @Option(names = "--json", description = "Print JSON.")
  private boolean json;

  private final Terminal terminal;

  FreezeMakeCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    TraceFacts facts =
        Facts.of(
            RequestFiles.trace(Path.of(trace)),
            Directory.SHIPPED,
            name -> contacts.getOrDefault(name, ""));
    List<FreezeRequest> requests = FreezeRequests.of(facts, terms.terms());
    known(requests);
    Map<String, List<Path>> files = RequestFiles.write(Path.of(out), requests);
    if (json) {
      terminal.print(json(facts, requests, files));
    } else {
      terminal.print(words(facts, requests, files));
    }
    return 0;
  }

  private void known(List<FreezeRequest> requests) {
    List<String> names = requests.stream().map(one -> one.holder().name()).toList();
    for (String name : contacts.keySet()) {
      if (!names.contains(name)) {
        throw new UnreadableInput(
            "The option --to names "
                + name
                + ", with whom nothing rests; expected one of "
                + String.join(", ", names));
      }
    }
  }

  private static Amount asked(FreezeRequest request) {
    return request.items().stream().map(Resting::value).reduce(Amount.ZERO, Amount::plus);
  }

  private static Amount asked(List<FreezeRequest> requests) {
    return requests.stream().map(FreezeMakeCommand::asked).reduce(Amount.ZERO, Amount::plus);
  }

  private static String words(
      TraceFacts facts, List<FreezeRequest> requests, Map<String, List<Path>> files) {
    StringBuilder text = new StringBuilder();
    for (FreezeRequest one : requests) {
      text.append(one.reference()).append("  ").append(one.holder().words()).append('\n');
      for (Quantity total : one.totals()) {
        text.append("  ").append(total.words()).append('\n');
      }
      text.append("  at ").append(one.items().size());
      text.append(one.items().size() == 1 ? " address" : " addresses");
      text.append(one.holder().contact().isEmpty() ? "; where to send it is not known" : "");
      text.append("\n  ");
      text.append(
          files.getOrDefault(one.reference(), List.of()).stream()
              .map(Path::toString)
              .collect(Collectors.joining("\n  ")));
      text.append('\n');
    }
    Amount asked = asked(requests);
    text.append("Asked for: ")
        .append(new Quantity(facts.stolen().asset(), asked).words())
        .append(" of ")
        .append(facts.stolen().words())
        .append(" that were stolen. The sums are the trace's, to the smallest unit.\n")
        .append("Before one is sent, hold it against a newer trace: countersign freeze check\n");
    return Visible.of(text.toString());
  }

  private static ObjectNode json(
      TraceFacts facts, List<FreezeRequest> requests, Map<String, List<Path>> files) {
    ObjectNode json = Json.object();
    ArrayNode all = json.putArray("requests");
    for (FreezeRequest one : requests) {
      ObjectNode request = all.addObject();
      request.put("reference", one.reference());
      request.put("kind", one.holder().kind().word()).put("holder", one.holder().name());
      request.put("contact", one.holder().contact());
      ArrayNode totals = request.putArray("totals");
      for (Quantity total : one.totals()) {
        totals
            .addObject()
            .put("asset", total.asset().key())
            .put("symbol", total.asset().symbol())
            .put("decimals", total.asset().decimals())
            .put("amount", total.amount().toString());
      }
      request.put("addresses", one.items().size()).put("value", asked(one).toString());
      ArrayNode names = request.putArray("files");
      files.getOrDefault(one.reference(), List.of()).forEach(file -> names.add(file.toString()));
    }
    json.put("stolenAsset", facts.stolen().asset().key());
    return json.put("stolen", facts.stolen().amount().toString())
        .put("asked", asked(requests).toString());
  }
}
