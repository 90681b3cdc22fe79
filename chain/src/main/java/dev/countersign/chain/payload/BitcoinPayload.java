package dev.countersign.chain.payload;

import dev.countersign.model.value.Bytes;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A partially signed Bitcoin transaction (BIP-174, BIP-370). Amounts in satoshi.
 *
 * @param version 0 or 2
 * @param network "mainnet", "testnet", "regtest", … as far as the derivation paths tell, else null
 * @param txid of the unsigned transaction (BIP-370: as if extracted)
 * @param modifiable for version 2: inputs or outputs may still be added (PSBT_GLOBAL_TX_MODIFIABLE)
 */
public record BitcoinPayload(
    int version,
    @Nullable String network,
    Bytes txid,
    boolean modifiable,
    List<Input> inputs,
    List<Output> outputs)
    implements Payload {
  /** Copies the lists. */
  public BitcoinPayload {
    inputs = List.copyOf(inputs);
    outputs = List.copyOf(outputs);
  }

  /**
   * One input. Transaction ids are in the order in which explorers show them.
   *
   * <p>An amount is proven in two ways. Either the PSBT carries the whole earlier transaction and
   * its id is the one that is spent; or the input is a taproot one, whose signature commits to the
   * amounts of all inputs (BIP-341), so that a false amount makes the signature worthless. A segwit
   * v0 signature commits only to the amount of its own input (BIP-143): a host that asks for two
   * signatures, lying about another amount each time, can put the two together into one transaction
   * that pays a fee nobody saw. So a segwit v0 input with nothing but a witness UTXO is not proven.
   *
   * @param amount of the output it spends; null where the PSBT does not carry it
   * @param amountProven as told above
   * @param scriptPubKey of the output it spends; null where not carried
   * @param sighash the sighash type asked for, 0 default or 1 ALL, or another
   * @param signatureSighashes the types of the signatures that are already there, in order, once
   *     each
   * @param rule what spending takes, rebuilt from the given keys and scripts; null where the script
   *     was not rebuilt
   * @param origins derivations of its keys
   * @param problems contradictions inside this input, each a sentence
   */
  public record Input(
      Bytes previousTxid,
      long previousIndex,
      @Nullable Long amount,
      boolean amountProven,
      @Nullable Bytes scriptPubKey,
      int sighash,
      List<Integer> signatureSighashes,
      @Nullable SpendingRule rule,
      List<KeyOrigin> origins,
      List<String> problems) {
    /** Copies the lists. */
    public Input {
      signatureSighashes = List.copyOf(signatureSighashes);
      origins = List.copyOf(origins);
      problems = List.copyOf(problems);
    }
  }

  /**
   * One output.
   *
   * @param amount 0 to 21 million BTC
   * @param address as text for its network, or null for a script without one
   * @param rule what spending takes, rebuilt from the given keys and scripts; null where the script
   *     was not rebuilt
   * @param origins derivations of its keys as claimed
   * @param problems contradictions inside this output, each a sentence
   */
  public record Output(
      long amount,
      Bytes scriptPubKey,
      @Nullable String address,
      @Nullable SpendingRule rule,
      List<KeyOrigin> origins,
      List<String> problems) {
    /** Copies the lists. */
    public Output {
      origins = List.copyOf(origins);
      problems = List.copyOf(problems);
    }

    /** True when the script is rebuilt from keys each of which has a claimed origin. */
    public boolean scriptMatchesOrigins() {
      return rule != null
          && rule.publicKeys().stream()
              .allMatch(key -> origins.stream().anyMatch(o -> o.publicKey().equals(key)));
    }
  }

  /**
   * What spending an output takes, as its script says.
   *
   * @param threshold how many of the keys must sign; 1 outside multisig
   * @param publicKeys in the order of the script; 33 or 65 bytes, the 32 of the internal key for
   *     {@link Form#P2TR}
   */
  public record SpendingRule(Form form, int threshold, List<Bytes> publicKeys) {
    /** Copies the list. */
    public SpendingRule {
      publicKeys = List.copyOf(publicKeys);
    }
  }

  /** The forms of script that are rebuilt. */
  public enum Form {
    /** Pay to a key's hash. */
    P2PKH,
    /** Segwit v0, one key (BIP-141). */
    P2WPKH,
    /** Segwit v0, one key, inside P2SH. */
    P2SH_P2WPKH,
    /** Taproot with nothing but its key path (BIP-341, BIP-86). */
    P2TR,
    /** Multisig inside P2SH. */
    P2SH_MULTISIG,
    /** Multisig inside segwit v0. */
    P2WSH_MULTISIG,
    /** Multisig inside segwit v0 inside P2SH. */
    P2SH_P2WSH_MULTISIG
  }

  /**
   * Where a key is said to come from.
   *
   * @param publicKey 33 or 65 bytes, or 32 for taproot
   * @param fingerprint of the master key, 4 bytes
   * @param path such as {@code m/84'/0'/0'/1/3}
   */
  public record KeyOrigin(Bytes publicKey, Bytes fingerprint, String path) {}
}
