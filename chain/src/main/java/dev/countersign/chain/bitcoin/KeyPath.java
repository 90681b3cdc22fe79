package dev.countersign.chain.bitcoin;

import dev.countersign.model.value.Bytes;
import dev.countersign.model.value.UnreadableInput;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A derivation path (BIP-32).
 *
 * @param steps each 0 to 2^32 - 1; from 2^31 on hardened
 */
public record KeyPath(List<Long> steps) {
  /** The first hardened step. */
  public static final long HARDENED = 0x8000_0000L;

  private static final int MOST = 255;
  private static final Pattern STEP = Pattern.compile("([0-9]{1,10})(['hH]?)");

  /** Copies the list. */
  public KeyPath {
    steps = List.copyOf(steps);
  }

  /**
   * Reads a path such as {@code m/84'/0'/0'}, with {@code '}, {@code h} or {@code H} for hardened.
   *
   * @param what the name of the field, for the error's sentence
   * @throws UnreadableInput when it is not of that form
   */
  public static KeyPath parse(String text, String what) {
    String[] parts = text.split("/", -1);
    if (!parts[0].equals("m") || parts.length > MOST) {
      throw new UnreadableInput(what + " is not a derivation path such as m/84'/0'/0'");
    }
    List<Long> steps = new ArrayList<>();
    for (int i = 1; i < parts.length; i++) {
      var step = STEP.matcher(parts[i]);
      if (!step.matches() || Long.parseLong(step.group(1)) >= HARDENED) {
        throw new UnreadableInput(
            what + " has a step that is no number below 2147483648, with ' where it is hardened");
      }
      steps.add(Long.parseLong(step.group(1)) + (step.group(2).isEmpty() ? 0 : HARDENED));
    }
    return new KeyPath(steps);
  }

  /** As PSBTs carry it: four bytes a step, least first. */
  static KeyPath ofBytes(Bytes bytes) {
    List<Long> steps = new ArrayList<>();
    for (int i = 0; i < bytes.length(); i += 4) {
      steps.add(WireReader.littleEndian(bytes.slice(i, i + 4)));
    }
    return new KeyPath(steps);
  }

  /** True when every step of the other comes first in this one. */
  public boolean startsWith(KeyPath other) {
    return steps.size() >= other.steps.size()
        && steps.subList(0, other.steps.size()).equals(other.steps);
  }

  /** Such as {@code m/84'/0'/0'/1/3}. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder("m");
    for (long step : steps) {
      text.append('/').append(step % HARDENED).append(step >= HARDENED ? "'" : "");
    }
    return text.toString();
  }
}
