package dev.countersign.gate.compose;

import dev.countersign.chain.abi.AbiParameters;
import dev.countersign.chain.abi.Selector;
import dev.countersign.model.value.Address;
import dev.countersign.model.value.Bytes;
import dev.countersign.model.value.UnreadableInput;
import java.math.BigInteger;

/** The calls by which a Safe changes its own owners (OwnerManager of 1.0.0 to 1.5.0). */
final class OwnerCalls {
  /** Where the list of owners begins and ends. */
  private static final Address SENTINEL = Address.of("0x0000000000000000000000000000000000000001");

  private final SafeState safe;

  OwnerCalls(SafeState safe) {
    this.safe = safe;
  }

  Bytes data(ControlChange change) {
    return switch (change) {
      case ControlChange.AddOwner(Address owner, int threshold) -> {
        requireNew(owner);
        requireThreshold(threshold, safe.owners().size() + 1);
        yield call("addOwnerWithThreshold", "address,uint256", owner, number(threshold));
      }
      case ControlChange.RemoveOwner(Address owner, int threshold) -> {
        Address before = before(owner);
        requireThreshold(threshold, safe.owners().size() - 1);
        yield call("removeOwner", "address,address,uint256", before, owner, number(threshold));
      }
      case ControlChange.SwapOwner(Address leaving, Address coming) -> {
        Address before = before(leaving);
        requireNew(coming);
        yield call("swapOwner", "address,address,address", before, leaving, coming);
      }
      case ControlChange.ChangeThreshold(int threshold) -> {
        requireThreshold(threshold, safe.owners().size());
        if (threshold == safe.threshold()) {
          throw new UnreadableInput("The threshold of the Safe is " + threshold + " already");
        }
        yield call("changeThreshold", "uint256", number(threshold));
      }
    };
  }

  /** The owner before this one in the Safe's list, by which the contract finds it. */
  private Address before(Address owner) {
    int at = safe.owners().indexOf(owner);
    if (at < 0) {
      throw new UnreadableInput(owner + " is no owner of the Safe " + safe.address());
    }
    return at == 0 ? SENTINEL : safe.owners().get(at - 1);
  }

  private void requireNew(Address owner) {
    if (safe.owners().contains(owner)) {
      throw new UnreadableInput(owner + " is an owner of the Safe already");
    }
    if (owner.isZero() || owner.equals(SENTINEL) || owner.equals(safe.address())) {
      throw new UnreadableInput(owner + " cannot be an owner of a Safe");
    }
  }

  private static void requireThreshold(int threshold, int owners) {
    if (owners < 1) {
      throw new UnreadableInput("The last owner of a Safe cannot be removed");
    }
    if (threshold < 1 || threshold > owners) {
      throw new UnreadableInput(
          "The threshold " + threshold + " is out of range; expected 1 to " + owners);
    }
  }

  private static BigInteger number(int number) {
    return BigInteger.valueOf(number);
  }

  private static Bytes call(String name, String types, Object... arguments) {
    return Selector.of(name + "(" + types + ")")
        .concat(AbiParameters.parse(types).encode(arguments));
  }
}
