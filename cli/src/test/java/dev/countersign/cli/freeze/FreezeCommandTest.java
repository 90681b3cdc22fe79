package dev.countersign.cli.freeze;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.cli.Run;
import dev.countersign.model.json.Json;
import dev.countersign.trace.practice.PracticeLedger;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

class FreezeCommandTest {
  @TempDir Path folder;

  @BeforeEach
  void traced() throws IOException {
    PracticeLedger.write(folder.resolve("ledger"), folder.resolve("labels.csv"), 1, 400);
    Files.writeString(folder.resolve("basis.txt"), "Sections 1 and 2 of the Example Act.\n");
    Run trace = trace("dossier.json");
    assertThat(trace.exitCode()).as(trace.err()).isZero();
  }

  @Test
  void writesThreeFilesForEachHolderWhoseSumsAreTheTraces() throws IOException {
    Run made = make("--json", "--to", "Example Exchange=freeze@exchange.example");

    assertThat(made.exitCode()).as(made.err()).isZero();
    JsonNode answer = Json.parse(made.out(), "it");
    Map<String, BigInteger> asked = new TreeMap<>();
    for (JsonNode request : answer.path("requests")) {
      assertThat(request.path("files")).hasSize(3);
      for (JsonNode file : request.path("files")) {
        assertThat(Path.of(file.asString())).isRegularFile();
      }
      for (JsonNode total : request.path("totals")) {
        asked.put(
            request.path("holder").asString() + " " + total.path("asset").asString(),
            new BigInteger(total.path("amount").asString()));
      }
    }
    Map<String, BigInteger> there = new TreeMap<>();
    for (JsonNode rest : dossier("dossier.json").path("resting")) {
      String name =
          rest.path("label")
              .path("name")
              .asString("")
              .replace("seems to be a deposit address of ", "");
      if (name.endsWith("Exchange") || name.endsWith("Bridge")) {
        there.merge(
            name + " eip155:1/" + rest.path("asset").asString().toLowerCase(Locale.ROOT),
            new BigInteger(rest.path("amount").asString()),
            BigInteger::add);
      }
    }
    assertThat(asked).containsAllEntriesOf(there);
    assertThat(there).hasSizeGreaterThanOrEqualTo(3);
    assertThat(answer.path("requests").get(1).path("contact").asString())
        .isEqualTo("freeze@exchange.example");
    byte[] pdf = Files.readAllBytes(at("out/01-another-exchange.pdf"));
    assertThat(new String(pdf, 0, 5, StandardCharsets.US_ASCII)).isEqualTo("%PDF-");
    assertThat(at("out/01-another-exchange.csv")).content().startsWith("part,");
  }

  @Test
  void saysInWordsWhomItAsksForHowMuch() {
    Run made = make();

    assertThat(made.exitCode()).as(made.err()).isZero();
    assertThat(made.out())
        .contains("CASE-7/1  Another Exchange (exchange)")
        .contains("where to send it is not known")
        .contains(" of 5,000.163456789012345678 ETH that were stolen");
  }

  @Test
  void aRequestHoldsAgainstTheSameTraceAndNotAgainstOneWhereValueMovedOn() throws IOException {
    make();
    String request = at("out/02-example-exchange.json").toString();

    Run same = Run.of("freeze", "check", request, "--trace", at("dossier.json").toString());
    assertThat(same.exitCode()).as(same.err()).isZero();
    assertThat(same.out()).contains("HOLDS  CASE-7/2");

    ObjectNode moved = dossier("dossier.json");
    for (JsonNode rest : moved.path("resting")) {
      if (rest.path("label").path("name").asString("").endsWith("Example Exchange")) {
        ((ObjectNode) rest).remove("label");
        ((ObjectNode) rest).put("place", "held");
      }
    }
    Files.writeString(at("moved.json"), Json.compact(moved));
    Run gone = Run.of("freeze", "check", request, "--trace", at("moved.json").toString());
    assertThat(gone.exitCode()).isEqualTo(4);
    assertThat(gone.out()).contains("CHANGED  CASE-7/2", "from where it is gone");
    Run json = Run.of("freeze", "check", "--json", request, "--trace", at("moved.json").toString());
    assertThat(Json.parse(json.out(), "it").path("changes").get(0).path("is").asString())
        .isEqualTo("0");
  }

  @Test
  void refusesInASentenceWhatItCannotMakeRequestsOf() throws IOException {
    Run labels =
        Run.of(
            "trace", "--ledger", at("ledger").toString(), "--from", PracticeLedger.THIEF, "--json");
    Files.writeString(at("plain.json"), labels.out());
    Run plain = make(at("plain.json").toString());
    assertThat(plain.exitCode()).isEqualTo(2);
    assertThat(plain.err()).contains("trace --dossier").doesNotContain("Exception");

    ObjectNode wrong = dossier("dossier.json");
    wrong.put("stolen", "1");
    Files.writeString(at("wrong.json"), Json.compact(wrong));
    Run lost = make(at("wrong.json").toString());
    assertThat(lost.exitCode()).isEqualTo(2);
    assertThat(lost.err()).contains("does not add up");

    Run unknown = make("--to", "Nobody=x@y.example");
    assertThat(unknown.exitCode()).isEqualTo(2);
    assertThat(unknown.err()).contains("Nobody, with whom nothing rests", "Example Exchange");
    assertThat(at("out")).doesNotExist();
  }

  @Test
  void neverWritesOverARequestThatIsThere() throws IOException {
    make();
    byte[] before = Files.readAllBytes(at("out/01-another-exchange.pdf"));

    Run again = make();

    assertThat(again.exitCode()).isEqualTo(2);
    assertThat(again.err()).contains("is there already");
    assertThat(at("out/01-another-exchange.pdf")).hasBinaryContent(before);
  }

  private Run trace(String name) {
    return Run.of(
        "trace",
        "--ledger",
        at("ledger").toString(),
        "--labels",
        at("labels.csv").toString(),
        "--from",
        PracticeLedger.THIEF,
        "--dossier",
        at(name).toString());
  }

  /** With the trace of another file where the first word is one. */
  private Run make(String... more) {
    List<String> args = new ArrayList<>(List.of("freeze", "make", "--out", at("out").toString()));
    args.addAll(List.of("--case", "CASE-7", "--company", "Example Custody"));
    args.addAll(List.of("--contact", "Incident desk", "--mail", "desk@custody.example"));
    args.addAll(List.of("--legal-basis", at("basis.txt").toString()));
    boolean other = more.length > 0 && !more[0].startsWith("--");
    args.addAll(List.of("--trace", other ? more[0] : at("dossier.json").toString()));
    args.addAll(List.of(more).subList(other ? 1 : 0, more.length));
    return Run.of(args.toArray(String[]::new));
  }

  private ObjectNode dossier(String name) throws IOException {
    return (ObjectNode) Json.parse(Files.readString(at(name)), "The trace");
  }

  private Path at(String name) {
    return folder.resolve(name);
  }
}
