package dev.countersign.chain.safe;

import dev.countersign.model.value.Address;
import dev.countersign.model.value.Bytes;
import dev.countersign.model.value.UnreadableInput;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The {@code signatures} bytes of {@code execTransaction}: 65 bytes an owner, followed by what
 * contract signatures carry beside them.
 */
public final class SafeSignatures {
  private static final int STATIC = 65;
  private static final int MOST = 256;

  private SafeSignatures() {}

  /**
   * Splits them.
   *
   * @throws UnreadableInput when they are cut, point outside themselves, or are more than 256
   */
  public static List<Confirmation> split(Bytes signatures) {
    List<Confirmation> confirmations = new ArrayList<>();
    int end = signatures.length();
    for (int at = 0; at < end; at += STATIC) {
      if (at + STATIC > end) {
        throw new UnreadableInput(
            "The signatures have "
                + signatures.length()
                + " bytes, which is no multiple of 65; one of them was probably cut");
      }
      if (confirmations.size() == MOST) {
        throw new UnreadableInput("There are more than " + MOST + " signatures");
      }
      Bytes one = signatures.slice(at, at + STATIC);
      Bytes dynamic = Bytes.EMPTY;
      if (one.at(64) == 0) {
        int offset = offset(one, at + STATIC, signatures.length());
        dynamic = dynamic(signatures, offset);
        end = Math.min(end, offset);
      }
      confirmations.add(new Confirmation(null, one, dynamic));
    }
    return List.copyOf(confirmations);
  }

  /**
   * Reads one confirmation as a service lists it.
   *
   * @param owner whom it is said to be from, or null
   * @throws UnreadableInput when it is not exactly one signature
   */
  public static Confirmation one(@Nullable Address owner, Bytes signature) {
    List<Confirmation> split = split(signature);
    if (split.size() != 1) {
      throw new UnreadableInput(
          "A confirmation carries "
              + split.size()
              + " signatures; expected exactly one of 65 bytes for each owner");
    }
    Confirmation only = split.get(0);
    return new Confirmation(owner, only.signature(), only.dynamic());
  }

  /**
   * Joins confirmations that count into the bytes that {@code execTransaction} takes: sorted by
   * owner, the static parts first, then what contract signatures carry, at the offsets that they
   * name.
   *
   * @param byOwner each owner's confirmation, checked by the caller
   * @throws IllegalArgumentException when there are none or more than 256
   */
  public static Bytes join(Map<Address, Confirmation> byOwner) {
    if (byOwner.isEmpty() || byOwner.size() > MOST) {
      throw new IllegalArgumentException("1 to " + MOST + " confirmations, not " + byOwner.size());
    }
    Bytes fixed = Bytes.EMPTY;
    Bytes dynamic = Bytes.EMPTY;
    // checkNSignatures compares owners as numbers, which is the order of their bytes.
    for (Map.Entry<Address, Confirmation> entry : sorted(byOwner)) {
      Confirmation confirmation = entry.getValue();
      if (confirmation.v() == 0) {
        int offset = byOwner.size() * STATIC + dynamic.length();
        fixed = fixed.concat(contract(entry.getKey(), offset));
        dynamic = dynamic.concat(tail(confirmation));
      } else {
        fixed = fixed.concat(confirmation.signature());
      }
    }
    return fixed.concat(dynamic);
  }

  /** One confirmation by itself, as services list it. */
  public static Bytes alone(Confirmation confirmation) {
    if (confirmation.v() != 0) {
      return confirmation.signature();
    }
    Address owner = Address.ofWord(confirmation.signature().slice(0, 32));
    return contract(owner, STATIC).concat(tail(confirmation));
  }

  private static List<Map.Entry<Address, Confirmation>> sorted(Map<Address, Confirmation> by) {
    return by.entrySet().stream()
        .sorted(Comparator.comparing((Map.Entry<Address, Confirmation> e) -> e.getKey().bytes()))
        .toList();
  }

  private static Bytes contract(Address owner, int offset) {
    return owner
        .word()
        .concat(Bytes.word(BigInteger.valueOf(offset)))
        .concat(Bytes.of(new byte[] {0}));
  }

  private static Bytes tail(Confirmation confirmation) {
    return Bytes.word(BigInteger.valueOf(confirmation.dynamic().length()))
        .concat(confirmation.dynamic());
  }

  private static int offset(Bytes signature, int least, int length) {
    BigInteger offset = signature.slice(32, 64).toUnsigned();
    if (offset.compareTo(BigInteger.valueOf(least)) < 0
        || offset.compareTo(BigInteger.valueOf((long) length - 32)) > 0) {
      throw new UnreadableInput(
          "A contract signature points outside the signatures (offset "
              + (offset.bitLength() > 64 ? "past 64 bits" : offset)
              + "); it was probably cut");
    }
    return offset.intValueExact();
  }

  private static Bytes dynamic(Bytes signatures, int offset) {
    BigInteger length = signatures.slice(offset, offset + 32).toUnsigned();
    int left = signatures.length() - offset - 32;
    if (length.compareTo(BigInteger.valueOf(left)) > 0) {
      throw new UnreadableInput("A contract signature is longer than the bytes that are left");
    }
    return signatures.slice(offset + 32, offset + 32 + length.intValueExact());
  }
}
