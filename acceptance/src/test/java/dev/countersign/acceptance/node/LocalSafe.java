package dev.countersign.acceptance.node;

import dev.countersign.acceptance.node.SafeDeployment.Safe;
import dev.countersign.chain.safe.SafeTransaction;
import dev.countersign.gate.check.CheckRequest;
import dev.countersign.gate.check.CheckRequest.Beside;
import dev.countersign.gate.intent.IntentFile;
import dev.countersign.gate.known.Directory;
import dev.countersign.model.json.Json;
import dev.countersign.model.value.Address;
import dev.countersign.model.value.Bytes;
import java.nio.charset.StandardCharsets;
import tools.jackson.databind.node.ObjectNode;

/** A Safe 1.4.1 on a node of its own, with a payment to check; for measuring too. */
public final class LocalSafe implements AutoCloseable {
  private static final Address RECEIVER = Address.of("0x00000000000000000000000000000000000ca11e");

  private final Anvil anvil;
  private final Safe safe;

  private LocalSafe(Anvil anvil, Safe safe) {
    this.anvil = anvil;
    this.safe = safe;
  }

  /** Starts the node and deploys the Safe: two of three owners, 10 ETH. */
  public static LocalSafe start() {
    Anvil anvil = Anvil.start(Trials.CHAIN);
    return new LocalSafe(
        anvil,
        new SafeDeployment(anvil)
            .create(
                SafeRelease.V1_4_1,
                2,
                anvil.accounts().get(1),
                anvil.accounts().get(2),
                anvil.accounts().get(3)));
  }

  /** Where the node listens. */
  public String url() {
    return anvil.url();
  }

  /** A payment of one ETH with the intent that asks for it; it must be allowed. */
  public CheckRequest payment() {
    SafeTransaction tx = safe.call(RECEIVER, Anvil.ETHER, Bytes.EMPTY);
    ObjectNode json = Json.object();
    json.put("chainId", Trials.CHAIN).put("safe", safe.address().toString());
    json.putObject("safeTx")
        .put("to", tx.to().toString())
        .put("value", tx.value().toString())
        .put("data", "0x")
        .put("operation", 0)
        .put("nonce", String.valueOf(tx.nonce()));
    ObjectNode intent = Json.object();
    intent
        .put("action", "transfer")
        .put("wallet", safe.address().toString())
        .put("asset", "native")
        .put("amount", "1")
        .put("destination", RECEIVER.toString());
    return new CheckRequest(
        Bytes.of(Json.compact(json).getBytes(StandardCharsets.UTF_8)),
        IntentFile.read(Json.compact(intent), Directory.SHIPPED),
        Beside.NOTHING);
  }

  @Override
  public void close() {
    anvil.close();
  }
}
