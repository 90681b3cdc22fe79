package dev.countersign.gate.bitcoin;

import dev.countersign.chain.bitcoin.BitcoinAddress;
import dev.countersign.chain.bitcoin.ExtendedKey;
import dev.countersign.model.value.Bytes;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.bouncycastle.crypto.digests.RIPEMD160Digest;

/**
 * A script, with what a PSBT says beside it.
 *
 * @param inputFields where it is spent
 * @param outputFields where it is paid
 */
record TestScript(Bytes script, Map<Bytes, Bytes> inputFields, Map<Bytes, Bytes> outputFields) {

  /** Somebody's. */
  static TestScript of(String address) {
    Bytes script = BitcoinAddress.parse(address, "The address").scriptPubKey();
    return new TestScript(script, Map.of(), Map.of());
  }

  static TestScript raw(String hex) {
    return new TestScript(Bytes.fromHex(hex), Map.of(), Map.of());
  }

  /** One key of a wallet, as P2WPKH. */
  static TestScript p2wpkh(String account, long branch, long index) {
    Bytes key = key(account, branch, index);
    return new TestScript(Bytes.fromHex("0014").concat(hash160(key)), Map.of(), Map.of())
        .claims(key, account, branch, index);
  }

  /** As {@link #p2wpkh}, inside P2SH. */
  static TestScript nested(String account, long branch, long index) {
    Bytes key = key(account, branch, index);
    Bytes redeem = Bytes.fromHex("0014").concat(hash160(key));
    Bytes script = Bytes.fromHex("a914").concat(hash160(redeem)).concat(Bytes.fromHex("87"));
    return new TestScript(
            script, Map.of(Bytes.fromHex("04"), redeem), Map.of(Bytes.fromHex("00"), redeem))
        .claims(key, account, branch, index);
  }

  /**
   * One key of a wallet, as taproot with nothing but its key; the address says how it is tweaked.
   */
  static TestScript taproot(String address, String account, long branch, long index) {
    Bytes key = key(account, branch, index).from(1);
    Bytes origin = TestPsbt.little(0, 1).concat(path(account, branch, index));
    return new TestScript(
        of(address).script(),
        Map.of(Bytes.fromHex("17"), key, Bytes.fromHex("16").concat(key), origin),
        Map.of(Bytes.fromHex("05"), key, Bytes.fromHex("07").concat(key), origin));
  }

  /** As many as the threshold of the accounts' keys, as P2WSH, keys in their own order. */
  static TestScript multisig(int threshold, long branch, long index, String... accounts) {
    Bytes[] keys =
        Arrays.stream(accounts)
            .map(account -> key(account, branch, index))
            .sorted((a, b) -> a.toHex().compareTo(b.toHex()))
            .toArray(Bytes[]::new);
    Bytes script = TestPsbt.little(0x50 + threshold, 1);
    for (Bytes key : keys) {
      script = script.concat(TestPsbt.little(33, 1)).concat(key);
    }
    script = script.concat(TestPsbt.little(0x50 + keys.length, 1)).concat(Bytes.fromHex("ae"));
    TestScript made =
        new TestScript(
            Bytes.fromHex("0020").concat(TestPsbt.sha256(script)),
            Map.of(Bytes.fromHex("05"), script),
            Map.of(Bytes.fromHex("01"), script));
    for (String account : accounts) {
      made = made.claims(key(account, branch, index), account, branch, index);
    }
    return made;
  }

  /** Says where the key comes from. */
  TestScript claims(Bytes key, String account, long branch, long index) {
    Bytes path = path(account, branch, index);
    return new TestScript(
        script,
        with(inputFields, Bytes.fromHex("06").concat(key), path),
        with(outputFields, Bytes.fromHex("02").concat(key), path));
  }

  /** With a field more, where it is paid. */
  TestScript withOutput(String key, Bytes value) {
    return new TestScript(script, inputFields, with(outputFields, Bytes.fromHex(key), value));
  }

  private static Bytes path(String account, long branch, long index) {
    ExtendedKey.Origin origin = ExtendedKey.parse(account, "The account").origin();
    if (origin == null) {
      throw new IllegalArgumentException("an account of the tests has an origin");
    }
    Bytes path = origin.fingerprint();
    for (long step : origin.path().steps()) {
      path = path.concat(TestPsbt.little(step, 4));
    }
    return path.concat(TestPsbt.little(branch, 4)).concat(TestPsbt.little(index, 4));
  }

  static Bytes key(String account, long branch, long index) {
    return ExtendedKey.parse(account, "The account")
        .child(branch)
        .flatMap(key -> key.child(index))
        .orElseThrow()
        .publicKey();
  }

  private static Map<Bytes, Bytes> with(Map<Bytes, Bytes> fields, Bytes key, Bytes value) {
    Map<Bytes, Bytes> more = new LinkedHashMap<>(fields);
    more.put(key, value);
    return more;
  }

  private static Bytes hash160(Bytes bytes) {
    byte[] inner = TestPsbt.sha256(bytes).toArray();
    RIPEMD160Digest digest = new RIPEMD160Digest();
    digest.update(inner, 0, inner.length);
    byte[] out = new byte[20];
    digest.doFinal(out, 0);
    return Bytes.of(out);
  }
}
