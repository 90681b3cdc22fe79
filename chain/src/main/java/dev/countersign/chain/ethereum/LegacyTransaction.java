package dev.countersign.chain.ethereum;

import static dev.countersign.chain.ethereum.RlpTransaction.WHAT;

import dev.countersign.chain.payload.EthereumPayload;
import dev.countersign.chain.rlp.RlpFields;
import dev.countersign.chain.rlp.RlpList;
import dev.countersign.model.value.Address;
import dev.countersign.model.value.Bytes;
import dev.countersign.model.value.UnreadableInput;
import java.math.BigInteger;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Transactions of type 0 out of RLP, with and without the chain id of EIP-155. */
final class LegacyTransaction {
  private LegacyTransaction() {}

  static EthereumPayload read(RlpFields fields) {
    if (fields.size() != 6 && fields.size() != 9) {
      throw new UnreadableInput(
          WHAT
              + " of type 0 has "
              + fields.size()
              + " items; expected 6 unsigned, or 9 with v, r and s");
    }
    BigInteger nonce = RlpTransaction.nonce(fields.uint("nonce", 64));
    BigInteger gasPrice = fields.uint("gas price", 256);
    BigInteger gasLimit = fields.uint("gas limit", 64);
    Address to = fields.addressOrNull("destination");
    BigInteger value = fields.uint("value", 256);
    Bytes data = fields.bytes("data");
    if (fields.size() == 6) {
      return fields(null, true, nonce, gasPrice, gasLimit, to, value, data).payload(null, false);
    }
    BigInteger v = fields.uint("v", 256);
    BigInteger r = fields.uint("r", 256);
    BigInteger s = fields.uint("s", 256);
    if (r.signum() == 0 && s.signum() == 0) {
      // EIP-155 puts the chain id where v will be; some libraries leave 0, and do not say it.
      Long chainId = v.signum() == 0 ? null : Long.valueOf(RlpTransaction.chainId(v));
      return fields(chainId, false, nonce, gasPrice, gasLimit, to, value, data)
          .payload(null, false);
    }
    LegacyV read = LegacyV.of(v);
    TransactionFields signed =
        fields(read.chainId(), read.chainId() == null, nonce, gasPrice, gasLimit, to, value, data);
    Bytes digest = signed.signingHash();
    if (digest == null) {
      throw new IllegalStateException("RLP leaves no field out");
    }
    Signature signature = new Signature(read.parity(), r, s);
    return signed.payload(signature.signer(digest, "the transaction"), true);
  }

  private static TransactionFields fields(
      @Nullable Long chainId,
      boolean replayable,
      BigInteger nonce,
      BigInteger gasPrice,
      BigInteger gasLimit,
      @Nullable Address to,
      BigInteger value,
      Bytes data) {
    return new TransactionFields(
        0,
        chainId,
        replayable,
        nonce,
        null,
        gasPrice,
        gasLimit,
        to,
        value,
        data,
        RlpList.EMPTY,
        null,
        List.of(),
        List.of());
  }
}
