package dev.countersign.gate.simulation;

import dev.countersign.chain.abi.AbiParameters;
import dev.countersign.chain.node.NodeFault;
import dev.countersign.model.value.Bytes;
import dev.countersign.model.value.UnreadableInput;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Why a call failed, in the contracts' own words, from the outermost to the innermost. */
final class Reasons {
  private static final Bytes ERROR = Bytes.fromHex("0x08c379a0");
  private static final Bytes PANIC = Bytes.fromHex("0x4e487b71");
  private static final AbiParameters STRING = AbiParameters.parse("string");
  private static final int LONGEST = 120;
  private static final int MOST = 3;

  private Reasons() {}

  /** For a sentence: "GS013" because of "GS201". */
  static String of(Frame frame) {
    List<String> reasons = new ArrayList<>();
    collect(frame, reasons);
    List<String> shown = reasons.subList(Math.max(0, reasons.size() - MOST), reasons.size());
    return shown.isEmpty() ? "the node gives no reason" : String.join(" because of ", shown);
  }

  /** What the data of a revert says, or null where it says nothing. */
  static @Nullable String of(Bytes output) {
    if (output.length() < 4) {
      return null;
    }
    Bytes kind = output.slice(0, 4);
    if (kind.equals(ERROR)) {
      try {
        return quoted(STRING.decode(output.from(4), "The reason").text(0));
      } catch (UnreadableInput e) {
        return null;
      }
    }
    if (kind.equals(PANIC) && output.length() == 36) {
      return "the contract's own check " + output.slice(35, 36);
    }
    return "the contract's error " + kind;
  }

  private static void collect(Frame frame, List<String> reasons) {
    if (frame.failed()) {
      String reason = of(frame.output());
      if (reason == null) {
        reason = quoted(String.valueOf(frame.error()));
      }
      if (reasons.isEmpty() || !reasons.getLast().equals(reason)) {
        reasons.add(reason);
      }
    }
    Frame last = null;
    for (Frame call : frame.calls()) {
      if (call.failed() || !frame.failed()) {
        last = call.failed() || last == null || !last.failed() ? call : last;
      }
    }
    if (last != null) {
      collect(last, reasons);
    }
  }

  private static String quoted(String words) {
    return "\"" + NodeFault.printable(words, LONGEST) + "\"";
  }
}
