package dev.countersign.gate.reading;

import dev.countersign.model.value.Address;
import dev.countersign.model.value.Bytes;
import java.util.Optional;

/**
 * What a node says of accounts on the payload's chain. Empty means that the node did not say, or
 * not in a way that can be used, or that there is none; it never means "no".
 */
public interface ChainFacts {
  /** Without a node. */
  ChainFacts NONE =
      new ChainFacts() {
        @Override
        public Optional<Bytes> codeHash(Address account) {
          return Optional.empty();
        }

        @Override
        public Optional<String> symbol(Address token) {
          return Optional.empty();
        }

        @Override
        public Optional<Integer> decimals(Address token) {
          return Optional.empty();
        }
      };

  /** keccak-256 of the account's code; that of no bytes for an account without code. */
  Optional<Bytes> codeHash(Address account);

  /** What the token calls itself ({@code symbol()}, as string or bytes32). */
  Optional<String> symbol(Address token);

  /** The token's decimals ({@code decimals()}), 0 to 255. */
  Optional<Integer> decimals(Address token);
}
