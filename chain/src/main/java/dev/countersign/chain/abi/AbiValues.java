package dev.countersign.chain.abi;

import dev.countersign.model.value.Address;
import dev.countersign.model.value.Bytes;
import java.math.BigInteger;
import java.util.List;

/**
 * Decoded arguments, or the members of a tuple. Asking for another type than the one declared is a
 * mistake of the program and a {@link ClassCastException}.
 */
public final class AbiValues {
  private final List<Object> values;
  private final int trailingBytes;

  AbiValues(List<Object> values, int trailingBytes) {
    this.values = List.copyOf(values);
    this.trailingBytes = trailingBytes;
  }

  /** The number of values. */
  public int size() {
    return values.size();
  }

  /** Bytes after the encoding's end; 0 for a tuple. */
  public int trailingBytes() {
    return trailingBytes;
  }

  /** An {@code address}. */
  public Address address(int i) {
    return (Address) values.get(i);
  }

  /** An integer; negative only for {@code intN}. */
  public BigInteger uint(int i) {
    return (BigInteger) values.get(i);
  }

  /** A {@code bytes} or {@code bytesN}. */
  public Bytes bytes(int i) {
    return (Bytes) values.get(i);
  }

  /** A {@code bool}. */
  public boolean bool(int i) {
    return (Boolean) values.get(i);
  }

  /** A {@code string}. */
  public String text(int i) {
    return (String) values.get(i);
  }

  /**
   * An array, unmodifiable: {@link BigInteger}, {@link Address}, {@link Boolean}, {@link Bytes},
   * {@link String}, {@link List} or, for tuples, {@link AbiValues}.
   */
  @SuppressWarnings("unchecked")
  public List<Object> list(int i) {
    return (List<Object>) values.get(i);
  }

  /** A tuple. */
  public AbiValues tuple(int i) {
    return (AbiValues) values.get(i);
  }

  /** All values in order, unmodifiable, each as {@link #list} has them. */
  public List<Object> all() {
    return values;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof AbiValues that
        && trailingBytes == that.trailingBytes
        && values.equals(that.values);
  }

  @Override
  public int hashCode() {
    return values.hashCode();
  }

  @Override
  public String toString() {
    return values.toString();
  }
}
