package dev.countersign.response.freeze;

/**
 * Who can stop value, and gets one request for all of it.
 *
 * @param contact where the request goes to, as whoever sends it knows it; empty when nobody does
 */
public record Holder(HolderKind kind, String name, String contact) {
  /**
   * Checks both texts.
   *
   * @throws IllegalArgumentException with what is wrong
   */
  public Holder {
    Text.present(name, "the holder's name", Text.LINE);
    Text.within(contact, "the holder's contact", Text.LINE);
  }

  /** The name with the kind. */
  public String words() {
    return name + " (" + kind.word() + ")";
  }
}
