package dev.countersign.gate.operation;

import dev.countersign.chain.abi.AbiParameters;
import dev.countersign.chain.abi.AbiValues;
import dev.countersign.chain.abi.Selector;
import dev.countersign.gate.reading.Reading;
import dev.countersign.model.value.Address;
import dev.countersign.model.value.Bytes;
import dev.countersign.model.value.UnreadableInput;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A function by which widely used accounts make calls.
 *
 * @param signature such as {@code execute(address,uint256,bytes)}
 */
record AccountFunction(String signature, AbiParameters parameters, Meaning meaning) {
  private static final Map<Bytes, AccountFunction> BY_SELECTOR = new HashMap<>();

  static {
    // SimpleAccount, LightAccount, Coinbase Smart Wallet and most others.
    add("execute", "address,uint256,bytes", AccountFunction::one);
    // SimpleAccount of entry point 0.6.
    add(
        "executeBatch",
        "address[],bytes[]",
        (function, arguments, out) ->
            function.zipped(arguments.list(0), List.of(), arguments.list(1)));
    // SimpleAccount of entry point 0.7, where an empty list of values means none.
    add(
        "executeBatch",
        "address[],uint256[],bytes[]",
        (function, arguments, out) ->
            function.zipped(arguments.list(0), arguments.list(1), arguments.list(2)));
    // SimpleAccount of entry point 0.8, Coinbase Smart Wallet.
    add(
        "executeBatch",
        "(address,uint256,bytes)[]",
        (function, arguments, out) -> AccountCall.ofTuples(arguments.list(0)));
    // ERC-7579 and ERC-7821.
    add(
        "execute",
        "bytes32,bytes",
        (function, arguments, out) ->
            ModularExecution.calls(arguments.bytes(0), arguments.bytes(1), out));
    // Safe4337Module.
    add("executeUserOp", "address,uint256,bytes,uint8", AccountFunction::withOperation);
    add(
        "executeUserOpWithErrorString",
        "address,uint256,bytes,uint8",
        AccountFunction::withOperation);
    // Kernel 2, and token-bound accounts (ERC-6551), where 2 and 3 create contracts.
    add(
        "execute",
        "address,uint256,bytes,uint8",
        (function, arguments, out) ->
            isCallOrDelegatecall(arguments.uint(3))
                ? function.withOperation(arguments, out)
                : null);
  }

  /** What the arguments ask for. */
  @FunctionalInterface
  interface Meaning {
    /** The calls, or null where the arguments ask for something that is not read. */
    @Nullable List<AccountCall> calls(AccountFunction function, AbiValues arguments, Reading out);
  }

  private static void add(String name, String types, Meaning meaning) {
    String signature = name + "(" + types + ")";
    BY_SELECTOR.put(
        Selector.of(signature),
        new AccountFunction(signature, AbiParameters.parse(types), meaning));
  }

  /**
   * Reads the data with which the entry point calls the account.
   *
   * @return null where the function or what it is asked for is not known
   * @throws UnreadableInput when the arguments of a known function are malformed
   */
  static @Nullable List<AccountCall> read(Bytes callData, Reading out) {
    AccountFunction function = callData.length() < 4 ? null : BY_SELECTOR.get(callData.slice(0, 4));
    if (function == null) {
      return null;
    }
    Bytes data = callData.from(4);
    AbiValues arguments =
        function.parameters.decode(data, "The account's call data, " + function.signature + ",");
    ExtraBytes.after(arguments, data, function.signature, out);
    return function.meaning.calls(function, arguments, out);
  }

  private List<AccountCall> one(AbiValues arguments, Reading out) {
    return List.of(AccountCall.call(arguments.address(0), arguments.uint(1), arguments.bytes(2)));
  }

  private List<AccountCall> withOperation(AbiValues arguments, Reading out) {
    BigInteger operation = arguments.uint(3);
    if (!isCallOrDelegatecall(operation)) {
      throw new UnreadableInput(
          "The operation of "
              + signature
              + " is "
              + operation
              + "; expected 0 for a call or 1 for a delegatecall");
    }
    return List.of(
        new AccountCall(
            arguments.address(0), arguments.uint(1), arguments.bytes(2), operation.signum() != 0));
  }

  private static boolean isCallOrDelegatecall(BigInteger operation) {
    return operation.compareTo(BigInteger.ONE) <= 0;
  }

  private List<AccountCall> zipped(List<Object> targets, List<Object> values, List<Object> data) {
    if (targets.size() != data.size() || (!values.isEmpty() && values.size() != targets.size())) {
      throw new UnreadableInput(
          "The lists of "
              + signature
              + " have different lengths, so which data goes to which target cannot be told");
    }
    List<AccountCall> calls = new ArrayList<>();
    for (int i = 0; i < targets.size(); i++) {
      BigInteger value = values.isEmpty() ? BigInteger.ZERO : (BigInteger) values.get(i);
      calls.add(AccountCall.call((Address) targets.get(i), value, (Bytes) data.get(i)));
    }
    return calls;
  }
}
