package dev.countersign.bench;

import dev.countersign.chain.abi.AbiParameters;
import dev.countersign.chain.abi.Selector;
import dev.countersign.gate.check.CheckRequest;
import dev.countersign.gate.check.CheckRequest.Beside;
import dev.countersign.model.json.Json;
import dev.countersign.model.value.Address;
import dev.countersign.model.value.Bytes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The payloads that are measured. */
final class Payloads {
  static final CheckRequest EMPTY = new CheckRequest(Bytes.EMPTY, null, Beside.NOTHING);
  static final String BYBIT = example("bybit-2025-02-21.json");

  private static final Address USDC = Address.of("0xa0b86991c6218b36c1d19d4a2e9eb0ce3606eb48");
  private static final String CALL_ONLY = "0x40A2aCCbd92BCA938b02010E17A5b8929b49130D";

  private Payloads() {}

  static Bytes bytes(JsonNode json) {
    return Bytes.of(Json.compact(json).getBytes(StandardCharsets.UTF_8));
  }

  /** A Safe transaction that carries out that many token transfers by MultiSendCallOnly. */
  static Bytes batchOfTransfers(int count) {
    Bytes transfers = Bytes.EMPTY;
    for (int i = 1; i <= count; i++) {
      Bytes data =
          Selector.of("transfer(address,uint256)")
              .concat(
                  AbiParameters.parse("address,uint256")
                      .encode(Address.ofWord(Bytes.word(BigInteger.valueOf(1_000L + i))), i));
      transfers =
          transfers
              .concat(Bytes.fromHex("0x00"))
              .concat(USDC.bytes())
              .concat(Bytes.word(BigInteger.ZERO))
              .concat(Bytes.word(BigInteger.valueOf(data.length())))
              .concat(data);
    }
    ObjectNode json = Json.object();
    json.put("chainId", 1);
    json.put("safe", "0x1Db92e2EeBC8E0c075a02BeA49a2935BcD2dFCF4");
    json.put("safeVersion", "1.3.0");
    ObjectNode tx = json.putObject("safeTx");
    tx.put("to", CALL_ONLY);
    tx.put("value", "0");
    tx.put(
        "data",
        Selector.of("multiSend(bytes)")
            .concat(AbiParameters.parse("bytes").encode(transfers))
            .toHex());
    tx.put("operation", 1);
    tx.put("nonce", 1);
    return bytes(json);
  }

  /** Benchmarks run in the project's folder, or in a module's. */
  private static String example(String name) {
    Path here = Path.of("examples", name);
    try {
      return Files.readString(Files.exists(here) ? here : Path.of("..", "examples", name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
