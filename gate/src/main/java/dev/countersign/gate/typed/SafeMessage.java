package dev.countersign.gate.typed;

import dev.countersign.gate.effect.Effect;
import dev.countersign.gate.finding.GateFinding;
import dev.countersign.model.value.Address;
import dev.countersign.model.value.Bytes;

/** A message that the owners of a Safe sign in its name (CompatibilityFallbackHandler). */
final class SafeMessage {
  static final String TYPE = "SafeMessage(bytes message)";
  private static final int HASH = 32;

  private SafeMessage() {}

  static void read(TypedCase in) {
    Bytes message = in.message().bytes("message");
    in.requireChain("the Safe's message");
    Address safe = in.payload().verifyingContract();
    if (safe == null) {
      in.unknownContract("a Safe");
    } else {
      in.out().effect(new Effect.MessageSigned(safe, message));
    }
    in.out()
        .finding(
            GateFinding.SAFE_MESSAGE_SIGNED,
            "An owner's signature would stand under a message of "
                + (safe == null ? "a Safe that is not named" : in.name(safe))
                + (message.length() == HASH
                    ? ", of which only the hash is given: what it says cannot be seen"
                    : ", of " + message.length() + " bytes"),
            "message",
            Unread.shown(message));
  }
}
