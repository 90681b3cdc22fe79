package dev.countersign.chain.abi;

import dev.countersign.model.value.Address;
import dev.countersign.model.value.Bytes;
import dev.countersign.model.value.UnreadableInput;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Reads one encoding from front to back. Since every tail must start where the one before ended,
 * each byte is read once, and the number of values is bounded by the length of the input.
 */
final class AbiDecoder {
  private final Bytes input;
  private final String what;

  /** Where the tail read last ended. */
  private int end;

  AbiDecoder(Bytes input, String what) {
    this.input = input;
    this.what = what;
  }

  AbiValues decode(AbiType.Tuple types) {
    List<Object> values = content(types.members(), types.contentBytes(), 0);
    return new AbiValues(values, input.length() - end);
  }

  /** The values whose heads start at {@code base}; leaves {@link #end} behind the last tail. */
  private List<Object> content(List<AbiType> types, int headBytes, int base) {
    require(headBytes, base, "the fixed part of the arguments");
    List<Object> values = new ArrayList<>(types.size());
    int tail = base + headBytes;
    int head = base;
    for (AbiType type : types) {
      if (type.dynamic()) {
        checkOffset(head, base, tail);
        values.add(tail(type, tail));
        tail = end;
      } else {
        values.add(inPlace(type, head));
      }
      head += type.headBytes();
    }
    end = tail;
    return values;
  }

  private Object tail(AbiType type, int at) {
    return switch (type) {
      case AbiType.ByteString bytes -> byteString(at);
      case AbiType.Text text -> text(byteString(at), at);
      case AbiType.Sequence sequence -> {
        int count = length(at, sequence.element().headBytes(), "elements");
        yield elements(sequence.element(), count, at + 32);
      }
      case AbiType.FixedSequence sequence -> elements(sequence.element(), sequence.length(), at);
      case AbiType.Tuple tuple ->
          new AbiValues(content(tuple.members(), tuple.contentBytes(), at), 0);
      case AbiType.Whole w -> throw new IllegalStateException("in place");
      case AbiType.Account a -> throw new IllegalStateException("in place");
      case AbiType.Truth t -> throw new IllegalStateException("in place");
      case AbiType.FixedBytes f -> throw new IllegalStateException("in place");
    };
  }

  private List<Object> elements(AbiType element, int count, int base) {
    // The count was checked against the bytes that are left, or is a constant of the type.
    int headBytes = Math.multiplyExact(count, element.headBytes());
    return Collections.unmodifiableList(
        content(Collections.nCopies(count, element), headBytes, base));
  }

  private Object inPlace(AbiType type, int at) {
    return switch (type) {
      case AbiType.Account account -> {
        requireZeros(at, 12, "an address");
        yield new Address(input.slice(at + 12, at + 32));
      }
      case AbiType.Whole whole -> whole(whole, at);
      case AbiType.Truth truth -> {
        requireZeros(at, 31, "a truth value");
        int value = input.at(at + 31);
        if (value > 1) {
          throw wrong(at, "a truth value is " + value + "; expected 0 or 1");
        }
        yield value == 1;
      }
      case AbiType.FixedBytes fixed -> {
        requireZeros(at + fixed.length(), 32 - fixed.length(), "the padding of fixed bytes");
        yield input.slice(at, at + fixed.length());
      }
      case AbiType.FixedSequence sequence -> {
        List<Object> values = new ArrayList<>(sequence.length());
        for (int i = 0; i < sequence.length(); i++) {
          values.add(inPlace(sequence.element(), at + i * sequence.element().headBytes()));
        }
        yield Collections.unmodifiableList(values);
      }
      case AbiType.Tuple tuple -> {
        List<Object> values = new ArrayList<>(tuple.members().size());
        int head = at;
        for (AbiType member : tuple.members()) {
          values.add(inPlace(member, head));
          head += member.headBytes();
        }
        yield new AbiValues(values, 0);
      }
      case AbiType.ByteString b -> throw new IllegalStateException("in the tail");
      case AbiType.Text t -> throw new IllegalStateException("in the tail");
      case AbiType.Sequence s -> throw new IllegalStateException("in the tail");
    };
  }

  private BigInteger whole(AbiType.Whole type, int at) {
    Bytes word = input.slice(at, at + 32);
    BigInteger number = type.signed() ? new BigInteger(word.toArray()) : word.toUnsigned();
    // bitLength leaves the sign out, so a signed number of N bits has at most N-1.
    if (number.bitLength() > (type.signed() ? type.bits() - 1 : type.bits())) {
      throw wrong(
          at,
          "a number does not fit its "
              + type.bits()
              + " bits; the high bytes of the word must be "
              + (type.signed() ? "the sign" : "zero"));
    }
    return number;
  }

  private Bytes byteString(int at) {
    int length = length(at, 1, "bytes");
    int start = at + 32;
    int padded = (length + 31) / 32 * 32;
    require(padded, start, "the padding of " + length + " bytes");
    requireZeros(start + length, padded - length, "the padding of bytes");
    end = start + padded;
    return input.slice(start, start + length);
  }

  private String text(Bytes bytes, int at) {
    try {
      return StandardCharsets.UTF_8
          .newDecoder()
          .decode(ByteBuffer.wrap(bytes.toArray()))
          .toString();
    } catch (CharacterCodingException e) {
      throw wrong(at, "a text is not UTF-8");
    }
  }

  /** A length at {@code at}, checked against the bytes that follow it. */
  private int length(int at, int unit, String of) {
    require(32, at, "a length");
    long length = small(at);
    long left = (long) input.length() - at - 32;
    if (length < 0 || length > left / unit) {
      throw wrong(at, "a length claims more " + of + " than the " + left + " bytes that follow");
    }
    return (int) length;
  }

  private void checkOffset(int head, int base, int expected) {
    long offset = small(head);
    if (offset == (long) expected - base) {
      return;
    }
    String why;
    if (offset < 0 || offset > (long) input.length() - base) {
      why = "points outside the " + input.length() + " bytes";
    } else if (offset < expected - base) {
      why = "points back into what was already read, so that two arguments overlap";
    } else {
      why = "leaves a gap that no argument accounts for";
    }
    throw wrong(
        head, "an offset " + why + "; expected " + (expected - base) + " as compilers write it");
  }

  /** The word as a number, or -1 when it does not fit an int. */
  private long small(int at) {
    for (int i = at; i < at + 28; i++) {
      if (input.at(i) != 0) {
        return -1;
      }
    }
    long number = 0;
    for (int i = at + 28; i < at + 32; i++) {
      number = number << 8 | input.at(i);
    }
    return number > Integer.MAX_VALUE ? -1 : number;
  }

  private void requireZeros(int from, int count, String of) {
    for (int i = from; i < from + count; i++) {
      if (input.at(i) != 0) {
        throw wrong(i, of + " has a byte that is not zero where it must be");
      }
    }
  }

  private void require(int bytes, int at, String of) {
    if (bytes > input.length() - at) {
      throw wrong(
          at,
          "the input ends after "
              + input.length()
              + " bytes; "
              + of
              + " needs "
              + ((long) at + bytes));
    }
  }

  private UnreadableInput wrong(int at, String why) {
    return new UnreadableInput(what + " is not a strict ABI encoding at byte " + at + ": " + why);
  }
}
