package dev.countersign.chain.abi;

import dev.countersign.model.value.Address;
import dev.countersign.model.value.Bytes;
import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/** Writes the canonical encoding. */
final class AbiEncoder {
  private AbiEncoder() {}

  static Bytes encode(AbiType.Tuple types, Object[] values) {
    return content(types.members(), Arrays.asList(values));
  }

  private static Bytes content(List<AbiType> types, List<?> values) {
    if (types.size() != values.size()) {
      throw new IllegalArgumentException(types.size() + " types, " + values.size() + " values");
    }
    int headBytes = types.stream().mapToInt(AbiType::headBytes).sum();
    ByteArrayOutputStream head = new ByteArrayOutputStream();
    ByteArrayOutputStream tail = new ByteArrayOutputStream();
    for (int i = 0; i < types.size(); i++) {
      Bytes encoded = value(types.get(i), values.get(i));
      if (types.get(i).dynamic()) {
        head.writeBytes(word(headBytes + tail.size()).toArray());
        tail.writeBytes(encoded.toArray());
      } else {
        head.writeBytes(encoded.toArray());
      }
    }
    head.writeBytes(tail.toByteArray());
    return Bytes.of(head.toByteArray());
  }

  private static Bytes value(AbiType type, Object value) {
    return switch (type) {
      case AbiType.Account a when value instanceof Address address -> address.word();
      case AbiType.Truth t when value instanceof Boolean truth -> word(truth ? 1 : 0);
      case AbiType.Whole whole when value instanceof BigInteger number -> whole(whole, number);
      case AbiType.Whole whole when value instanceof Integer || value instanceof Long ->
          whole(whole, BigInteger.valueOf(((Number) value).longValue()));
      case AbiType.FixedBytes fixed
          when value instanceof Bytes bytes && bytes.length() == fixed.length() ->
          padded(bytes);
      case AbiType.ByteString b when value instanceof Bytes bytes ->
          word(bytes.length()).concat(padded(bytes));
      case AbiType.Text t when value instanceof String text -> {
        Bytes bytes = Bytes.of(text.getBytes(StandardCharsets.UTF_8));
        yield word(bytes.length()).concat(padded(bytes));
      }
      case AbiType.Sequence sequence when value instanceof List<?> list ->
          word(list.size())
              .concat(content(Collections.nCopies(list.size(), sequence.element()), list));
      case AbiType.FixedSequence sequence when value instanceof List<?> list ->
          content(Collections.nCopies(sequence.length(), sequence.element()), list);
      case AbiType.Tuple tuple when value instanceof List<?> list -> content(tuple.members(), list);
      case AbiType.Tuple tuple when value instanceof AbiValues values ->
          content(tuple.members(), values.all());
      default -> throw new IllegalArgumentException("no value of " + type + ": " + value);
    };
  }

  private static Bytes whole(AbiType.Whole type, BigInteger number) {
    boolean fits =
        type.signed()
            ? number.bitLength() < type.bits()
            : number.signum() >= 0 && number.bitLength() <= type.bits();
    if (!fits) {
      throw new IllegalArgumentException("does not fit " + type + ": " + number);
    }
    return Bytes.word(number.signum() < 0 ? number.add(BigInteger.ONE.shiftLeft(256)) : number);
  }

  private static Bytes padded(Bytes bytes) {
    return bytes.concat(Bytes.of(new byte[(32 - bytes.length() % 32) % 32]));
  }

  private static Bytes word(long number) {
    return Bytes.word(BigInteger.valueOf(number));
  }
}
