package dev.countersign.gate.calls;

import dev.countersign.chain.abi.AbiParameters;
import dev.countersign.chain.abi.AbiValues;
import dev.countersign.chain.abi.Selector;
import dev.countersign.gate.effect.Effect;
import dev.countersign.gate.effect.EffectKinds;
import dev.countersign.gate.finding.GateFinding;
import dev.countersign.gate.known.Library;
import dev.countersign.model.value.Address;
import dev.countersign.model.value.Bytes;
import dev.countersign.model.value.UnreadableInput;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

/**
 * Unwraps Safe's {@code multiSend(bytes)}: for each call one byte of operation, 20 of the target,
 * 32 of the value, 32 of the data's length, and the data, without padding.
 */
final class BatchCalls {
  private static final Bytes SELECTOR = Selector.of("multiSend(bytes)");
  private static final AbiParameters PARAMETERS = AbiParameters.parse("bytes");
  private static final int HEAD = 1 + 20 + 32 + 32;
  private static final int MOST_CALLS = 10_000;

  private record Part(int operation, Address to, BigInteger value, Bytes data) {}

  private BatchCalls() {}

  static void read(Library library, CallScope scope) {
    Bytes data = scope.call().data();
    if (data.length() < 4 || !data.slice(0, 4).equals(SELECTOR)) {
      CallReading.unread(scope);
      return;
    }
    AbiValues arguments = PARAMETERS.decode(data.from(4), "The data of multiSend");
    if (arguments.trailingBytes() > 0) {
      scope.finding(
          GateFinding.TRAILING_DATA,
          arguments.trailingBytes() + " bytes follow the batch",
          "bytes",
          Integer.toString(arguments.trailingBytes()));
    }
    List<Part> parts = parts(arguments.bytes(0));
    int effects = scope.out().effects().size();
    for (int i = 0; i < parts.size(); i++) {
      one(
          library,
          scope,
          parts.get(i),
          "call " + (i + 1) + " of " + parts.size() + " in the batch");
    }
    if (parts.size() > 1) {
      control(scope, effects, parts.size());
    }
  }

  private static void one(Library library, CallScope scope, Part part, String where) {
    boolean delegate = part.operation() == 1;
    if (delegate && library.kind() == Library.Kind.MULTI_SEND_CALL_ONLY) {
      scope.finding(
          GateFinding.WOULD_FAIL,
          "The batch would fail: " + where + " is a delegatecall, which this library refuses");
    }
    // From 1.5.0 on the zero address stands for the Safe itself; older ones would call address
    // zero.
    boolean self = part.to().isZero() && "1.5.0".equals(library.version());
    if (part.to().isZero() && library.version() == null) {
      scope.effect(new Effect.CallUnread(part.to(), part.value(), part.data()));
      scope.finding(
          GateFinding.UNREAD_CALL,
          "The target of "
              + where
              + " is the zero address, which the batch library takes for the Safe itself from 1.5.0"
              + " on; of which version "
              + library.title()
              + " is, is not known",
          "target",
          part.to().toString());
    }
    scope.inner(
        scope.actor(),
        self ? scope.actor() : part.to(),
        part.value(),
        part.data(),
        delegate,
        where);
  }

  private static List<Part> parts(Bytes packed) {
    List<Part> parts = new ArrayList<>();
    int at = 0;
    while (at < packed.length()) {
      String what = "Call " + (parts.size() + 1) + " of the batch";
      if (packed.length() - at < HEAD) {
        throw new UnreadableInput(
            what + " is cut off: " + (packed.length() - at) + " bytes are left of at least 85");
      }
      int operation = packed.at(at);
      if (operation > 1) {
        throw new UnreadableInput(what + " has the operation " + operation + "; expected 0 or 1");
      }
      BigInteger length = packed.slice(at + 53, at + HEAD).toUnsigned();
      int left = packed.length() - at - HEAD;
      if (length.compareTo(BigInteger.valueOf(left)) > 0) {
        throw new UnreadableInput(
            what
                + " says that it has "
                + length
                + " bytes of data, but only "
                + left
                + " are left");
      }
      int end = at + HEAD + length.intValueExact();
      parts.add(
          new Part(
              operation,
              new Address(packed.slice(at + 1, at + 21)),
              packed.slice(at + 21, at + 53).toUnsigned(),
              packed.slice(at + HEAD, end)));
      if (parts.size() > MOST_CALLS) {
        throw new UnreadableInput(
            "The batch makes more than 10,000 calls; at most that many can be read");
      }
      at = end;
    }
    return parts;
  }

  private static void control(CallScope scope, int from, int calls) {
    List<Effect> effects = scope.out().effects();
    boolean noted =
        scope.out().findings().stream()
            .anyMatch(finding -> finding.code() == GateFinding.CONTROL_HIDDEN_IN_BATCH);
    if (!noted
        && effects.subList(from, effects.size()).stream().anyMatch(EffectKinds::changesControl)) {
      scope.finding(
          GateFinding.CONTROL_HIDDEN_IN_BATCH,
          "A change of control stands in a batch of " + calls + " calls",
          "calls",
          Integer.toString(calls));
    }
  }
}
