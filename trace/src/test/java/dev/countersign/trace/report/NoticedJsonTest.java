package dev.countersign.trace.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.countersign.model.json.Json;
import dev.countersign.model.value.UnreadableInput;
import dev.countersign.trace.graph.Dossiers;
import dev.countersign.trace.lead.Basis;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.node.ObjectNode;

/** Reasons to look survive being written down, and what is none is refused. */
public class NoticedJsonTest {
  private static final String NOTICED =
      """
      {"presumed": "7",
       "patterns": [
         {"kind": "peel-chain", "mistake": false, "reason": "five accounts in a row",
          "transactions": ["0x01", "0x02"], "accounts": ["0xa"]},
         {"kind": "working-hours", "mistake": true, "reason": "nine of ten between 0 and 8",
          "transactions": [], "accounts": []}],
       "leads": {"note": "no facts", "leads": [
         {"strength": 91,
          "deposit": {"account": "0xin", "transaction": "0x03", "time": 5},
          "withdrawal": {"account": "0xout", "transaction": "0x04", "time": 6},
          "basis": [
            {"kind": "same-address", "reason": "the same address put in and took out"},
            {"kind": "gas-price", "reason": "only they paid 27.4 gwei"},
            {"kind": "timing", "reason": "it was the next"}]}]},
       "onward": [
         {"transaction": "0x05", "value": "3", "bridge": "Across", "chain": "137",
          "recipient": "", "link": "9"}],
       "deposits": [
         {"service": "0xservice", "name": "Some Exchange", "addresses": ["0xd1", "0xd2"],
          "value": "4", "reason": "sends all that it gets to 0xservice"}],
       "blocks": {"chain": 1, "first": 10, "first_hash": "0xaa", "last": 20, "last_hash": "0xbb",
         "calls": false}}
      """;

  /** A trace of the ledger to practise on with all kinds of reasons to look. */
  public static Dossier read(Path folder) throws IOException {
    ObjectNode json = Dossiers.json(folder, 1, Dossiers.asked("fifo"));
    Json.parse(NOTICED, "It").properties().forEach(one -> json.set(one.getKey(), one.getValue()));
    for (var rest : json.path("resting")) {
      if (rest.path("place").asString().equals("service")) {
        ((ObjectNode) rest)
            .putObject("label")
            .put("name", "seems to be a deposit address of Some Exchange")
            .put("kind", "service")
            .put("source", "inferred: sends all that it gets to 0xservice");
      }
    }
    return DossierJson.read(json);
  }

  @Test
  void readsWhatWasNoticed(@TempDir Path folder) throws IOException {
    Dossier dossier = read(folder);
    Noticed noticed = dossier.noticed();
    assertThat(noticed.presumed()).isEqualTo(7);
    assertThat(noticed.signs(false))
        .singleElement()
        .extracting(one -> one.kind().title())
        .isEqualTo("Peel chain");
    assertThat(noticed.signs(true)).hasSize(1);
    assertThat(noticed.leads().getFirst().basis())
        .extracting(Basis::kind)
        .containsExactly(Basis.Kind.SAME_ADDRESS, Basis.Kind.GAS_PRICE, Basis.Kind.TIMING);
    assertThat(noticed.onward().getFirst().destination()).isEqualTo("chain 137");
    assertThat(noticed.deposits().getFirst().addresses()).containsExactly("0xd1", "0xd2");
    assertThat(dossier.seeming())
        .isNotEmpty()
        .allMatch(one -> one.who().inferred().equals("sends all that it gets to 0xservice"))
        .isSortedAccordingTo((one, other) -> other.value().compareTo(one.value()));
    assertThat(dossier.command())
        .contains(" --node URL --from-block 10 --to-block 20 --no-calls ")
        .doesNotContain("--ledger");
  }

  @Test
  void aTraceOfBeforeHasNothingThatWasNoticed(@TempDir Path folder) throws IOException {
    ObjectNode json = Dossiers.json(folder, 1, Dossiers.asked("fifo"));
    json.remove(java.util.List.of("presumed", "patterns", "leads", "onward", "deposits"));
    Dossier dossier = DossierJson.read(json);
    assertThat(dossier.noticed().isEmpty()).isTrue();
    assertThat(dossier.noticed().presumed()).isZero();
    assertThat(dossier.command()).isEqualTo(dossier.asked().command()).contains("--ledger");
  }

  @Test
  void refusesWordsThatAreNone(@TempDir Path folder) throws IOException {
    ObjectNode json = Dossiers.json(folder, 1, Dossiers.asked("fifo"));
    json.putArray("patterns").addObject().put("kind", "guess").put("reason", "so");
    assertThatThrownBy(() -> DossierJson.read(json))
        .isInstanceOf(UnreadableInput.class)
        .hasMessageContaining("a word that is none: guess");
  }
}
