package dev.countersign.chain.ethereum;

import dev.countersign.chain.crypto.Secp256k1;
import dev.countersign.chain.rlp.RlpItem;
import dev.countersign.chain.rlp.RlpString;
import dev.countersign.model.value.Address;
import dev.countersign.model.value.Bytes;
import dev.countersign.model.value.UnreadableInput;
import java.math.BigInteger;
import java.util.List;

/**
 * A signature of a transaction or an authorisation.
 *
 * @param parity 0 or 1; another is refused when the signer is recovered
 */
record Signature(BigInteger parity, BigInteger r, BigInteger s) {

  /**
   * Who signed. A high s is refused (EIP-2), since no node would take it.
   *
   * @param what whose signature it is, for the error's sentence
   * @throws UnreadableInput when nobody could have signed so
   */
  Address signer(Bytes digest, String what) {
    if (parity.signum() < 0 || parity.compareTo(BigInteger.ONE) > 0) {
      throw new UnreadableInput(
          "The signature of " + what + " has a y parity of " + parity + "; expected 0 or 1");
    }
    if (s.compareTo(Secp256k1.HALF_ORDER) > 0) {
      throw new UnreadableInput(
          "The signature of "
              + what
              + " has an s in the upper half of the order, which EIP-2 forbids");
    }
    return Secp256k1.recover(digest, r, s, parity.intValueExact())
        .orElseThrow(() ->
            new UnreadableInput(
                "The signature of " + what + " is invalid: no key could have made it"));
  }

  /** As the last items of a typed transaction or an authorisation. */
  List<RlpItem> items() {
    return List.of(RlpString.of(parity), RlpString.of(r), RlpString.of(s));
  }
}
