package dev.countersign.gate.operation;

import dev.countersign.chain.abi.AbiParameters;
import dev.countersign.chain.abi.Selector;
import dev.countersign.chain.payload.UserOperationPayload;
import dev.countersign.chain.userop.UserOperationReader;
import dev.countersign.gate.finding.GateFinding;
import dev.countersign.gate.known.Directory;
import dev.countersign.gate.known.Known;
import dev.countersign.gate.reading.Reading;
import dev.countersign.model.json.Json;
import dev.countersign.model.value.Address;
import dev.countersign.model.value.Bytes;
import dev.countersign.model.verdict.Finding;
import java.util.List;
import java.util.Set;

/** User operations as bundlers take them, on chain 31337. */
final class OperationExample {
  static final Address SENDER = Address.of("0x1111111111111111111111111111111111111111");
  static final Address TARGET = Address.of("0x5555555555555555555555555555555555555555");
  static final Address OTHER = Address.of("0x6666666666666666666666666666666666666666");
  static final Bytes TRANSFER = Bytes.fromHex("0xa9059cbb00000001");
  static final String V7 = "0x0000000071727De22E5E9d8BAf0edAc6f37da032";
  static final Bytes ONE_CALL = encode("execute", "address,uint256,bytes", TARGET, 7, TRANSFER);

  private OperationExample() {}

  static UserOperationPayload operation(Bytes callData) {
    return parse(wrapped(json(callData, ""), V7, ""));
  }

  static UserOperationPayload parse(String json) {
    return UserOperationReader.read(Json.parse(json, "The test"));
  }

  static String wrapped(String op, String entryPoint, String more) {
    return "{\"userOperation\":"
        + op
        + ",\"entryPoint\":\""
        + entryPoint
        + "\",\"chainId\":31337"
        + more
        + "}";
  }

  static String json(Bytes callData, String more) {
    return """
    {"sender":"%s","nonce":"0x7","callData":"%s","signature":"0x",
     "callGasLimit":"0x186a0","verificationGasLimit":"0x30d41","preVerificationGas":"0xc352",
     "maxFeePerGas":"0x6fc23ac03","maxPriorityFeePerGas":"0x3b9aca04"%s}
    """
        .formatted(SENDER, callData, more);
  }

  /** The data of an account's own function. */
  static Bytes encode(String name, String types, Object... values) {
    return Selector.of(name + "(" + types + ")").concat(AbiParameters.parse(types).encode(values));
  }

  static List<GateFinding> codes(Reading reading) {
    return reading.findings().stream().map(Finding::code).map(GateFinding.class::cast).toList();
  }

  static Directory knowing(Address address, Known.Kind kind) {
    return new Directory(
        new Known(
            List.of(),
            List.of(new Known.Entry(null, address, kind, "Ours")),
            List.of(),
            Set.of(),
            List.of(),
            List.of(),
            List.of()));
  }
}
