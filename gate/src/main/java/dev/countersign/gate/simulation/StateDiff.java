package dev.countersign.gate.simulation;

import dev.countersign.chain.node.NodeFault;
import dev.countersign.chain.node.RpcValues;
import dev.countersign.model.value.Address;
import dev.countersign.model.value.Bytes;
import java.math.BigInteger;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What a run changed in the state, as geth's {@code prestateTracer} with {@code diffMode} tells it:
 * before and after hold what differs, and a slot that is missing on one side is zero there.
 */
record StateDiff(Map<Address, Account> accounts) {
  private static final Bytes ZERO = Bytes.word(BigInteger.ZERO);

  /** One slot. */
  record Slot(Bytes before, Bytes after) {}

  /**
   * One account.
   *
   * @param existed before the run
   * @param codeBefore empty where there was none
   * @param codeAfter null where it did not change
   * @param balanceBefore null where the node did not say
   * @param balanceAfter null where it did not change
   */
  record Account(
      boolean existed,
      Bytes codeBefore,
      @Nullable Bytes codeAfter,
      @Nullable BigInteger balanceBefore,
      @Nullable BigInteger balanceAfter,
      Map<Bytes, Slot> slots) {
    /** Nothing changed. */
    static final Account UNCHANGED = new Account(true, Bytes.EMPTY, null, null, null, Map.of());
  }

  Account of(Address account) {
    return accounts.getOrDefault(account, Account.UNCHANGED);
  }

  static StateDiff read(JsonNode node) throws NodeFault {
    JsonNode pre = object(node.get("pre"), "the state before");
    JsonNode post = object(node.get("post"), "the state after");
    Map<Address, Account> accounts = new LinkedHashMap<>();
    for (String name : pre.propertyNames()) {
      accounts.put(account(name), account(pre.get(name), post.get(name)));
    }
    for (String name : post.propertyNames()) {
      if (!pre.has(name)) {
        accounts.put(account(name), account(null, post.get(name)));
      }
    }
    return new StateDiff(accounts);
  }

  private static Address account(String name) throws NodeFault {
    return RpcValues.address(name, "an account of the state");
  }

  private static Account account(@Nullable JsonNode before, @Nullable JsonNode after)
      throws NodeFault {
    Bytes codeBefore = code(before);
    Bytes codeAfter = code(after);
    // An account that is there before and not after was destroyed.
    boolean destroyed = before != null && after == null && codeBefore != null;
    return new Account(
        before != null,
        codeBefore == null ? Bytes.EMPTY : codeBefore,
        destroyed ? Bytes.EMPTY : codeAfter,
        balance(before),
        balance(after),
        slots(storage(before), storage(after)));
  }

  private static Map<Bytes, Slot> slots(@Nullable JsonNode before, @Nullable JsonNode after)
      throws NodeFault {
    Map<Bytes, Slot> slots = new LinkedHashMap<>();
    if (before != null) {
      for (String slot : before.propertyNames()) {
        JsonNode then = after == null ? null : after.get(slot);
        put(slots, slot, before.get(slot), then);
      }
    }
    if (after != null) {
      for (String slot : after.propertyNames()) {
        if (before == null || !before.has(slot)) {
          put(slots, slot, null, after.get(slot));
        }
      }
    }
    return slots;
  }

  private static void put(
      Map<Bytes, Slot> slots, String name, @Nullable JsonNode before, @Nullable JsonNode after)
      throws NodeFault {
    Slot slot = new Slot(value(before), value(after));
    if (!slot.before().equals(slot.after())) {
      slots.put(RpcValues.word(name, "a storage slot"), slot);
    }
  }

  private static Bytes value(@Nullable JsonNode node) throws NodeFault {
    return node == null ? ZERO : RpcValues.word(node, "a storage value");
  }

  private static @Nullable Bytes code(@Nullable JsonNode account) throws NodeFault {
    JsonNode code = account == null ? null : account.get("code");
    return code == null || code.isNull() ? null : RpcValues.bytes(code, "an account's code");
  }

  private static @Nullable BigInteger balance(@Nullable JsonNode account) throws NodeFault {
    JsonNode balance = account == null ? null : account.get("balance");
    return balance == null || balance.isNull()
        ? null
        : RpcValues.quantity(balance, "an account's balance");
  }

  private static @Nullable JsonNode storage(@Nullable JsonNode account) throws NodeFault {
    JsonNode storage = account == null ? null : account.get("storage");
    return storage == null || storage.isNull() ? null : object(storage, "an account's storage");
  }

  private static JsonNode object(@Nullable JsonNode node, String what) throws NodeFault {
    if (node == null || !node.isObject()) {
      throw RpcValues.unusable(what, "is missing");
    }
    return node;
  }
}
