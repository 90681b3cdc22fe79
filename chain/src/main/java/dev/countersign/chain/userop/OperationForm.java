package dev.countersign.chain.userop;

import dev.countersign.model.json.JsonFields;
import dev.countersign.model.value.Bytes;
import dev.countersign.model.value.UnreadableInput;
import java.math.BigInteger;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** How the JSON object of a user operation names its fields. */
enum OperationForm {
  /** Entry point 0.6: {@code initCode}, {@code callGasLimit}, {@code paymasterAndData}. */
  FIRST {
    @Override
    OperationFields read(JsonNode op) {
      refuse(op, "factory", "factoryData", "paymaster", "paymasterData");
      List<Bytes> gas =
          List.of(
              word(op, "callGasLimit"),
              word(op, "verificationGasLimit"),
              word(op, "preVerificationGas"),
              word(op, "maxFeePerGas"),
              word(op, "maxPriorityFeePerGas"));
      return fields(op, written(op, "initCode"), gas, written(op, "paymasterAndData"));
    }
  },
  /** From 0.7 on, as bundlers take it (ERC-7769): {@code factory}, {@code paymaster}. */
  UNPACKED {
    @Override
    OperationFields read(JsonNode op) {
      refuse(op, "initCode", "paymasterAndData");
      List<Bytes> gas =
          List.of(
              half(op, "verificationGasLimit").concat(half(op, "callGasLimit")),
              word(op, "preVerificationGas"),
              half(op, "maxPriorityFeePerGas").concat(half(op, "maxFeePerGas")));
      return fields(op, initCode(op), gas, paymasterAndData(op));
    }
  },
  /** From 0.7 on, as the contract takes it: {@code accountGasLimits}, {@code gasFees}. */
  PACKED {
    @Override
    OperationFields read(JsonNode op) {
      refuse(op, "factory", "factoryData", "paymaster", "paymasterData");
      refuse(op, "callGasLimit", "verificationGasLimit", "maxFeePerGas", "maxPriorityFeePerGas");
      List<Bytes> gas =
          List.of(
              packed(op, "accountGasLimits"),
              word(op, "preVerificationGas"),
              packed(op, "gasFees"));
      return fields(op, written(op, "initCode"), gas, written(op, "paymasterAndData"));
    }
  };

  private static final BigInteger DELEGATED = BigInteger.valueOf(0x7702);

  /**
   * The operation's fields.
   *
   * @throws UnreadableInput when one is missing, malformed, or belongs to another form
   */
  abstract OperationFields read(JsonNode op);

  /** The form that the object's field names tell. */
  static OperationForm of(JsonNode op) {
    if (has(op, "accountGasLimits") || has(op, "gasFees")) {
      return PACKED;
    }
    return has(op, "initCode") || has(op, "paymasterAndData") ? FIRST : UNPACKED;
  }

  static boolean has(JsonNode op, String name) {
    return JsonFields.optional(op, name) != null;
  }

  private static OperationFields fields(
      JsonNode op, Bytes initCode, List<Bytes> gas, Bytes paymasterAndData) {
    return new OperationFields(
        JsonFields.address(op, "sender"),
        JsonFields.uint(op, "nonce"),
        initCode,
        written(op, "callData"),
        gas,
        paymasterAndData);
  }

  private static void refuse(JsonNode op, String... names) {
    for (String name : names) {
      if (has(op, name)) {
        throw new UnreadableInput(
            "The user operation mixes the fields of different entry points: \""
                + name
                + "\" does not belong with the others");
      }
    }
  }

  private static Bytes initCode(JsonNode op) {
    String factory = JsonFields.textOrNull(op, "factory");
    Bytes data = JsonFields.bytes(op, "factoryData");
    if (factory == null || factory.isEmpty() || factory.equals("0x")) {
      if (!data.isEmpty()) {
        throw new UnreadableInput(
            "The user operation has \"factoryData\" but no \"factory\" to be called with it");
      }
      return Bytes.EMPTY;
    }
    if (factory.startsWith("0x")
        && factory.length() == 6
        && JsonFields.uint(op, "factory").equals(DELEGATED)) {
      byte[] mark = new byte[20];
      mark[0] = 0x77;
      mark[1] = 0x02;
      return data.isEmpty() ? Bytes.fromHex("0x7702") : Bytes.of(mark).concat(data);
    }
    return JsonFields.address(op, "factory").bytes().concat(data);
  }

  private static Bytes paymasterAndData(JsonNode op) {
    Bytes data = JsonFields.bytes(op, "paymasterData");
    var paymaster = JsonFields.addressOrNull(op, "paymaster");
    if (paymaster == null) {
      if (!data.isEmpty()) {
        throw new UnreadableInput(
            "The user operation has \"paymasterData\" but no \"paymaster\" to be called with it");
      }
      return Bytes.EMPTY;
    }
    return paymaster
        .bytes()
        .concat(half(op, "paymasterVerificationGasLimit"))
        .concat(half(op, "paymasterPostOpGasLimit"))
        .concat(data);
  }

  /** Bytes that must be written, were it as "0x": left out, the hash would be a guess. */
  private static Bytes written(JsonNode op, String name) {
    JsonFields.required(op, name);
    return JsonFields.bytes(op, name);
  }

  private static Bytes word(JsonNode op, String name) {
    return Bytes.word(JsonFields.uint(op, name));
  }

  private static Bytes half(JsonNode op, String name) {
    BigInteger number =
        JsonFields.uint(JsonFields.required(op, name), "The field \"" + name + "\"", 128);
    return Bytes.word(number).from(16);
  }

  private static Bytes packed(JsonNode op, String name) {
    Bytes word = written(op, name);
    if (word.length() != 32) {
      throw new UnreadableInput(
          "The field \"" + name + "\" has " + word.length() + " bytes; two numbers packed need 32");
    }
    return word;
  }
}
