package dev.countersign.chain.rlp;

import dev.countersign.model.value.Address;
import dev.countersign.model.value.Bytes;
import dev.countersign.model.value.UnreadableInput;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The items of a list read one after the other by name, with sentences for what is wrong. */
public final class RlpFields {
  private final List<RlpItem> items;
  private final String what;
  private int next;

  /**
   * @param what the name of the list, for the error's sentence
   * @throws UnreadableInput when the item is no list
   */
  public RlpFields(RlpItem item, String what) {
    this.what = what;
    if (!(item instanceof RlpList list)) {
      throw new UnreadableInput(what + " is bytes where a list was expected");
    }
    this.items = list.items();
  }

  /** The number of items, read and unread. */
  public int size() {
    return items.size();
  }

  /**
   * The next item, whatever it is.
   *
   * @throws UnreadableInput when there is none
   */
  public RlpItem item(String name) {
    if (next >= items.size()) {
      throw new UnreadableInput(
          what + " has only " + items.size() + " items; the " + name + " is missing");
    }
    RlpItem item = items.get(next);
    next++;
    return item;
  }

  /**
   * Bytes of any length.
   *
   * @throws UnreadableInput when it is a list
   */
  public Bytes bytes(String name) {
    if (item(name) instanceof RlpString string) {
      return string.bytes();
    }
    throw wrong(name, "is a list where bytes were expected");
  }

  /**
   * An unsigned number without leading zeros.
   *
   * @param bits the most bits it may need
   * @throws UnreadableInput when it is not that
   */
  public BigInteger uint(String name, int bits) {
    Bytes bytes = bytes(name);
    if (!bytes.isEmpty() && bytes.at(0) == 0) {
      throw wrong(name, "starts with a zero byte; a canonical number has none");
    }
    if (bytes.length() > (bits + 7) / 8 || bytes.toUnsigned().bitLength() > bits) {
      throw wrong(name, "is out of range; expected at most " + bits + " bits");
    }
    return bytes.toUnsigned();
  }

  /**
   * An address.
   *
   * @throws UnreadableInput when it has not 20 bytes
   */
  public Address address(String name) {
    Address address = addressOrNull(name);
    if (address == null) {
      throw wrong(name, "is empty; expected an address of 20 bytes");
    }
    return address;
  }

  /**
   * An address, or null when empty.
   *
   * @throws UnreadableInput when it has neither 0 nor 20 bytes
   */
  public @Nullable Address addressOrNull(String name) {
    Bytes bytes = bytes(name);
    if (bytes.isEmpty()) {
      return null;
    }
    if (bytes.length() != 20) {
      throw wrong(name, "has " + bytes.length() + " bytes; an address has 20");
    }
    return new Address(bytes);
  }

  /**
   * The items of a list, each to be read as a list itself.
   *
   * @throws UnreadableInput when it, or a member when asked for, is no list
   */
  public List<RlpFields> lists(String name) {
    RlpFields outer = new RlpFields(item(name), "The " + name);
    List<RlpFields> inner = new ArrayList<>();
    for (RlpItem member : outer.items) {
      inner.add(new RlpFields(member, "Entry " + (inner.size() + 1) + " of the " + name));
    }
    return inner;
  }

  /**
   * A list of byte strings of one length.
   *
   * @throws UnreadableInput when it is not that
   */
  public List<Bytes> strings(String name, int length) {
    RlpFields inner = new RlpFields(item(name), "The " + name);
    List<Bytes> strings = new ArrayList<>();
    while (inner.next < inner.items.size()) {
      Bytes bytes = inner.bytes("entry " + (inner.next + 1));
      if (bytes.length() != length) {
        throw wrong(name, "has an entry of " + bytes.length() + " bytes; expected " + length);
      }
      strings.add(bytes);
    }
    return strings;
  }

  /**
   * Checks that every item was read.
   *
   * @throws UnreadableInput when some are left
   */
  public void end() {
    if (next != items.size()) {
      throw new UnreadableInput(what + " has " + items.size() + " items; expected " + next);
    }
  }

  private UnreadableInput wrong(String name, String why) {
    return new UnreadableInput("The " + name + " of " + lower(what) + " " + why);
  }

  private static String lower(String text) {
    return text.startsWith("The ") || text.startsWith("Entry ")
        ? Character.toLowerCase(text.charAt(0)) + text.substring(1)
        : text;
  }
}
