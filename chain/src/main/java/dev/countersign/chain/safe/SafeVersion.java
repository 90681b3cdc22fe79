package dev.countersign.chain.safe;

import dev.countersign.model.value.UnreadableInput;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A version of the Safe contracts, 0.1.0 to 1.5.0. What follows "+" (as in {@code 1.3.0+L2}) does
 * not change the hash and is dropped.
 */
public record SafeVersion(int major, int minor, int patch) implements Comparable<SafeVersion> {
  private static final Pattern FORM =
      Pattern.compile("v?(\\d{1,3})\\.(\\d{1,3})\\.(\\d{1,3})([+-].{0,20})?");
  private static final SafeVersion FIRST = new SafeVersion(0, 0, 1);
  private static final SafeVersion AFTER_LAST = new SafeVersion(1, 6, 0);

  /**
   * Reads {@code 1.3.0} and the like.
   *
   * @throws UnreadableInput when it is no version, or one that is not known here
   */
  public static SafeVersion parse(String text) {
    Matcher form = FORM.matcher(text.strip());
    if (!form.matches()) {
      throw new UnreadableInput("The Safe version is not of the form 1.3.0");
    }
    SafeVersion version =
        new SafeVersion(
            Integer.parseInt(form.group(1)),
            Integer.parseInt(form.group(2)),
            Integer.parseInt(form.group(3)));
    if (version.compareTo(FIRST) < 0 || version.compareTo(AFTER_LAST) >= 0) {
      throw new UnreadableInput(
          "The Safe version " + version + " is not known; 0.1.0 to 1.5.0 can be read");
    }
    return version;
  }

  /** True from 1.3.0 on: the EIP-712 domain names the chain. */
  public boolean domainHasChainId() {
    return compareTo(new SafeVersion(1, 3, 0)) >= 0;
  }

  /** True before 1.0.0: the hashed field is called {@code dataGas}. */
  public boolean callsBaseGasDataGas() {
    return major == 0;
  }

  @Override
  public int compareTo(SafeVersion other) {
    int byMajor = Integer.compare(major, other.major);
    int byMinor = byMajor != 0 ? byMajor : Integer.compare(minor, other.minor);
    return byMinor != 0 ? byMinor : Integer.compare(patch, other.patch);
  }

  @Override
  public String toString() {
    return major + "." + minor + "." + patch;
  }
}
