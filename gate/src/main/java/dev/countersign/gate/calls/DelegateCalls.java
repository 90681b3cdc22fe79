package dev.countersign.gate.calls;

import dev.countersign.chain.abi.AbiValues;
import dev.countersign.gate.asset.AssetJudge;
import dev.countersign.gate.effect.Effect;
import dev.countersign.gate.finding.GateFinding;
import dev.countersign.gate.known.Directory;
import dev.countersign.gate.known.Library;
import dev.countersign.gate.reading.ChainFacts;
import dev.countersign.model.value.Bytes;
import dev.countersign.model.value.Keccak256;
import java.util.Optional;

/** Code that runs with the wallet's authority: known libraries are read, everything else denied. */
final class DelegateCalls {
  private static final CallEntry SIGN_MESSAGE =
      CallEntry.of("signMessage(bytes)", (scope, a) -> signMessage(scope, a.bytes(0)));
  private static final CallEntry CREATE =
      CallEntry.of("performCreate(uint256,bytes)", (scope, a) -> create(scope, a));
  private static final CallEntry CREATE2 =
      CallEntry.of("performCreate2(uint256,bytes,bytes32)", (scope, a) -> create(scope, a));

  private final Directory directory;
  private final ChainFacts facts;

  DelegateCalls(Directory directory, ChainFacts facts) {
    this.directory = directory;
    this.facts = facts;
  }

  void read(CallScope scope) {
    scope.out().callsContract();
    Optional<Library> library = directory.library(scope.call().chainId(), scope.target());
    if (library.isEmpty()) {
      unknown(scope);
      return;
    }
    Library known = library.get();
    if (hasOtherCode(known, scope)) {
      runs(scope);
      return;
    }
    switch (known.kind()) {
      case MULTI_SEND, MULTI_SEND_CALL_ONLY -> BatchCalls.read(known, scope);
      case SIGN_MESSAGE -> only(scope, SIGN_MESSAGE);
      case CREATE_CALL -> {
        if (CREATE2.selector().equals(selector(scope))) {
          only(scope, CREATE2);
        } else {
          only(scope, CREATE);
        }
      }
      case MIGRATION, L2_SETUP -> Migrations.read(known, scope);
      case SIMULATE -> CallReading.unread(scope);
      case USER -> {
        runs(scope);
        scope.finding(
            GateFinding.UNREAD_CALL,
            "The library " + known.title() + " is known, but what it does is not read",
            "target",
            scope.target().toString());
      }
    }
  }

  private static Bytes selector(CallScope scope) {
    Bytes data = scope.call().data();
    return data.length() < 4 ? Bytes.EMPTY : data.slice(0, 4);
  }

  /** Reads the function a library has; any other does nothing that is known. */
  private static void only(CallScope scope, CallEntry entry) {
    if (entry.selector().equals(selector(scope))) {
      AbiValues arguments = CallReading.decode(scope, entry);
      entry.meaning().read(scope, arguments);
    } else {
      CallReading.unread(scope);
    }
  }

  private static void runs(CallScope scope) {
    scope.effect(new Effect.CodeRunAsWallet(scope.actor(), scope.target(), scope.call().data()));
  }

  private void unknown(CallScope scope) {
    runs(scope);
    CallEntry looksLike = CallTable.of(scope.call().data());
    String chain = scope.call().chainId() == null ? "; the chain is not known" : "";
    scope.finding(
        GateFinding.UNKNOWN_DELEGATECALL,
        "The code of "
            + scope.name(scope.target())
            + " would run with the full authority of "
            + scope.name(scope.actor())
            + ", and it is no known library"
            + chain
            + codeless(scope),
        "target",
        scope.target().toString(),
        "selector",
        selector(scope).toHex());
    if (looksLike != null) {
      scope.finding(
          GateFinding.DISGUISED_CALL,
          "The data reads like \""
              + looksLike.signature()
              + "\", but it is run by delegatecall: the code of "
              + scope.name(scope.target())
              + " alone decides what happens",
          "looksLike",
          looksLike.signature());
    }
  }

  private String codeless(CallScope scope) {
    return facts.codeHash(scope.target()).filter(AssetJudge.NO_CODE::equals).isPresent()
        ? "; there is no code at that address now, and whoever places some decides what runs"
        : "";
  }

  private boolean hasOtherCode(Library library, CallScope scope) {
    Bytes expected = library.codeHash();
    Bytes found = facts.codeHash(scope.target()).orElse(null);
    if (expected == null || found == null || expected.equals(found)) {
      return false;
    }
    scope.finding(
        GateFinding.LIBRARY_CODE_DIFFERS,
        "The node says that the code at " + library.title() + " is not that library's",
        "expected",
        expected.toHex(),
        "found",
        found.toHex());
    return true;
  }

  private static void signMessage(CallScope scope, Bytes message) {
    scope.effect(new Effect.MessageSigned(scope.actor(), message));
    scope.finding(
        GateFinding.SAFE_MESSAGE_SIGNED,
        scope.name(scope.actor())
            + " would sign a message of "
            + message.length()
            + " bytes for good: "
            + (message.length() <= 64 ? message : "hash " + Keccak256.hash(message)),
        "message",
        message.length() <= 1024 ? message.toHex() : Keccak256.hash(message).toHex());
  }

  private static void create(CallScope scope, AbiValues arguments) {
    scope.inner(scope.actor(), null, arguments.uint(0), arguments.bytes(1), false, "the creation");
  }
}
