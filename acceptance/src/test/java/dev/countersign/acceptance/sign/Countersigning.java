package dev.countersign.acceptance.sign;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.acceptance.node.Anvil;
import dev.countersign.chain.crypto.PrivateKey;
import dev.countersign.chain.crypto.Signature65;
import dev.countersign.chain.payload.SafePayload;
import dev.countersign.chain.safe.Confirmation;
import dev.countersign.chain.safe.ConfirmationCheck;
import dev.countersign.chain.safe.ExecTransaction;
import dev.countersign.chain.safe.SafeHash;
import dev.countersign.chain.safe.SafeSignatures;
import dev.countersign.chain.safe.SafeWriter;
import dev.countersign.chain.signing.SigningInput;
import dev.countersign.gate.check.CheckRequest;
import dev.countersign.gate.check.CheckRequest.Beside;
import dev.countersign.gate.check.Checker;
import dev.countersign.gate.compose.SafeState;
import dev.countersign.gate.intent.Intent;
import dev.countersign.gate.key.KeyFault;
import dev.countersign.gate.key.SigningKey;
import dev.countersign.gate.known.Directory;
import dev.countersign.gate.report.CheckResult;
import dev.countersign.gate.simulation.NodeView;
import dev.countersign.model.json.Json;
import dev.countersign.model.value.Address;
import dev.countersign.model.value.Bytes;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** What a server does with a payload once it is allowed, without the server. */
record Countersigning(Anvil anvil, long chainId, SigningKey own, List<PrivateKey> others) {

  /** The Safe as the node says it is. */
  SafeState state(Address safe) {
    return SafeState.of(chainId, safe, new NodeView(anvil).safeFacts(safe)).orElseThrow();
  }

  CheckResult check(SafePayload payload, Intent intent, Directory directory) {
    Bytes text = Bytes.of(Json.compact(SafeWriter.json(payload)).getBytes(StandardCharsets.UTF_8));
    return new Checker(directory, anvil, InstantSource.system())
        .check(new CheckRequest(text, intent, Beside.NOTHING));
  }

  /** Countersign and the other owners sign; each signature is checked before they are joined. */
  Bytes signed(SafePayload payload) {
    Address safe = Objects.requireNonNull(payload.safe());
    SafeHash hash =
        SafeHash.of(
            Objects.requireNonNull(payload.version()),
            payload.chainId(),
            safe,
            payload.transaction());
    List<Confirmation> confirmations = new ArrayList<>();
    confirmations.add(Confirmation.of(own.address(), countersignature(hash)));
    for (PrivateKey other : others) {
      confirmations.add(Confirmation.of(other.address(), other.sign(hash.safeTxHash())));
    }
    ConfirmationCheck.Sorted sorted =
        new ConfirmationCheck(hash.safeTxHash(), new HashSet<>(state(safe).owners()))
            .sort(confirmations);
    assertThat(sorted.counting()).hasSameSizeAs(confirmations);
    Map<Address, Confirmation> byOwner = new LinkedHashMap<>();
    sorted.counting().forEach(one -> byOwner.put(one.owner(), one.confirmation()));
    return SafeSignatures.join(byOwner);
  }

  private Signature65 countersignature(SafeHash hash) {
    try {
      return own.sign(SigningInput.of(hash));
    } catch (KeyFault fault) {
      throw new AssertionError(fault.sentence(), fault);
    }
  }

  /** Anybody may carry a signed transaction out. */
  void carryOut(SafePayload payload) {
    anvil.send(
        anvil.accounts().getLast(),
        Objects.requireNonNull(payload.safe()),
        BigInteger.ZERO,
        ExecTransaction.encode(payload.transaction(), signed(payload)));
  }
}
