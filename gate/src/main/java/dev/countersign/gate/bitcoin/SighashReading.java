package dev.countersign.gate.bitcoin;

import dev.countersign.chain.payload.BitcoinPayload;
import dev.countersign.gate.finding.GateFinding;
import dev.countersign.gate.reading.Reading;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Signatures that leave something open. Only ALL (1), and taproot's default (0), cover every input
 * and output.
 */
final class SighashReading {
  private static final int ANYONE_CAN_PAY = 0x80;

  private SighashReading() {}

  static void read(BitcoinPayload payload, Reading out) {
    Map<Integer, List<Integer>> asked = new TreeMap<>();
    Map<Integer, List<Integer>> made = new TreeMap<>();
    for (int i = 0; i < payload.inputs().size(); i++) {
      BitcoinPayload.Input input = payload.inputs().get(i);
      note(asked, input.sighash(), i + 1);
      for (int type : input.signatureSighashes()) {
        note(made, type, i + 1);
      }
    }
    asked.forEach((type, inputs) -> tell(inputs, "would be signed", type, out));
    made.forEach((type, inputs) -> tell(inputs, "was signed", type, out));
  }

  private static void note(Map<Integer, List<Integer>> types, int type, int input) {
    if (type != 0 && type != 1) {
      types.computeIfAbsent(type, t -> new ArrayList<>()).add(input);
    }
  }

  private static void tell(List<Integer> inputs, String verb, int type, Reading out) {
    String name = name(type);
    out.finding(
        GateFinding.PSBT_SIGHASH,
        Places.inputs(inputs)
            + " "
            + (inputs.size() == 1 ? verb : verb.replace("was", "were"))
            + " with the sighash type "
            + name
            + ", so that "
            + open(type),
        "sighash",
        name);
  }

  private static String name(int type) {
    String base =
        switch (type & ~ANYONE_CAN_PAY) {
          case 1 -> "ALL";
          case 2 -> "NONE";
          case 3 -> "SINGLE";
          default -> "";
        };
    String number = "0x%02x".formatted(type);
    return base.isEmpty()
        ? number
        : base + ((type & ANYONE_CAN_PAY) == 0 ? "" : "|ANYONECANPAY") + " (" + number + ")";
  }

  private static String open(int type) {
    return switch (type & ~ANYONE_CAN_PAY) {
      case 1 -> "others can add inputs after signing";
      case 2 -> "others can change every output, and so who is paid, after signing";
      case 3 -> "others can change all outputs but one after signing";
      default -> "what the signature covers is not known";
    };
  }
}
