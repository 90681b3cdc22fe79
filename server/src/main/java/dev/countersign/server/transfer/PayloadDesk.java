package dev.countersign.server.transfer;

import dev.countersign.chain.node.NodeClient;
import dev.countersign.gate.check.CheckRequest;
import dev.countersign.gate.check.Checker;
import dev.countersign.gate.intent.Intent;
import dev.countersign.gate.policy.facts.PayloadFacts;
import dev.countersign.gate.policy.reading.ReadingFacts;
import dev.countersign.gate.report.CheckReport;
import dev.countersign.gate.report.CheckResult;
import dev.countersign.gate.report.JsonReport;
import dev.countersign.model.json.CanonicalJson;
import dev.countersign.model.json.Json;
import dev.countersign.model.value.Bytes;
import dev.countersign.model.value.UnreadableInput;
import dev.countersign.server.book.Book;
import dev.countersign.server.nodes.Nodes;
import dev.countersign.server.wallet.Wallet;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Reads what is to be signed for a wallet, on the wallet's chain, against what was asked for. */
public final class PayloadDesk {
  /** What the hash of all effects begins with. */
  public static final String LABEL = "countersign-effects-v1";

  private final Book book;
  private final Nodes nodes;
  private final InstantSource clock;

  /** A desk that asks those nodes. */
  public PayloadDesk(Book book, Nodes nodes, InstantSource clock) {
    this.book = book;
    this.nodes = nodes;
    this.clock = clock;
  }

  /**
   * A payload as it was read.
   *
   * @param facts what would be signed; empty where its hash is not settled
   * @param json the whole answer
   * @param effectsHash SHA-256 over the label and the effects without their sentences
   */
  public record Read(
      CheckReport report, Optional<PayloadFacts> facts, JsonNode json, Bytes effectsHash) {}

  /**
   * Reads a payload for a wallet.
   *
   * @param intent what was asked for; null where nothing was yet
   * @throws UnreadableInput when it cannot be read, is several, or is another wallet's or chain's
   */
  public Read read(Wallet wallet, Bytes payload, @Nullable Intent intent) {
    NodeClient node = nodes.on(wallet.chainId()).orElse(null);
    CheckRequest.Beside beside = new CheckRequest.Beside(wallet.chainId(), wallet.address(), null);
    CheckResult result =
        new Checker(book.directory(), node, clock).check(new CheckRequest(payload, intent, beside));
    if (result.reports().size() != 1) {
      throw new UnreadableInput(
          "There are " + result.reports().size() + " payloads; give one for each intent");
    }
    CheckReport report = result.reports().getFirst();
    JsonNode json = JsonReport.of(result);
    return new Read(report, ReadingFacts.payload(report), json, effectsHash(json));
  }

  /** The hash to which approvals commit: of all that the payload would do. */
  static Bytes effectsHash(JsonNode report) {
    ObjectNode whole = Json.object();
    ArrayNode effects = whole.putArray("effects");
    for (JsonNode effect : report.path("effects")) {
      ObjectNode plain = ((ObjectNode) effect).deepCopy();
      plain.remove("sentence");
      effects.add(plain);
    }
    return CanonicalJson.sha256(LABEL, whole);
  }
}
