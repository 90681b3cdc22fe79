package dev.countersign.gate.bitcoin;

import dev.countersign.chain.bitcoin.PsbtReader;
import dev.countersign.chain.payload.BitcoinPayload;
import dev.countersign.model.value.Bytes;
import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Writes a PSBT of version 0 or 2, to be read by the real reader. */
final class TestPsbt {
  private record In(Bytes earlier, long amount, TestScript script, Map<Bytes, Bytes> fields) {}

  private record Out(long amount, TestScript script) {}

  private final List<In> inputs = new ArrayList<>();
  private final List<Out> outputs = new ArrayList<>();

  /** Spends that amount, with the whole earlier transaction beside it. */
  TestPsbt spends(long amount, TestScript script) {
    Bytes earlier = earlier(amount, script.script());
    Map<Bytes, Bytes> fields = fields(script);
    fields.put(key(0x00), earlier);
    inputs.add(new In(earlier, amount, script, fields));
    return this;
  }

  /** Spends that amount as far as the PSBT says. */
  TestPsbt spendsClaimed(long claimed, TestScript script) {
    Map<Bytes, Bytes> fields = fields(script);
    fields.put(key(0x01), output(claimed, script.script()));
    inputs.add(new In(earlier(claimed + 1, script.script()), claimed, script, fields));
    return this;
  }

  /** Adds or replaces a field of the last input. */
  TestPsbt field(int type, Bytes value) {
    inputs.getLast().fields().put(key(type), value);
    return this;
  }

  /** Adds a field with a key to the last input. */
  TestPsbt field(int type, Bytes data, Bytes value) {
    inputs.getLast().fields().put(key(type).concat(data), value);
    return this;
  }

  /** Takes a field of the last input away. */
  TestPsbt without(int type) {
    inputs.getLast().fields().remove(key(type));
    return this;
  }

  TestPsbt pays(long amount, TestScript script) {
    outputs.add(new Out(amount, script));
    return this;
  }

  BitcoinPayload read() {
    return PsbtReader.read(bytes().toArray());
  }

  /** Version 2 with those flags. */
  BitcoinPayload readVersion2(int flags) {
    Bytes psbt =
        Bytes.fromHex("70736274ff")
            .concat(field(key(0x02), little(2, 4)))
            .concat(field(key(0x04), little(inputs.size(), 1)))
            .concat(field(key(0x05), little(outputs.size(), 1)))
            .concat(field(key(0x06), little(flags, 1)))
            .concat(field(key(0xfb), little(2, 4)))
            .concat(little(0, 1));
    for (In input : inputs) {
      psbt =
          psbt.concat(map(input.fields(), false))
              .concat(field(key(0x0e), hash256(input.earlier())))
              .concat(field(key(0x0f), little(0, 4)))
              .concat(little(0, 1));
    }
    for (Out output : outputs) {
      psbt =
          psbt.concat(map(output.script().outputFields(), false))
              .concat(field(key(0x03), little(output.amount(), 8)))
              .concat(field(key(0x04), output.script().script()))
              .concat(little(0, 1));
    }
    return PsbtReader.read(psbt.toArray());
  }

  Bytes bytes() {
    Bytes transaction = little(2, 4).concat(little(inputs.size(), 1));
    for (In input : inputs) {
      transaction = transaction.concat(spend(hash256(input.earlier())));
    }
    transaction = transaction.concat(little(outputs.size(), 1));
    for (Out output : outputs) {
      transaction = transaction.concat(output(output.amount(), output.script().script()));
    }
    Bytes psbt =
        Bytes.fromHex("70736274ff")
            .concat(field(key(0x00), transaction.concat(little(0, 4))))
            .concat(little(0, 1));
    for (In input : inputs) {
      psbt = psbt.concat(map(input.fields(), true));
    }
    for (Out output : outputs) {
      psbt = psbt.concat(map(output.script().outputFields(), true));
    }
    return psbt;
  }

  private static Map<Bytes, Bytes> fields(TestScript script) {
    return new LinkedHashMap<>(script.inputFields());
  }

  private static Bytes map(Map<Bytes, Bytes> fields, boolean whole) {
    Bytes map = Bytes.EMPTY;
    for (Map.Entry<Bytes, Bytes> entry : fields.entrySet()) {
      map = map.concat(field(entry.getKey(), entry.getValue()));
    }
    return whole ? map.concat(little(0, 1)) : map;
  }

  /** A transaction whose only output that is. */
  static Bytes earlier(long amount, Bytes script) {
    return little(2, 4)
        .concat(little(1, 1))
        .concat(spend(Bytes.word(BigInteger.valueOf(amount))))
        .concat(little(1, 1))
        .concat(output(amount, script))
        .concat(little(0, 4));
  }

  private static Bytes spend(Bytes txid) {
    return txid.concat(little(0, 4)).concat(little(0, 1)).concat(little(0xfffffffdL, 4));
  }

  private static Bytes output(long amount, Bytes script) {
    return little(amount, 8).concat(sized(script));
  }

  private static Bytes key(int type) {
    return Bytes.of(new byte[] {(byte) type});
  }

  private static Bytes field(Bytes key, Bytes value) {
    return sized(key).concat(sized(value));
  }

  private static Bytes sized(Bytes bytes) {
    int length = bytes.length();
    return (length < 0xfd ? little(length, 1) : little(0xfd, 1).concat(little(length, 2)))
        .concat(bytes);
  }

  static Bytes little(long number, int width) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (int i = 0; i < width; i++) {
      out.write((int) (number >> (8 * i)));
    }
    return Bytes.of(out.toByteArray());
  }

  private static Bytes hash256(Bytes bytes) {
    return sha256(sha256(bytes));
  }

  static Bytes sha256(Bytes bytes) {
    try {
      return Bytes.of(MessageDigest.getInstance("SHA-256").digest(bytes.toArray()));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
