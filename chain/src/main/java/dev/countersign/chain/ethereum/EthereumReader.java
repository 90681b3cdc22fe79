package dev.countersign.chain.ethereum;

import dev.countersign.chain.payload.EthereumPayload;
import dev.countersign.chain.rlp.Rlp;
import dev.countersign.chain.rlp.RlpItem;
import dev.countersign.chain.rlp.RlpList;
import dev.countersign.model.value.Bytes;
import dev.countersign.model.value.UnreadableInput;
import tools.jackson.databind.JsonNode;

/** Reads Ethereum transactions, unsigned or signed. */
public final class EthereumReader {
  private EthereumReader() {}

  /**
   * Reads the bytes of a transaction: a list (type 0, with or without EIP-155), or an envelope of
   * EIP-2718 of type 1 to 4. A blob transaction may come with its blobs, as nodes pass it around
   * (EIP-4844, EIP-7594).
   *
   * @throws UnreadableInput when it is not canonical, of an unknown type, or signed by nobody
   */
  public static EthereumPayload fromRlp(Bytes raw) {
    return RlpTransaction.read(raw);
  }

  /**
   * Reads a transaction object as {@code eth_sendTransaction} takes it or {@code
   * eth_getTransactionByHash} answers it. Where no {@code type} is given, the fields decide: an
   * authorisation list means 4, blob fields 3, {@code maxFeePerGas} 2, {@code gasPrice} 0 or, with
   * an access list, 1; nothing of these means 2. Fields that no transaction has are ignored, as
   * wallets ignore them.
   *
   * @throws UnreadableInput when a field is no value of its kind, two contradict each other, or a
   *     signature does not belong to it
   */
  public static EthereumPayload fromJson(JsonNode object) {
    return JsonTransaction.read(object);
  }

  /**
   * True for bytes with the outer form of a transaction, so that {@link #fromRlp} says what is
   * wrong with them if anything: a list, or a type's byte and a list, that ends where the bytes do.
   * A known type's byte before a long list that was cut counts too. 32 bytes, which may be a
   * digest, count only when all of them are canonical and there are as many items as a transaction
   * has.
   */
  public static boolean looksLikeRlp(Bytes raw) {
    if (raw.length() < 2) {
      return false;
    }
    int type = raw.at(0) < 0x80 ? raw.at(0) : 0;
    Bytes list = raw.at(0) < 0x80 ? raw.from(1) : raw;
    if (list.at(0) < 0xc0) {
      return false;
    }
    if (raw.length() == 32) {
      return decodes(list);
    }
    return endsWithItsList(list) || (type >= 1 && type <= 4 && list.at(0) >= 0xf8);
  }

  private static boolean decodes(Bytes list) {
    try {
      RlpItem item = Rlp.decode(list, "It");
      return item instanceof RlpList members && members.items().size() >= 6;
    } catch (UnreadableInput e) {
      return false;
    }
  }

  private static boolean endsWithItsList(Bytes list) {
    int prefix = list.at(0);
    if (prefix <= 0xf7) {
      return list.length() == 1 + prefix - 0xc0;
    }
    int lengthBytes = prefix - 0xf7;
    if (lengthBytes > 4 || list.length() < 1 + lengthBytes) {
      return false;
    }
    long length = list.slice(1, 1 + lengthBytes).toUnsigned().longValueExact();
    return list.length() == 1 + lengthBytes + length;
  }
}
