package dev.countersign.gate.simulation;

import dev.countersign.chain.safe.SafeSlots;
import dev.countersign.gate.effect.Effect;
import dev.countersign.gate.simulation.StateDiff.Account;
import dev.countersign.gate.simulation.StateDiff.Slot;
import dev.countersign.gate.simulation.Watched.CarriedOut;
import dev.countersign.model.value.Address;
import dev.countersign.model.value.Bytes;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Tells what an account's changed slots mean. What has no name is told as an unknown slot. */
final class StorageEffects {
  static final String UNKNOWN = "unknown slot";
  static final String SIGNED_MESSAGE = "signed message";
  static final String APPROVED_HASH = "approved hash";

  /** EIP-7702: code of this form sends every call to the account that follows. */
  private static final Bytes DELEGATION = Bytes.fromHex("0xef0100");

  /** Topics come first among the words, and both kinds of hash stand in one. */
  private static final int MOST_HASHES = 512;

  private final Watched watched;
  private final Account account;
  private final Set<Bytes> words;
  private final Map<Bytes, Slot> left;
  private final List<Effect> effects = new ArrayList<>();
  private int ownersGained;

  private StorageEffects(Watched watched, Account account, Set<Bytes> words) {
    this.watched = watched;
    this.account = account;
    this.words = words;
    this.left = new LinkedHashMap<>(account.slots());
  }

  /**
   * All changes of the account.
   *
   * @param words what occurred in the run and may be the key of a mapping
   */
  static List<Effect> of(Watched watched, Account account, Set<Bytes> words, long chainId) {
    StorageEffects reading = new StorageEffects(watched, account, words);
    reading.code(chainId);
    if (watched.safe()) {
      reading.safe();
    }
    reading.proxy();
    reading.left.forEach((slot, change) -> reading.written(slot, UNKNOWN, change));
    return List.copyOf(reading.effects);
  }

  /** Proxies among the other accounts that would run other code from now on. */
  static List<Effect> upgraded(Address account, Account changes) {
    Slot slot = changes.slots().get(SafeSlots.IMPLEMENTATION);
    return slot == null || !changes.existed() || changes.codeBefore().isEmpty()
        ? List.of()
        : List.of(new Effect.ImplementationChanged(account, Address.ofWord(slot.after())));
  }

  private void code(long chainId) {
    Bytes after = account.codeAfter();
    if (after == null || after.equals(account.codeBefore())) {
      return;
    }
    boolean delegates = after.length() == 23 && after.slice(0, 3).equals(DELEGATION);
    effects.add(
        delegates
            ? new Effect.CodeDelegated(
                watched.account(), new Address(after.from(3)), BigInteger.valueOf(chainId))
            : new Effect.WalletCodeReplaced(watched.account(), Address.ZERO));
  }

  private void safe() {
    Address wallet = watched.account();
    Slot singleton = left.remove(SafeSlots.SINGLETON);
    if (singleton != null) {
      effects.add(new Effect.WalletCodeReplaced(wallet, Address.ofWord(singleton.after())));
    }
    for (Address candidate : candidates()) {
      owner(candidate);
      module(candidate);
    }
    count();
    Slot threshold = left.remove(SafeSlots.THRESHOLD);
    if (threshold != null) {
      effects.add(new Effect.ThresholdChanged(wallet, threshold.after().toUnsigned()));
    }
    Slot guard = left.remove(SafeSlots.GUARD);
    if (guard != null) {
      effects.add(new Effect.GuardChanged(wallet, Address.ofWord(guard.after())));
    }
    Slot moduleGuard = left.remove(SafeSlots.MODULE_GUARD);
    if (moduleGuard != null) {
      effects.add(new Effect.ModuleGuardChanged(wallet, Address.ofWord(moduleGuard.after())));
    }
    Slot handler = left.remove(SafeSlots.FALLBACK_HANDLER);
    if (handler != null) {
      effects.add(new Effect.FallbackHandlerChanged(wallet, Address.ofWord(handler.after())));
    }
    nonce();
    hashes();
  }

