package dev.countersign.gate.simulation;

import dev.countersign.chain.abi.AbiParameters;
import dev.countersign.chain.abi.Selector;
import dev.countersign.chain.node.NodeFault;
import dev.countersign.gate.reading.ChainFacts;
import dev.countersign.model.value.Address;
import dev.countersign.model.value.Bytes;
import dev.countersign.model.value.Keccak256;
import dev.countersign.model.value.UnreadableInput;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Accounts and tokens as the node tells them, each asked once. */
final class NodeFacts implements ChainFacts {
  private static final Bytes SYMBOL = Selector.of("symbol()");
  private static final Bytes DECIMALS = Selector.of("decimals()");
  private static final AbiParameters STRING = AbiParameters.parse("string");
  private static final int LONGEST_SYMBOL = 64;

  private final Node node;
  private final Map<Address, Optional<Bytes>> codeHashes = new ConcurrentHashMap<>();
  private final Map<Address, Optional<String>> symbols = new ConcurrentHashMap<>();
  private final Map<Address, Optional<Integer>> decimals = new ConcurrentHashMap<>();

  NodeFacts(Node node) {
    this.node = node;
  }

  @Override
  public Optional<Bytes> codeHash(Address account) {
    return codeHashes.computeIfAbsent(
        account, a -> asked(() -> Optional.of(Keccak256.hash(node.code(a)))));
  }

  @Override
  public Optional<String> symbol(Address token) {
    return symbols.computeIfAbsent(token, t -> asked(() -> symbol(node.read(null, t, SYMBOL))));
  }

  @Override
  public Optional<Integer> decimals(Address token) {
    return decimals.computeIfAbsent(
        token, t -> asked(() -> decimals(node.read(null, t, DECIMALS))));
  }

  private static <T> Optional<T> asked(Pending.Question<Optional<T>> question) {
    try {
      return question.ask();
    } catch (NodeFault fault) {
      return Optional.empty();
    }
  }

  private static Optional<String> symbol(Bytes answer) {
    if (answer.length() == 32) {
      int end = 0;
      while (end < 32 && answer.at(end) != 0) {
        end++;
      }
      return bounded(new String(answer.slice(0, end).toArray(), StandardCharsets.UTF_8));
    }
    try {
      return bounded(STRING.decode(answer, "The symbol").text(0));
    } catch (UnreadableInput e) {
      return Optional.empty();
    }
  }

  private static Optional<String> bounded(String symbol) {
    return symbol.isEmpty() || symbol.length() > LONGEST_SYMBOL
        ? Optional.empty()
        : Optional.of(symbol);
  }

  private static Optional<Integer> decimals(Bytes answer) {
    if (answer.length() != 32) {
      return Optional.empty();
    }
    BigInteger number = answer.toUnsigned();
    return number.bitLength() > 8 ? Optional.empty() : Optional.of(number.intValueExact());
  }
}