  private Set<Address> candidates() {
    Set<Address> candidates = new LinkedHashSet<>(watched.owners());
    candidates.add(SafeSlots.SENTINEL);
    candidates.add(watched.account());
    for (Bytes word : words) {
      candidate(word, candidates);
    }
    for (Slot slot : account.slots().values()) {
      candidate(slot.before(), candidates);
      candidate(slot.after(), candidates);
    }
    return candidates;
  }

  private static void candidate(Bytes word, Set<Address> candidates) {
    if (word.slice(0, 12).isZero() && !word.isZero()) {
      candidates.add(Address.ofWord(word));
    }
  }

  private void owner(Address owner) {
    Slot slot = left.remove(SafeSlots.owner(owner));
    if (slot == null || owner.equals(SafeSlots.SENTINEL)) {
      return;
    }
    if (slot.before().isZero()) {
      ownersGained++;
      effects.add(new Effect.OwnerAdded(watched.account(), owner));
    } else if (slot.after().isZero()) {
      ownersGained--;
      effects.add(new Effect.OwnerRemoved(watched.account(), owner));
    }
    // Otherwise only the list's order changes: an entry that is not zero stays an owner.
  }

  private void module(Address module) {
    Slot slot = left.remove(SafeSlots.module(module));
    if (slot == null || module.equals(SafeSlots.SENTINEL)) {
      return;
    }
    if (slot.before().isZero()) {
      effects.add(new Effect.ModuleEnabled(watched.account(), module));
    } else if (slot.after().isZero()) {
      effects.add(new Effect.ModuleDisabled(watched.account(), module));
    }
  }

  private void count() {
    Slot count = left.remove(SafeSlots.OWNER_COUNT);
    BigInteger gained =
        count == null
            ? BigInteger.ZERO
            : count.after().toUnsigned().subtract(count.before().toUnsigned());
    if (count != null && !gained.equals(BigInteger.valueOf(ownersGained))) {
      written(SafeSlots.OWNER_COUNT, "number of owners", count);
    }
  }

  private void nonce() {
    Slot nonce = left.remove(SafeSlots.NONCE);
    CarriedOut carriedOut = watched.carriedOut();
    if (nonce == null) {
      return;
    }
    BigInteger after = nonce.after().toUnsigned();
    boolean usual =
        carriedOut == null
            ? after.subtract(nonce.before().toUnsigned()).equals(BigInteger.ONE)
            : after.equals(carriedOut.nonceAfter());
    if (!usual) {
      written(SafeSlots.NONCE, "nonce", nonce);
    }
  }

  private void hashes() {
    CarriedOut carriedOut = watched.carriedOut();
    if (carriedOut != null) {
      for (Address owner : watched.owners()) {
        Bytes slot = SafeSlots.approvedHash(owner, carriedOut.hash());
        Slot change = left.get(slot);
        if (change != null && change.after().isZero()) {
          left.remove(slot);
        }
      }
    }
    for (Bytes word : words.stream().limit(MOST_HASHES).toList()) {
      if (left.isEmpty()) {
        return;
      }
      named(SafeSlots.signedMessage(word), SIGNED_MESSAGE);
      for (Address owner : watched.owners()) {
        named(SafeSlots.approvedHash(owner, word), APPROVED_HASH);
      }
    }
  }

  private void proxy() {
    Slot implementation = left.remove(SafeSlots.IMPLEMENTATION);
    if (implementation != null) {
      effects.add(
          new Effect.ImplementationChanged(
              watched.account(), Address.ofWord(implementation.after())));
    }
    named(SafeSlots.ADMIN, "admin of the proxy (EIP-1967)");
    named(SafeSlots.BEACON, "beacon of the proxy (EIP-1967)");
  }

  private void named(Bytes slot, String name) {
    Slot change = left.remove(slot);
    if (change != null) {
      written(slot, name, change);
    }
  }

  private void written(Bytes slot, String name, Slot change) {
    effects.add(
        new Effect.StorageWritten(watched.account(), slot, name, change.before(), change.after()));
  }
}
